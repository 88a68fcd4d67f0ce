//! Plans far too large to list.

use super::{
    reading::WORLDS,
    rule_picks::{picks_are_true, worth},
};
use crate::{
    Ratio,
    engine::{
        Among, Case, Note, Point, RulesAnswer, Watch, WinLabel,
        proposal::{Analysis, AnalysisRequest, Candidates, ListedBecause, Outlook, Part, analyse},
        tests::fixture::{any_of, criterion, id, listed, name, party, plan, rating, said, shift},
    },
    generate::{Size, rated_plan},
    model::{
        GainBasis, Issue, IssueKind, Level, NeededLevel, NumericRange, Plan, PlanParts, RatedAt, RatedLevel,
        Rating, Standing,
    },
};

const ISSUES: usize = 12;
const OPTIONS: usize = 8;
const CRITERIA: usize = 12;
const REQUEST: AnalysisRequest =
    AnalysisRequest { proposals: 5, kept_in_view: 3, listed: 100_000, dots: 20_000, worlds: WORLDS };

/// Numbers that look random and are always the same.
fn noise(seed: usize) -> usize {
    let mut x = (seed as u64).wrapping_add(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((x ^ (x >> 31)) >> 16) as usize
}

/// Twelve issues of eight options; each party judges each issue by one criterion, three of them essential from
/// `needed` on, and some are shifted by a choice of another issue.
fn large(parties: usize, shifts: usize, needed: u8) -> Plan {
    let mut parts = PlanParts::new(id(0, 0), name("large"));
    parts.parties = (0..parties).map(|at| party(at, &format!("party {at}"))).collect();
    parts.gain_basis = GainBasis::Zero;
    parts.issues = (0..ISSUES).map(|at| listed(at, OPTIONS)).collect();
    for at in 0..parties * CRITERIA {
        let (owner, issue) = (at / CRITERIA, (at * 5 + at / CRITERIA) % ISSUES);
        let mut row = criterion(at, owner, Some((at % CRITERIA) as u32 + 1), &[issue]);
        if at % CRITERIA < 3 {
            row.standing = Standing::Essential;
            row.need.level = NeededLevel::new(needed).unwrap();
        }
        parts.criteria.push(row);
        for option in 0..OPTIONS {
            parts.ratings.push(rating(at, issue, option, Some((noise(at * 64 + option) % 4) as i64)));
        }
    }
    for at in 0..shifts {
        let of = noise(9_000 + at) % (parties * CRITERIA);
        let other = noise(7_000 + at) % ISSUES;
        let by = if noise(at).is_multiple_of(2) { 1 } else { -1 };
        parts.shifts.push(shift(at, of, by, vec![any_of(other, &[noise(at) % OPTIONS])]));
    }
    plan(parts)
}

#[test]
fn ten_to_the_ten_packages_are_proposed_from_without_listing_them() {
    let analysis = analyse(&large(2, 4, 2), &REQUEST, &Watch::idle()).unwrap();
    assert_eq!(analysis.sizes.packages.to_string(), 8_u64.pow(12).to_string());
    assert_eq!(analysis.outlook, Outlook::Proposed);
    assert!(matches!(analysis.candidates, Candidates::Drawn { .. }));
    assert!(!analysis.proposals.is_empty());
}

#[test]
fn where_candidates_are_drawn_the_rules_winners_are_among_them_and_say_so() {
    let found = analyse(&large(2, 4, 2), &REQUEST, &Watch::idle()).unwrap();
    let Some(RulesAnswer::Picked(rules)) = &found.rules else { panic!("gains count from zero") };
    picks_are_true(&found).unwrap();
    assert!(found.picks.iter().all(|row| row.proposals.iter().any(Option::is_some)), "{:?}", found.picks);
    let nash = found.proposals.iter().find(|row| worth(row) == rules.nash.points[0].utilities).unwrap();
    assert!(nash.listed.contains(&ListedBecause::Rule(crate::engine::proposal::RuleCode::Nash)));
    let first = &found.proposals[0].listed;
    assert_eq!(first[0], ListedBecause::BestPlace);
}

/// Amounts from 0 to `last`; two parties want opposite ends of the first issue, two others of the second.
fn opposed(last: i64) -> Plan {
    let mut parts = PlanParts::new(id(0, 0), name("opposed"));
    parts.gain_basis = GainBasis::Zero;
    parts.parties = (0..4).map(|at| party(at, &format!("party {at}"))).collect();
    for at in 0..2 {
        let range = NumericRange::new(0.into(), last.into(), 1.into(), None).unwrap();
        parts.issues.push(Issue { id: id(2, at), name: name("amount"), kind: IssueKind::Numeric(range) });
    }
    for at in 0..4 {
        parts.criteria.push(criterion(at, at, Some(1), &[at / 2]));
        for end in [0, 1] {
            let amount = Ratio::from(i64::from(end) * last);
            let level = if (end == 1) == (at % 2 == 0) { 3 } else { 0 };
            parts.ratings.push(Rating {
                criterion: id(4, at),
                at: RatedAt::Amount { issue: id(2, at / 2), amount },
                level: RatedLevel::Known(Level::new(Ratio::from(level)).unwrap()),
                provenance: said(),
            });
        }
    }
    plan(parts)
}

fn proposed(plan: &Plan) -> Analysis {
    analyse(plan, &REQUEST, &Watch::idle()).unwrap()
}

#[test]
fn a_frontier_of_four_opposed_parties_that_grows_too_large_is_a_cover_and_says_so() {
    let plan = opposed(400);
    let case = Case::of(&plan).unwrap();
    let space = case.space(&Watch::idle()).unwrap();
    let frontier = space.frontier(Among::Everything, &Watch::idle()).unwrap();
    let within = frontier.cover().unwrap();
    assert!(within.iter().all(|width| !width.is_negative() && *width < 1.into()), "{within:?}");
    let RulesAnswer::Picked(rules) = space.rules(&Watch::idle()).unwrap() else {
        panic!("gains count from zero")
    };
    assert_eq!(rules.equal_gains.note, Some(Note::FrontierTooLarge));
    let half = |point: &Point| point.utilities.iter().all(|utility| utility.rounded(3) == "0.5");
    assert!(rules.nash.points.iter().chain(&rules.leximin.points).all(half));
}

#[test]
fn what_is_proposed_without_a_frontier_says_what_was_left_out() {
    let found = proposed(&opposed(400));
    assert!(found.left_out.contains(&Part::Frontier) && !found.left_out.contains(&Part::Rules));
    assert!(found.rules.is_some() && found.frontier.all.is_none());
    assert_eq!(found.outlook, Outlook::Proposed);
    assert!(!found.proposals.is_empty());
    assert!(found.proposals[0].listed.contains(&ListedBecause::BestPlaceDrawn));
    let is_few = |why: &ListedBecause| matches!(why, ListedBecause::OneOfFew { .. });
    assert!(found.proposals.iter().all(|row| !row.listed.is_empty() && !row.listed.iter().any(is_few)));
}

#[test]
fn what_wins_only_where_guesses_are_off_is_not_proposed() {
    let plan =
        rated_plan(Size { parties: 4, criteria_each: CRITERIA, issues: ISSUES, options: OPTIONS }).unwrap();
    let mut parts = PlanParts::clone(&plan);
    let count = parts.ratings.len();
    for at in (0..100).map(|place| place * 37 % count) {
        let rating = &mut parts.ratings[at];
        let RatedLevel::Known(level) = &rating.level else { continue };
        let known = (0..4).find(|own| *level.ratio() == Ratio::from(*own)).unwrap();
        rating.level = RatedLevel::Known(Level::new(Ratio::from((known + 1) % 4)).unwrap());
    }
    let request = AnalysisRequest { worlds: 2_000, ..REQUEST };
    let found = analyse(&Plan::new(parts).unwrap(), &request, &Watch::idle()).unwrap();
    assert_eq!(found.outlook, Outlook::Proposed);
    assert!(!found.proposals.is_empty());
    let labels: Vec<_> = found.proposals.iter().map(|row| row.card.check.label).collect();
    assert!(labels.iter().all(|label| *label == Some(WinLabel::WinWinIf)), "{labels:?}");
}
