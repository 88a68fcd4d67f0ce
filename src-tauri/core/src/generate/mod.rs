//! Generated plans: whole, valid, with every kind of row, for laws that hold for any plan; and generated tables, for
//! measuring ([`Family`]).
//!
//! A plan is built from a [`Tape`] of small numbers, each of which decides one thing. A shorter tape, and smaller
//! numbers on it, make a smaller and plainer plan, so that a failing example shrinks to something a person can read.

mod family;
mod judged;
mod stated;
mod tape;
mod words;

use proptest::prelude::{Strategy, any};

pub use family::{Family, Shape};
pub use tape::Tape;

use crate::model::{Fault, Plan, PlanId, PlanParts};

/// The longest tape of [`plans`].
const LONGEST_TAPE: usize = 400;

/// Plans with up to four parties and every kind of row.
pub fn plans() -> impl Strategy<Value = Plan> {
    proptest::collection::vec(any::<u16>(), 0..LONGEST_TAPE)
        .prop_filter_map("the rows of a generated plan fit together", |numbers| plan(&numbers).ok())
}

/// The plan that a row of numbers decides; the same numbers always make the same plan.
pub fn plan(numbers: &[u16]) -> Result<Plan, Vec<Fault>> {
    let mut tape = Tape::new(numbers);
    let mut parts = PlanParts::new(PlanId::from(tape.uuid()), words::name(&mut tape));
    stated::head(&mut parts, &mut tape);
    stated::parties(&mut parts, &mut tape);
    stated::table(&mut parts, &mut tape);
    stated::ladder(&mut parts, &mut tape);
    judged::criteria(&mut parts, &mut tape);
    judged::readings(&mut parts, &mut tape);
    judged::ratings(&mut parts, &mut tape);
    judged::shifts(&mut parts, &mut tape);
    judged::constraints(&mut parts, &mut tape);
    judged::courses(&mut parts, &mut tape);
    stated::people(&mut parts, &mut tape);
    stated::questions(&mut parts, &mut tape);
    judged::packages(&mut parts, &mut tape);
    stated::kept(&mut parts, &mut tape);
    Plan::new(parts)
}

/// A plan of a given size: every criterion rated at every option of every issue, as large imports are.
///
/// Issues and criteria are numbered; each criterion has every issue as a main issue.
pub fn full_plan(
    party_count: usize,
    criteria_each: usize,
    issue_count: usize,
    option_count: usize,
) -> Result<Plan, Vec<Fault>> {
    let mut tape = Tape::new(&[]);
    let mut parts = PlanParts::new(PlanId::from(tape.uuid()), words::numbered("Plan", 1));
    stated::numbered_table(&mut parts, &mut tape, issue_count, option_count);
    for number in 1..=party_count {
        let party = stated::party(&mut tape, words::numbered("Party", number));
        for number in 1..=criteria_each {
            let criterion = judged::full_criterion(&parts, &mut tape, party.id, number);
            judged::full_ratings(&mut parts, &criterion);
            parts.criteria.push(criterion);
        }
        parts.parties.push(party);
    }
    Plan::new(parts)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_empty_tape_makes_an_empty_plan() {
        assert_eq!(plan(&[]).unwrap().parties.len(), 0);
    }

    #[test]
    fn a_full_plan_rates_every_option_for_every_criterion() {
        let plan = full_plan(4, 12, 12, 8).unwrap();
        assert_eq!(plan.ratings.len(), 4 * 12 * 12 * 8);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn the_rows_of_a_generated_plan_fit_together(numbers in proptest::collection::vec(any::<u16>(), 0..600)) {
            prop_assert_eq!(plan(&numbers).err(), None);
        }
    }
}
