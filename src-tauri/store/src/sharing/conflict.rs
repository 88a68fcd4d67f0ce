//! Fields that two have written without knowing of each other: both values stay until somebody settles which holds.

use entente_core::model::{Name, PlanId};
use jiff::Timestamp;
use rusqlite::{Connection, TransactionBehavior};

use super::Role;
use crate::{
    cells::{CellRef, Write},
    change::{self, ChangeEntry, Label, Note, Step},
    document::Held,
    error::LoadError,
    open_plan::{OpenPlan, Saved},
    scalar::Scalar,
    store::Store,
    table::{DELETED, ORDER_KEY, Table},
};

/// What menus and the history call settling a conflict.
pub(crate) const SETTLE: &str = "settle_conflict";
/// How the fields end that say who wrote a row and when; they go with whichever value of the row holds.
const FOLLOWING: &[&str] = &["written_by", "written_at"];

/// A field with several values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The field; the deleted mark where one has deleted a row that another has edited.
    pub cell: CellRef,
    /// What the plan shows until it is settled.
    pub shown: Option<Scalar>,
    /// Every value, the one that was written last by the order of the document last.
    pub values: Vec<ConflictValue>,
}

/// One value of a field that has several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictValue {
    /// The value; nothing where the field was emptied.
    pub value: Option<Scalar>,
    /// Who wrote it.
    pub by: Name,
    /// When, by the writer's own clock.
    pub at: Timestamp,
}

/// A conflict that was settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The change that settled it.
    pub change: ChangeEntry,
    /// The field.
    pub cell: CellRef,
    /// What holds since.
    pub chosen: Option<Scalar>,
    /// What was shown until then.
    pub before: Option<Scalar>,
}

/// Says why a conflict is not settled; it stays.
#[derive(Debug, thiserror::Error)]
pub enum SettleError {
    /// The field has one value.
    #[error("the field has one value")]
    NoConflict,
    /// The value is none of those that were written.
    #[error("nobody wrote this value")]
    NotAmong,
    /// Whoever works here may not change the plan of the team.
    #[error("a member who may {} cannot change the plan", .0.code())]
    NotAllowed(Role),
    /// The plan cannot be loaded or saved.
    #[error(transparent)]
    Load(#[from] LoadError),
}

impl From<rusqlite::Error> for SettleError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Load(error.into())
    }
}

impl Store {
    /// The fields of a plan that have several values, table by table. Places among siblings and who wrote a row when are
    /// not told: the first is a matter of where a row stands, the second goes with the values of the row.
    pub fn conflicts(&mut self, plan: PlanId) -> Result<Vec<Conflict>, LoadError> {
        let transaction = self.connection.transaction()?;
        let open = OpenPlan::current(&mut self.open, &transaction, plan)?;
        told(&transaction, open)
    }

    /// Settles a field that has several values: one of them holds from now on. Where a row was deleted and edited, keeping
    /// it brings back everything that went with it.
    pub fn settle(
        &mut self,
        plan: PlanId,
        cell: &CellRef,
        chosen: Option<&Scalar>,
        by: Name,
        at: Timestamp,
    ) -> Result<Saved, SettleError> {
        let outcome = self.try_settle(plan, cell, chosen, by, at);
        if matches!(outcome, Err(SettleError::Load(_))) {
            self.open.remove(&plan);
        }
        outcome
    }

    fn try_settle(
        &mut self,
        plan: PlanId,
        cell: &CellRef,
        chosen: Option<&Scalar>,
        by: Name,
        at: Timestamp,
    ) -> Result<Saved, SettleError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let open = OpenPlan::current(&mut self.open, &transaction, plan)?;
        open.may_edit(&transaction)?.map_err(SettleError::NotAllowed)?;
        let writes = settling(&transaction, open, cell, chosen)?;
        let note = Note { by, at, label: Label::stated(SETTLE) };
        open.write(&transaction, &Step::edit(&note), &writes, None)?;
        transaction.commit()?;
        Ok(open.saved()?)
    }

    /// The conflicts of a plan that were settled, oldest first.
    pub fn settled(&self, plan: PlanId) -> Result<Vec<Settled>, LoadError> {
        let mut found = Vec::new();
        for change in change::labelled(&self.connection, plan, SETTLE)? {
            let writes = change::writes(&self.connection, change.revision.number())?;
            let told = writes.into_iter().filter(|write| is_told(&write.cell));
            found.extend(told.map(|write| Settled {
                change: change.clone(),
                cell: write.cell,
                chosen: write.new,
                before: write.old,
            }));
        }
        Ok(found)
    }
}

/// The conflicts that people are told of.
pub(super) fn told(connection: &Connection, open: &mut OpenPlan) -> Result<Vec<Conflict>, LoadError> {
    let cells: Vec<CellRef> = open.conflicted().iter().filter(|cell| is_told(cell)).cloned().collect();
    let mut conflicts = Vec::new();
    for cell in cells {
        let held = open.document().held(&cell);
        let mut values: Vec<ConflictValue> = Vec::new();
        for (value, hash) in held.beside {
            let author = change::author_of(connection, &hash)?;
            let Some((_, by, at)) = author else { continue };
            if values.iter().all(|told| told.value != value) {
                values.push(ConflictValue { value, by, at });
            }
        }
        conflicts.push(Conflict { cell, shown: held.value, values });
    }
    Ok(conflicts)
}

fn is_told(cell: &CellRef) -> bool {
    cell.field != ORDER_KEY && !is_following(cell) && !is_one_members(cell)
}

/// The rows of blind rounds have one writer each; only a copy of a database can write one twice.
fn is_one_members(cell: &CellRef) -> bool {
    matches!(cell.table, Table::BlindRound | Table::BlindAnswer | Table::BlindAct)
}

fn is_following(cell: &CellRef) -> bool {
    FOLLOWING.iter().any(|ending| cell.field.ends_with(ending))
}

/// The fields that say who wrote what a field holds, and when.
fn following(cell: &CellRef) -> Vec<&'static str> {
    let part = ["need", "order"].into_iter().find(|part| cell.field.starts_with(part));
    let follows = |field: &&'static str| match part {
        Some(part) => field.starts_with(part) && FOLLOWING.iter().any(|ending| field.ends_with(ending)),
        None => FOLLOWING.contains(field),
    };
    cell.table.fields().iter().copied().filter(follows).collect()
}

/// The writes that settle a conflict.
fn settling(
    connection: &Connection,
    open: &mut OpenPlan,
    cell: &CellRef,
    chosen: Option<&Scalar>,
) -> Result<Vec<Write>, SettleError> {
    if !open.conflicted().contains(cell) {
        return Err(SettleError::NoConflict);
    }
    let held = open.document().held(cell);
    let picked = held.beside.iter().rev().find(|(value, _)| value.as_ref() == chosen);
    let (_, by) = picked.cloned().ok_or(SettleError::NotAmong)?;
    let mut writes = vec![Write { cell: cell.clone(), old: held.value.clone(), new: chosen.cloned() }];
    for field in following(cell) {
        let cell = CellRef { table: cell.table, row: cell.row.clone(), field };
        let (old, new) = (open.cells().get(&cell).cloned(), open.document().held_after(&cell, &by));
        if old != new || open.conflicted().contains(&cell) {
            writes.push(Write { cell, old, new });
        }
    }
    if cell.field == DELETED && chosen.is_none() {
        writes.extend(brought_back(connection, open, cell, &held)?);
    }
    Ok(writes)
}

/// What went with a row that was deleted and is kept after all.
fn brought_back(
    connection: &Connection,
    open: &OpenPlan,
    kept: &CellRef,
    held: &Held,
) -> Result<Vec<Write>, LoadError> {
    let deleted = Some(Scalar::Mark(true));
    let mut back = Vec::new();
    for (_, hash) in held.beside.iter().filter(|(value, _)| *value == deleted) {
        let Some((number, _, _)) = change::author_of(connection, hash)? else { continue };
        let went = change::writes(connection, number)?.into_iter();
        back.extend(
            went.filter(|write| write.cell.field == DELETED && write.new == deleted && write.cell != *kept)
                .filter(|write| open.cells().get(&write.cell) == deleted.as_ref())
                .map(|write| Write { old: deleted.clone(), new: None, cell: write.cell }),
        );
    }
    back.sort_by(|one, other| one.cell.cmp(&other.cell));
    back.dedup();
    Ok(back)
}
