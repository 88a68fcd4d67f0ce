//! Packages read one by one, without an analysis: what was offered, and what would be better than what was signed.

use std::collections::BTreeMap;

use entente_core::{
    advice,
    model::{Choice, IssueId, PlanId},
};

use super::Desk;
use crate::{
    outcome::Teller,
    wire::{analysis::PackageReading, error::CommandError},
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
}
