//! From where plans are seen. What a viewpoint may not see is left out here, before anything is shown or computed.

use std::sync::Arc;

use entente_core::{
    audience::shared,
    comparison::{StateError, compare, state},
    model::{Plan, PlanId, PlanParts, SafeToSayNo, VersionId},
};
use entente_store::Saved;
use jiff::Timestamp;

use super::{Desk, plan::view, unpoisoned};
use crate::wire::{
    comparison::VersionComparison,
    error::CommandError,
    plan::{PlanView, Viewpoint},
};

impl Desk {
    /// Shows a plan from a viewpoint, from now on and until another plan is opened.
    pub fn see_plan(&self, plan: PlanId, viewpoint: Viewpoint) -> Result<PlanView, CommandError> {
        let saved = self.with(|store| store.load(plan))?;
        if viewpoint == Viewpoint::Joint && saved.plan.safe_to_say_no == Some(SafeToSayNo::No) {
            return Err(CommandError::joint_unsafe());
        }
        *unpoisoned(&self.0.seen) = Some((plan, viewpoint));
        self.0.turn.next();
        self.0.change.next();
        let last = self.with(|store| store.changes(plan))?.last().map(|change| change.at);
        self.seen(&saved, last)
    }

    /// Tells what differs between two kept versions, or one and the plan as it is now. It is the keeper's to know.
    pub fn compare_versions(
        &self,
        plan: PlanId,
        before: Option<VersionId>,
        after: Option<VersionId>,
    ) -> Result<VersionComparison, CommandError> {
        if self.is_shared(plan) {
            return Ok(VersionComparison::of(&[]));
        }
        let saved = self.with(|store| store.load(plan))?;
        let [before, after] = [state(&saved.plan, before)?, state(&saved.plan, after)?];
        Ok(VersionComparison::of(&compare(&before, &after)))
    }

    /// A plan as it is saved, as it may be shown.
    pub(super) fn seen(&self, saved: &Saved, at: Option<Timestamp>) -> Result<PlanView, CommandError> {
        let viewpoint = self.viewpoint(saved.plan.id);
        let seen = Saved { plan: self.shown(&saved.plan)?, ..saved.clone() };
        Ok(view(&seen, at).seen_from(viewpoint))
    }

    /// The plan that may be shown and computed with.
    pub(super) fn shown(&self, plan: &Arc<Plan>) -> Result<Arc<Plan>, CommandError> {
        let kept_by = |mine| Plan::new(PlanParts { mine, ..PlanParts::clone(plan) }).map(Arc::new);
        Ok(match self.viewpoint(plan.id) {
            Viewpoint::Keeper => Arc::clone(plan),
            Viewpoint::Party { party } => kept_by(plan.party(party).map(|row| row.id).or(plan.mine))?,
            Viewpoint::Neutral => kept_by(None)?,
            Viewpoint::Joint => Arc::new(shared(plan)?),
        })
    }

    /// Whether a plan is on a screen that is shared: then nothing private is told of it by any way.
    pub(super) fn is_shared(&self, plan: PlanId) -> bool {
        self.viewpoint(plan) == Viewpoint::Joint
    }

    /// Whether any plan is on a screen that is shared.
    pub(super) fn is_any_shared(&self) -> bool {
        unpoisoned(&self.0.seen).is_some_and(|(_, viewpoint)| viewpoint == Viewpoint::Joint)
    }

    /// Refuses to change what is only shown in part: a field that is not there could be written over.
    pub(super) fn may_change(&self, plan: PlanId) -> Result<(), CommandError> {
        if self.is_shared(plan) { Err(CommandError::joint_read_only()) } else { Ok(()) }
    }

    /// From where a plan is seen; as its keeper sees it unless said.
    pub(super) fn viewpoint(&self, plan: PlanId) -> Viewpoint {
        let seen = *unpoisoned(&self.0.seen);
        seen.filter(|(seen, _)| *seen == plan).map(|(_, viewpoint)| viewpoint).unwrap_or_default()
    }
}

impl From<StateError> for CommandError {
    fn from(error: StateError) -> Self {
        match error {
            StateError::Missing(_) => Self::version_missing(&error),
            StateError::Unreadable(refusal) => refusal.into(),
        }
    }
}
