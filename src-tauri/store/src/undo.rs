//! Undo and redo: a new change that sets cells back, so that nothing is ever lost.

use entente_core::model::{Name, PlanId};
use jiff::Timestamp;
use rusqlite::{Connection, TransactionBehavior};

use crate::{
    cells::{CellRef, Write},
    change::{self, ChangeKind, Label, Note, Scope, Step},
    error::{LoadError, StorageError, UndoError},
    library::deleted_mark,
    open_plan::{OpenPlan, Saved},
    scalar::Scalar,
    steps::{Invertible, Steps, UndoStack},
    store::Store,
};

/// An edit that was taken back, or made again.
#[derive(Clone, Debug)]
pub struct Undone {
    /// The plan as it is now.
    pub saved: Saved,
    /// What was taken back.
    pub label: Label,
    /// The cells that somebody has changed since; they stay as they are.
    pub skipped: Vec<CellRef>,
}

/// A change of the library that was taken back, or made again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryUndone {
    /// The plan that it was about.
    pub plan: PlanId,
    /// What was taken back.
    pub label: Label,
}

impl Store {
    /// Takes the last edit of a plan back.
    pub fn undo(&mut self, plan: PlanId, by: Name, at: Timestamp) -> Result<Undone, UndoError> {
        self.invert(plan, ChangeKind::Undo, by, at)
    }

    /// Makes the edit that was taken back last again.
    pub fn redo(&mut self, plan: PlanId, by: Name, at: Timestamp) -> Result<Undone, UndoError> {
        self.invert(plan, ChangeKind::Redo, by, at)
    }

    fn invert(
        &mut self,
        plan: PlanId,
        kind: ChangeKind,
        by: Name,
        at: Timestamp,
    ) -> Result<Undone, UndoError> {
        let outcome = self.try_invert(plan, kind, by, at);
        if matches!(outcome, Err(UndoError::Load(_))) {
            self.open.remove(&plan);
        }
        outcome
    }

    fn try_invert(
        &mut self,
        plan: PlanId,
        kind: ChangeKind,
        by: Name,
        at: Timestamp,
    ) -> Result<Undone, UndoError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let open = OpenPlan::current(&mut self.open, &transaction, plan)?;
        open.plan()?;
        open.may_edit(&transaction)?.map_err(UndoError::NotAllowed)?;
        let Invertible { number, label, .. } = open.stack().next(kind).cloned().ok_or(UndoError::Nothing)?;
        let inverse = change::writes(&transaction, number)?.into_iter().map(Write::inverse);
        let (writes, skipped): (Vec<_>, Vec<_>) =
            inverse.partition(|write| open.cells().get(&write.cell) == write.old.as_ref());
        let note = Note { by, at, label: label.clone() };
        let step = Step { scope: Scope::Plan, kind, inverts: Some(number), writer: None, note: &note };
        open.write(&transaction, &step, &writes, None)?;
        transaction.commit()?;
        let skipped = skipped.into_iter().map(|write| write.cell).collect();
        Ok(Undone { saved: open.saved()?, label, skipped })
    }

    /// Takes back the last time that a plan was added, copied or deleted.
    pub fn undo_library(&mut self, by: Name, at: Timestamp) -> Result<LibraryUndone, UndoError> {
        self.invert_library(ChangeKind::Undo, by, at)
    }

    /// Adds, copies or deletes the plan again of which it was taken back last.
    pub fn redo_library(&mut self, by: Name, at: Timestamp) -> Result<LibraryUndone, UndoError> {
        self.invert_library(ChangeKind::Redo, by, at)
    }

    fn invert_library(
        &mut self,
        kind: ChangeKind,
        by: Name,
        at: Timestamp,
    ) -> Result<LibraryUndone, UndoError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let stack = UndoStack::of_library(&transaction)?;
        let Invertible { plan, number, label } = stack.next(kind).cloned().ok_or(UndoError::Nothing)?;
        let mut open = OpenPlan::load(&transaction, plan)?;
        let writes = [set_back(&transaction, &open, plan, number)?];
        let note = Note { by, at, label: label.clone() };
        let step = Step { scope: Scope::Library, kind, inverts: Some(number), writer: None, note: &note };
        open.write(&transaction, &step, &writes, None)?;
        transaction.commit()?;
        self.open.insert(plan, open);
        self.forget_others(plan);
        Ok(LibraryUndone { plan, label })
    }

    /// What can be undone and redone next in the library.
    pub fn library_steps(&self) -> Result<Steps, StorageError> {
        Ok(UndoStack::of_library(&self.connection)?.steps())
    }
}

/// The write that brings a plan back, or deletes it again: the opposite of what a change did to it as a whole.
fn set_back(connection: &Connection, open: &OpenPlan, plan: PlanId, number: i64) -> Result<Write, LoadError> {
    let cell = deleted_mark(plan);
    let wrote = change::writes(connection, number)?.into_iter().find(|write| write.cell == cell);
    let deleted = wrote.is_some_and(|write| write.new == Some(Scalar::Mark(true)));
    Ok(Write { old: open.cells().get(&cell).cloned(), new: Some(Scalar::Mark(!deleted)), cell })
}
