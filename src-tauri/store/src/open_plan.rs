//! A plan that is open: its document, its cells and its rows, as the database had them last.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use entente_core::model::{Plan, PlanId};
use rusqlite::Connection;

use crate::{
    assembly::{self, Assembled, AssemblyError, Beside},
    cells::{CellRef, Cells, Write},
    change::{self, ChangeKind, Note, Revision, Scope, Step},
    document::{self, ApplyError, Contents, Document},
    error::LoadError,
    projection,
    review::ReviewEntry,
    sharing::{self, Arrived, Keeping, Role, SETTLE, SharingRow},
    steps::{Invertible, Steps, UndoStack},
    table::{DELETED, Table},
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
    /// Whether colleagues write in it too.
    pub keeping: Keeping,
}

/// The rows of a plan that is there.
#[derive(Debug)]
struct Rows {
    plan: Arc<Plan>,
    beside: Beside,
    review: Vec<ReviewEntry>,
}

/// A plan that is open, or was deleted and can come back.
#[derive(Debug)]
pub(crate) struct OpenPlan {
    id: PlanId,
    document: Document,
    cells: Cells,
    conflicted: BTreeSet<CellRef>,
    rows: Option<Rows>,
    latest: i64,
    stack: UndoStack,
    keeping: Keeping,
}

/// Says why changes from elsewhere are not taken in.
#[derive(Debug)]
pub(crate) enum MergeError {
    Apply(ApplyError),
    Load(LoadError),
}

impl<E: Into<LoadError>> From<E> for MergeError {
    fn from(error: E) -> Self {
        Self::Load(error.into())
    }
}

impl OpenPlan {
    /// An open plan without any change.
    pub(crate) fn empty(id: PlanId) -> Result<Self, LoadError> {
        Ok(Self::of(id, Document::load(&[])?, 0, UndoStack::default()))
    }

    fn of(id: PlanId, mut document: Document, latest: i64, stack: UndoStack) -> Self {
        let Contents { cells, conflicted } = document.contents();
        Self { id, document, cells, conflicted, rows: None, latest, stack, keeping: Keeping::Alone }
    }

    /// Keeps the plan alone or together from now on.
    pub(crate) fn keep(&mut self, keeping: Keeping) {
        self.keeping = keeping;
    }

    /// The role that keeps whoever works here from changing the plan, if any does. Of a plan that is kept alone nothing is
    /// asked: one that begins to be shared elsewhere has a change that is not here, and is read again.
    pub(crate) fn may_edit(&self, connection: &Connection) -> rusqlite::Result<Result<(), Role>> {
        match self.keeping {
            Keeping::Alone => Ok(Ok(())),
            Keeping::Together => sharing::may_edit(connection, self.id),
        }
    }

    /// The plan as the log has it.
    pub(crate) fn load(connection: &Connection, id: PlanId) -> Result<Self, LoadError> {
        let shared = SharingRow::read(connection, id)?;
        let first = shared.as_ref().map_or(0, |row| row.first_change);
        let changes = change::logged(connection, id, first)?;
        let latest = changes.last().map(|change| change.number).ok_or(LoadError::NotThere(id))?;
        let stack = UndoStack::of_plan(connection, id, first)?;
        let mut open = Self::of(id, Document::load(&changes)?, latest, stack);
        open.keep(shared.map_or(Keeping::Alone, |row| row.keeping));
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
            Ok(Assembled { plan, beside, review }) => Some(Rows { plan: Arc::new(plan), beside, review }),
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

    /// The cells in which several values stand side by side.
    pub(crate) fn conflicted(&self) -> &BTreeSet<CellRef> {
        &self.conflicted
    }

    /// Its document.
    pub(crate) fn document(&mut self) -> &mut Document {
        &mut self.document
    }

    /// What is said beside the plan, when it is there.
    pub(crate) fn beside(&self) -> Result<&Beside, LoadError> {
        self.rows.as_ref().map(|rows| &rows.beside).ok_or(LoadError::NotThere(self.id))
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
        Ok(Saved {
            plan,
            revision: self.revision(),
            steps: self.stack.steps(),
            review,
            keeping: self.keeping,
        })
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
        let recorded = self.document.record(writes, label.as_str(), at.as_second(), self.keeping)?;
        self.latest = change::append(connection, self.id, step, &recorded, writes)?;
        let was_sound = self.is_sound();
        self.cells.apply(writes);
        self.settled(writes);
        match (after.filter(|_| was_sound), &mut self.rows) {
            (Some(plan), Some(rows)) => rows.plan = Arc::new(plan),
            (Some(_) | None, Some(_) | None) => self.assemble()?,
        }
        self.remember(step);
        if was_sound && self.is_sound() && step.scope != Scope::Library {
            let touched = writes.iter().map(|write| write.cell.place()).collect();
            self.project_rows(connection, &touched)
        } else {
            self.project(connection)
        }
    }

    /// Logs the first change of the document of a plan that begins to be shared: everything that it says, which is nothing
    /// new to the history of its fields.
    pub(crate) fn begin(
        &mut self,
        connection: &Connection,
        step: &Step<'_>,
        writes: &[Write],
    ) -> Result<(), LoadError> {
        let Note { at, label, .. } = step.note;
        let recorded = self.document.record(writes, label.as_str(), at.as_second(), Keeping::Alone)?;
        self.latest = change::append(connection, self.id, step, &recorded, &[])?;
        self.cells.apply(writes);
        self.assemble()?;
        self.project(connection)
    }

    /// Takes changes in that were made elsewhere: logs them, and brings the ordinary tables up to date.
    ///
    /// # Errors
    ///
    /// After an error the open plan is not to be used any more.
    pub(crate) fn merge(&mut self, connection: &Connection, arrived: &[Arrived]) -> Result<(), MergeError> {
        if arrived.is_empty() {
            return Ok(());
        }
        let changes = arrived.iter().map(|arrived| arrived.change.clone()).collect();
        self.document.apply(changes).map_err(MergeError::Apply)?;
        for arrived in arrived {
            self.log(connection, arrived)?;
        }
        let touched: BTreeSet<&CellRef> =
            arrived.iter().flat_map(|arrived| arrived.cells.iter().map(|(cell, _)| cell)).collect();
        for &cell in &touched {
            self.look(cell);
        }
        let was_sound = self.is_sound();
        self.assemble()?;
        if was_sound && self.is_sound() {
            let rows = touched.into_iter().map(CellRef::place).collect();
            Ok(self.project_rows(connection, &rows)?)
        } else {
            Ok(self.project(connection)?)
        }
    }

    fn log(&mut self, connection: &Connection, arrived: &Arrived) -> Result<(), LoadError> {
        let mut writes = Vec::new();
        let note = arrived.note();
        // Whoever settles a conflict may choose the value that is here already, and is told of all the same.
        let settles = note.label.as_str() == SETTLE;
        // That a row is there is said beside whatever is settled in it.
        let is_settled = |cell: &CellRef| settles && (cell.field != DELETED || arrived.cells.len() == 1);
        for (cell, new) in &arrived.cells {
            let old = self.cells.get(cell).cloned();
            if old != *new || is_settled(cell) || self.conflicted.contains(cell) {
                writes.push(Write { cell: cell.clone(), old, new: new.clone() });
            }
        }
        let step = Step { writer: Some(arrived.writer), ..Step::edit(&note) };
        self.latest = change::append(connection, self.id, &step, &arrived.recorded(), &writes)?;
        self.cells.apply(&writes);
        Ok(())
    }

    /// Looks at a cell anew.
    fn look(&mut self, cell: &CellRef) {
        let held = self.document.held(cell);
        if held.is_conflict() {
            self.conflicted.insert(cell.clone());
        } else {
            self.conflicted.remove(cell);
        }
        self.cells.set(cell.table, &cell.row, cell.field, held.value);
    }

    /// Takes note that cells which were written hold one value, and that rows which were edited are there, also those
    /// that somebody had deleted.
    fn settled(&mut self, writes: &[Write]) {
        for write in writes {
            self.conflicted.remove(&write.cell);
        }
        if self.keeping == Keeping::Alone {
            return;
        }
        for (table, row) in document::edited_rows(writes) {
            self.conflicted.remove(&CellRef { table, row: row.to_owned(), field: DELETED });
            self.cells.set(table, row, DELETED, None);
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

    /// Brings rows of the ordinary tables up to date, where nothing was or is cut from the plan.
    fn project_rows(&self, connection: &Connection, rows: &BTreeSet<(Table, &str)>) -> Result<(), LoadError> {
        connection
            .prepare_cached("DELETE FROM proposal WHERE plan = ?1")
            .and_then(|mut delete| delete.execute([self.id.to_string()]))?;
        Ok(projection::update(connection, self.id, &self.cells, rows)?)
    }

    /// Writes the ordinary tables anew.
    pub(crate) fn project(&self, connection: &Connection) -> Result<(), LoadError> {
        match &self.rows {
            None => Ok(projection::clear(connection, self.id)?),
            Some(rows) => {
                Ok(projection::replace(connection, &rows.plan, &rows.beside, &rows.review, &self.cells)?)
            }
        }
    }
}

impl Step<'_> {
    /// An edit of a plan.
    pub(crate) fn edit(note: &Note) -> Step<'_> {
        Step { scope: Scope::Plan, kind: ChangeKind::Edit, inverts: None, writer: None, note }
    }

    /// A change of a plan that nobody takes back.
    pub(crate) fn lasting(note: &Note) -> Step<'_> {
        Step { scope: Scope::Lasting, ..Step::edit(note) }
    }

    /// Something that happens to a whole plan.
    pub(crate) fn library(note: &Note) -> Step<'_> {
        Step { scope: Scope::Library, kind: ChangeKind::Edit, inverts: None, writer: None, note }
    }
}
