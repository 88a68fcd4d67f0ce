//! What goes out: own changes, and the files they are put in, whose bytes never change.

use entente_core::model::PlanId;
use rusqlite::{OptionalExtension as _, Row, TransactionBehavior, params};

use super::SharingRow;
use crate::{
    document::{DocumentError, LoggedChange},
    error::{LoadError, StorageError},
    store::Store,
};

/// A change that was made here and is in no file yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingChange {
    /// Its number in the log.
    pub number: i64,
    /// The hash of its content.
    pub hash: Vec<u8>,
    /// The change, not compressed.
    pub bytes: Vec<u8>,
}

/// A file of own changes, as it is or will be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxFile {
    /// Its number, from 1.
    pub number: u64,
    /// The hash of its bytes.
    pub hash: Vec<u8>,
    /// The whole file.
    pub bytes: Vec<u8>,
}

impl Store {
    /// The changes of a plan that were made here and are in no file yet, oldest first; nothing where it is not shared.
    pub fn pending(&self, plan: PlanId) -> Result<Vec<OutgoingChange>, LoadError> {
        let Some(row) = SharingRow::shared(&self.connection, plan)? else { return Ok(Vec::new()) };
        let mut select = self.connection.prepare_cached(
            "SELECT number, hash, bytes FROM change
             WHERE plan = ?1 AND number > ?2 AND number >= ?3 AND writer IS NULL ORDER BY number",
        )?;
        let rows = select.query_map(params![plan.to_string(), row.filed, row.first_change], |row| {
            Ok(LoggedChange { number: row.get(0)?, hash: row.get(1)?, bytes: row.get(2)? })
        })?;
        let changes = rows.collect::<Result<Vec<_>, _>>()?;
        Ok(changes.into_iter().map(unpacked).collect::<Result<_, _>>()?)
    }

    /// How many changes that were made here are in no file yet.
    pub fn pending_count(&self, plan: PlanId) -> Result<u32, StorageError> {
        let Some(row) = SharingRow::shared(&self.connection, plan)? else { return Ok(0) };
        let mut select = self.connection.prepare_cached(
            "SELECT count(*) FROM change
             WHERE plan = ?1 AND number > ?2 AND number >= ?3 AND writer IS NULL",
        )?;
        Ok(select.query_row(params![plan.to_string(), row.filed, row.first_change], |row| row.get(0))?)
    }

    /// Keeps a file that is about to be stored, with every own change up to a number in it.
    ///
    /// A file of this number that is there already stays as it is, so that every try stores the same bytes.
    pub fn put_in_outbox(
        &mut self,
        plan: PlanId,
        file: &OutboxFile,
        through_change: i64,
    ) -> Result<(), StorageError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let Some(row) = SharingRow::shared(&transaction, plan)? else { return Ok(()) };
        let (plan, writer) = (plan.to_string(), row.writer.to_string());
        let put = transaction.execute(
            "INSERT OR IGNORE INTO outbox (plan, writer, number, hash, bytes, through, stored)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)",
            params![plan, writer, file.number as i64, file.hash, file.bytes, through_change],
        )?;
        if put == 1 {
            transaction.execute(
                "INSERT OR REPLACE INTO chain (plan, writer, number, hash, member)
                 SELECT ?1, ?2, ?3, ?4, member FROM team WHERE id = ?5",
                params![plan, writer, file.number as i64, file.hash, row.team.to_string()],
            )?;
            transaction
                .execute("UPDATE sharing SET filed = ?2 WHERE plan = ?1", params![plan, through_change])?;
        }
        Ok(transaction.commit()?)
    }

    /// The own files of a plan that are not stored yet, in their order.
    pub fn outbox(&self, plan: PlanId) -> Result<Vec<OutboxFile>, StorageError> {
        let Some(row) = SharingRow::shared(&self.connection, plan)? else { return Ok(Vec::new()) };
        let mut select = self.connection.prepare_cached(
            "SELECT number, hash, bytes FROM outbox WHERE plan = ?1 AND writer = ?2 AND stored = 0 ORDER BY number",
        )?;
        let files = select.query_map([plan.to_string(), row.writer.to_string()], file)?;
        Ok(files.collect::<Result<_, _>>()?)
    }

    /// An own file of a plan, stored or not, to be compared with what the store holds and put there again.
    pub fn own_file(&self, plan: PlanId, number: u64) -> Result<Option<OutboxFile>, StorageError> {
        let Some(row) = SharingRow::shared(&self.connection, plan)? else { return Ok(None) };
        let mut select = self.connection.prepare_cached(
            "SELECT number, hash, bytes FROM outbox WHERE plan = ?1 AND writer = ?2 AND number = ?3",
        )?;
        Ok(select
            .query_row(params![plan.to_string(), row.writer.to_string(), number as i64], file)
            .optional()?)
    }

    /// Notes that an own file is stored.
    pub fn mark_stored(&mut self, plan: PlanId, number: u64) -> Result<(), StorageError> {
        self.connection.execute(
            "UPDATE outbox SET stored = 1 WHERE plan = ?1 AND number = ?2
                AND writer = (SELECT writer FROM sharing WHERE plan = ?1)",
            params![plan.to_string(), number as i64],
        )?;
        Ok(())
    }
}

/// A change as it leaves: not compressed, so that whoever takes it in sees how large it is.
fn unpacked(change: LoggedChange) -> Result<OutgoingChange, DocumentError> {
    let bytes = change.read()?.raw_bytes().to_vec();
    Ok(OutgoingChange { number: change.number, hash: change.hash, bytes })
}

fn file(row: &Row<'_>) -> rusqlite::Result<OutboxFile> {
    Ok(OutboxFile { number: row.get::<_, i64>(0)?.unsigned_abs(), hash: row.get(1)?, bytes: row.get(2)? })
}
