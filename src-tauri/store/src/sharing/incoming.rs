//! What comes in: files of others, taken in whole or not at all, in one transaction with the changes and the rows they make.

use entente_core::model::{Name, PlanId};
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};

use super::{
    Arrived, MemberId, Role, SharingRow, WriterId,
    arrived::{self, Sender},
    ready::ready,
};
use crate::{
    cells::CellRef,
    change::through,
    document::{ApplyError, Document},
    error::{LoadError, StorageError},
    open_plan::{MergeError, OpenPlan, Saved},
    sharing::Keeping,
    store::Store,
};

/// A file of a plan, opened and found to be its sender's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingFile {
    /// Who wrote it.
    pub writer: WriterId,
    /// Its number, from 1.
    pub number: u64,
    /// The hash of its bytes.
    pub hash: Vec<u8>,
    /// The member who signed it.
    pub member: MemberId,
    /// What that member is called.
    pub name: Name,
    /// What that member may do.
    pub role: Role,
    /// The last file of every writer that its writer had taken in.
    pub heard: Vec<(WriterId, u64)>,
    /// The changes, not compressed, oldest first.
    pub changes: Vec<Vec<u8>>,
}

/// The last file that was taken in of a writer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The writer.
    pub writer: WriterId,
    /// The number of the file.
    pub number: u64,
    /// The hash of its bytes.
    pub hash: Vec<u8>,
    /// The member who signed it.
    pub member: MemberId,
}

/// A file that somebody has taken in and we have not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Awaited {
    /// Who wrote it.
    pub writer: WriterId,
    /// The number of the last one that was told of.
    pub number: u64,
}

/// What came of taking files in.
#[derive(Clone, Debug)]
pub struct TakenIn {
    /// The plan as it is saved; nothing while its first change has not come.
    pub saved: Option<Saved>,
    /// How many changes went into the document.
    pub changes: usize,
    /// How many changes wait for others.
    pub waiting: usize,
    /// The fields that have several values now.
    pub conflicts: Vec<CellRef>,
    /// Whose files have not come, though others have taken them in.
    pub awaited: Vec<Awaited>,
}

/// Says why files are not taken in; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum TakeInError {
    /// The plan is not shared here.
    #[error("the plan {0} is not shared here")]
    Alone(PlanId),
    /// A file before it has not come.
    #[error("file {number} of {writer} comes after file {expected}, which has not come")]
    Gap {
        /// Who wrote it.
        writer: WriterId,
        /// Its number.
        number: u64,
        /// The number of the file that is missing.
        expected: u64,
    },
    /// Another file of this number was taken in before.
    #[error("file {number} of {writer} is not the one that was taken in before")]
    OtherFile {
        /// Who wrote it.
        writer: WriterId,
        /// Its number.
        number: u64,
    },
    /// Somebody else writes under the name of this database, which was copied or brought back: its writers are to be
    /// renewed.
    #[error("file {number} is written under our own name {writer}, and not by us")]
    OwnName {
        /// The name.
        writer: WriterId,
        /// The number of the file.
        number: u64,
    },
    /// The file is larger than any that Entente writes.
    #[error("file {number} of {writer} is too large")]
    TooLarge {
        /// Who wrote it.
        writer: WriterId,
        /// Its number.
        number: u64,
    },
    /// The file holds something that is no change.
    #[error("file {number} of {writer} holds something that is no change")]
    Damaged {
        /// Who wrote it.
        writer: WriterId,
        /// Its number.
        number: u64,
    },
    /// The file does something else than set fields of a plan.
    #[error("file {number} of {writer} does something else than set fields of a plan")]
    Foreign {
        /// Who wrote it.
        writer: WriterId,
        /// Its number.
        number: u64,
    },
    /// The member who signed the file may not do what it does.
    #[error("file {number} of {writer} is signed by a member who may {}", .role.code())]
    NotAllowed {
        /// Who wrote it.
        writer: WriterId,
        /// Its number.
        number: u64,
        /// What the member may do.
        role: Role,
    },
    /// The file writes in a blind round in the name of another member.
    #[error("file {number} of {writer} answers in the name of somebody else")]
    NotTheirs {
        /// Who wrote it.
        writer: WriterId,
        /// Its number.
        number: u64,
    },
    /// A change uses the name and number of an earlier change.
    #[error("file {number} of {writer} uses the number of an earlier change again")]
    Reused {
        /// Who wrote it.
        writer: WriterId,
        /// Its number.
        number: u64,
    },
    /// The plan cannot be loaded or saved.
    #[error(transparent)]
    Load(#[from] LoadError),
}

impl From<rusqlite::Error> for TakeInError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Load(error.into())
    }
}

impl Store {
    /// The last file of a plan that was taken in of each writer, own ones included.
    pub fn chains(&self, plan: PlanId) -> Result<Vec<Chain>, StorageError> {
        let mut select = self.connection.prepare_cached(
            "SELECT writer, number, hash, member FROM chain WHERE plan = ?1 ORDER BY writer",
        )?;
        let chains = select.query_map([plan.to_string()], |row| {
            Ok(Chain {
                writer: through(row, 0, WriterId::parse)?,
                number: row.get::<_, i64>(1)?.unsigned_abs(),
                hash: row.get(2)?,
                member: through(row, 3, MemberId::new)?,
            })
        })?;
        Ok(chains.collect::<Result<_, _>>()?)
    }

    /// The files of a plan that somebody has taken in and we have not.
    pub fn awaited(&self, plan: PlanId) -> Result<Vec<Awaited>, StorageError> {
        Ok(awaited(&self.connection, plan)?)
    }

    /// Takes files of a plan in, in one transaction: all of them, or none. Files that were taken in before are passed over;
    /// changes that build on others which have not come wait for them.
    pub fn take_in(&mut self, plan: PlanId, files: &[IncomingFile]) -> Result<TakenIn, TakeInError> {
        let outcome = self.try_take_in(plan, files);
        if outcome.is_err() {
            self.open.remove(&plan);
        }
        self.forget_others(plan);
        outcome
    }

    fn try_take_in(&mut self, plan: PlanId, files: &[IncomingFile]) -> Result<TakenIn, TakeInError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let row = SharingRow::shared(&transaction, plan)?.ok_or(TakeInError::Alone(plan))?;
        let mut open = match OpenPlan::current(&mut self.open, &transaction, plan) {
            Ok(_) => self.open.remove(&plan).ok_or(LoadError::NotThere(plan))?,
            Err(LoadError::NotThere(_)) => OpenPlan::empty(plan)?,
            Err(error) => return Err(error.into()),
        };
        open.keep(Keeping::Together);
        let mut arrived = waiting(&transaction, plan, open.document())?;
        for file in files {
            if is_next(&transaction, plan, row.writer, file)? {
                arrived.extend(arrived::read(open.document(), &file.sender(), &file.changes)?);
                note_taken(&transaction, plan, file)?;
            }
        }
        let (ready, waiting) = ready(open.document(), arrived);
        open.merge(&transaction, &ready).map_err(|error| refused(error, &ready))?;
        keep_waiting(&transaction, plan, &waiting)?;
        let awaited = awaited(&transaction, plan)?;
        transaction.commit()?;
        let conflicts = open.conflicted().iter().cloned().collect();
        let saved = open.saved().ok();
        if open.revision().number() > 0 {
            self.open.insert(plan, open);
        }
        Ok(TakenIn { saved, changes: ready.len(), waiting: waiting.len(), conflicts, awaited })
    }
}

impl IncomingFile {
    fn sender(&self) -> Sender {
        let by = (self.member.clone(), self.name.clone());
        Sender { writer: self.writer, number: self.number, by, role: self.role }
    }
}

/// Whether a file is the next of its writer; one that was taken in before is not.
fn is_next(
    connection: &Connection,
    plan: PlanId,
    own: WriterId,
    file: &IncomingFile,
) -> Result<bool, TakeInError> {
    let IncomingFile { writer, number, .. } = *file;
    let mut select =
        connection.prepare_cached("SELECT number, hash FROM chain WHERE plan = ?1 AND writer = ?2")?;
    let last = select
        .query_row([plan.to_string(), writer.to_string()], |row| {
            Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get::<_, Vec<u8>>(1)?))
        })
        .optional()?;
    let (last, hash) = last.unwrap_or_default();
    if number == last && hash != file.hash {
        return Err(TakeInError::OtherFile { writer, number });
    }
    if number <= last {
        return Ok(false);
    }
    if writer == own {
        return Err(TakeInError::OwnName { writer, number });
    }
    if number > last + 1 {
        return Err(TakeInError::Gap { writer, number, expected: last + 1 });
    }
    Ok(true)
}

fn note_taken(connection: &Connection, plan: PlanId, file: &IncomingFile) -> rusqlite::Result<()> {
    let plan = plan.to_string();
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO chain (plan, writer, number, hash, member) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            plan,
            file.writer.to_string(),
            file.number as i64,
            file.hash,
            file.member.as_str()
        ])?;
    let mut put = connection.prepare_cached(
        "INSERT INTO heard (plan, writer, number) VALUES (?1, ?2, ?3)
         ON CONFLICT (plan, writer) DO UPDATE SET number = max(number, excluded.number)",
    )?;
    for (writer, number) in &file.heard {
        put.execute(params![plan, writer.to_string(), *number as i64])?;
    }
    Ok(())
}

fn awaited(connection: &Connection, plan: PlanId) -> rusqlite::Result<Vec<Awaited>> {
    let mut select = connection.prepare_cached(
        "SELECT heard.writer, heard.number FROM heard
         LEFT JOIN chain ON chain.plan = heard.plan AND chain.writer = heard.writer
         WHERE heard.plan = ?1 AND heard.number > coalesce(chain.number, 0) ORDER BY heard.writer",
    )?;
    let files = select.query_map([plan.to_string()], |row| {
        let number = row.get::<_, i64>(1)?.unsigned_abs();
        Ok(Awaited { writer: through(row, 0, WriterId::parse)?, number })
    })?;
    files.collect()
}

/// The changes that wait for others.
fn waiting(connection: &Connection, plan: PlanId, document: &Document) -> Result<Vec<Arrived>, TakeInError> {
    let mut select = connection.prepare_cached(
        "SELECT writer, number, member, member_name, role, bytes FROM waiting_change WHERE plan = ?1 ORDER BY rowid",
    )?;
    let rows = select.query_map([plan.to_string()], |row| {
        let sender = Sender {
            writer: through(row, 0, WriterId::parse)?,
            number: row.get::<_, i64>(1)?.unsigned_abs(),
            by: (through(row, 2, MemberId::new)?, through(row, 3, |text| Name::new(text).ok())?),
            role: through(row, 4, Role::from_code)?,
        };
        Ok((sender, row.get::<_, Vec<u8>>(5)?))
    })?;
    let mut changes = Vec::new();
    for row in rows {
        let (sender, bytes) = row?;
        changes.extend(arrived::read(document, &sender, &[bytes])?);
    }
    Ok(changes)
}

fn keep_waiting(connection: &Connection, plan: PlanId, waiting: &[Arrived]) -> rusqlite::Result<()> {
    let plan = plan.to_string();
    connection.prepare_cached("DELETE FROM waiting_change WHERE plan = ?1")?.execute([&plan])?;
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO waiting_change (plan, hash, writer, number, member, member_name, role, bytes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for arrived in waiting {
        insert.execute(params![
            plan,
            arrived.change.hash().0,
            arrived.writer.to_string(),
            arrived.file as i64,
            arrived.by.0.as_str(),
            arrived.by.1.as_str(),
            arrived.role.code(),
            arrived.change.raw_bytes(),
        ])?;
    }
    Ok(())
}

/// Names the file because of which changes were refused.
fn refused(error: MergeError, changes: &[Arrived]) -> TakeInError {
    let named = |change: Option<&Arrived>| change.map(|change| (change.writer, change.file));
    match error {
        MergeError::Load(error) => error.into(),
        MergeError::Apply(ApplyError::Reused { actor, sequence }) => {
            let by =
                |change: &&Arrived| *change.change.actor_id() == actor && change.change.seq() == sequence;
            match named(changes.iter().rev().find(by)) {
                Some((writer, number)) => TakeInError::Reused { writer, number },
                None => LoadError::from(crate::document::DocumentError::NotRecorded).into(),
            }
        }
        MergeError::Apply(ApplyError::Unloadable) => match named(changes.first()) {
            Some((writer, number)) => TakeInError::Damaged { writer, number },
            None => LoadError::from(crate::document::DocumentError::NotRecorded).into(),
        },
    }
}
