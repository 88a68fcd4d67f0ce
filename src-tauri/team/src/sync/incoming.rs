//! What others have written: file after file of each writer, as far as they are whole and theirs.

use std::collections::{BTreeMap, BTreeSet};

use entente_core::model::{Name, PlanId};
use entente_store::{Awaited, Chain, IncomingFile, TakeInError, WriterId};

use super::{Fault, From, Round};
use crate::{
    depot::{DepotError, DepotPath, id_of},
    error::TeamError,
    sealed::{Hash, Opened, Position, Refusal, open},
    standing::Member,
    team::stored,
};

/// How many bytes of files are taken in at once.
const MOST_AT_ONCE: usize = 16 << 20;

/// How far a writer's files have been taken in, and who they are.
#[derive(Clone, Debug, Default)]
struct Reached {
    number: u64,
    hash: Hash,
    member: Option<entente_store::MemberId>,
}

impl Reached {
    fn of(chain: &Chain) -> Self {
        let hash = chain.hash.as_slice().try_into().map(Hash).unwrap_or_default();
        Self { number: chain.number, hash, member: Some(chain.member.clone()) }
    }
}

/// Files that are about to be taken in.
#[derive(Debug, Default)]
struct Batch {
    files: Vec<IncomingFile>,
    bytes: usize,
}

impl Round<'_> {
    /// Takes in what others have written in a plan.
    pub(super) fn take_in(&mut self, plan: PlanId) -> Result<(), TeamError> {
        let mut reached: BTreeMap<WriterId, Reached> = BTreeMap::new();
        for chain in self.store.chains(plan)? {
            reached.insert(chain.writer, Reached::of(&chain));
        }
        let mut asked = BTreeSet::new();
        // Files name writers whose folders a list may not show yet.
        loop {
            let writers: Vec<_> = self.writers(plan, &reached)?.difference(&asked).copied().collect();
            if writers.is_empty() {
                break;
            }
            asked.extend(&writers);
            self.read_all(plan, &writers, &mut reached)?;
        }
        for Awaited { writer, number } in self.store.awaited(plan)? {
            let name = reached.get(&writer).and_then(|reached| self.named(reached.member.as_ref()));
            let next = reached.get(&writer).map_or(0, |reached| reached.number) + 1;
            let told = |fault: &Fault| {
                fault.from().is_some_and(|from| from.plan == plan && from.name == name && from.number == next)
            };
            if number >= next && !self.report.faults.iter().any(told) {
                self.report.faults.push(Fault::Awaited(From { plan, name, number: next }));
            }
        }
        Ok(())
    }

    /// Everybody else who has written in a plan, as far as is known.
    fn writers(
        &mut self,
        plan: PlanId,
        reached: &BTreeMap<WriterId, Reached>,
    ) -> Result<BTreeSet<WriterId>, TeamError> {
        let listed = self.depot.list(&DepotPath::plan(self.team.id(), plan));
        let listed = self.noted(listed)?.unwrap_or_default();
        let mut writers: BTreeSet<_> = listed.iter().filter_map(|name| id_of::<WriterId>(name)).collect();
        writers.extend(reached.keys());
        writers.extend(self.store.awaited(plan)?.iter().map(|awaited| awaited.writer));
        if let Some(own) = self.store.writer(plan)? {
            writers.remove(&own);
        }
        Ok(writers)
    }

    fn read_all(
        &mut self,
        plan: PlanId,
        writers: &[WriterId],
        reached: &mut BTreeMap<WriterId, Reached>,
    ) -> Result<(), TeamError> {
        let mut batch = Batch::default();
        for writer in writers {
            let mut at = reached.get(writer).cloned().unwrap_or_default();
            while let Some((opened, bytes, member)) = self.next_file(plan, *writer, &at)? {
                at = Reached { number: at.number + 1, hash: opened.hash, member: stored(opened.member) };
                batch.bytes += bytes;
                batch.files.extend(incoming(*writer, &at, opened, &member));
                if batch.bytes > MOST_AT_ONCE {
                    self.deliver(plan, std::mem::take(&mut batch))?;
                }
            }
            reached.insert(*writer, at);
        }
        self.deliver(plan, batch)?;
        // What was refused is where it was; what came is further.
        for chain in self.store.chains(plan)? {
            reached.insert(chain.writer, Reached::of(&chain));
        }
        Ok(())
    }

    /// The next file of a writer, opened and found to be a member's; nothing where it has not come, or is refused.
    fn next_file(
        &mut self,
        plan: PlanId,
        writer: WriterId,
        at: &Reached,
    ) -> Result<Option<(Opened, usize, Member)>, TeamError> {
        let (team, number) = (self.team.id(), at.number + 1);
        let from = From { plan, name: self.named(at.member.as_ref()), number };
        let bytes = match self.depot.get(&DepotPath::sealed(team, plan, writer, number)) {
            Err(DepotError::TooLarge(_)) => {
                self.report.faults.push(Fault::Refused(from, Refusal::TooLarge));
                return Ok(None);
            }
            found => self.noted(found)?.flatten(),
        };
        let Some(bytes) = bytes else { return Ok(None) };
        let position = Position { team, plan, writer, number, previous: at.hash };
        let opened = open(&position, &self.team.charter().keys, &bytes);
        match opened.and_then(|opened| self.written_by(&position, at, &opened).map(|member| (opened, member)))
        {
            Ok((opened, member)) => {
                self.team.heard_of(opened.member, opened.contents.at);
                Ok(Some((opened, bytes.len(), member)))
            }
            Err(refusal) => {
                self.report.faults.push(Fault::Refused(from, refusal));
                Ok(None)
            }
        }
    }

    /// The member who wrote a file, whose signature fits and whose files count.
    fn written_by(&self, position: &Position, at: &Reached, opened: &Opened) -> Result<Member, Refusal> {
        let member = self.team.charter().member(opened.member).ok_or(Refusal::Stranger)?;
        opened.signed_by(&member.card)?;
        if at.member.is_some() && at.member != stored(opened.member) {
            return Err(Refusal::OtherMember);
        }
        let (plan, writer) = (position.plan.uuid(), position.writer.uuid());
        if member.may_have_written(plan, writer, position.number) {
            Ok(member.clone())
        } else {
            Err(Refusal::AfterRemoval)
        }
    }

    /// Takes files in; when one of them is refused, the files of its writer stay out and all the others come in.
    fn deliver(&mut self, plan: PlanId, mut batch: Batch) -> Result<(), TeamError> {
        while !batch.files.is_empty() {
            match self.store.take_in(plan, &batch.files) {
                Ok(taken) => {
                    self.report.taken += batch.files.len();
                    if taken.changes > 0 && !self.report.changed.contains(&plan) {
                        self.report.changed.push(plan);
                    }
                    return Ok(());
                }
                Err(error) => {
                    let Some((writer, number)) = about(&error) else {
                        self.report.faults.push(Fault::Plan(plan, told(&error)));
                        return Ok(());
                    };
                    let of_writer = batch.files.iter().find(|file| file.writer == writer);
                    let name = of_writer.map(|file| file.name.clone());
                    self.report.faults.push(Fault::NotTaken(From { plan, name, number }, told(&error)));
                    batch.files.retain(|file| file.writer != writer || file.number < number);
                }
            }
        }
        Ok(())
    }

    /// What a member is called.
    fn named(&self, member: Option<&entente_store::MemberId>) -> Option<Name> {
        let is = |found: &&Member| stored(found.id()).as_ref() == member;
        self.team.charter().members.iter().find(is).map(|member| member.card.name().clone())
    }
}

fn incoming(writer: WriterId, at: &Reached, opened: Opened, member: &Member) -> Option<IncomingFile> {
    Some(IncomingFile {
        writer,
        number: at.number,
        hash: opened.hash.0.to_vec(),
        member: at.member.clone()?,
        name: member.card.name().clone(),
        role: member.standing.role(),
        heard: opened.contents.vector.into_iter().collect(),
        changes: opened.contents.changes,
    })
}

/// The file because of which nothing was taken in, if it is one file.
const fn about(error: &TakeInError) -> Option<(WriterId, u64)> {
    match error {
        TakeInError::Gap { writer, number, .. }
        | TakeInError::OtherFile { writer, number }
        | TakeInError::OwnName { writer, number }
        | TakeInError::TooLarge { writer, number }
        | TakeInError::Damaged { writer, number }
        | TakeInError::Foreign { writer, number }
        | TakeInError::NotAllowed { writer, number, .. }
        | TakeInError::NotTheirs { writer, number }
        | TakeInError::Reused { writer, number } => Some((*writer, *number)),
        TakeInError::Alone(_) | TakeInError::Load(_) => None,
    }
}

/// The key of the message that says why files are not taken in.
const fn told(error: &TakeInError) -> &'static str {
    match error {
        TakeInError::Alone(_) => "team.not_taken.alone",
        TakeInError::Gap { .. } => "team.not_taken.gap",
        TakeInError::OtherFile { .. } => "team.not_taken.other_file",
        TakeInError::OwnName { .. } => "team.not_taken.own_name",
        TakeInError::TooLarge { .. } => "team.not_taken.too_large",
        TakeInError::Damaged { .. } => "team.not_taken.damaged",
        TakeInError::Foreign { .. } => "team.not_taken.foreign",
        TakeInError::NotAllowed { .. } => "team.not_taken.not_allowed",
        TakeInError::NotTheirs { .. } => "team.not_taken.not_theirs",
        TakeInError::Reused { .. } => "team.not_taken.reused",
        TakeInError::Load(error) => error.code(),
    }
}
