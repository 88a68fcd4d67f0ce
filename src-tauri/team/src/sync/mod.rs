//! One round of keeping a team's plans in step: read what others have written, write what was written here.
//!
//! Nothing that is here is ever deleted because it is absent there. A file that is short, missing or refused holds up the
//! files of its writer after it, and nothing else.

mod charter;
mod incoming;
mod outgoing;
mod report;

use std::collections::BTreeSet;

use entente_core::model::PlanId;
use entente_store::{JoinError, Label, Note, Store, TeamId};
use jiff::Timestamp;

pub(crate) use self::charter::{check_store, learn};
pub use self::report::{Fault, From, Report};
use crate::{
    blind::{BlindError, publish},
    depot::{Depot, DepotError, DepotPath, id_of},
    error::TeamError,
    identity::Identity,
    membership::proclaim,
    team::Team,
};

/// What the history calls the opening of an answer.
const OPENED: &str = "open_blind_answer";

/// How closely own files are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// The last one is read back, and the names of all.
    Quick,
    /// Every one is read back.
    Thorough,
}

/// What a round works with.
struct Round<'a> {
    store: &'a mut Store,
    depot: &'a dyn Depot,
    identity: &'a Identity,
    team: Team,
    care: Care,
    report: Report,
}

/// Keeps every plan of a team in step, once.
///
/// # Errors
///
/// When the storage cannot be reached, is not the team's any more, or is for others only; what is here stays as it is.
pub fn round(
    store: &mut Store,
    depot: &dyn Depot,
    identity: &Identity,
    team: TeamId,
    care: Care,
) -> Result<Report, TeamError> {
    let mut team = Team::load(store, team)?;
    check_store(&team, depot)?;
    let faults = learn(&mut team, depot, identity)?;
    team.save(store, identity)?;
    if charter::falls_to(&team, identity) {
        let members = team.charter().members.clone();
        proclaim(store, depot, identity, &mut team, members)?;
    }
    let report = Report { faults, ..Report::default() };
    let mut round = Round { store, depot, identity, team, care, report };
    for plan in round.plans()? {
        round.keep_in_step(plan)?;
    }
    round.team.save(round.store, identity)?;
    Ok(round.report)
}

impl Round<'_> {
    /// The plans that are shared here, and those that the storage holds.
    fn plans(&mut self) -> Result<BTreeSet<PlanId>, TeamError> {
        let mut plans: BTreeSet<PlanId> = self.store.shared_plans(self.team.id())?.into_iter().collect();
        let listed = self.depot.list(&DepotPath::plans(self.team.id()));
        let listed = self.noted(listed)?.unwrap_or_default();
        let unshared = listed.iter().filter_map(|name| id_of::<PlanId>(name));
        let unshared: BTreeSet<_> = unshared.filter(|plan| !plans.contains(plan)).collect();
        if !unshared.is_empty() {
            // What was deleted here, or goes on alone, stays so.
            let known: BTreeSet<_> = self.store.known_plans()?.into_iter().collect();
            plans.extend(unshared.difference(&known));
        }
        Ok(plans)
    }

    fn keep_in_step(&mut self, plan: PlanId) -> Result<(), TeamError> {
        match self.store.join(plan, self.team.id()) {
            Ok(()) => {}
            Err(JoinError::Exists(_)) => {
                self.report.faults.push(Fault::InTheWay(plan));
                return Ok(());
            }
            Err(JoinError::NoTeam(team)) => return Err(TeamError::NoTeam(team)),
            Err(JoinError::Storage(error)) => return Err(error.into()),
        }
        self.take_in(plan)?;
        self.open_answers(plan);
        self.put_out(plan)
    }

    /// Opens own answers of blind rounds that everybody may read since what came in.
    fn open_answers(&mut self, plan: PlanId) {
        let note = Note {
            by: self.identity.card().name().clone(),
            at: Timestamp::now(),
            label: Label::stated(OPENED),
        };
        match publish(self.store, &self.team, plan, &note) {
            Ok(0) => {}
            Ok(_) => {
                if !self.report.changed.contains(&plan) {
                    self.report.changed.push(plan);
                }
            }
            Err(error) => {
                let error = BlindError::from(error);
                self.report.faults.push(Fault::Plan(plan, error.code()));
            }
        }
    }

    /// Goes on after a fault of the storage, unless it cannot be reached at all.
    fn noted<T>(&mut self, outcome: Result<T, DepotError>) -> Result<Option<T>, TeamError> {
        match outcome {
            Ok(found) => Ok(Some(found)),
            Err(error @ (DepotError::Unreachable(_) | DepotError::Credentials | DepotError::NoSecret)) => {
                Err(error.into())
            }
            Err(
                error @ (DepotError::NoRight
                | DepotError::NoPlace
                | DepotError::Full
                | DepotError::NotKept
                | DepotError::TooLarge(_)
                | DepotError::Address(_)
                | DepotError::Refused(_)),
            ) => {
                self.report.storage(error);
                Ok(None)
            }
        }
    }
}
