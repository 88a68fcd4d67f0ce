//! The law of a plan's worlds.

use std::borrow::Cow;

use super::{
    draw::Seed,
    gauge::{Drawn, GaugeLaw},
    party::{PartyLaw, Weighed},
    reaction::Reactions,
};
use crate::{
    engine::{Case, CaseError, Chosen},
    model::{Plan, Rating},
};

/// A plan as a law: what its rows may turn out to be.
///
/// World i is a pure function of the seed, i, and the kind and identifier of each row. In it every level, need, shift and
/// level without agreement is known, and every party has one weight for each criterion and one way to value levels.
#[derive(Clone, Debug)]
pub struct Law {
    pub(super) gauges: Vec<GaugeLaw>,
    pub(super) parties: Vec<PartyLaw>,
    pub(super) reactions: Reactions,
}

/// One way in which everything may be.
#[derive(Clone, Debug)]
pub struct World<'a> {
    pub(super) law: &'a Law,
    pub(super) gauges: Vec<Cow<'a, Drawn>>,
    pub(super) parties: Vec<Weighed>,
}

impl Law {
    /// The law of a plan whose numbers are not too fine; else what they are of.
    pub fn of(plan: &Plan, case: &Case, seed: Seed) -> Result<Self, CaseError> {
        let mut gauges = Vec::with_capacity(case.gauges.len());
        for gauge in &case.gauges {
            let ratings: Vec<&Rating> = plan.ratings.iter().filter(|row| row.criterion == gauge.id).collect();
            let statement = || plan.criterion(gauge.id).map(|row| row.statement.to_string());
            let law = GaugeLaw::of(plan, gauge, &case.issues, &ratings, seed).ok_or_else(|| {
                CaseError::TooFine { criterion: gauge.id, statement: statement().unwrap_or_default() }
            });
            gauges.push(law?);
        }
        let mut parties = Vec::with_capacity(case.parties.len());
        for (at, row) in case.parties.iter().enumerate() {
            let law = PartyLaw::of(plan, case, at, &gauges, seed);
            let too_fine = || CaseError::WeightsTooFine { party: row.id, name: row.name.clone() };
            parties.push(law.ok_or_else(too_fine)?);
        }
        Ok(Self { gauges, parties, reactions: Reactions::of(plan, case) })
    }

    /// A world, counted from 0.
    pub fn world(&self, number: u64) -> World<'_> {
        World {
            law: self,
            gauges: self.gauges.iter().map(|gauge| gauge.drawn(number)).collect(),
            parties: self.parties.iter().map(|party| party.drawn(number)).collect(),
        }
    }
}

impl World<'_> {
    /// The level of a criterion in a package, over the unit of its law.
    pub(super) fn level(&self, at: usize, chosen: &[usize]) -> (i128, i128) {
        match self.law.gauges.get(at).zip(self.gauges.get(at)) {
            Some((law, drawn)) => (law.level(drawn, chosen), law.unit),
            None => (0, 1),
        }
    }

    /// What a level of a criterion adds to its owner's utility.
    pub(super) fn worth(&self, at: usize, level: i128) -> i128 {
        let own = || {
            let gauge = self.law.gauges.get(at)?;
            let law = self.law.parties.get(gauge.party)?;
            let weighed = self.parties.get(gauge.party)?;
            let place = *law.places.get(at)?.as_ref()?;
            let (factor, weight) = (law.factors.get(place)?, weighed.weights.get(place)?);
            Some(weighed.worth.of(level, gauge.unit) * factor * weight)
        };
        own().unwrap_or_default()
    }

    /// Whether a criterion is enough in a package.
    pub(super) fn is_enough(&self, at: usize, chosen: &[usize]) -> bool {
        let own = self.law.gauges.get(at).zip(self.gauges.get(at));
        own.is_some_and(|(law, drawn)| law.is_enough(drawn, law.level(drawn, chosen)))
    }

    /// Whether every essential of every party is enough in a package.
    pub fn meets_essentials(&self, chosen: &Chosen) -> bool {
        let essential = |at: &usize| self.law.gauges.get(*at).is_some_and(|law| law.is_essential);
        (0..self.gauges.len()).filter(essential).all(|at| self.is_enough(at, &chosen.0))
    }

    /// Everybody's utility of a package, over the whole utility of each law.
    pub(super) fn utilities(&self, chosen: &Chosen) -> Vec<i128> {
        let worth = |law: &PartyLaw| match law.criteria.as_slice() {
            // Who weighs nothing is content with everything.
            [] => law.whole,
            criteria => criteria.iter().map(|at| self.worth(*at, self.level(*at, &chosen.0).0)).sum(),
        };
        self.law.parties.iter().map(worth).collect()
    }

    /// Everybody's utility without agreement; nothing where that is not examined.
    pub(super) fn without(&self) -> Option<Vec<i128>> {
        self.parties.iter().map(|party| party.without).collect()
    }
}
