use entente_core::generate::plans;
use entente_verify::{Confirmed, verify};
use proptest::prelude::*;

use crate::made::{rules, workshop};

#[test]
fn the_four_picks_of_the_workshop_are_confirmed() {
    let plan = workshop();
    let text = rules(&plan).unwrap().written();
    assert_eq!(verify(&plan, &text), Ok(vec![Confirmed::Rules(4)]));
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
