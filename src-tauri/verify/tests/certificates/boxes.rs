//! Certificates about issues with too many joint choices to be listed.

use entente_core::{
    certificate::{Certificate, Claim, Layers},
    engine::Among,
    generate::{Size, rated_plan},
    interchange::{SourceFile, import},
    model::{
        Choices, Combine, Condition, Constraint, GainBasis, IssueId, Level, NeededLevel, Plan, Points,
        Provenance, RatedAt, RatedLevel, Standing,
    },
};
use entente_verify::{Confirmed, verify};
use proptest::prelude::*;

use crate::made;

/// How many issues a made plan has: with eight options each their joint choices are too many to be listed.
const ISSUES: usize = 8;

/// A plan in which every criterion is judged by the weakest of some issues, two neighbouring ones at least, so that all of
/// them hang together: level 3 or 2 within an interval of options, 0 or 1 outside.
pub fn boxed(parties: usize, criteria_each: usize, rolls: &[u8]) -> Plan {
    let mut at = 0;
    let mut roll = |sides: usize| {
        at += 1;
        usize::from(rolls[at % rolls.len()]).wrapping_mul(at + 7).rem_euclid(251) % sides
    };
    let mut parts =
        rated_plan(Size { parties, criteria_each, issues: ISSUES, options: 8 }).unwrap().into_parts();
    parts.gain_basis = GainBasis::Zero;
    let issues: Vec<IssueId> = parts.issues.iter().map(|issue| issue.id).collect();
    let sample = parts.ratings[0].clone();
    parts.ratings.clear();
    let count = parts.criteria.len();
    for (place, row) in parts.criteria.iter_mut().enumerate() {
        row.combine = Combine::Weakest;
        row.points = Points::new((1 + roll(9) as i64).into());
        row.standing = Standing::Open;
        if roll(7) == 0 {
            row.standing = Standing::Essential;
            row.need.level = NeededLevel::new(1).unwrap();
        }
        // Every two neighbours are tied by some criterion.
        let tied: Vec<usize> = (0..ISSUES)
            .filter(|issue| issue % count == place || (issue + 1) % count == place || roll(6) == 0)
            .collect();
        row.main = tied.iter().map(|issue| issues[*issue]).collect();
        for issue in tied {
            let (from, width) = (roll(5), 3 + roll(4));
            let (inside, outside) = ([3, 3, 2][roll(3)], [0, 0, 1][roll(3)]);
            for (option, own) in parts.issues[issue].options().iter().enumerate() {
                let is_inside = (from..from + width).contains(&option);
                let level = Level::new((if is_inside { inside } else { outside }).into()).unwrap();
                let mut rating = sample.clone();
                (rating.criterion, rating.at) = (row.id, RatedAt::Option(own.id));
                rating.level = RatedLevel::Known(level);
                parts.ratings.push(rating);
            }
        }
    }
    if roll(2) == 0 {
        let option = parts.issues[0].options()[roll(8)].id;
        let when =
            vec![Condition { issue: issues[0], choices: Choices::AnyOf([option].into_iter().collect()) }];
        let id = serde_json::from_value(serde_json::to_value(parts.criteria[0].id).unwrap()).unwrap();
        parts.constraints.push(Constraint {
            id,
            when,
            reason: None,
            provenance: Provenance::said(None, None),
        });
    }
    Plan::new(parts).unwrap()
}

/// The layers of a claim.
fn layers(claim: &Claim) -> Vec<&Layers> {
    match claim {
        Claim::Frontier(claim) => vec![&claim.layers],
        Claim::Rules(claim) => {
            let picks = claim.picks.iter().filter_map(|pick| pick.layers.as_ref());
            picks.chain(&claim.nobody_loses).collect()
        }
        Claim::Blocked(_) | Claim::Proposal(_) => Vec::new(),
    }
}

fn is_boxed(certificate: &Certificate) -> bool {
    let mut layers = certificate.claims.iter().flat_map(layers);
    layers.any(|layers| layers.groups.iter().any(|group| group.boxes.is_some()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(made::cases(12)) })]

    #[test]
    fn frontiers_and_picks_of_boxes_are_confirmed(rolls in proptest::collection::vec(any::<u8>(), 60)) {
        for (parties, criteria_each) in [(2, 4), (3, 3)] {
            let plan = boxed(parties, criteria_each, &rolls);
            for among in [Among::Everything, Among::Essentials] {
                let certificate = made::frontier(&plan, among).unwrap();
                prop_assert!(is_boxed(&certificate));
                let confirmed = verify(&plan, &certificate.written());
                prop_assert!(matches!(confirmed.as_deref(), Ok([Confirmed::Frontier(_)])), "{confirmed:?}");
            }
            if let Some(certificate) = made::rules(&plan) {
                let confirmed = verify(&plan, &certificate.written());
                prop_assert!(matches!(confirmed.as_deref(), Ok([Confirmed::Rules(4)])), "{confirmed:?}");
            }
        }
    }
}

#[test]
fn where_an_essential_that_nothing_decides_rules_every_package_out_no_point_is_confirmed() {
    let mut parts = boxed(2, 4, &[7, 31, 90, 14, 201]).into_parts();
    let mut row = parts.criteria[0].clone();
    row.id = serde_json::from_value(serde_json::to_value(parts.issues[0].id).unwrap()).unwrap();
    row.main.clear();
    row.standing = Standing::Essential;
    row.need.level = NeededLevel::new(1).unwrap();
    parts.criteria.push(row);
    let plan = Plan::new(parts).unwrap();
    let certificate = made::frontier(&plan, Among::Essentials).unwrap();
    assert!(is_boxed(&certificate));
    assert_eq!(verify(&plan, &certificate.written()), Ok(vec![Confirmed::Frontier(0)]));
}

#[test]
fn a_count_or_a_row_of_boxes_that_is_changed_is_refused() {
    let plan = boxed(2, 4, &[7, 31, 90, 14, 201]);
    let certificate = made::frontier(&plan, Among::Everything).unwrap();
    assert!(verify(&plan, &certificate.written()).is_ok());
    let changed = |change: &dyn Fn(&mut entente_core::certificate::FrontierClaim)| {
        let mut changed = certificate.clone();
        let Claim::Frontier(claim) = &mut changed.claims[0] else { panic!() };
        change(claim);
        verify(&plan, &changed.written())
    };
    assert!(changed(&|claim| claim.points[0].count = Some("1".to_owned())).is_err());
    assert!(
        changed(&|claim| {
            let boxes = claim.layers.groups.iter_mut().find_map(|group| group.boxes.as_mut()).unwrap();
            boxes.layers[1].leads.iter_mut().for_each(|lead| *lead = None);
        })
        .is_err()
    );
    assert!(
        changed(&|claim| {
            let boxes = claim.layers.groups.iter_mut().find_map(|group| group.boxes.as_mut()).unwrap();
            boxes.multipliers.clear();
        })
        .is_err()
    );
}

/// The ten-issue file of hyper-rectangles: its ten published points and the picks of the four rules.
#[test]
fn the_ten_issue_hyper_rectangles_are_confirmed() {
    let Some(folder) = std::env::var_os("ENTENTE_SCENARIOS").map(std::path::PathBuf::from) else {
        println!("skipped: ENTENTE_SCENARIOS names no folder");
        return;
    };
    let folder = folder.join("genius-2014-10issues/original");
    let files = ["10issues-domain.xml", "profile-1.xml", "profile-2.xml"];
    let read = files.map(|name| std::fs::read(folder.join(name)).unwrap());
    let sources: Vec<SourceFile<'_>> =
        files.iter().zip(&read).map(|(name, bytes)| SourceFile { name, bytes }).collect();
    let plan = import(&sources).unwrap().plan;
    let certificate = made::frontier(&plan, Among::Everything).unwrap();
    assert!(is_boxed(&certificate));
    assert_eq!(verify(&plan, &certificate.written()), Ok(vec![Confirmed::Frontier(10)]));
    let certificate = made::rules(&plan).unwrap();
    assert_eq!(verify(&plan, &certificate.written()), Ok(vec![Confirmed::Rules(4)]));
}
