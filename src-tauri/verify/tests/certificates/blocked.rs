use entente_core::{
    certificate::Claim,
    generate::plans,
    model::{NeededLevel, Plan, Standing},
};
use entente_verify::{Confirmed, verify};
use proptest::prelude::*;

use crate::made::{blocked, workshop};

/// The workshop in which income is needed at 3 and debt at 2: no package.
pub fn income_and_debt() -> Plan {
    let mut parts = workshop().into_parts();
    for (at, level) in [(1, 3), (3, 2)] {
        parts.criteria[at].standing = Standing::Essential;
        parts.criteria[at].need.level = NeededLevel::new(level).unwrap();
    }
    Plan::new(parts).unwrap()
}

#[test]
fn income_and_debt_are_not_met_together_and_each_of_them_is_alone() {
    let plan = income_and_debt();
    let certificate = blocked(&plan).unwrap();
    let Claim::Blocked(claim) = &certificate.claims[0] else { panic!() };
    assert_eq!(claim.smaller.len(), 2);
    assert_eq!(verify(&plan, &certificate.written()), Ok(vec![Confirmed::Blocked(2)]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn what_blocks_a_generated_plan_is_confirmed(plan in plans()) {
        if let Some(certificate) = blocked(&plan) {
            let confirmed = verify(&plan, &certificate.written());
            prop_assert!(confirmed.is_ok(), "{:?}", confirmed);
        }
    }
}
