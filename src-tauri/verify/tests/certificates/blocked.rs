use entente_core::{
    certificate::Claim,
    generate::{Ending, Entangled, Size, entangled_plan, plans},
    model::{Combine, NeededLevel, Plan, Standing},
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

/// A plan in which everything hangs together and nothing passes.
pub fn entangled(size: Size, seed: u64) -> Plan {
    entangled_plan(Entangled { size, ending: Ending::Blocked, seed }).unwrap()
}

/// The same with as many essentials as can be, so that nothing less than splitting shows what blocks.
pub fn pressed(size: Size, seed: u64) -> Plan {
    let made = entangled_plan(Entangled { size, ending: Ending::Solvable, seed }).unwrap();
    let mut parts = made.into_parts();
    for row in parts.criteria.iter_mut().filter(|row| row.combine != Combine::Blend) {
        row.standing = Standing::Essential;
        row.need.level = NeededLevel::new(3).unwrap();
    }
    Plan::new(parts).unwrap()
}

#[test]
fn what_blocks_entangled_plans_is_confirmed_set_by_set() {
    for seed in 1..=3 {
        let plan = entangled(Size { parties: 4, criteria_each: 10, issues: 40, options: 10 }, seed);
        let confirmed = verify(&plan, &blocked(&plan).unwrap().written()).unwrap();
        assert!(confirmed.iter().all(|own| matches!(own, Confirmed::Blocked(1..))), "{confirmed:?}");
    }
}

#[test]
fn what_blocks_where_many_essentials_hang_together_is_confirmed() {
    let mut largest = 0;
    for seed in 1..=12 {
        let plan = pressed(Size { parties: 3, criteria_each: 4, issues: 8, options: 4 }, seed);
        let Some(certificate) = blocked(&plan) else { continue };
        let steps = certificate.claims.iter().map(|claim| match claim {
            Claim::Blocked(claim) => claim.steps.len(),
            Claim::Frontier(_) | Claim::Rules(_) | Claim::Proposal(_) => 0,
        });
        largest = steps.chain([largest]).max().unwrap();
        let confirmed = verify(&plan, &certificate.written());
        assert!(confirmed.is_ok(), "{seed}: {confirmed:?}");
    }
    assert!(largest > 8, "{largest}");
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
