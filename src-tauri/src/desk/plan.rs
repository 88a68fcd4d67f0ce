//! One plan: changed, undone, and asked for its history.

use entente_core::{
    edit::{Edit, EditContext},
    model::PlanId,
};
use entente_store::{ChangeEntry, ChangeKind, HistoryEntry, Keeping, Label, Saved, Scalar, Store, Table};
use jiff::Timestamp;
use uuid::Uuid;

use super::{Desk, author, signed};
use crate::wire::{
    error::CommandError,
    library::{HistoryRow, StepKind, StepRow},
    plan::{LogView, PlanView},
};

impl Desk {
    /// Changes a plan; what comes back is saved.
    pub fn edit_plan(&self, plan: PlanId, edit: &Edit) -> Result<PlanView, CommandError> {
        self.may_change(plan)?;
        self.changing(|store| {
            let note = signed(store, Label::stated(edit.code()))?;
            let mut fresh = Uuid::now_v7;
            let mut context = EditContext { by: note.by.clone(), at: note.at, new_id: &mut fresh };
            let saved = store.edit(plan, &note, |plan| plan.apply(edit, &mut context))?;
            Ok::<_, CommandError>((saved, note.at))
        })
    }

    /// Takes the last edit of a plan back.
    pub fn undo_plan(&self, plan: PlanId) -> Result<PlanView, CommandError> {
        self.may_change(plan)?;
        self.changing(|store| {
            let (by, at) = (author(store)?, Timestamp::now());
            let undone = store.undo(plan, by, at)?;
            Ok::<_, CommandError>((undone.saved, at))
        })
    }

    /// Makes the edit that was taken back last again.
    pub fn redo_plan(&self, plan: PlanId) -> Result<PlanView, CommandError> {
        self.may_change(plan)?;
        self.changing(|store| {
            let (by, at) = (author(store)?, Timestamp::now());
            let redone = store.redo(plan, by, at)?;
            Ok::<_, CommandError>((redone.saved, at))
        })
    }

    /// Changes a plan; what was being worked out of it as it stood before stops.
    pub(super) fn changing<E>(
        &self,
        change: impl FnOnce(&mut Store) -> Result<(Saved, Timestamp), E>,
    ) -> Result<PlanView, CommandError>
    where
        CommandError: From<E>,
    {
        let (saved, at) = self.with(change)?;
        self.0.turn.next();
        self.0.change.next();
        self.seen(&saved, Some(at))
    }

    /// Every step of a plan, the latest first.
    pub fn plan_history(&self, plan: PlanId) -> Result<Vec<StepRow>, CommandError> {
        if self.is_shared(plan) {
            return Ok(Vec::new());
        }
        self.with(|store| {
            let changes = store.changes(plan)?;
            Ok::<_, CommandError>(changes.iter().rev().map(step).collect())
        })
    }

    /// What one field of a row has held, oldest first.
    pub fn field_history(
        &self,
        plan: PlanId,
        table: &str,
        row: &str,
        field: &str,
    ) -> Result<Vec<HistoryRow>, CommandError> {
        if self.is_shared(plan) {
            return Ok(Vec::new());
        }
        let table = Table::from_name(table).ok_or_else(|| CommandError::bad_request(table))?;
        self.with(|store| {
            let entries = store.history(plan, table, row, field)?;
            Ok::<_, CommandError>(entries.iter().map(|entry| told(entry, field)).collect())
        })
    }
}

/// The view of a plan as it is saved.
pub(super) fn view(saved: &Saved, saved_at: Option<Timestamp>) -> PlanView {
    let log = LogView {
        revision: saved.revision.number().unsigned_abs(),
        saved_at: saved_at.map(|at| at.to_string()),
        undo: saved.steps.undo.as_ref().map(|label| label.as_str().to_owned()),
        redo: saved.steps.redo.as_ref().map(|label| label.as_str().to_owned()),
        shared: saved.keeping == Keeping::Together,
    };
    PlanView::of(&saved.plan, log)
}

fn step(entry: &ChangeEntry) -> StepRow {
    StepRow {
        revision: entry.revision.number().unsigned_abs(),
        by: entry.by.to_string(),
        at: entry.at.to_string(),
        edit: entry.label.as_str().to_owned(),
        kind: match entry.kind {
            ChangeKind::Edit => StepKind::Edit,
            ChangeKind::Undo => StepKind::Undo,
            ChangeKind::Redo => StepKind::Redo,
        },
    }
}

fn told(entry: &HistoryEntry, field: &str) -> HistoryRow {
    HistoryRow {
        by: entry.change.by.to_string(),
        at: entry.change.at.to_string(),
        edit: entry.change.label.as_str().to_owned(),
        field: field.to_owned(),
        before: entry.old.as_ref().map(written),
        after: entry.new.as_ref().map(written),
    }
}

pub(super) fn written(scalar: &Scalar) -> String {
    match scalar {
        Scalar::Text(text) => text.clone(),
        Scalar::Whole(whole) => whole.to_string(),
        Scalar::Mark(mark) => mark.to_string(),
    }
}
