//! One law over every structure at once: essentials, constraints, shifts over several options, weakest, best and blended
//! levels, amounts with steps, orders with ties and gaps, two to six parties.

use num_bigint::BigUint;
use proptest::prop_assert_eq;

use super::{
    cases,
    frontier_laws::{brute_frontier, listed},
    rules_laws::rules_agree,
    small::{is_hard, law_times, wide_plan},
};
use crate::engine::{Among, Watch};

#[test]
fn every_structure_is_answered_as_looking_at_every_package_answers_it() {
    law_times(cases(300), wide_plan, is_hard, |_, case, _| {
        let space = case.space(&Watch::idle()).unwrap();
        for among in [Among::Everything, Among::Essentials] {
            prop_assert_eq!(space.count(among), BigUint::from(listed(case, among).len()));
            let frontier = space.frontier(among, &Watch::idle()).unwrap();
            prop_assert_eq!(frontier.points(), brute_frontier(case, among));
        }
        rules_agree(case)
    });
}
