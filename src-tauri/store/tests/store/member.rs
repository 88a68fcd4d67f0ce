//! Installations of members of a team, each with a database of its own.

use entente_core::{
    examples,
    model::{Plan, PlanId, PlanParts},
};
use entente_store::{
    IncomingFile, MemberId, Note, OutboxFile, Role, Saved, TakeInError, TakenIn, TeamId, TeamRow,
};
use uuid::Uuid;

use crate::desk::{Desk, name, note};

/// An installation of a member.
pub struct Member {
    pub desk: Desk,
    pub called: &'static str,
}

pub const TEAM: Uuid = Uuid::from_u128(7);

impl Member {
    pub fn new(called: &'static str, role: Role) -> Self {
        let mut desk = Desk::new();
        let row = TeamRow {
            id: TeamId::from(TEAM),
            name: name("Team"),
            place: "{}".to_owned(),
            member: MemberId::new(called).unwrap(),
            role,
            keys: vec![1],
            members: String::new(),
        };
        desk.store.save_team(&row).unwrap();
        Self { desk, called }
    }

    /// Puts what is pending in one file, as if it had been stored.
    pub fn file(&mut self, plan: PlanId) -> Option<IncomingFile> {
        let store = &mut self.desk.store;
        let pending = store.pending(plan).unwrap();
        let through = pending.last()?.number;
        let writer = store.writer(plan).unwrap().unwrap();
        let chains = store.chains(plan).unwrap();
        let number = chains.iter().find(|chain| chain.writer == writer).map_or(1, |chain| chain.number + 1);
        let hash = format!("{writer}{number}").into_bytes();
        let file = OutboxFile { number, hash: hash.clone(), bytes: vec![number as u8] };
        store.put_in_outbox(plan, &file, through).unwrap();
        store.mark_stored(plan, number).unwrap();
        let heard = chains.iter().map(|chain| (chain.writer, chain.number)).collect();
        let changes = pending.into_iter().map(|change| change.bytes).collect();
        let (member, role) = (MemberId::new(self.called).unwrap(), Role::Edit);
        Some(IncomingFile { writer, number, hash, member, name: name(self.called), role, heard, changes })
    }

    pub fn take(&mut self, plan: PlanId, file: &IncomingFile) -> TakenIn {
        self.desk.store.take_in(plan, std::slice::from_ref(file)).unwrap()
    }

    pub fn refuses(&mut self, plan: PlanId, file: IncomingFile) -> TakeInError {
        let before = self.desk.store.projection_text(plan).unwrap();
        let error = self.desk.store.take_in(plan, &[file]).unwrap_err();
        assert_eq!(self.desk.store.projection_text(plan).unwrap(), before);
        error
    }

    pub fn change(&mut self, plan: PlanId, change: impl FnOnce(&mut PlanParts)) -> Saved {
        let edit = |plan: &Plan| {
            let mut parts = PlanParts::clone(plan);
            change(&mut parts);
            Plan::new(parts)
        };
        let note = Note { by: name(self.called), ..note("change") };
        self.desk.store.edit(plan, &note, edit).unwrap()
    }

    pub fn plan(&mut self, plan: PlanId) -> Plan {
        Plan::clone(&self.desk.store.load(plan).unwrap().plan)
    }

    pub fn text(&self, plan: PlanId) -> String {
        self.desk.store.projection_text(plan).unwrap()
    }
}

/// Anna shares the workshop, Ben takes part.
pub fn two() -> (Member, Member, PlanId) {
    let (mut anna, mut ben) = (Member::new("Anna", Role::Edit), Member::new("Ben", Role::Edit));
    let plan = anna.desk.create(&examples::workshop().unwrap());
    anna.desk.store.begin_sharing(plan, TeamId::from(TEAM), &note("begin_sharing")).unwrap();
    ben.desk.store.join(plan, TeamId::from(TEAM)).unwrap();
    let file = anna.file(plan).unwrap();
    assert_eq!(ben.take(plan, &file).changes, 1);
    (anna, ben, plan)
}

/// Each takes in what the other has.
pub fn meet(one: &mut Member, other: &mut Member, plan: PlanId) {
    let (from_one, from_other) = (one.file(plan), other.file(plan));
    from_one.iter().for_each(|file| drop(other.take(plan, file)));
    from_other.iter().for_each(|file| drop(one.take(plan, file)));
    assert_eq!(one.text(plan), other.text(plan));
}
