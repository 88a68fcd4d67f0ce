//! Refutations: what a search has done, as the proof that no package fits.

use std::sync::Arc;

use super::{
    descent::Logged,
    machine::Machine,
    quest::{Quest, leash},
    script::{self, Levels},
    web::Cord,
};
use crate::{
    certificate::{BlockedStep, Closed},
    engine::{Case, Watch, gauge::Span},
};

/// How many steps the search for a proof takes at most.
const LONGEST_REFUTATION: usize = 1 << 14;
/// How many steps a proof may have.
pub const LARGEST_REFUTATION: usize = 1 << 17;

/// What no package fits together.
#[derive(Debug)]
pub(in crate::engine) struct Together<'a> {
    pub(in crate::engine) case: &'a Case,
    /// The essentials, as positions among the gauges.
    pub(in crate::engine) essentials: Vec<usize>,
    /// The constraints that may be named.
    pub(in crate::engine) constraints: Vec<usize>,
    /// The end of a level's span that has to be enough.
    pub(in crate::engine) end: fn(&Span) -> i128,
}

impl Together<'_> {
    /// The steps of the proof; nothing where there is a package, or where it takes more steps than it may.
    ///
    /// Where any amount will do, the choices of the steps are listed amounts with what lies between each and the next.
    pub(in crate::engine) fn refuted(&self) -> Option<Vec<BlockedStep>> {
        if !self.case.is_whole() {
            let (essentials, constraints) = (self.essentials.clone(), self.constraints.clone());
            return Together { case: &self.case.parted(), essentials, constraints, end: self.end }
                .refuted_listed();
        }
        self.refuted_listed()
    }

    fn refuted_listed(&self) -> Option<Vec<BlockedStep>> {
        let essentials = self.essentials.iter().map(|at| self.essential(*at));
        let constraints =
            self.constraints.iter().map(|at| script::ruled(self.case, &self.case.constraints[*at]));
        let cords: Vec<Cord> = essentials.chain(constraints).collect::<Option<_>>()?;
        let alive = self.case.issues.iter().map(|issue| vec![true; issue.choices.len()]).collect();
        let log = Quest { cords, alive }.refuted(&leash(LONGEST_REFUTATION, &Watch::idle())).ok()??;
        (log.len() <= LARGEST_REFUTATION).then(|| log.into_iter().map(|done| self.step(done)).collect())
    }

    /// The cord of an essential, with the ends at which it is enough.
    fn essential(&self, at: usize) -> Option<Cord> {
        let gauge = &self.case.gauges[at];
        let (machine, ends) = Machine::of(&script::issues(self.case, gauge), &Levels(gauge))?;
        let needed = i128::from(gauge.needed) * gauge.unit;
        let is_enough = |(low, high, dot): &(i128, i128, i128)| {
            ((self.end)(&Span { low: *low, high: *high, dot: *dot }) >= needed).then_some(0)
        };
        Some(Cord::new(Arc::new(machine), ends.iter().map(is_enough).collect()))
    }

    fn step(&self, done: Logged) -> BlockedStep {
        match done {
            Logged::Split { issue, choice } => BlockedStep::Split { issue, choice },
            Logged::Without { cord, issue, choices } => {
                BlockedStep::Without { issue, choices, because: self.closed(cord) }
            }
            Logged::Closed { cord } => BlockedStep::Closed(self.closed(cord)),
        }
    }

    fn closed(&self, cord: usize) -> Closed {
        match cord.checked_sub(self.essentials.len()) {
            None => Closed::Short(cord),
            Some(constraint) => Closed::RuledOut(constraint),
        }
    }
}
