//! What colleagues say about rows of a plan: rows of the shared document, and no part of the plan itself.

use std::fmt;

use entente_core::model::{Name, PlanId, Words};
use jiff::Timestamp;
use rusqlite::TransactionBehavior;
use uuid::Uuid;

use super::{Role, SharingRow, allowed, row::row_writes};
use crate::{
    cells::{CellRef, Cells, RowCells, Write},
    change::{Note, Step},
    error::LoadError,
    flat::{Fields, Row, Unreadable},
    open_plan::OpenPlan,
    scalar::Scalar,
    store::Store,
    table::{DELETED, Table},
};

/// Names a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommentId(Uuid);

impl From<Uuid> for CommentId {
    fn from(uuid: Uuid) -> Self {
        Self(uuid)
    }
}

impl fmt::Display for CommentId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// What somebody said about a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The comment.
    pub id: CommentId,
    /// The table of the row that it is about.
    pub table: Table,
    /// The row that it is about.
    pub row: String,
    /// What was said.
    pub words: Words,
    /// Who said it.
    pub by: Name,
    /// When.
    pub at: Timestamp,
    /// Who said that it is dealt with, if anybody did.
    pub resolved_by: Option<Name>,
}

impl Row for Comment {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("on_table", self.table.name());
        cells.text("on_row", &self.row);
        cells.text("words", &self.words);
        cells.text("written_by", &self.by);
        cells.text("written_at", self.at);
        cells.maybe("resolved_by", self.resolved_by.as_ref());
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: fields.own_id()?,
            table: fields.needed("on_table", Table::from_name)?,
            row: fields.needed("on_row", |text| Some(text.to_owned()))?,
            words: fields.words("words")?,
            by: fields.name("written_by")?,
            at: fields.moment("written_at")?,
            resolved_by: fields.maybe("resolved_by", |text| Name::new(text).ok())?,
        })
    }
}

/// Says why nothing is said about a row.
#[derive(Debug, thiserror::Error)]
pub enum CommentError {
    /// The plan is not shared, so nobody would read it.
    #[error("the plan is not shared")]
    Alone,
    /// Whoever works here may only read the plan.
    #[error("a member who may {} cannot comment", .0.code())]
    NotAllowed(Role),
    /// There is no such comment.
    #[error("there is no comment {0}")]
    NotThere(CommentId),
    /// The plan cannot be loaded or saved.
    #[error(transparent)]
    Load(#[from] LoadError),
}

impl From<rusqlite::Error> for CommentError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Load(error.into())
    }
}

impl Store {
    /// What is said about rows of a plan, the oldest first.
    pub fn comments(&mut self, plan: PlanId) -> Result<Vec<Comment>, LoadError> {
        let transaction = self.connection.transaction()?;
        let open = OpenPlan::current(&mut self.open, &transaction, plan)?;
        Ok(open.beside()?.comments.clone())
    }

    /// Says something about a row of a shared plan.
    pub fn comment(
        &mut self,
        plan: PlanId,
        table: Table,
        row: &str,
        words: Words,
        note: &Note,
    ) -> Result<Vec<Comment>, CommentError> {
        let id = CommentId(Uuid::now_v7());
        let (by, at) = (note.by.clone(), note.at);
        let said = Comment { id, table, row: row.to_owned(), words, by, at, resolved_by: None };
        self.write_comment(plan, note, |cells| Ok(row_writes(&said, Table::Comment, cells)))
    }

    /// Says that what a comment is about is dealt with, or, said again, that it is not.
    pub fn resolve_comment(
        &mut self,
        plan: PlanId,
        comment: CommentId,
        note: &Note,
    ) -> Result<Vec<Comment>, CommentError> {
        self.write_comment(plan, note, |cells| {
            let row = comment.to_string();
            let found = cells.row(Table::Comment, &row).filter(|row| row.is_alive());
            let old = found.ok_or(CommentError::NotThere(comment))?.get("resolved_by").cloned();
            let new = if old.is_none() { Some(Scalar::Text(note.by.to_string())) } else { None };
            Ok(vec![Write { cell: CellRef { table: Table::Comment, row, field: "resolved_by" }, old, new }])
        })
    }

    /// Takes a comment away.
    pub fn delete_comment(
        &mut self,
        plan: PlanId,
        comment: CommentId,
        note: &Note,
    ) -> Result<Vec<Comment>, CommentError> {
        self.write_comment(plan, note, |cells| {
            let row = comment.to_string();
            let found = cells.row(Table::Comment, &row).filter(|row| row.is_alive());
            let old = found.ok_or(CommentError::NotThere(comment))?.get(DELETED).cloned();
            let cell = CellRef { table: Table::Comment, row, field: DELETED };
            Ok(vec![Write { cell, old, new: Some(Scalar::Mark(true)) }])
        })
    }

    fn write_comment(
        &mut self,
        plan: PlanId,
        note: &Note,
        writes: impl FnOnce(&Cells) -> Result<Vec<Write>, CommentError>,
    ) -> Result<Vec<Comment>, CommentError> {
        let outcome = self.try_write_comment(plan, note, writes);
        if matches!(outcome, Err(CommentError::Load(_))) {
            self.open.remove(&plan);
        }
        outcome
    }

    fn try_write_comment(
        &mut self,
        plan: PlanId,
        note: &Note,
        writes: impl FnOnce(&Cells) -> Result<Vec<Write>, CommentError>,
    ) -> Result<Vec<Comment>, CommentError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if SharingRow::shared(&transaction, plan)?.is_none() {
            return Err(CommentError::Alone);
        }
        match allowed(&transaction, plan)? {
            Role::Edit | Role::Comment => {}
            Role::Read => return Err(CommentError::NotAllowed(Role::Read)),
        }
        let open = OpenPlan::current(&mut self.open, &transaction, plan)?;
        let writes = writes(open.cells())?;
        open.write(&transaction, &Step::edit(note), &writes, None)?;
        transaction.commit()?;
        Ok(open.beside()?.comments.clone())
    }
}
