use entente_core::generate::plans;
use entente_verify::{Confirmed, verify};
use proptest::prelude::*;

use crate::made::{proposals, workshop};

#[test]
fn the_three_proposals_of_the_workshop_waste_nothing() {
    let plan = workshop();
    let text = proposals(&plan).unwrap().written();
    assert_eq!(verify(&plan, &text), Ok(vec![Confirmed::NoWaste; 3]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_proposals_of_a_generated_plan_are_confirmed(plan in plans()) {
        if let Some(certificate) = proposals(&plan) {
            let confirmed = verify(&plan, &certificate.written());
            // Where any amount will do, that nothing is wasted is not certified.
            let is_open = plan.issues.iter().filter_map(|issue| issue.range()).any(|range| range.step().is_zero());
            let expected = if is_open { Confirmed::Package } else { Confirmed::NoWaste };
            let is_expected = |all: &Vec<Confirmed>| all.iter().all(|own| *own == expected);
            prop_assert!(confirmed.as_ref().is_ok_and(is_expected), "{:?}", confirmed);
        }
    }
}
