//! A person at a machine of their own.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
};

use entente_core::{
    examples,
    model::{Issue, IssueKind, Name, Plan, PlanId, PlanParts},
};
use entente_store::{Label, Note, Store, TeamId};
use entente_team::{
    Standing, TeamError,
    depot::{Depot, Place},
    identity::Identity,
    membership,
    sync::{self, Care, Report},
};
use jiff::Timestamp;
use uuid::Uuid;

pub fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

/// A person, and the database of their machine.
pub struct Home {
    pub store: Store,
    pub person: Identity,
    pub folder: tempfile::TempDir,
}

/// A folder in memory where there is one, so that many databases are made quickly.
fn quick() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() }
}

impl Home {
    pub fn of(called: &str) -> Self {
        let folder = tempfile::tempdir_in(quick()).unwrap();
        let mut store = Store::open(&folder.path().join("entente.db")).unwrap();
        let person = membership::person(&mut store, &name(called)).unwrap();
        Self { store, person, folder }
    }

    /// The same person at a machine with a copy of the database, for trials apart from each other.
    pub fn copied(&mut self) -> Self {
        let folder = tempfile::tempdir_in(quick()).unwrap();
        let (from, to) = (self.folder.path().join("entente.db"), folder.path().join("entente.db"));
        let store = std::mem::replace(&mut self.store, Store::open(&folder.path().join("spare.db")).unwrap());
        store.close().unwrap();
        std::fs::copy(&from, &to).unwrap();
        self.store = Store::open(&from).unwrap();
        Self { store: Store::open(&to).unwrap(), person: self.person.clone(), folder }
    }

    pub fn note(&self) -> Note {
        let by = self.person.card().name().clone();
        Note { by, at: Timestamp::UNIX_EPOCH, label: Label::new("add_issue").unwrap() }
    }

    pub fn create(&mut self, depot: &dyn Depot, called: &str) -> TeamId {
        let place = Place::Folder { path: "/somewhere".into() };
        membership::create(&mut self.store, depot, &self.person, name(called), place).unwrap().id()
    }

    /// Invites somebody, who joins.
    pub fn admit(&mut self, depot: &dyn Depot, team: TeamId, other: &mut Self, standing: Standing) {
        let card = other.person.card().clone();
        membership::invite(&mut self.store, depot, &self.person, team, card, standing).unwrap();
        other.join(depot, &self.person.card().words().join(" ")).unwrap();
    }

    pub fn join(&mut self, depot: &dyn Depot, words: &str) -> Result<(), TeamError> {
        let found = membership::invitations(depot, &self.person)?;
        let invitation = found.first().ok_or(TeamError::NoInvitation)?;
        let place = Place::Folder { path: "/elsewhere".into() };
        membership::join(&mut self.store, &self.person, invitation, words, place).map(drop)
    }

    /// Shares the workshop.
    pub fn share(&mut self, team: TeamId) -> PlanId {
        let note = self.note();
        let plan = self.store.import(examples::workshop().unwrap(), &note).unwrap().plan.id;
        self.store.begin_sharing(plan, team, &note).unwrap();
        plan
    }

    pub fn edit(&mut self, plan: PlanId, change: impl FnOnce(&mut PlanParts)) {
        let note = self.note();
        let edit = |plan: &Plan| {
            let mut parts = PlanParts::clone(plan);
            change(&mut parts);
            Plan::new(parts)
        };
        self.store.edit(plan, &note, edit).unwrap();
    }

    pub fn add(&mut self, plan: PlanId, issue: &str) {
        let issue =
            Issue { id: Uuid::new_v4().into(), name: name(issue), kind: IssueKind::Listed(Vec::new()) };
        self.edit(plan, |parts| parts.issues.push(issue));
    }

    pub fn sync(&mut self, depot: &dyn Depot, team: TeamId) -> Report {
        self.try_sync(depot, team, Care::Quick).unwrap()
    }

    pub fn try_sync(&mut self, depot: &dyn Depot, team: TeamId, care: Care) -> Result<Report, TeamError> {
        sync::round(&mut self.store, depot, &self.person, team, care)
    }

    pub fn plan(&mut self, plan: PlanId) -> Arc<Plan> {
        self.store.load(plan).unwrap().plan
    }

    pub fn issues(&mut self, plan: PlanId) -> BTreeSet<String> {
        let Ok(saved) = self.store.load(plan) else { return BTreeSet::new() };
        saved.plan.issues.iter().map(|issue| issue.name.to_string()).collect()
    }
}
