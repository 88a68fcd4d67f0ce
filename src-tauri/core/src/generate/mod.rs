//! Generated plans: whole, valid, with every kind of row, for laws that hold for any plan; and generated tables, for
//! measuring ([`Family`]).
//!
//! A plan is built from a [`Tape`] of small numbers, each of which decides one thing. A shorter tape, and smaller
//! numbers on it, make a smaller and plainer plan, so that a failing example shrinks to something a person can read.

mod agreed;
mod chance;
mod entangled;
mod family;
mod judged;
mod later;
mod stated;
mod tape;
mod words;

use proptest::prelude::{Strategy, any};

pub use entangled::{Ending, Entangled, entangled_plan};
pub use family::{Family, Shape};
pub use tape::Tape;

use crate::{
    Ratio,
    model::{Fault, GainBasis, IssueId, Level, Plan, PlanId, PlanParts, Provenance, RatedLevel, Standing},
};

/// The longest tape of [`plans`].
const LONGEST_TAPE: usize = 600;

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
    later_rows(&mut parts, &mut tape);
    Plan::new(parts)
}

/// The lines of the map and the rows of stages 5 to 8.
fn later_rows(parts: &mut PlanParts, tape: &mut Tape) {
    later::head(parts, tape);
    later::influences(parts, tape);
    later::common_grounds(parts, tape);
    later::circumstances(parts, tape);
    later::ideas(parts, tape);
    later::standards(parts, tape);
    later::events(parts, tape);
    later::terms(parts, tape);
    agreed::fallouts(parts, tape);
    agreed::talks(parts, tape);
    agreed::agreements(parts, tape);
}

/// How large a numbered plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// How many parties it has.
    pub parties: usize,
    /// How many criteria each of them has.
    pub criteria_each: usize,
    /// How many issues it has.
    pub issues: usize,
    /// How many options each of them has.
    pub options: usize,
}

/// A plan of a given size in which every criterion is rated at every option of every issue, as large imports are.
pub fn full_plan(size: Size) -> Result<Plan, Vec<Fault>> {
    numbered_plan(size, |issues, _| issues.to_vec())
}

/// A plan of a given size as people make one: every criterion is rated at the options of its one main issue.
pub fn rated_plan(size: Size) -> Result<Plan, Vec<Fault>> {
    numbered_plan(size, |issues, number| {
        issues.get(number % issues.len().max(1)).copied().into_iter().collect()
    })
}

/// A plan of a given size in which orders are guesses and ratings are said, no two of them alike; nothing is essential and
/// gains count from zero.
pub fn ranked_plan(size: Size) -> Result<Plan, Vec<Fault>> {
    let mut parts = rated_plan(size)?.into_parts();
    parts.gain_basis = GainBasis::Zero;
    let said = Provenance::said(None, None);
    let mut state = 1_u32;
    for row in &mut parts.ratings {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let level = Ratio::fraction((state >> 25) % 127, 42).unwrap_or_else(Ratio::zero);
        row.level = Level::new(level).map_or(RatedLevel::Unknown, RatedLevel::Known);
        row.provenance = said.clone();
    }
    parts.criteria.iter_mut().for_each(|row| row.standing = Standing::Open);
    Plan::new(parts)
}

/// Issues and criteria are numbered; the first criterion of each party is essential.
fn numbered_plan(size: Size, mains: impl Fn(&[IssueId], usize) -> Vec<IssueId>) -> Result<Plan, Vec<Fault>> {
    let mut tape = Tape::new(&[]);
    let mut parts = PlanParts::new(PlanId::from(tape.uuid()), words::numbered("Plan", 1));
    stated::numbered_table(&mut parts, &mut tape, size.issues, size.options);
    let issues: Vec<IssueId> = parts.issues.iter().map(|issue| issue.id).collect();
    for number in 1..=size.parties {
        let party = stated::party(&mut tape, words::numbered("Party", number));
        for number in 1..=size.criteria_each {
            let main = mains(&issues, number);
            let criterion = judged::numbered_criterion(&mut tape, party.id, number, main);
            judged::numbered_ratings(&mut parts, &criterion);
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

    const LARGE: Size = Size { parties: 4, criteria_each: 12, issues: 12, options: 8 };

    #[test]
    fn a_full_plan_rates_every_option_for_every_criterion() {
        assert_eq!(full_plan(LARGE).unwrap().ratings.len(), 4 * 12 * 12 * 8);
    }

    #[test]
    fn a_rated_plan_rates_the_options_of_one_issue_for_every_criterion() {
        assert_eq!(rated_plan(LARGE).unwrap().ratings.len(), 4 * 12 * 8);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn the_rows_of_a_generated_plan_fit_together(numbers in proptest::collection::vec(any::<u16>(), 0..600)) {
            prop_assert_eq!(plan(&numbers).err(), None);
        }
    }
}
