//! A plan that is open: its document, its cells and its rows, as the database had them last.

use std::{collections::HashMap, sync::Arc};

use entente_core::model::{Plan, PlanId};
use rusqlite::Connection;

use crate::{
    assembly::{self, Assembled, AssemblyError},
    cells::{Cells, Write},
    change::{self, ChangeKind, Note, Revision, Scope, Step},
    document::Document,
    error::LoadError,
    projection,
    review::ReviewEntry,
    steps::{Invertible, Steps, UndoStack},
};

/// A plan as it is saved.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The whole plan.
    pub plan: Arc<Plan>,
    /// Its state.
    pub revision: Revision,
    /// What can be undone and redone next.
    pub steps: Steps,
    /// What needs review.
    pub review: Vec<ReviewEntry>,
}

/// The rows of a plan that is there.
#[derive(Debug)]
struct Rows {
    plan: Arc<Plan>,
    review: Vec<ReviewEntry>,
}

/// A plan that is open, or was deleted and can come back.
#[derive(Debug)]
pub(crate) struct OpenPlan {
    id: PlanId,
    document: Document,
    cells: Cells,
    rows: Option<Rows>,
    latest: i64,
    stack: UndoStack,
}

impl OpenPlan {
    /// An open plan without any change.
    pub(crate) fn empty(id: PlanId) -> Result<Self, LoadError> {
        let document = Document::load(&[])?;
        let cells = document.cells();
        Ok(Self { id, document, cells, rows: None, latest: 0, stack: UndoStack::default() })
    }

    /// The plan as the log has it.
    pub(crate) fn load(connection: &Connection, id: PlanId) -> Result<Self, LoadError> {
        let changes = change::logged(connection, id)?;
        let latest = changes.last().map(|change| change.number).ok_or(LoadError::NotThere(id))?;
        let document = Document::load(&changes)?;
        let cells = document.cells();
        let stack = UndoStack::of_plan(connection, id)?;
        let mut open = Self { id, document, cells, rows: None, latest, stack };
        open.assemble()?;
        Ok(open)
    }

    /// The open plan, read again when the log has changes that it does not.
    pub(crate) fn current<'a>(
        open: &'a mut HashMap<PlanId, Self>,
        connection: &Connection,
        id: PlanId,
    ) -> Result<&'a mut Self, LoadError> {
        let latest = change::latest(connection, id)?.ok_or(LoadError::NotThere(id))?;
        if open.get(&id).is_none_or(|open| open.latest != latest) {
            open.insert(id, Self::load(connection, id)?);
        }
        open.get_mut(&id).ok_or(LoadError::NotThere(id))
    }

    fn assemble(&mut self) -> Result<(), LoadError> {
        self.rows = match assembly::assemble(self.id, &self.cells) {
            Ok(Assembled { plan, review }) => Some(Rows { plan: Arc::new(plan), review }),
            Err(AssemblyError::NotThere) => None,
            Err(error) => return Err(LoadError::assembly(self.id, error)),
        };
        Ok(())
    }

    /// The plan, when it is there.
    pub(crate) fn plan(&self) -> Result<&Arc<Plan>, LoadError> {
        self.rows.as_ref().map(|rows| &rows.plan).ok_or(LoadError::NotThere(self.id))
    }

    /// The cells of the plan.
    pub(crate) fn cells(&self) -> &Cells {
        &self.cells
    }

    /// The stack of its edits.
    pub(crate) fn stack(&self) -> &UndoStack {
        &self.stack
    }

    /// Its state.
    pub(crate) fn revision(&self) -> Revision {
        Revision::from(self.latest)
    }

    /// The plan as it is saved, when it is there.
    pub(crate) fn saved(&self) -> Result<Saved, LoadError> {
        let rows = self.rows.as_ref().ok_or(LoadError::NotThere(self.id))?;
        let (plan, review) = (Arc::clone(&rows.plan), rows.review.clone());
        Ok(Saved { plan, revision: self.revision(), steps: self.stack.steps(), review })
    }

    /// Logs writes as one change and brings the ordinary tables up to date. Without the plan that comes of it, the plan
    /// is assembled from its cells.
    pub(crate) fn write(
        &mut self,
        connection: &Connection,
        step: &Step<'_>,
        writes: &[Write],
        after: Option<Plan>,
    ) -> Result<(), LoadError> {
        let Note { at, label, .. } = step.note;
        let recorded = self.document.record(writes, label.as_str(), at.as_second())?;
        self.latest = change::append(connection, self.id, step, &recorded, writes)?;
        let was_sound = self.is_sound();
        self.cells.apply(writes);
        match after.filter(|_| was_sound) {
            Some(plan) => self.rows = Some(Rows { plan: Arc::new(plan), review: Vec::new() }),
            None => self.assemble()?,
        }
        self.remember(step);
        if was_sound && self.is_sound() && step.scope == Scope::Plan {
            connection
                .prepare_cached("DELETE FROM proposal WHERE plan = ?1")
                .and_then(|mut delete| delete.execute([self.id.to_string()]))?;
            Ok(projection::update(connection, self.id, &self.cells, writes)?)
        } else {
            self.project(connection)
        }
    }

    fn is_sound(&self) -> bool {
        self.rows.as_ref().is_some_and(|rows| rows.review.is_empty())
    }

    fn remember(&mut self, step: &Step<'_>) {
        if step.scope == Scope::Plan {
            let label = step.note.label.clone();
            self.stack.push(step.kind, Invertible { plan: self.id, number: self.latest, label });
        }
    }

    /// Writes the ordinary tables anew.
    pub(crate) fn project(&self, connection: &Connection) -> Result<(), LoadError> {
        match &self.rows {
            None => Ok(projection::clear(connection, self.id)?),
            Some(rows) => Ok(projection::replace(connection, &rows.plan, &rows.review, &self.cells)?),
        }
    }
}

impl Step<'_> {
    /// An edit of a plan.
    pub(crate) fn edit(note: &Note) -> Step<'_> {
        Step { scope: Scope::Plan, kind: ChangeKind::Edit, inverts: None, note }
    }

    /// Something that happens to a whole plan.
    pub(crate) fn library(note: &Note) -> Step<'_> {
        Step { scope: Scope::Library, kind: ChangeKind::Edit, inverts: None, note }
    }
}
