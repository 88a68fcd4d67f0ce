//! The document of a plan: maps of scalars, `root/{table}/{row}/{field}`, with its whole history.
//!
//! Rows and fields are one key, `{row}/{field}`, of their table's map: two people who rate the same option write into
//! the same map, where a map for each row would let one of the two rows hide the other.

use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
};

use automerge::{
    ActorId, AutoCommit, AutomergeError, Change, ChangeHash, ObjId, ROOT, ReadDoc, ScalarValue, Value,
    transaction::{CommitOptions, Transactable},
};
use uuid::Uuid;

use crate::{
    cells::{CellRef, Cells, Write},
    genesis::{MINIMUM_READER, READER, genesis, map_of},
    scalar::Scalar,
    sharing::Keeping,
    table::{DELETED, Table},
};

/// Says why changes make no document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// A change is damaged; the number is its place in the log.
    #[error("change {0} is damaged")]
    Damaged(i64),
    /// Changes that others build on are missing.
    #[error("changes are missing")]
    Incomplete,
    /// The document is for a newer version of Entente.
    #[error("the plan is for a newer version of Entente: it needs reader {0}, and this is reader {READER}")]
    Newer(i64),
    /// A change could not be recorded.
    #[error("the change could not be recorded in the document")]
    NotRecorded,
}

/// Says why changes from elsewhere do not go into a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ApplyError {
    /// A writer's name and sequence number were used for something else before.
    Reused { actor: ActorId, sequence: u64 },
    /// The document cannot be made with them.
    Unloadable,
}

/// What a document holds.
#[derive(Clone, Debug)]
pub(crate) struct Contents {
    pub(crate) cells: Cells,
    /// The cells in which several values stand side by side.
    pub(crate) conflicted: BTreeSet<CellRef>,
}

/// What one cell of a document holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) value: Option<Scalar>,
    /// Every value that nobody has written over, the one that is shown last, each with the hash of its change.
    pub(crate) beside: Vec<(Option<Scalar>, Vec<u8>)>,
}

impl Held {
    /// Whether the values differ.
    pub(crate) fn is_conflict(&self) -> bool {
        self.beside.iter().any(|(value, _)| *value != self.value)
    }
}

/// The document of a plan, kept in memory while the plan is open.
#[derive(Debug)]
pub(crate) struct Document {
    inner: AutoCommit,
    tables: Vec<ObjId>,
    /// Whether a cell may hold several values.
    merged: bool,
}

/// A change as the log has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LoggedChange {
    pub(crate) number: i64,
    pub(crate) hash: Vec<u8>,
    pub(crate) bytes: Vec<u8>,
}

impl LoggedChange {
    /// The change, when every byte is as it was written: the hash is that of the content, and the checksum in the bytes
    /// is the start of the hash.
    pub(crate) fn read(&self) -> Result<Change, DocumentError> {
        let read = catch_unwind(|| Change::from_bytes(self.bytes.clone()));
        let change = read.ok().and_then(Result::ok);
        let sound = change.filter(|change| {
            let hash = change.hash().0;
            hash.as_slice() == self.hash && self.bytes.get(4..8) == hash.get(..4)
        });
        sound.ok_or(DocumentError::Damaged(self.number))
    }
}

/// A change that was recorded and is about to be logged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RecordedChange {
    pub(crate) hash: Vec<u8>,
    pub(crate) actor: Vec<u8>,
    pub(crate) bytes: Vec<u8>,
}

impl Document {
    /// The document that the logged changes make up, each with its place in the log; without any, an empty one.
    ///
    /// Every loading writes under a name of its own, so that no two writers ever share one.
    pub(crate) fn load(changes: &[LoggedChange]) -> Result<Self, DocumentError> {
        let mut read = genesis()?;
        for change in changes {
            read.push(change.read()?);
        }
        let mut inner = AutoCommit::new().with_actor(ActorId::from(Uuid::new_v4().as_bytes().as_slice()));
        let applied = catch_unwind(AssertUnwindSafe(|| inner.apply_changes(read)));
        applied.map_err(|_| DocumentError::Incomplete)?.map_err(|_| DocumentError::Incomplete)?;
        if !inner.get_missing_deps(&[]).is_empty() {
            return Err(DocumentError::Incomplete);
        }
        match inner.get(ROOT, MINIMUM_READER) {
            Ok(Some((Value::Scalar(value), _))) => match value.as_i64() {
                Some(reader) if reader > READER => return Err(DocumentError::Newer(reader)),
                Some(_) | None => {}
            },
            Ok(Some((Value::Object(_), _)) | None) | Err(_) => return Err(DocumentError::Incomplete),
        }
        let tables = Table::ALL.iter().map(|table| map_of(&inner, *table)).collect::<Result<_, _>>()?;
        Ok(Self { inner, tables, merged: false })
    }

    /// Everything that the document holds.
    pub(crate) fn contents(&mut self) -> Contents {
        let mut contents = Contents { cells: Cells::new(), conflicted: BTreeSet::new() };
        let mut merged = self.merged;
        for (table, map) in Table::ALL.iter().zip(&self.tables) {
            for entry in self.inner.map_range(map, ..) {
                let Some((row, field)) = entry.key.rsplit_once('/') else { continue };
                let Some(field) = table.field(field) else { continue };
                if entry.conflict {
                    merged = true;
                    let cell = CellRef { table: *table, row: row.to_owned(), field };
                    let held = self.held(&cell);
                    if held.is_conflict() {
                        contents.conflicted.insert(cell);
                    }
                    contents.cells.set(*table, row, field, held.value);
                } else {
                    contents.cells.set(*table, row, field, read(field, &Value::from(entry.value)));
                }
            }
        }
        self.merged = merged;
        contents
    }

    /// What one cell holds. A row that one has deleted while another has edited it is there.
    pub(crate) fn held(&self, cell: &CellRef) -> Held {
        let map = self.tables.get(cell.table.place());
        let found = map.and_then(|map| self.inner.get_all(map, key(cell)).ok()).unwrap_or_default();
        let beside: Vec<_> = found
            .iter()
            .map(|(value, operation)| {
                let hash = self.inner.hash_for_opid(operation).map(|hash| hash.0.to_vec());
                let value = read(cell.field, value);
                let there = cell.field == DELETED && value == Some(Scalar::Mark(false));
                (value.filter(|_| !there), hash.unwrap_or_default())
            })
            .collect();
        let there = beside.iter().find(|(value, _)| cell.field == DELETED && value.is_none());
        let value = there.or(beside.last()).and_then(|(value, _)| value.clone());
        Held { value, beside }
    }

    /// What a cell held for whoever wrote a change, once it was written.
    pub(crate) fn held_after(&self, cell: &CellRef, hash: &[u8]) -> Option<Scalar> {
        let map = self.tables.get(cell.table.place())?;
        let hash = ChangeHash(hash.try_into().ok()?);
        let (value, _) = self.inner.get_at(map, key(cell), &[hash]).ok()??;
        read(cell.field, &value)
    }

    /// The table whose map was made by an operation.
    pub(crate) fn table_of(&self, counter: u64, actor: &ActorId) -> Option<Table> {
        let made = |map: &ObjId| matches!(map, ObjId::Id(number, by, _) if *number == counter && by == actor);
        let place = self.tables.iter().position(made)?;
        Table::ALL.get(place).copied()
    }

    /// Whether the document has a change.
    pub(crate) fn has(&mut self, hash: &ChangeHash) -> bool {
        self.inner.get_change_meta_by_hash(hash).is_some()
    }

    /// Takes changes in that were made elsewhere and build on nothing that is missing.
    ///
    /// # Errors
    ///
    /// After an error the document is not to be used any more.
    pub(crate) fn apply(&mut self, changes: Vec<Change>) -> Result<(), ApplyError> {
        self.merged = true;
        let applied = catch_unwind(AssertUnwindSafe(|| self.inner.apply_changes(changes)));
        match applied {
            Ok(Ok(())) => Ok(()),
            Ok(Err(AutomergeError::DuplicateSeqNumber(sequence, actor))) => {
                Err(ApplyError::Reused { actor, sequence })
            }
            Ok(Err(_)) | Err(_) => Err(ApplyError::Unloadable),
        }
    }

    /// Sets cells in one change. In a plan that is kept together, a row that is edited is also marked as being there, so
    /// that deleting it at the same time elsewhere is seen to contradict.
    pub(crate) fn record(
        &mut self,
        writes: &[Write],
        message: &str,
        second: i64,
        keeping: Keeping,
    ) -> Result<RecordedChange, DocumentError> {
        for write in writes {
            self.put(&write.cell, Scalar::to_document(write.new.as_ref()))?;
        }
        match keeping {
            Keeping::Alone => {}
            Keeping::Together => self.mark_rows(writes)?,
        }
        let options = || CommitOptions::default().with_message(message).with_time(second);
        if self.inner.commit_with(options()).is_none() {
            self.inner.empty_change(options());
        }
        let mut change = self.inner.get_last_local_change().ok_or(DocumentError::NotRecorded)?;
        Ok(RecordedChange {
            hash: change.hash().0.to_vec(),
            actor: change.actor_id().to_bytes().to_vec(),
            bytes: change.bytes().into_owned(),
        })
    }

    fn put(&mut self, cell: &CellRef, value: ScalarValue) -> Result<(), DocumentError> {
        let Some(map) = self.tables.get(cell.table.place()) else { return Ok(()) };
        if self.merged && self.inner.get_all(map, key(cell)).is_ok_and(|found| found.len() > 1) {
            // Writing the value that is shown would only take the others away: somebody who chooses another value at the
            // same time would then prevail without a word.
            self.inner.delete(map, key(cell)).map_err(|_| DocumentError::NotRecorded)?;
        }
        self.inner.put(map, key(cell), value).map_err(|_| DocumentError::NotRecorded)
    }

    fn mark_rows(&mut self, writes: &[Write]) -> Result<(), DocumentError> {
        for (table, row) in edited_rows(writes) {
            let (_, chance) = Uuid::new_v4().as_u64_pair();
            let cell = CellRef { table, row: row.to_owned(), field: DELETED };
            self.put(&cell, ScalarValue::Uint(chance >> 2))?;
        }
        Ok(())
    }
}

/// The rows that are edited, and neither deleted nor brought back by the same writes.
pub(crate) fn edited_rows(writes: &[Write]) -> BTreeSet<(Table, &str)> {
    let marks = writes.iter().filter(|write| write.cell.field == DELETED);
    let marked: BTreeSet<_> = marks.map(|write| write.cell.place()).collect();
    writes.iter().map(|write| write.cell.place()).filter(|row| !marked.contains(row)).collect()
}

fn key(cell: &CellRef) -> String {
    format!("{}/{}", cell.row, cell.field)
}

fn read(field: &str, value: &Value<'_>) -> Option<Scalar> {
    match value {
        Value::Scalar(value) => Scalar::from_document(field, value),
        Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::CellRef;

    fn name_written(text: &str) -> Write {
        let cell = CellRef { table: Table::Plan, row: "p".to_owned(), field: "name" };
        Write { cell, old: None, new: Some(Scalar::Text(text.to_owned())) }
    }

    #[test]
    fn every_document_starts_with_the_same_changes() {
        let hashes: Vec<_> = genesis().unwrap().iter().map(|change| change.hash().to_string()).collect();
        assert_eq!(hashes[0], "2506127a1a202e8bc5d71632374d4b40852910cbef4300369932f2cb96f0e85c");
        assert_eq!(
            hashes[hashes.len() - 5..],
            [
                "1ac3ffa55e02d6c1a08d76d9d3b8a705979350bae60a502fc9fddc1d0ad292df",
                "847b391ffab70c68945667572339cea9b58c24449db32b2b8059b37251a2365a",
                "a5f9e29caf593ea059b6fc33f9cbaa46ed8c8e7cfadfda0fe3ce04a045bd897c",
                "76cd858e7ee407b04382272c226687808b455f924726d50eaba0e7b7fd862423",
                "aab64fc453d976ce6899d4f75e9a26cb93141caa283527de4741a56b3189db6a"
            ]
        );
    }

    #[test]
    fn a_change_that_knows_only_the_first_tables_still_loads() {
        let mut old = AutoCommit::new();
        old.apply_changes([genesis().unwrap().remove(0)]).unwrap();
        let map = map_of(&old, Table::Plan).unwrap();
        old.put(map, "p/name", "old").unwrap();
        old.commit();
        let mut change = old.get_last_local_change().unwrap();
        let logged =
            LoggedChange { number: 1, hash: change.hash().0.to_vec(), bytes: change.bytes().into_owned() };
        let mut document = Document::load(std::slice::from_ref(&logged)).unwrap();
        assert_eq!(
            document.contents().cells.get(&name_written("").cell),
            Some(&Scalar::Text("old".to_owned()))
        );
        let words = CellRef { table: Table::Event, row: "e".to_owned(), field: "words" };
        let write = Write { cell: words.clone(), old: None, new: Some(Scalar::Text("rain".to_owned())) };
        let next = document.record(&[write], "x", 0, Keeping::Alone).unwrap();
        let mut both = Document::load(&[logged, self::logged(2, &next)]).unwrap();
        assert_eq!(both.contents().cells.get(&words), Some(&Scalar::Text("rain".to_owned())));
    }

    fn logged(number: i64, change: &RecordedChange) -> LoggedChange {
        LoggedChange { number, hash: change.hash.clone(), bytes: change.bytes.clone() }
    }

    #[test]
    fn a_document_is_the_sum_of_its_changes() {
        let mut document = Document::load(&[]).unwrap();
        let one = document.record(&[name_written("one")], "x", 0, Keeping::Alone).unwrap();
        let two = document.record(&[name_written("two")], "x", 0, Keeping::Alone).unwrap();
        let mut loaded = Document::load(&[logged(1, &one), logged(2, &two)]).unwrap();
        assert_eq!(loaded.contents().cells, document.contents().cells);
        assert_eq!(
            loaded.contents().cells.get(&name_written("").cell),
            Some(&Scalar::Text("two".to_owned()))
        );
    }

    #[test]
    fn a_flipped_bit_is_noticed() {
        let mut document = Document::load(&[]).unwrap();
        let change = logged(7, &document.record(&[name_written("one")], "x", 0, Keeping::Alone).unwrap());
        for place in 0..change.bytes.len() {
            let mut damaged = change.clone();
            damaged.bytes[place] ^= 4;
            assert_eq!(Document::load(&[damaged]).err(), Some(DocumentError::Damaged(7)), "byte {place}");
        }
    }

    #[test]
    fn a_missing_change_is_noticed() {
        let mut document = Document::load(&[]).unwrap();
        document.record(&[name_written("one")], "x", 0, Keeping::Alone).unwrap();
        let two = document.record(&[name_written("two")], "x", 0, Keeping::Alone).unwrap();
        assert_eq!(Document::load(&[logged(2, &two)]).err(), Some(DocumentError::Incomplete));
    }
}
