//! What can be undone and redone next, as the log of changes tells it.

use entente_core::model::PlanId;
use rusqlite::{Connection, params};

use crate::change::{ChangeKind, Label, Scope, through};

/// What can be undone and redone next, by the labels of the changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// What an undo takes back.
    pub undo: Option<Label>,
    /// What a redo makes again.
    pub redo: Option<Label>,
}

/// A change that can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Invertible {
    pub(crate) plan: PlanId,
    pub(crate) number: i64,
    pub(crate) label: Label,
}

/// The changes that an undo, and those that a redo, takes back; the next one last.
#[derive(Clone, Debug, Default)]
pub(crate) struct UndoStack {
    done: Vec<Invertible>,
    undone: Vec<Invertible>,
}

impl UndoStack {
    /// The stack of the edits of one plan.
    ///
    /// Of a plan that is or was shared, those since it was first shared; what others have written is theirs to take back.
    pub(crate) fn of_plan(connection: &Connection, plan: PlanId, shared: i64) -> rusqlite::Result<Self> {
        let mut select = connection.prepare_cached(
            "SELECT number, kind, label, plan FROM change
             WHERE plan = ?1 AND scope = ?2 AND number > ?3 AND writer IS NULL AND lasting = 0
             ORDER BY number",
        )?;
        Self::read(select.query(params![plan.to_string(), Scope::Plan.code(), shared])?)
    }

    /// The stack of what happened to whole plans.
    pub(crate) fn of_library(connection: &Connection) -> rusqlite::Result<Self> {
        let mut select = connection.prepare_cached(
            "SELECT number, kind, label, plan FROM change WHERE scope = ?1 ORDER BY number",
        )?;
        Self::read(select.query([Scope::Library.code()])?)
    }

    fn read(mut rows: rusqlite::Rows<'_>) -> rusqlite::Result<Self> {
        let mut stack = Self::default();
        while let Some(row) = rows.next()? {
            let kind = through(row, 1, ChangeKind::from_code)?;
            let label = through(row, 2, Label::new)?;
            let plan = through(row, 3, |text| text.parse::<uuid::Uuid>().ok())?.into();
            stack.push(kind, Invertible { plan, number: row.get(0)?, label });
        }
        Ok(stack)
    }

    /// Takes note of a change.
    pub(crate) fn push(&mut self, kind: ChangeKind, change: Invertible) {
        match kind {
            ChangeKind::Edit => {
                self.undone.clear();
                self.done.push(change);
            }
            ChangeKind::Undo => {
                self.done.pop();
                self.undone.push(change);
            }
            ChangeKind::Redo => {
                self.undone.pop();
                self.done.push(change);
            }
        }
    }

    /// The change that a change of this kind takes back next.
    pub(crate) fn next(&self, kind: ChangeKind) -> Option<&Invertible> {
        match kind {
            ChangeKind::Edit => None,
            ChangeKind::Undo => self.done.last(),
            ChangeKind::Redo => self.undone.last(),
        }
    }

    /// What can be undone and redone next.
    pub(crate) fn steps(&self) -> Steps {
        let label = |kind| self.next(kind).map(|change| change.label.clone());
        Steps { undo: label(ChangeKind::Undo), redo: label(ChangeKind::Redo) }
    }
}
