//! Small plans with everything in them, for laws that are checked against brute force.

use std::cell::Cell;

use proptest::{
    collection::vec,
    prelude::any,
    test_runner::{Config, TestCaseError, TestRunner},
};

use super::{
    cases,
    fixture::{any_of, criterion, guessed, id, listed, name, party, plan, rating, said, shift, words},
};
use crate::{
    Ratio,
    engine::{Case, Chosen},
    model::{
        Choices, Combine, Condition, Constraint, CourseLevel, EssentialsSaid, GainBasis, Issue, IssueKind,
        Level, NeededLevel, NoAgreementCourse, NumericRange, PlanParts, Points, Protection, RatedAt,
        RatedLevel, Rating, Reading, Standing, Strength, Value,
    },
};

/// How many plans each law is tried on unless more are asked for.
pub(crate) const LAW_CASES: u32 = 2_000;
/// The largest number of packages of a small plan.
const LARGEST: usize = 200;

/// Reads choices off bytes, so that plans shrink towards plain ones: a zero byte is always the plain choice.
pub(crate) struct Draw<'a> {
    bytes: std::slice::Iter<'a, u8>,
}

impl<'a> Draw<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes: bytes.iter() }
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::from(self.bytes.next().copied().unwrap_or(0)) % limit.max(1)
    }

    /// Whether something happens that happens `parts` times in 256.
    pub(crate) fn happens(&mut self, parts: usize) -> bool {
        self.below(256) >= 256 - parts
    }
}

/// Tries a law on many small plans, at least one in five of which is hard.
///
/// A plan is hard when no package meets every essential, when a constraint rules something out, or when two packages
/// are worth the same to everyone. The bytes left over after building the plan are handed on for further choices.
pub(crate) fn law(test: impl Fn(&PlanParts, &Case, &mut Draw<'_>) -> Result<(), TestCaseError>) {
    law_on(small_plan, is_hard, test);
}

/// Tries a law on many plans of one make, at least one in five of which is hard in its own way.
pub(crate) fn law_on(
    make: impl Fn(&mut Draw<'_>) -> PlanParts,
    is_hard: impl Fn(&Case) -> bool,
    test: impl Fn(&PlanParts, &Case, &mut Draw<'_>) -> Result<(), TestCaseError>,
) {
    law_times(cases(LAW_CASES), make, is_hard, test);
}

/// The same on a given number of plans.
pub(crate) fn law_times(
    wanted: u32,
    make: impl Fn(&mut Draw<'_>) -> PlanParts,
    is_hard: impl Fn(&Case) -> bool,
    test: impl Fn(&PlanParts, &Case, &mut Draw<'_>) -> Result<(), TestCaseError>,
) {
    let (tried, hard) = (Cell::new(0_u32), Cell::new(0_u32));
    let config = Config { cases: wanted, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    let outcome = runner.run(&(vec(any::<u8>(), 300), vec(any::<u8>(), 24)), |(bytes, more)| {
        let parts = make(&mut Draw::new(&bytes));
        let case = Case::of(&plan(parts.clone())).unwrap();
        tried.set(tried.get() + 1);
        hard.set(hard.get() + u32::from(is_hard(&case)));
        test(&parts, &case, &mut Draw::new(&more))
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    println!("{} of {} plans are hard", hard.get(), tried.get());
    assert!(tried.get() >= wanted && hard.get() * 5 >= tried.get(), "{hard:?} of {tried:?} plans are hard");
}

/// All packages of positions, possible or not, in plan order.
pub(crate) fn all_packages(case: &Case) -> Vec<Chosen> {
    let mut all = vec![Vec::new()];
    for issue in case.issues() {
        let longer = |head: Vec<usize>| {
            (0..issue.choices().len()).map(move |at| head.iter().copied().chain([at]).collect::<Vec<_>>())
        };
        all = all.into_iter().flat_map(longer).collect();
    }
    all.into_iter().map(|positions| case.chosen(positions).unwrap()).collect()
}

/// All possible packages, in plan order.
pub(crate) fn possible(case: &Case) -> Vec<Chosen> {
    all_packages(case).into_iter().filter(|chosen| case.is_possible(chosen)).collect()
}

pub(crate) fn is_hard(case: &Case) -> bool {
    is_constrained(case) || is_tied(case) || is_blocked(case)
}

fn is_constrained(case: &Case) -> bool {
    possible(case).len() < all_packages(case).len()
}

fn is_tied(case: &Case) -> bool {
    let worths = |chosen: &Chosen| -> Vec<Ratio> {
        (0..case.parties().len()).map(|party| case.utility(party, chosen).dot).collect()
    };
    let mut seen: Vec<Vec<Ratio>> = possible(case).iter().take(30).map(worths).collect();
    let count = seen.len();
    seen.sort();
    seen.dedup();
    seen.len() < count
}

/// Whether no possible package surely meets every essential.
pub(crate) fn is_blocked(case: &Case) -> bool {
    !possible(case).iter().any(|chosen| case.meets_essentials(chosen))
}

/// A small plan in which many criteria are essential and need much, so that plans are often blocked.
pub(crate) fn pressed_plan(draw: &mut Draw<'_>) -> PlanParts {
    let needs: Vec<Option<u8>> = (0..16).map(|_| [None, Some(2), Some(3), Some(1)][draw.below(4)]).collect();
    let mut parts = small_plan(draw);
    for (row, need) in parts.criteria.iter_mut().zip(needs) {
        let is_blend = row.combine == Combine::Blend && row.main.len() > 1;
        if let Some(need) = need.filter(|_| !is_blend) {
            row.standing = Standing::Essential;
            row.need.level = NeededLevel::new(need).unwrap();
        }
    }
    parts
}

/// Builds a small plan: 2 to 4 parties, up to 4 issues, at most 200 packages.
pub(crate) fn small_plan(draw: &mut Draw<'_>) -> PlanParts {
    let mut parts = PlanParts::new(id(0, 0), name("small"));
    parts.parties = (0..2 + draw.below(3)).map(|at| party(at, &format!("party {at}"))).collect();
    let mut count = 1;
    for at in 0..1 + draw.below(4) {
        let size = 1 + draw.below(4);
        if count * size <= LARGEST {
            count *= size;
            parts.issues.push(if size > 1 && draw.happens(60) {
                amounts(at, size)
            } else {
                listed(at, size)
            });
        }
    }
    for party in 0..parts.parties.len() {
        judge(&mut parts, party, draw);
    }
    for at in 0..draw.below(5).min(parts.criteria.len()) {
        let criterion = draw.below(parts.criteria.len());
        let when = (0..1 + draw.below(2)).map(|_| condition(&parts, draw)).collect();
        let by = [1, -1, 2, -3][draw.below(4)];
        parts.shifts.push(shift(at, criterion, by, one_each(when)));
    }
    for at in 0..[0, 0, 1, 2][draw.below(4)] {
        let when = one_each((0..2).map(|_| condition(&parts, draw)).collect());
        parts.constraints.push(Constraint { id: id(6, at), when, reason: None, provenance: said() });
    }
    parts
}

/// Gives a party its criteria, its points and what it has without agreement.
pub(crate) fn judge(parts: &mut PlanParts, party: usize, draw: &mut Draw<'_>) {
    for _ in 0..[1, 2, 3, 0, 2, 4][draw.below(6)] {
        add_criterion(parts, party, draw);
    }
    say_points(parts, party, draw);
    add_course(parts, party, draw);
}

fn amounts(at: usize, size: usize) -> Issue {
    let range = NumericRange::new(0.into(), (size as i64 - 1).into(), 1.into(), None).unwrap();
    Issue { id: id(2, at), name: name("amount"), kind: IssueKind::Numeric(range) }
}

fn add_criterion(parts: &mut PlanParts, party: usize, draw: &mut Draw<'_>) {
    let at = parts.criteria.len();
    let rank = [Some(1), Some(2), Some(3), None, Some(1)][draw.below(5)];
    let first = draw.below(parts.issues.len());
    let mut main = vec![first];
    let second = draw.below(parts.issues.len());
    if second != first && draw.happens(90) {
        main.push(second);
    }
    if draw.happens(6) {
        main.clear();
    }
    let places: Vec<usize> = main.iter().filter_map(|at| place(parts, *at)).collect();
    let mut row = criterion(at, party, rank, &places);
    row.combine = [Combine::Weakest, Combine::Best, Combine::Blend][draw.below(3)];
    if draw.happens(70) && !(row.combine == Combine::Blend && main.len() > 1) {
        row.standing = Standing::Essential;
        row.need.level = NeededLevel::new([1, 2, 3, 1][draw.below(4)]).unwrap();
        if draw.happens(60) {
            row.value = Some(id(7, at));
            row.rank = None;
            parts.values.push(protected(at, party));
        }
    }
    row.evidence = (!draw.happens(12)).then(|| words("seen"));
    row.provenance = if draw.happens(40) { guessed() } else { said() };
    parts.criteria.push(row);
    for issue in main {
        if draw.happens(100) {
            add_reading(parts, at, party, issue, draw);
        }
        rate(parts, at, issue, draw);
    }
}

fn place(parts: &PlanParts, issue: usize) -> Option<usize> {
    let id = parts.issues.get(issue)?.id;
    (0..8).find(|at| super::fixture::id::<crate::model::IssueId>(2, *at) == id)
}

fn protected(at: usize, party: usize) -> Value {
    Value {
        id: id(7, at),
        party: id(1, party),
        words: words("dear"),
        leads_to: None,
        protection: Protection::Protected,
        provenance: said(),
    }
}

fn add_reading(parts: &mut PlanParts, criterion: usize, party: usize, issue: usize, draw: &mut Draw<'_>) {
    let strength = [Strength::Weak, Strength::OneOfSeveral, Strength::OnlyWay][draw.below(3)];
    parts.readings.push(Reading {
        id: id(8, parts.readings.len()),
        party: id(1, party),
        issue: parts.issues[issue].id,
        criterion: Some(id(4, criterion)),
        value: None,
        strength,
        provenance: said(),
    });
}

fn level(draw: &mut Draw<'_>) -> RatedLevel {
    if draw.happens(20) {
        return RatedLevel::Unknown;
    }
    let halves = [2, 4, 6, 0, 4, 6, 2, 4, 6, 3][draw.below(10)];
    RatedLevel::Known(Level::new(Ratio::fraction(halves, 2).unwrap()).unwrap())
}

fn rate(parts: &mut PlanParts, criterion: usize, issue: usize, draw: &mut Draw<'_>) {
    let row = |at: RatedAt, draw: &mut Draw<'_>| {
        let provenance = if draw.happens(50) { guessed() } else { said() };
        Rating { criterion: id(4, criterion), at, level: level(draw), provenance }
    };
    let kind = parts.issues[issue].kind.clone();
    let of = parts.issues[issue].id;
    match kind {
        IssueKind::Listed(options) => {
            let rated: Vec<_> = options.iter().filter(|_| !draw.happens(8)).collect();
            parts.ratings.extend(rated.iter().map(|option| row(RatedAt::Option(option.id), draw)));
        }
        IssueKind::Numeric(range) => {
            let ends = [range.lower().clone(), range.upper().clone()];
            parts.ratings.extend(ends.map(|amount| row(RatedAt::Amount { issue: of, amount }, draw)));
        }
    }
}

fn say_points(parts: &mut PlanParts, party: usize, draw: &mut Draw<'_>) {
    if draw.happens(60) {
        let protected: Vec<_> = parts.values.iter().map(|value| value.id).collect();
        let own = parts.criteria.iter_mut().filter(|row| row.party == id(1, party));
        for row in own.filter(|row| !row.value.is_some_and(|value| protected.contains(&value))) {
            row.points = Points::new(Ratio::from([2, 1, 5, 0][draw.below(4)]));
        }
    }
    if draw.happens(60) {
        parts.parties[party].essentials = EssentialsSaid::NothingIsEssential;
    }
}

fn add_course(parts: &mut PlanParts, party: usize, draw: &mut Draw<'_>) {
    if draw.happens(40) {
        parts.gain_basis = GainBasis::Zero;
    }
    if draw.happens(100) {
        let own = parts.criteria.iter().filter(|row| row.party == id(1, party));
        let judged = |row: &crate::model::Criterion| CourseLevel {
            criterion: row.id,
            level: RatedLevel::Known(Level::new(Ratio::from([1, 0, 2][draw.below(3)])).unwrap()),
            provenance: said(),
        };
        let levels = own.map(judged).collect();
        let utility_from_file = draw.happens(60).then(|| Ratio::fraction(1, 3).unwrap());
        parts.courses.push(NoAgreementCourse { party: id(1, party), words: None, levels, utility_from_file });
    }
}

fn condition(parts: &PlanParts, draw: &mut Draw<'_>) -> Condition {
    let at = draw.below(parts.issues.len());
    let issue = &parts.issues[at];
    match &issue.kind {
        IssueKind::Listed(options) => {
            let first = draw.below(options.len());
            any_of(place(parts, at).unwrap(), &[first])
        }
        IssueKind::Numeric(range) => {
            let from = Ratio::from(draw.below(2) as i64);
            Condition { issue: issue.id, choices: Choices::Between { from, to: range.upper().clone() } }
        }
    }
}

fn one_each(when: Vec<Condition>) -> Vec<Condition> {
    let mut kept: Vec<Condition> = Vec::new();
    for condition in when {
        if !kept.iter().any(|other| other.issue == condition.issue) {
            kept.push(condition);
        }
    }
    kept
}

#[test]
fn a_plan_of_zero_bytes_is_plain() {
    let parts = small_plan(&mut Draw::new(&[]));
    assert_eq!((parts.parties.len(), parts.issues.len(), parts.criteria.len()), (2, 1, 2));
    assert_eq!(rating(0, 0, 0, Some(1)).criterion, parts.ratings[0].criterion);
}

/// What a small plan can have in it, for the count of what the laws are tried on.
fn features(parts: &PlanParts, case: &Case) -> Vec<(&'static str, bool)> {
    let criteria = || parts.criteria.iter();
    let several = |combine| criteria().any(|row| row.main.len() > 1 && row.combine == combine);
    let unknown = case
        .gauges()
        .iter()
        .any(|gauge| possible(case).iter().take(30).any(|chosen| gauge.level(chosen).known().is_none()));
    vec![
        ("two parties", parts.parties.len() == 2),
        ("three parties", parts.parties.len() == 3),
        ("four parties", parts.parties.len() == 4),
        ("essentials", criteria().any(|row| parts.is_essential(row))),
        ("something protected", criteria().any(|row| parts.is_protected(row))),
        ("shifts", !parts.shifts.is_empty()),
        ("weakest of several", several(Combine::Weakest)),
        ("best of several", several(Combine::Best)),
        ("a blend", several(Combine::Blend)),
        ("something unknown", unknown),
        ("amounts", parts.issues.iter().any(|row| row.range().is_some())),
        ("constrained", is_constrained(case)),
        ("tied", is_tied(case)),
        ("blocked", is_blocked(case)),
    ]
}

#[test]
fn small_plans_have_everything_in_them_often_enough() {
    let counts = std::cell::RefCell::new(std::collections::BTreeMap::new());
    law(|parts, case, _| {
        for (feature, has) in features(parts, case) {
            *counts.borrow_mut().entry(feature).or_insert(0_u32) += u32::from(has);
        }
        Ok(())
    });
    println!("{:?}", counts.borrow());
    let rare: Vec<_> =
        counts.into_inner().into_iter().filter(|(_, count)| count * 20 < cases(LAW_CASES)).collect();
    assert_eq!(rare, []);
}
