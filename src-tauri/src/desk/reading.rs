//! Packages read one by one, without an analysis: what was offered, and what would be better than what was signed.

use std::collections::BTreeMap;

use entente_core::{
    advice,
    engine::{
        Watch,
        proposal::equal_offers,
        world::{self, Seed},
    },
    model::{Choice, IssueId, PartyId, PlanId},
};

use super::{Desk, analysis::WORLDS};
use crate::{
    outcome::{Teller, offers_told},
    wire::{
        analysis::{OfferToldView, PackageReading},
        error::CommandError,
    },
};

impl Desk {
    /// What each party says of packages, in the order in which they are given.
    pub fn read_packages(
        &self,
        plan: PlanId,
        packages: &[BTreeMap<IssueId, Choice>],
    ) -> Result<Vec<PackageReading>, CommandError> {
        let shown = self.shown(&self.with(|store| store.load(plan))?.plan)?;
        let teller = Teller::of(&shown);
        Ok(packages.iter().map(|choices| teller.reading(choices)).collect())
    }

    /// A package that is no worse for anyone than the one that was signed last, and better for one, where there is one.
    pub fn find_improvement(&self, plan: PlanId) -> Result<Option<PackageReading>, CommandError> {
        let shown = self.shown(&self.with(|store| store.load(plan))?.plan)?;
        let better = advice::improvement(&shown);
        Ok(better.map(|choices| Teller::of(&shown).reading(&choices)))
    }

    /// Packages that are about equal to one party, near what another one is worth to it where that is asked.
    pub fn equal_offers(
        &self,
        plan: PlanId,
        party: PartyId,
        near: Option<&BTreeMap<IssueId, Choice>>,
    ) -> Result<Vec<PackageReading>, CommandError> {
        let shown = self.shown(&self.with(|store| store.load(plan))?.plan)?;
        let found = equal_offers(&shown, party, near, Seed::of_plan(&shown), &Watch::idle());
        Ok(Teller::of(&shown).equal_offers(found))
    }

    /// What parties did with the offers of a plan, and what each deed tells; nothing where the plan is too large for worlds.
    pub fn read_offers(&self, plan: PlanId) -> Result<Vec<OfferToldView>, CommandError> {
        let shown = self.shown(&self.with(|store| store.load(plan))?.plan)?;
        let told = world::told(&shown, WORLDS, &Watch::idle());
        Ok(told.map(|told| offers_told(&told)).unwrap_or_default())
    }
}
