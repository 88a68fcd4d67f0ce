use entente_core::{
    engine::Among,
    generate::{Family, Shape, plans},
};
use entente_verify::{Confirmed, verify};
use proptest::prelude::*;

use crate::made::{frontier, frontier_within, of_family, workshop};

#[test]
fn the_frontier_of_the_workshop_is_confirmed() {
    let plan = workshop();
    for among in [Among::Everything, Among::Essentials] {
        let text = frontier(&plan, among).unwrap().written();
        let confirmed = verify(&plan, &text);
        assert!(matches!(confirmed.as_deref(), Ok([Confirmed::Frontier(1..)])), "{confirmed:?}");
    }
}

#[test]
fn the_frontiers_of_generated_families_are_confirmed() {
    for family in Family::ALL {
        for (parties, issues, choices) in [(2, 12, 5), (3, 5, 4), (5, 4, 3)] {
            let plan = of_family(family, Shape { parties, issues, choices, seed: 1 });
            let text = frontier(&plan, Among::Everything).unwrap().written();
            let confirmed = verify(&plan, &text);
            let is_whole = matches!(confirmed.as_deref(), Ok([Confirmed::Frontier(2..)]));
            assert!(is_whole, "{} {parties}: {confirmed:?}", family.name());
        }
    }
}

#[test]
fn a_frontier_with_too_many_points_is_certified_as_a_cover_with_its_width() {
    for parties in [2, 3] {
        let plan = of_family(Family::OpposedFine, Shape { parties, issues: 8, choices: 4, seed: 2 });
        let text = frontier_within(&plan, Among::Everything, 1_000).unwrap().written();
        let confirmed = verify(&plan, &text);
        assert!(matches!(confirmed.as_deref(), Ok([Confirmed::Cover(2..)])), "{confirmed:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_frontier_of_a_generated_plan_is_confirmed(plan in plans()) {
        for among in [Among::Everything, Among::Essentials] {
            if let Some(certificate) = frontier(&plan, among) {
                let confirmed = verify(&plan, &certificate.written());
                prop_assert!(confirmed.is_ok(), "{:?}", confirmed);
            }
        }
    }
}
