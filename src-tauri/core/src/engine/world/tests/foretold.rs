//! What is foretold of an answer is what the plan shows once that answer is in.

use std::collections::BTreeMap;

use super::guess::{self, Weights};
use crate::{
    Ratio,
    edit::RowRef,
    engine::{
        Case, Essentials, Watch,
        proposal::{Analysis, AnalysisRequest, analyse, shares},
        tests::{
            cases,
            fixture::{criterion, guessed, id, listed, name, party, plan, rating, said},
        },
        world::{Foremost, Question, Says},
    },
    model::{
        Choice, CriterionId, IssueId, Level, Need, NeededLevel, Plan, PlanParts, Points, Rank, RatedLevel,
        Rating, ShiftBy, Standing,
    },
};

/// In how many worlds packages are looked at.
const WORLDS: u64 = 40;

type Package = BTreeMap<IssueId, Choice>;

fn request() -> AnalysisRequest {
    AnalysisRequest { worlds: WORLDS, ..AnalysisRequest::default() }
}

fn found(plan: &Plan) -> Analysis {
    analyse(plan, &request(), &Watch::idle()).unwrap()
}

/// All that a plan shows, in the order of their numbers, and the question to ask.
fn asked(parts: &PlanParts) -> (Vec<Package>, Option<Question>) {
    let plan = plan(parts.clone());
    let found = found(&plan);
    let cards = found.proposals.iter().map(|row| &row.card).chain(&found.kept_in_view.shown);
    let packages: Vec<Package> = cards.map(|card| card.choices.clone()).collect();
    let packages_asked: Vec<&Package> = packages.iter().collect();
    let question = shares(&plan, &packages_asked, &request(), WORLDS, &Watch::idle()).unwrap().question;
    (packages, question)
}

/// The places of packages that surely miss an essential.
fn missing(parts: &PlanParts, packages: &[Package]) -> Vec<usize> {
    let case = Case::of(&plan(parts.clone())).unwrap();
    let misses = |package: &Package| {
        let check = case.win_check(&case.chosen_by_issue(package).unwrap());
        check.essentials.iter().any(|own| matches!(own, Essentials::NotMet(_)))
    };
    (0..packages.len()).filter(|at| misses(&packages[*at])).collect()
}

/// Puts an order's criteria anew, one of them first; points go with the places.
fn put_first(parts: &mut PlanParts, first: CriterionId) {
    let owner = parts.criteria.iter().find(|row| row.id == first).unwrap().party;
    let mut own: Vec<usize> =
        (0..parts.criteria.len()).filter(|at| parts.criteria[*at].party == owner).collect();
    own.retain(|at| !parts.is_protected(&parts.criteria[*at]));
    if own.iter().all(|at| parts.criteria[*at].points.is_some()) {
        let mut points: Vec<Points> =
            own.iter().map(|at| parts.criteria[*at].points.clone().unwrap()).collect();
        points.sort_by(|a, b| b.ratio().cmp(a.ratio()));
        own.sort_by(|a, b| {
            let key = |at: &usize| parts.criteria[*at].points.clone().unwrap().ratio().clone();
            key(b).cmp(&key(a))
        });
        own.sort_by_key(|at| parts.criteria[*at].id != first);
        own.iter().zip(points).for_each(|(at, points)| parts.criteria[*at].points = Some(points));
    }
    for row in parts.criteria.iter_mut().filter(|row| row.party == owner) {
        row.rank = match row.rank {
            _ if row.id == first => Rank::new(1),
            Some(rank) => Rank::new(rank.place() + 1),
            None => None,
        };
    }
    parts.parties.iter_mut().find(|row| row.id == owner).unwrap().order_provenance = said();
}

/// The plan once the answer is in, said by them.
fn answered(parts: &PlanParts, row: &RowRef, says: &Says) -> PlanParts {
    let mut parts = parts.clone();
    let known = |level: &Ratio| RatedLevel::Known(Level::new(level.clone()).unwrap());
    match (row, says) {
        (RowRef::Rating { criterion, at }, Says::Level(level)) => {
            parts.ratings.retain(|own| own.criterion != *criterion || own.at != *at);
            let (level, at) = (known(level), at.clone());
            parts.ratings.push(Rating { criterion: *criterion, at, level, provenance: said() });
        }
        (RowRef::Need(criterion), Says::Need(level)) => {
            let own = parts.criteria.iter_mut().find(|own| own.id == *criterion).unwrap();
            match NeededLevel::new(*level) {
                Some(level) => own.need = Need { level, provenance: said() },
                // What is enough from the start is not essential.
                None => own.standing = Standing::Open,
            }
        }
        (RowRef::Shift(shift), Says::Shift(0)) => parts.shifts.retain(|own| own.id != *shift),
        (RowRef::Shift(shift), Says::Shift(by)) => {
            let own = parts.shifts.iter_mut().find(|own| own.id == *shift).unwrap();
            own.by = ShiftBy::new(*by).unwrap();
            own.provenance = said();
        }
        (RowRef::Order(_), Says::First(first)) => put_first(&mut parts, *first),
        (row, says) => panic!("{row:?} is not answered by {says:?}"),
    }
    parts
}

/// What a plan shows first.
fn first(parts: &PlanParts, packages: &[Package]) -> Foremost {
    let found = found(&plan(parts.clone()));
    let Some(first) = found.proposals.first() else { return Foremost::Nothing };
    let place = packages.iter().position(|own| *own == first.card.choices);
    place.map_or(Foremost::Other, Foremost::Asked)
}

fn is_foretold(parts: &PlanParts) -> Result<bool, String> {
    let (packages, Some(question)) = asked(parts) else { return Ok(false) };
    let (first_now, now) = (first(parts, &packages), missing(parts, &packages));
    let mut changed = Ratio::zero();
    for answer in &question.answers {
        let after = answered(parts, &question.row, &answer.says);
        let shown = first(&after, &packages);
        let told = format!("{:?}: {:?}", question.row, answer.says);
        if answer.first != shown {
            return Err(format!("{told}: first is {shown:?}, and {:?} was foretold", answer.first));
        }
        let mut fails = missing(&after, &packages);
        fails.retain(|at| !now.contains(at));
        if answer.fails != fails {
            return Err(format!("{told}: {fails:?} fail, and {:?} was foretold", answer.fails));
        }
        if shown != first_now || !fails.is_empty() {
            changed = Ratio::from(changed.exact() + answer.share.part().exact());
        }
    }
    let changes = question.changes.part();
    if changes == changed { Ok(true) } else { Err(format!("{changed} change, and {changes} were foretold")) }
}

/// Ben needs level 2 of the issue, as we guess; that of its first option is not known, the second one brings 1.
fn unknown_cell() -> PlanParts {
    let mut parts = PlanParts::new(id(0, 0), name("unknown"));
    parts.parties = vec![party(0, "Anna"), party(1, "Ben")];
    parts.issues = vec![listed(0, 2)];
    parts.criteria = vec![criterion(0, 0, Some(1), &[0]), criterion(1, 1, Some(1), &[0])];
    parts.criteria[1].standing = Standing::Essential;
    parts.criteria[1].need.level = NeededLevel::new(2).unwrap();
    parts.criteria[1].need.provenance = guessed();
    parts.ratings = vec![
        rating(0, 0, 0, Some(2)),
        rating(0, 0, 1, Some(3)),
        rating(1, 0, 0, None),
        rating(1, 0, 1, Some(1)),
    ];
    parts
}

#[test]
fn a_level_below_what_is_needed_leaves_nothing_that_meets_every_essential() {
    let parts = unknown_cell();
    let (_, question) = asked(&parts);
    let question = question.unwrap();
    let first = |level: i64| {
        let says = Says::Level(level.into());
        question.answers.iter().find(|answer| answer.says == says).map(|answer| answer.first)
    };
    assert!(matches!(question.row, RowRef::Rating { .. }), "{question:?}");
    let (nothing, number_1) = (Some(Foremost::Nothing), Some(Foremost::Asked(0)));
    assert_eq!([0, 1, 2, 3].map(first), [nothing, nothing, number_1, number_1]);
    assert_eq!(is_foretold(&parts), Ok(true));
}

#[test]
fn what_is_foretold_is_what_the_plan_shows_once_the_answer_is_in() {
    let mut asked = 0;
    for seed in 1..=u64::from(cases(60_u32)) {
        match is_foretold(&guess::plan(seed, Weights::Open)) {
            Ok(is_asked) => asked += u32::from(is_asked),
            Err(wrong) => panic!("plan {seed}: {wrong}"),
        }
    }
    println!("{asked} plans had a question");
    assert!(asked * 2 >= cases(60_u32), "only {asked} plans had a question");
}
