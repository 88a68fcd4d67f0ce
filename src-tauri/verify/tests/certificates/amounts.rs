use entente_core::{
    Ratio,
    certificate::{Claim, Meeting, SumStanding},
    engine::Among,
    generate::{Size, rated_plan},
    model::{
        Choices, Condition, Constraint, GainBasis, Issue, IssueId, IssueKind, Level, NeededLevel,
        NumericRange, Plan, Points, Provenance, RatedAt, RatedLevel, Rating, Standing,
    },
};
use entente_verify::{Confirmed, verify};
use proptest::prelude::*;

use crate::made;

/// How many issues of a made plan can be settled by any amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    All,
    EveryOther,
}

fn level(number: i64) -> RatedLevel {
    RatedLevel::Known(Level::new(Ratio::fraction(number, 2).unwrap()).unwrap())
}

/// A plan in which every party judges every issue by one criterion of some points, rated at amounts from 0 to 100.
fn made_of(parties: usize, issues: usize, open: Open, mut roll: impl FnMut(i64) -> i64) -> Plan {
    let size = Size { parties, criteria_each: issues, issues, options: 3 };
    let mut parts = rated_plan(size).unwrap().into_parts();
    parts.gain_basis = GainBasis::Zero;
    for row in &mut parts.criteria {
        row.standing = Standing::Open;
        row.points = Points::new((1 + roll(9)).into());
    }
    let every = if open == Open::All { 1 } else { 2 };
    let shared: Vec<IssueId> = parts.issues.iter().step_by(every).map(|issue: &Issue| issue.id).collect();
    for issue in parts.issues.iter_mut().filter(|issue| shared.contains(&issue.id)) {
        issue.kind = IssueKind::Numeric(NumericRange::new(0.into(), 100.into(), 0.into(), None).unwrap());
    }
    let is_shared = |id: &IssueId| shared.contains(id);
    let own: Vec<_> = parts.criteria.iter().filter(|row| is_shared(&row.main[0])).map(|row| row.id).collect();
    parts.ratings.retain(|rating| !own.contains(&rating.criterion));
    for rating in &mut parts.ratings {
        rating.level = level(roll(7));
    }
    for row in parts.criteria.iter().filter(|row| is_shared(&row.main[0])) {
        for amount in [0, 20 + 10 * roll(5), 100] {
            let at = RatedAt::Amount { issue: row.main[0], amount: amount.into() };
            let provenance = Provenance::said(None, None);
            parts.ratings.push(Rating { criterion: row.id, at, level: level(roll(7)), provenance });
        }
    }
    Plan::new(parts).unwrap()
}

/// Two parties share goods; the amount is the part of the first, worth its points to it, and the rest to the second.
pub fn goods(points: [&[i64]; 2]) -> Plan {
    let mut parts = made_of(2, points[0].len(), Open::All, |_| 0).into_parts();
    let mut worths = points.into_iter().flatten();
    for row in &mut parts.criteria {
        row.points = Points::new((*worths.next().unwrap()).into());
    }
    let first = parts.parties[0].id;
    let of_first: Vec<_> = parts.criteria.iter().filter(|row| row.party == first).map(|row| row.id).collect();
    parts.ratings.retain(|rating| {
        [0, 100]
            .iter()
            .any(|end| matches!(&rating.at, RatedAt::Amount { amount, .. } if *amount == (*end).into()))
    });
    for rating in &mut parts.ratings {
        let is_all = matches!(&rating.at, RatedAt::Amount { amount, .. } if *amount == 100.into());
        rating.level = level(if is_all == of_first.contains(&rating.criterion) { 6 } else { 0 });
    }
    Plan::new(parts).unwrap()
}

/// A plan of rolled numbers in which any amount of some issues can be chosen.
pub fn rolled(parties: usize, issues: usize, rolls: &[u8]) -> Plan {
    let mut at = 0;
    let roll = |sides: i64| {
        at += 1;
        i64::from(rolls[at % rolls.len()]).wrapping_mul(at as i64 + 3).rem_euclid(251) % sides
    };
    made_of(parties, issues, Open::EveryOther, roll)
}

/// The same with essentials that may not all be met.
pub fn pressed(rolls: &[u8]) -> Plan {
    let mut parts = rolled(2, 3, rolls).into_parts();
    for (row, roll) in parts.criteria.iter_mut().zip(rolls) {
        if roll.is_multiple_of(2) {
            row.standing = Standing::Essential;
            row.need.level = NeededLevel::new(1 + roll / 2 % 3).unwrap();
        }
    }
    if let Some(issue) =
        parts.issues.iter().find(|issue| issue.range().is_some()).filter(|_| rolls[0].is_multiple_of(3))
    {
        let choices = Choices::Between { from: 30.into(), to: 60.into() };
        let when = vec![Condition { issue: issue.id, choices }];
        let id = parts.criteria[0].id;
        let id = serde_json::from_value(serde_json::to_value(id).unwrap()).unwrap();
        parts.constraints.push(Constraint {
            id,
            when,
            reason: None,
            provenance: Provenance::said(None, None),
        });
    }
    Plan::new(parts).unwrap()
}

/// NYU Adjusted Winner site, `awProcedure`: Carol and Bob.
#[test]
fn what_adjusted_winner_gives_is_confirmed_over_all_shares() {
    for points in
        [[&[50, 20, 15, 10, 5], &[40, 30, 10, 10, 10]], [&[30, 20, 20, 20, 10], &[20, 40, 15, 15, 10]]]
    {
        let plan = goods([points[0], points[1]]);
        let text = made::rules(&plan).unwrap().written();
        assert_eq!(verify(&plan, &text), Ok(vec![Confirmed::Rules(4)]));
        let text = made::frontier(&plan, Among::Everything).unwrap().written();
        let confirmed = verify(&plan, &text);
        assert!(matches!(confirmed.as_deref(), Ok([Confirmed::Frontier(6..)])), "{confirmed:?}");
    }
}

#[test]
fn another_division_than_that_of_adjusted_winner_is_refused() {
    let plan = goods([&[50, 20, 15, 10, 5], &[40, 30, 10, 10, 10]]);
    let certificate = made::rules(&plan).unwrap();
    for (at, pick) in (0..4).flat_map(|at| (0..3).map(move |pick| (at, pick))) {
        let mut changed = certificate.clone();
        let Claim::Rules(claim) = &mut changed.claims[0] else { panic!() };
        let others = claim.picks[(at + 1 + pick) % 4].points.clone();
        if others[0].utilities == claim.picks[at].points[0].utilities {
            continue;
        }
        claim.picks[at].points = others;
        assert!(verify(&plan, &changed.written()).is_err());
    }
}

/// A share that is rated from 20 on, where 3 is needed and not to be had; below 20 the level may be anything.
#[test]
fn what_is_not_rated_from_end_to_end_may_be_anything_outside() {
    let mut parts = goods([&[1], &[1]]).into_parts();
    let (criterion, issue) = (parts.criteria[0].id, parts.issues[0].id);
    parts.criteria[0].standing = Standing::Essential;
    parts.criteria[0].need.level = NeededLevel::new(3).unwrap();
    for row in parts.ratings.iter_mut().filter(|row| row.criterion == criterion) {
        if row.at == (RatedAt::Amount { issue, amount: 0.into() }) {
            row.at = RatedAt::Amount { issue, amount: 20.into() };
        }
        row.level = level(2);
    }
    let plan = Plan::new(parts).unwrap();
    let certificate = made::blocked(&plan).unwrap();
    let Claim::Blocked(claim) = &certificate.claims[0] else { panic!() };
    assert_eq!(claim.meeting, Meeting::Surely);
    assert_eq!(verify(&plan, &certificate.written()), Ok(vec![Confirmed::Blocked(1)]));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(made::cases(48)) })]

    #[test]
    fn picks_over_all_amounts_are_confirmed(rolls in proptest::collection::vec(any::<u8>(), 40)) {
        for (parties, issues, least) in [(2, 3, 3), (2, 5, 3), (3, 3, 2)] {
            let plan = rolled(parties, issues, &rolls);
            let certificate = made::rules(&plan);
            prop_assert!(certificate.is_some(), "{parties} {issues}");
            let confirmed = verify(&plan, &certificate.unwrap().written());
            let is_all = matches!(confirmed.as_deref(), Ok([Confirmed::Rules(picks)]) if *picks >= least);
            prop_assert!(is_all, "{parties} {issues}: {confirmed:?}");
        }
    }

    #[test]
    fn frontiers_over_all_amounts_are_confirmed(rolls in proptest::collection::vec(any::<u8>(), 40)) {
        for plan in [rolled(2, 2, &rolls), rolled(2, 3, &rolls), pressed(&rolls)] {
            for among in [Among::Everything, Among::Essentials] {
                let Some(certificate) = made::frontier(&plan, among) else {
                    // A condition names the amounts.
                    prop_assert!(!plan.constraints.is_empty());
                    continue;
                };
                let confirmed = verify(&plan, &certificate.written());
                prop_assert!(matches!(confirmed.as_deref(), Ok([Confirmed::Frontier(_)])), "{confirmed:?}");
            }
        }
    }

    #[test]
    fn what_blocks_over_all_amounts_is_confirmed(rolls in proptest::collection::vec(any::<u8>(), 40)) {
        let plan = pressed(&rolls);
        if let Some(certificate) = made::blocked(&plan) {
            let confirmed = verify(&plan, &certificate.written());
            prop_assert!(confirmed.is_ok(), "{confirmed:?}");
        }
        if let Some(certificate) = made::proposals(&plan) {
            let confirmed = verify(&plan, &certificate.written());
            prop_assert!(confirmed.is_ok(), "{confirmed:?}");
        }
    }
}

#[test]
fn enough_plans_with_amounts_are_blocked() {
    let plan = |seed: u64| pressed(&seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes());
    let blocked = (1..60).filter(|seed| made::blocked(&plan(*seed)).is_some()).count();
    assert!(blocked > 5, "{blocked}");
}

/// What is said of the sums of a frontier's certificate: which are points, and which something between betters.
fn standings(plan: &Plan) -> (usize, usize) {
    let certificate = made::frontier(plan, Among::Everything).unwrap();
    let Claim::Frontier(claim) = &certificate.claims[0] else { return (0, 0) };
    let sums = &claim.between.as_ref().unwrap().sums;
    let bettered = sums.iter().filter(|own| matches!(own, SumStanding::Bettered { .. })).count();
    (sums.len() - bettered, bettered)
}

#[test]
fn some_sums_of_listed_amounts_are_bettered_between_them_and_that_cannot_be_turned() {
    let plan = |seed: u64| rolled(2, 3, &seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes());
    let seeds: Vec<u64> = (1..40).filter(|seed| standings(&plan(*seed)).1 > 0).collect();
    assert!(seeds.len() > 3, "{seeds:?}");
    for seed in seeds {
        let plan = plan(seed);
        let certificate = made::frontier(&plan, Among::Everything).unwrap();
        let Claim::Frontier(claim) = &certificate.claims[0] else { panic!() };
        let sums = &claim.between.as_ref().unwrap().sums;
        for (at, one) in sums.iter().enumerate() {
            let mut changed = certificate.clone();
            let Claim::Frontier(claim) = &mut changed.claims[0] else { panic!() };
            let other = sums
                .iter()
                .find(|other| matches!(one, SumStanding::Point(_)) != matches!(other, SumStanding::Point(_)));
            claim.between.as_mut().unwrap().sums[at] = other.unwrap().clone();
            assert!(verify(&plan, &changed.written()).is_err());
        }
    }
}
