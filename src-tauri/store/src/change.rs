//! The log of changes: who changed what, when, and how the cells stood before and after.

use entente_core::model::{Name, PlanId};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params, types::Type};

use crate::{
    cells::{CellRef, Write},
    document::{LoggedChange, RecordedChange},
    scalar::Scalar,
    sharing::WriterId,
    table::Table,
};

/// The state of a plan: the number of its last change. It only grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(i64);

impl Revision {
    /// The number of the change.
    pub const fn number(self) -> i64 {
        self.0
    }
}

impl From<i64> for Revision {
    fn from(number: i64) -> Self {
        Self(number)
    }
}

/// The code by which menus and the history name a change, such as `rate`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(String);

impl Label {
    /// Takes a code of small letters, digits, dots and underscores.
    pub fn new(code: &str) -> Option<Self> {
        let is_code = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._".contains(&byte);
        (!code.is_empty() && code.len() <= 100 && code.bytes().all(is_code)).then(|| Self(code.to_owned()))
    }

    /// The label of a code that stands in the program itself.
    pub fn stated(code: &'static str) -> Self {
        Self(code.to_owned())
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who makes a change, when, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Who makes it.
    pub by: Name,
    /// When.
    pub at: Timestamp,
    /// What menus call it.
    pub label: Label,
}

/// Whether a change is undone with the edits of its plan, or with what happened to whole plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Plan,
    Library,
    /// A change of a plan that nobody takes back.
    Lasting,
}

impl Scope {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Plan | Self::Lasting => "plan",
            Self::Library => "library",
        }
    }

    /// Whether undoing passes over it.
    const fn lasts(self) -> bool {
        match self {
            Self::Lasting => true,
            Self::Plan | Self::Library => false,
        }
    }
}

/// What a change is to the changes before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It stands for itself.
    Edit,
    /// It takes an earlier change back.
    Undo,
    /// It makes a change that was taken back again.
    Redo,
}

impl ChangeKind {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Self> {
        [Self::Edit, Self::Undo, Self::Redo].into_iter().find(|kind| kind.code() == code)
    }
}

/// A change that is about to be logged.
#[derive(Clone, Debug)]
pub(crate) struct Step<'a> {
    pub(crate) scope: Scope,
    pub(crate) kind: ChangeKind,
    pub(crate) inverts: Option<i64>,
    /// Whose file it came in; nothing for one that is made here.
    pub(crate) writer: Option<WriterId>,
    pub(crate) note: &'a Note,
}

/// One change of a plan, as the log tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeEntry {
    /// The revision that it made.
    pub revision: Revision,
    /// What it is to the changes before it.
    pub kind: ChangeKind,
    /// Who made it.
    pub by: Name,
    /// When.
    pub at: Timestamp,
    /// What menus call it, or the change that it takes back.
    pub label: Label,
}

/// One value that a field has had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The change that wrote it.
    pub change: ChangeEntry,
    /// What the field held before.
    pub old: Option<Scalar>,
    /// What it held from then on.
    pub new: Option<Scalar>,
}

/// Logs a change and gives its number.
pub(crate) fn append(
    connection: &Connection,
    plan: PlanId,
    step: &Step<'_>,
    recorded: &RecordedChange,
    writes: &[Write],
) -> rusqlite::Result<i64> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO change (plan, scope, kind, inverts, label, changed_by, changed_at, actor, hash, bytes, writer,
            lasting)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    let number = insert.insert(params![
        plan.to_string(),
        step.scope.code(),
        step.kind.code(),
        step.inverts,
        step.note.label.as_str(),
        step.note.by.as_str(),
        step.note.at.to_string(),
        recorded.actor,
        recorded.hash,
        recorded.bytes,
        step.writer.map(|writer| writer.to_string()),
        step.scope.lasts(),
    ])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO change_cell (change, table_name, row, field, old, new) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for write in writes {
        let CellRef { table, row, field } = &write.cell;
        insert.execute(params![number, table.name(), row, field, write.old, write.new])?;
    }
    Ok(number)
}

/// The number of the last change of a plan, nothing when there never was one.
pub(crate) fn latest(connection: &Connection, plan: PlanId) -> rusqlite::Result<Option<i64>> {
    let mut select = connection.prepare_cached("SELECT max(number) FROM change WHERE plan = ?1")?;
    select.query_row([plan.to_string()], |row| row.get(0))
}

/// The number of the last change of any plan.
pub(crate) fn last_of_all(connection: &Connection) -> rusqlite::Result<i64> {
    let mut select = connection.prepare_cached("SELECT coalesce(max(number), 0) FROM change")?;
    select.query_row([], |row| row.get(0))
}

/// The changes of a plan as the document takes them, from its first one on.
pub(crate) fn logged(
    connection: &Connection,
    plan: PlanId,
    first: i64,
) -> rusqlite::Result<Vec<LoggedChange>> {
    let mut select = connection.prepare_cached(
        "SELECT number, hash, bytes FROM change WHERE plan = ?1 AND number >= ?2 ORDER BY number",
    )?;
    let changes = select.query_map(params![plan.to_string(), first], |row| {
        Ok(LoggedChange { number: row.get(0)?, hash: row.get(1)?, bytes: row.get(2)? })
    })?;
    changes.collect()
}

/// What a change wrote.
pub(crate) fn writes(connection: &Connection, number: i64) -> rusqlite::Result<Vec<Write>> {
    let mut select = connection.prepare_cached(
        "SELECT table_name, row, field, old, new FROM change_cell WHERE change = ?1 ORDER BY table_name, row, field",
    )?;
    let written = select.query_map([number], |row| {
        let table = Table::from_name(&row.get::<_, String>(0)?);
        let field = table.and_then(|table| table.field(row.get_ref(2).ok()?.as_str().ok()?));
        let Some((table, field)) = table.zip(field) else { return Ok(None) };
        let (old, new) = (Scalar::from_row(field, row.get_ref(3)?), Scalar::from_row(field, row.get_ref(4)?));
        Ok(Some(Write { cell: CellRef { table, row: row.get(1)?, field }, old, new }))
    })?;
    written.filter_map(Result::transpose).collect()
}

/// Every change of a plan, oldest first.
pub(crate) fn entries(connection: &Connection, plan: PlanId) -> rusqlite::Result<Vec<ChangeEntry>> {
    let mut select = connection.prepare_cached(
        "SELECT number, kind, label, changed_by, changed_at FROM change WHERE plan = ?1 ORDER BY number",
    )?;
    select.query_map([plan.to_string()], entry)?.collect()
}

/// The changes of a plan of this label, oldest first.
pub(crate) fn labelled(
    connection: &Connection,
    plan: PlanId,
    label: &str,
) -> rusqlite::Result<Vec<ChangeEntry>> {
    let mut select = connection.prepare_cached(
        "SELECT number, kind, label, changed_by, changed_at FROM change
         WHERE plan = ?1 AND label = ?2 AND kind = 'edit' ORDER BY number",
    )?;
    select.query_map([&plan.to_string(), label], entry)?.collect()
}

/// The changes of others to a plan after a number, oldest first.
pub(crate) fn entries_after(
    connection: &Connection,
    plan: PlanId,
    after: i64,
) -> rusqlite::Result<Vec<ChangeEntry>> {
    let mut select = connection.prepare_cached(
        "SELECT number, kind, label, changed_by, changed_at FROM change
         WHERE plan = ?1 AND number > ?2 AND writer IS NOT NULL
            AND writer NOT IN (SELECT writer FROM outbox WHERE outbox.plan = ?1) ORDER BY number",
    )?;
    select.query_map(params![plan.to_string(), after], entry)?.collect()
}

/// Who wrote a change, and when.
pub(crate) fn author_of(
    connection: &Connection,
    hash: &[u8],
) -> rusqlite::Result<Option<(i64, Name, Timestamp)>> {
    let mut select =
        connection.prepare_cached("SELECT number, changed_by, changed_at FROM change WHERE hash = ?1")?;
    let found = select.query_row([hash], |row| {
        Ok((
            row.get(0)?,
            through(row, 1, |text| Name::new(text).ok())?,
            through(row, 2, |text| text.parse().ok())?,
        ))
    });
    found.optional()
}

/// What a field has held, oldest first.
pub(crate) fn history(
    connection: &Connection,
    plan: PlanId,
    table: Table,
    row: &str,
    field: &str,
) -> rusqlite::Result<Vec<HistoryEntry>> {
    let mut select = connection.prepare_cached(
        "SELECT number, kind, label, changed_by, changed_at, old, new
         FROM change JOIN change_cell ON change_cell.change = change.number
         WHERE plan = ?1 AND table_name = ?2 AND row = ?3 AND field = ?4 ORDER BY number",
    )?;
    let told = select.query_map(params![plan.to_string(), table.name(), row, field], |row| {
        let (old, new) = (Scalar::from_row(field, row.get_ref(5)?), Scalar::from_row(field, row.get_ref(6)?));
        Ok(HistoryEntry { change: entry(row)?, old, new })
    })?;
    told.collect()
}

fn entry(row: &Row<'_>) -> rusqlite::Result<ChangeEntry> {
    Ok(ChangeEntry {
        revision: Revision(row.get(0)?),
        kind: through(row, 1, ChangeKind::from_code)?,
        label: through(row, 2, Label::new)?,
        by: through(row, 3, |text| Name::new(text).ok())?,
        at: through(row, 4, |text| text.parse().ok())?,
    })
}

/// A text column, through the door of its type.
pub(crate) fn through<T>(
    row: &Row<'_>,
    column: usize,
    door: impl FnOnce(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    door(&text).ok_or_else(|| rusqlite::Error::InvalidColumnType(column, text, Type::Text))
}
