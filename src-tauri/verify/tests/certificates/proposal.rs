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
            let is_no_waste = |all: &Vec<Confirmed>| all.iter().all(|own| *own == Confirmed::NoWaste);
            prop_assert!(confirmed.as_ref().is_ok_and(is_no_waste), "{:?}", confirmed);
        }
    }
}
