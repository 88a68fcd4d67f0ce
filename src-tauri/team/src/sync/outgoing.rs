//! What was written here: put in files, stored, and read back.

use std::collections::{BTreeMap, BTreeSet};

use entente_core::model::PlanId;
use entente_store::{OutboxFile, OutgoingChange, WriterId};
use jiff::Timestamp;

use super::{Care, Fault, Round};
use crate::{
    depot::{DepotPath, Put, number_of},
    error::TeamError,
    sealed::{Contents, Hash, MOST_CHANGES, Position, Refusal, SealError, hash, open, seal},
};

/// How many bytes of changes are put in one file, before they are packed.
const MOST_IN_FILE: usize = 512 << 10;

/// What is to be done about an own file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    /// It is there as it was put.
    Whole,
    /// It was gone or damaged, and is there again.
    Again,
    /// It is not there, and could not be put.
    Not,
    /// Somebody else has written a file of its name.
    Others,
}

impl Round<'_> {
    /// Puts own changes of a plan into files, stores them, and sees that what was stored is still there.
    pub(super) fn put_out(&mut self, plan: PlanId) -> Result<(), TeamError> {
        let Some(writer) = self.store.writer(plan)? else { return Ok(()) };
        self.fill_outbox(plan, writer)?;
        let outbox = self.store.outbox(plan)?;
        let last = self.chain(plan, writer)?.map_or(0, |(number, _)| number);
        let stored = outbox.first().map_or(last, |file| file.number - 1);
        if !self.repair(plan, writer, stored)? {
            return Ok(());
        }
        for file in outbox {
            match self.keep(plan, writer, &file)? {
                Kept::Whole | Kept::Again => {
                    self.store.mark_stored(plan, file.number)?;
                    self.report.put += 1;
                }
                Kept::Not => {
                    self.report.faults.push(Fault::Lost(plan, file.number));
                    break;
                }
                Kept::Others => return self.renew(plan),
            }
        }
        Ok(())
    }

    /// Seals what is not in a file yet.
    fn fill_outbox(&mut self, plan: PlanId, writer: WriterId) -> Result<(), TeamError> {
        let pending = match self.store.pending(plan) {
            Ok(pending) => pending,
            Err(error) => {
                self.report.faults.push(Fault::Plan(plan, error.code()));
                return Ok(());
            }
        };
        let Some(key) = self.team.charter().key().cloned() else { return Ok(()) };
        let mut rest = pending.as_slice();
        while !rest.is_empty() {
            let (now, later) = rest.split_at(first_portion(rest));
            let (last, previous) = self.chain(plan, writer)?.unwrap_or_default();
            let number = last + 1;
            let position = Position { team: self.team.id(), plan, writer, number, previous };
            let contents = self.contents(plan, writer, now)?;
            let bytes = match seal(&position, &key, self.identity, &contents) {
                Ok(bytes) => bytes,
                Err(SealError::TooLarge) => {
                    self.report.faults.push(Fault::TooLarge(plan));
                    return Ok(());
                }
                Err(SealError::NoChance) => return Err(crate::identity::IdentityError::NoChance.into()),
            };
            let file = OutboxFile { number, hash: hash(&bytes).0.to_vec(), bytes };
            let through = now.last().map_or(0, |change| change.number);
            self.store.put_in_outbox(plan, &file, through)?;
            rest = later;
        }
        Ok(())
    }

    fn contents(
        &self,
        plan: PlanId,
        writer: WriterId,
        changes: &[OutgoingChange],
    ) -> Result<Contents, TeamError> {
        let others = self.store.chains(plan)?.into_iter().filter(|chain| chain.writer != writer);
        let vector: BTreeMap<_, _> = others.map(|chain| (chain.writer, chain.number)).collect();
        let changes = changes.iter().map(|change| change.bytes.clone()).collect();
        Ok(Contents { at: Timestamp::now(), vector, changes })
    }

    fn chain(&self, plan: PlanId, writer: WriterId) -> Result<Option<(u64, Hash)>, TeamError> {
        let chain = self.store.chains(plan)?.into_iter().find(|chain| chain.writer == writer);
        let hash = |bytes: &[u8]| bytes.try_into().map(Hash).unwrap_or_default();
        Ok(chain.map(|chain| (chain.number, hash(&chain.hash))))
    }

    /// Looks whether own files up to a number are still there, and puts them again where not; says whether to go on.
    fn repair(&mut self, plan: PlanId, writer: WriterId, stored: u64) -> Result<bool, TeamError> {
        if stored == 0 {
            return Ok(true);
        }
        let mut suspects = match self.care {
            Care::Thorough => (1..=stored).collect(),
            Care::Quick => self.unlisted(plan, writer, stored)?,
        };
        suspects.insert(stored);
        let mut repaired = 0;
        for number in suspects {
            let Some(file) = self.store.own_file(plan, number)? else { continue };
            match self.keep(plan, writer, &file)? {
                Kept::Whole => {}
                Kept::Again => repaired += 1,
                Kept::Not => {
                    self.report.faults.push(Fault::Lost(plan, number));
                    return Ok(false);
                }
                Kept::Others => {
                    self.renew(plan)?;
                    return Ok(false);
                }
            }
        }
        if repaired > 0 {
            self.report.faults.push(Fault::Repaired(plan, repaired));
        }
        Ok(true)
    }

    /// The own files up to a number that a list does not show.
    fn unlisted(&mut self, plan: PlanId, writer: WriterId, stored: u64) -> Result<BTreeSet<u64>, TeamError> {
        let listed = self.depot.list(&DepotPath::writer(self.team.id(), plan, writer));
        let Some(listed) = self.noted(listed)? else { return Ok(BTreeSet::new()) };
        let there: BTreeSet<_> = listed.iter().filter_map(|name| number_of(name)).collect();
        Ok((1..=stored).filter(|number| !there.contains(number)).collect())
    }

    /// Sees to it that an own file is there, byte for byte.
    fn keep(&mut self, plan: PlanId, writer: WriterId, file: &OutboxFile) -> Result<Kept, TeamError> {
        let path = DepotPath::sealed(self.team.id(), plan, writer, file.number);
        let found = self.depot.get(&path);
        let Some(found) = self.noted(found)? else { return Ok(Kept::Not) };
        let put = match found {
            Some(found) if found == file.bytes => return Ok(Kept::Whole),
            Some(found) if self.is_others(plan, writer, file.number, &found)? => return Ok(Kept::Others),
            Some(_) => self.depot.put_again(&path, &file.bytes).map(|()| Put::Stored),
            None => self.depot.put_new(&path, &file.bytes),
        };
        if self.noted(put)?.is_none() {
            return Ok(Kept::Not);
        }
        let back = self.depot.get(&path);
        let whole = self.noted(back)?.flatten().is_some_and(|back| back == file.bytes);
        Ok(if whole { Kept::Again } else { Kept::Not })
    }

    /// Whether a file under our own name is whole and signed, and yet none of ours: the database was copied or brought back.
    fn is_others(
        &self,
        plan: PlanId,
        writer: WriterId,
        number: u64,
        found: &[u8],
    ) -> Result<bool, TeamError> {
        let previous = match number {
            1 => Hash::default(),
            _ => self.store.own_file(plan, number - 1)?.map(|file| hash(&file.bytes)).unwrap_or_default(),
        };
        let position = Position { team: self.team.id(), plan, writer, number, previous };
        let opened = open(&position, &self.team.charter().keys, found);
        Ok(match opened {
            Ok(opened) => opened.signed_by(self.identity.card()).is_ok(),
            Err(refusal) => refusal == Refusal::Forked,
        })
    }

    /// Goes on under a new name.
    fn renew(&mut self, plan: PlanId) -> Result<(), TeamError> {
        self.store.renew_writers()?;
        self.report.faults.push(Fault::Renewed(plan));
        Ok(())
    }
}

/// How many changes go in the next file: at least one.
fn first_portion(changes: &[OutgoingChange]) -> usize {
    let mut bytes = 0;
    let fitting = changes.iter().take(MOST_CHANGES).take_while(|change| {
        bytes += change.bytes.len();
        bytes <= MOST_IN_FILE
    });
    fitting.count().max(1)
}
