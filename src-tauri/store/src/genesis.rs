//! The constant first changes of every document.

use automerge::{
    ActorId, AutoCommit, Change, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value,
    transaction::{CommitOptions, Transactable},
};

use crate::{document::DocumentError, table::Table};

/// The version of this reader.
pub(crate) const READER: i64 = 1;
/// The root field that names the oldest reader a document is for.
pub(crate) const MINIMUM_READER: &str = "minimum_reader";

/// The map of a table.
pub(crate) fn map_of(document: &AutoCommit, table: Table) -> Result<ObjId, DocumentError> {
    match document.get(ROOT, table.name()) {
        Ok(Some((Value::Object(ObjType::Map), map))) => Ok(map),
        Ok(_) | Err(_) => Err(DocumentError::Incomplete),
    }
}

/// The constant first changes of every document: they make the maps of the tables, the same ones everywhere.
///
/// One change makes the tables of the first schema; every table that came later has a change of its own, so that what was
/// written before it came still builds on the changes it knew.
pub(crate) fn genesis() -> Result<Vec<Change>, DocumentError> {
    let mut document = AutoCommit::new().with_actor(ActorId::from([0u8; 16].as_slice()));
    let reader = document.put(ROOT, MINIMUM_READER, ScalarValue::Int(READER));
    reader.map_err(|_| DocumentError::NotRecorded)?;
    let mut changes = vec![made(&mut document, Table::first())?];
    for table in Table::later() {
        changes.push(made(&mut document, &[*table])?);
    }
    Ok(changes)
}

/// Makes the maps of tables in one change.
fn made(document: &mut AutoCommit, tables: &[Table]) -> Result<Change, DocumentError> {
    for table in tables {
        let made = document.put_object(ROOT, table.name(), ObjType::Map);
        made.map_err(|_| DocumentError::NotRecorded)?;
    }
    document.commit_with(CommitOptions::default().with_time(0)).ok_or(DocumentError::NotRecorded)?;
    document.get_last_local_change().ok_or(DocumentError::NotRecorded)
}
