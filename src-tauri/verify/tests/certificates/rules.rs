use entente_core::generate::{Family, Shape, plans};
use entente_verify::{Confirmed, verify};
use proptest::prelude::*;

use crate::made::{of_family, rules, workshop};

#[test]
fn the_four_picks_of_the_workshop_are_confirmed() {
    let plan = workshop();
    let text = rules(&plan).unwrap().written();
    assert_eq!(verify(&plan, &text), Ok(vec![Confirmed::Rules(4)]));
}

#[test]
fn the_picks_of_generated_families_are_confirmed() {
    for family in Family::ALL {
        for (parties, issues, choices) in [(2, 10, 4), (3, 6, 4), (4, 5, 3)] {
            let plan = of_family(family, Shape { parties, issues, choices, seed: 3 });
            let text = rules(&plan).unwrap().written();
            let confirmed = verify(&plan, &text);
            assert!(
                matches!(confirmed.as_deref(), Ok([Confirmed::Rules(3..)])),
                "{} {parties}: {confirmed:?}",
                family.name()
            );
        }
    }
}

#[test]
fn the_picks_of_opposed_parties_are_confirmed_where_many_packages_come_near() {
    let plan = of_family(Family::OpposedFine, Shape { parties: 3, issues: 14, choices: 6, seed: 1 });
    let text = rules(&plan).unwrap().written();
    let confirmed = verify(&plan, &text);
    assert!(matches!(confirmed.as_deref(), Ok([Confirmed::Rules(3..)])), "{confirmed:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn the_picks_of_a_generated_plan_are_confirmed(plan in plans()) {
        if let Some(certificate) = rules(&plan) {
            let confirmed = verify(&plan, &certificate.written());
            prop_assert!(confirmed.is_ok(), "{:?}", confirmed);
        }
    }
}
