//! Changes that come from elsewhere: measured, read and looked at before any of them reaches the document.

use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
};

use automerge::{
    Change, ScalarValue,
    legacy::{Key, ObjectId, OpType},
};
use entente_core::model::Name;
use jiff::Timestamp;

use super::{MemberId, Role, TakeInError, WriterId, blind::owner, measure};
use crate::{
    cells::CellRef,
    change::{Label, Note},
    document::{Document, RecordedChange},
    scalar::Scalar,
    table::Table,
};

/// The largest number of bytes that the changes of one file have.
const MOST_BYTES: usize = 16 << 20;
/// The largest number of changes in one file.
const MOST_CHANGES: usize = 20_000;
/// The largest number of cells that one file writes.
const MOST_ROWS: u64 = 1_000_000;
/// The largest number of bytes of one text.
const LONGEST_TEXT: usize = 1 << 20;
/// What a change is called that says nothing of itself that we know.
const UNNAMED: &str = "change";

/// A change that came in a file, read and found to do nothing but set cells.
#[derive(Clone, Debug)]
pub(crate) struct Arrived {
    pub(crate) change: Change,
    pub(crate) writer: WriterId,
    pub(crate) file: u64,
    pub(crate) by: (MemberId, Name),
    pub(crate) role: Role,
    pub(crate) cells: Vec<(CellRef, Option<Scalar>)>,
}

impl Arrived {
    /// The change as the log takes it.
    pub(crate) fn recorded(&self) -> RecordedChange {
        let mut change = self.change.clone();
        RecordedChange {
            hash: change.hash().0.to_vec(),
            actor: change.actor_id().to_bytes().to_vec(),
            bytes: change.bytes().into_owned(),
        }
    }

    /// Who made the change, when, and what it is called. The moment is what the writer's clock said, and decides nothing.
    pub(crate) fn note(&self) -> Note {
        let at = Timestamp::from_second(self.change.timestamp()).unwrap_or_default();
        let label = self.change.message().and_then(Label::new);
        Note { by: self.by.1.clone(), at, label: label.unwrap_or_else(|| Label::stated(UNNAMED)) }
    }
}

/// Whose file changes come from.
#[derive(Clone, Debug)]
pub(super) struct Sender {
    pub(super) writer: WriterId,
    pub(super) number: u64,
    pub(super) by: (MemberId, Name),
    pub(super) role: Role,
}

/// Reads the changes of a file; every one of them, or none.
pub(super) fn read(
    document: &Document,
    sender: &Sender,
    changes: &[Vec<u8>],
) -> Result<Vec<Arrived>, TakeInError> {
    let Sender { writer, number, .. } = *sender;
    let bytes: usize = changes.iter().map(Vec::len).sum();
    if changes.len() > MOST_CHANGES || bytes > MOST_BYTES {
        return Err(TakeInError::TooLarge { writer, number });
    }
    let mut rows = 0_u64;
    let mut arrived = Vec::with_capacity(changes.len());
    for bytes in changes {
        let count = measure::rows(bytes).ok_or(TakeInError::Damaged { writer, number })?;
        rows = rows.saturating_add(count);
        if rows > MOST_ROWS {
            return Err(TakeInError::TooLarge { writer, number });
        }
        arrived.push(one(document, sender, bytes)?);
    }
    Ok(arrived)
}

fn one(document: &Document, sender: &Sender, bytes: &[u8]) -> Result<Arrived, TakeInError> {
    let Sender { writer, number, .. } = *sender;
    let read = catch_unwind(AssertUnwindSafe(|| {
        let change = Change::from_bytes(bytes.to_vec()).ok()?;
        let sound = bytes.get(4..8) == change.hash().0.get(..4);
        let cells = sound.then(|| written(document, &change))?;
        Some((change, cells))
    }));
    let Ok(Some((change, cells))) = read else { return Err(TakeInError::Damaged { writer, number }) };
    let cells = cells.ok_or(TakeInError::Foreign { writer, number })?;
    let is_others = |(cell, _): &(CellRef, _)| {
        matches!(cell.table, Table::BlindRound | Table::BlindAnswer | Table::BlindAct)
            && owner(&cell.row) != Some(sender.by.0.as_str())
    };
    if cells.iter().any(is_others) {
        return Err(TakeInError::NotTheirs { writer, number });
    }
    let may = |cell: &CellRef| match sender.role {
        Role::Edit => true,
        Role::Comment => matches!(cell.table, Table::Comment | Table::BlindAnswer),
        Role::Read => false,
    };
    if !cells.iter().all(|(cell, _)| may(cell)) {
        return Err(TakeInError::NotAllowed { writer, number, role: sender.role });
    }
    Ok(Arrived { change, writer, file: number, by: sender.by.clone(), role: sender.role, cells })
}

/// The cells that a change sets; nothing when it does anything else.
fn written(document: &Document, change: &Change) -> Option<Vec<(CellRef, Option<Scalar>)>> {
    let mut cells = BTreeMap::new();
    for operation in change.decode().operations {
        let ObjectId::Id(map) = &operation.obj else { return None };
        let table = document.table_of(map.counter(), map.actor())?;
        let Key::Map(key) = &operation.key else { return None };
        let value = match &operation.action {
            OpType::Put(ScalarValue::Str(text)) if text.len() > LONGEST_TEXT => return None,
            OpType::Put(value) => value,
            OpType::Delete => &ScalarValue::Null,
            OpType::Make(_) | OpType::Increment(_) | OpType::MarkBegin(_) | OpType::MarkEnd(_) => {
                return None;
            }
        };
        let Some((row, field)) = key.rsplit_once('/') else { continue };
        let Some(field) = table.field(field) else { continue };
        let cell = CellRef { table, row: row.to_owned(), field };
        let value = Scalar::from_document(field, value);
        cells.insert(cell, value);
    }
    Some(cells.into_iter().collect())
}
