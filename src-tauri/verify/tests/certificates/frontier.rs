use entente_core::{engine::Among, generate::plans};
use entente_verify::{Confirmed, verify};
use proptest::prelude::*;

use crate::made::{frontier, workshop};

#[test]
fn the_frontier_of_the_workshop_is_confirmed() {
    let plan = workshop();
    for among in [Among::Everything, Among::Essentials] {
        let text = frontier(&plan, among).unwrap().written();
        let confirmed = verify(&plan, &text);
        assert!(matches!(confirmed.as_deref(), Ok([Confirmed::Frontier(1..)])), "{confirmed:?}");
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
