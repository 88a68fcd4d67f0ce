//! Analyses: one at a time, beside everything else, and stopped when a newer one is asked for.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Instant,
};

use entente_core::{
    engine::{
        Go, Progress, Watch, Work,
        proposal::{self, AnalysisRequest, Tab},
    },
    model::PlanId,
};
use entente_store::Saved;

use super::Desk;
use crate::{
    outcome::{self, Teller},
    wire::{
        analysis::{AnalysisProgress, AnalysisView, Finding, PackagePage, PackageTab, ProgressStep},
        error::CommandError,
    },
};

/// Whose turn it is: work that began in an earlier turn stops.
#[derive(Debug, Default)]
pub struct Turn(AtomicU64);

impl Turn {
    fn next(&self) -> u64 {
        self.0.fetch_add(1, Ordering::SeqCst) + 1
    }

    fn go(&self, turn: u64) -> Go {
        if self.0.load(Ordering::SeqCst) == turn { Go::On } else { Go::Stop }
    }
}

impl Desk {
    /// Looks at everything the packages of a plan come to; a newer request stops this one.
    pub fn analyse(
        &self,
        plan: PlanId,
        tell: impl Fn(AnalysisProgress),
    ) -> Result<AnalysisView, CommandError> {
        let (turn, begun) = (self.0.turn.next(), Instant::now());
        let saved = self.with(|store| store.load(plan))?;
        let revision = saved.revision.number().unsigned_abs();
        let watcher = |progress: Progress| {
            tell(AnalysisProgress { plan, revision, step: step(progress.work) });
            self.0.turn.go(turn)
        };
        let watch = Watch::new(&watcher);
        let found = proposal::analyse(&saved.plan, &AnalysisRequest::default(), &watch);
        let finding = Teller::of(&saved.plan).finding(found);
        self.remember(&saved, &finding);
        let took_ms = u32::try_from(begun.elapsed().as_millis()).unwrap_or(u32::MAX);
        Ok(AnalysisView { plan, revision, took_ms, finding })
    }

    /// Stops the analysis that is under way.
    pub fn cancel_analysis(&self) {
        self.0.turn.next();
    }

    /// One page of a list of packages.
    pub fn list_packages(
        &self,
        plan: PlanId,
        tab: PackageTab,
        offset: usize,
        limit: usize,
    ) -> Result<PackagePage, CommandError> {
        let saved = self.with(|store| store.load(plan))?;
        let page = proposal::page(&saved.plan, listed(tab), offset, limit, &Watch::idle());
        let page = page.map_err(|error| CommandError::interrupted(&error))?;
        Ok(Teller::of(&saved.plan).page(&page))
    }

    /// Keeps what was found as rows beside the plan; a plan that has changed meanwhile keeps nothing of it.
    fn remember(&self, saved: &Saved, finding: &Finding) {
        let rows = outcome::rows(&saved.plan, finding);
        let kept = self.with(|store| store.save_proposals(saved.plan.id, saved.revision, &rows));
        if let Err(error) = kept {
            tracing::debug!(?error, "the proposals were not kept");
        }
    }
}

const fn step(work: Work) -> ProgressStep {
    match work {
        Work::Listing => ProgressStep::Reading,
        Work::Merging | Work::Searching => ProgressStep::Comparing,
    }
}

const fn listed(tab: PackageTab) -> Tab {
    match tab {
        PackageTab::NothingBetter => Tab::NothingBetter,
        PackageTab::MeetsEssentials => Tab::MeetsEssentials,
        PackageTab::All => Tab::All,
    }
}
