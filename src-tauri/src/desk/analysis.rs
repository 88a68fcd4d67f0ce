//! Analyses: one at a time, beside everything else, and stopped when the plan changes or a newer one is asked for; then
//! shares of what is shown, which stop with it.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use entente_core::{
    engine::{
        Go, Progress, Watch, Work,
        proposal::{self, AnalysisRequest, Tab},
    },
    model::{Choice, IssueId, Plan, PlanId},
};
use entente_store::Saved;

use super::{Desk, unpoisoned};
use crate::{
    outcome::{self, Teller},
    wire::{
        analysis::{
            AnalysisProgress, AnalysisView, Counting, Finding, PackagePage, PackageTab, ProgressStep,
            SharesView,
        },
        error::CommandError,
        plan::Viewpoint,
    },
};

/// In how many worlds it is tried what holds of packages, where it cannot be counted: as many as the command line tries.
pub(super) const WORLDS: u64 = 2_000;

/// Whose turn it is: work that began in an earlier turn stops.
#[derive(Debug, Default)]
pub struct Turn(AtomicU64);

impl Turn {
    /// Begins another turn.
    pub(super) fn next(&self) -> u64 {
        self.0.fetch_add(1, Ordering::SeqCst) + 1
    }

    pub(super) fn now(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }

    pub(super) fn go(&self, turn: u64) -> Go {
        if self.now() == turn { Go::On } else { Go::Stop }
    }
}

impl Desk {
    /// Looks at everything the packages of a plan come to; a newer request stops this one. Where that takes long, a first
    /// answer is handed out before.
    pub fn analyse(
        &self,
        plan: PlanId,
        tell: impl Fn(AnalysisProgress) + Sync,
        mut early: impl FnMut(AnalysisView),
    ) -> Result<AnalysisView, CommandError> {
        let (turn, begun) = (self.0.turn.next(), Instant::now());
        let saved = self.with(|store| store.load(plan))?;
        let shown = self.shown(&saved.plan)?;
        let revision = saved.revision.number().unsigned_abs();
        let told = Mutex::new(None);
        let watcher = |progress: Progress| {
            // Looks at whether to go on come by the thousand; only a new step is worth telling.
            let step = step(progress.work);
            if unpoisoned(&told).replace(step) != Some(step) {
                tell(AnalysisProgress { plan, revision, step });
            }
            self.0.turn.go(turn)
        };
        let watch = Watch::new(&watcher);
        let view = |found| {
            let finding = self.teller(&shown).finding(found);
            let took_ms = u32::try_from(begun.elapsed().as_millis()).unwrap_or(u32::MAX);
            AnalysisView { plan, revision, took_ms, finding }
        };
        let mut first = |found| early(view(Ok(found)));
        let request = AnalysisRequest::default();
        let view = view(proposal::analyse_early(&shown, &request, &watch, Some(&mut first)));
        // The keeper's library tells what the keeper sees.
        if self.viewpoint(plan) == Viewpoint::Keeper {
            self.remember(&saved, &view.finding);
        }
        Ok(view)
    }

    /// Counts how often what is said of some packages holds. It stops with the analysis of the same turn: when the plan
    /// changes, another plan is looked at, or a person stops it.
    pub fn count_shares(
        &self,
        plan: PlanId,
        revision: u64,
        packages: &[BTreeMap<IssueId, Choice>],
    ) -> Result<SharesView, CommandError> {
        let turn = self.0.turn.now();
        let saved = self.with(|store| store.load(plan))?;
        if saved.revision.number().unsigned_abs() != revision {
            return Ok(SharesView { plan, revision, counting: Counting::Cancelled });
        }
        let watcher = |_: Progress| self.0.turn.go(turn);
        let packages: Vec<_> = packages.iter().collect();
        let shown = self.shown(&saved.plan)?;
        let counted =
            proposal::shares(&shown, &packages, &AnalysisRequest::default(), WORLDS, &Watch::new(&watcher));
        Ok(SharesView { plan, revision, counting: Teller::of(&shown).counting(counted) })
    }

    /// Stops the analysis and the counting that are under way.
    pub fn cancel_analysis(&self) {
        self.0.turn.next();
    }

    /// One page of a list of packages; when the plan changes meanwhile, the work is interrupted.
    pub fn list_packages(
        &self,
        plan: PlanId,
        tab: PackageTab,
        offset: usize,
        limit: usize,
    ) -> Result<PackagePage, CommandError> {
        let change = self.0.change.now();
        let shown = self.shown(&self.with(|store| store.load(plan))?.plan)?;
        let watcher = |_: Progress| self.0.change.go(change);
        let page = proposal::page(&shown, listed(tab), offset, limit, &Watch::new(&watcher));
        let page = page.map_err(|error| CommandError::interrupted(&error))?;
        Ok(Teller::of(&shown).page(&page))
    }

    /// Tells what was found; in no order that says anything where all look on, or a neutral does, and not everybody has
    /// reacted yet. Whoever keeps a plan in which no party is theirs is a neutral.
    fn teller<'a>(&self, shown: &'a Plan) -> Teller<'a> {
        let is_for_all = match self.viewpoint(shown.id) {
            Viewpoint::Neutral | Viewpoint::Joint => true,
            Viewpoint::Keeper => shown.mine.is_none(),
            Viewpoint::Party { .. } => false,
        };
        if is_for_all && !outcome::has_everybody_reacted(shown) {
            Teller::of(shown).shuffling()
        } else {
            Teller::of(shown)
        }
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
