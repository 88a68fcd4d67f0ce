//! What is worked out of a plan beside its packages, each of the plan as it stood at a revision.

use std::collections::BTreeMap;

use entente_core::{
    advice::{common_ground, ideas, never_compensated, term_readings},
    engine::{Progress, Watch, proposal::enough_together},
    model::{Choice, IssueId, Plan, PlanId},
};

use super::Desk;
use crate::{
    outcome::Teller,
    wire::{
        advice::{ComparisonView, GroundView, IdeasView, TermReadingsView, counted},
        error::CommandError,
    },
};

impl Desk {
    /// What criteria have to do with each other across parties; nothing when the plan has changed meanwhile.
    pub fn common_ground(&self, plan: PlanId, revision: u64) -> Result<Option<GroundView>, CommandError> {
        self.of_revision(plan, revision, |plan, watch| {
            let common = common_ground(plan);
            let together = enough_together(plan, &counted(&common), *watch);
            GroundView::of(plan, revision, &common, &together)
        })
    }

    /// Every idea that the rows of a plan give rise to; nothing when the plan has changed meanwhile.
    pub fn ideas(&self, plan: PlanId, revision: u64) -> Result<Option<IdeasView>, CommandError> {
        self.of_revision(plan, revision, |plan, _| {
            IdeasView::of(plan.id, revision, &ideas(plan), &never_compensated(plan))
        })
    }

    /// What every contingent term comes to; nothing when the plan has changed meanwhile.
    pub fn term_readings(
        &self,
        plan: PlanId,
        revision: u64,
    ) -> Result<Option<TermReadingsView>, CommandError> {
        self.of_revision(plan, revision, |plan, _| {
            TermReadingsView::of(plan.id, revision, &term_readings(plan))
        })
    }

    /// Packages side by side; nothing when the plan has changed meanwhile.
    pub fn compare_packages(
        &self,
        plan: PlanId,
        revision: u64,
        packages: &[BTreeMap<IssueId, Choice>],
    ) -> Result<Option<ComparisonView>, CommandError> {
        self.of_revision(plan, revision, |plan, watch| {
            let packages = Teller::of(plan).comparison(packages, watch);
            ComparisonView { plan: plan.id, revision, packages }
        })
    }

    /// Works something out of a plan as it stood at a revision; work that can be watched stops when the plan changes.
    fn of_revision<T>(
        &self,
        plan: PlanId,
        revision: u64,
        work: impl FnOnce(&Plan, &Watch<'_>) -> T,
    ) -> Result<Option<T>, CommandError> {
        let change = self.0.change.now();
        let saved = self.with(|store| store.load(plan))?;
        if saved.revision.number().unsigned_abs() != revision {
            return Ok(None);
        }
        let watcher = |_: Progress| self.0.change.go(change);
        let found = work(&*self.shown(&saved.plan)?, &Watch::new(&watcher));
        Ok((self.0.change.now() == change).then_some(found))
    }
}
