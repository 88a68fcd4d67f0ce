//! The cells of a plan: `(table, row, field) → scalar`.

use std::collections::BTreeMap;

use crate::{
    scalar::Scalar,
    table::{DELETED_PLACE, ORDER_KEY_PLACE, Table},
};

/// Names one cell of a plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// The table.
    pub table: Table,
    /// The row: an identifier, or several joined by colons where a row ties others together.
    pub row: String,
    /// The field.
    pub field: &'static str,
}

impl CellRef {
    /// The table and the row that it stands in.
    pub(crate) fn place(&self) -> (Table, &str) {
        (self.table, self.row.as_str())
    }
}

/// One cell that is set, with what it held before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// The cell.
    pub cell: CellRef,
    /// What it held.
    pub old: Option<Scalar>,
    /// What it holds from now on.
    pub new: Option<Scalar>,
}

impl Write {
    /// The write that takes this one back.
    pub(crate) fn inverse(self) -> Self {
        Self { cell: self.cell, old: self.new, new: self.old }
    }
}

/// The cells of one row, in the order of the table's fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowCells {
    table: Table,
    values: Vec<Option<Scalar>>,
}

impl RowCells {
    /// A row whose cells hold nothing.
    pub(crate) fn new(table: Table) -> Self {
        Self { table, values: vec![None; table.fields().len()] }
    }

    /// The table of the row.
    pub(crate) fn table(&self) -> Table {
        self.table
    }

    /// What a field holds.
    pub(crate) fn get(&self, field: &str) -> Option<&Scalar> {
        self.values.get(self.table.field_place(field)?)?.as_ref()
    }

    /// Sets a field of the table.
    pub(crate) fn set(&mut self, field: &str, value: Option<Scalar>) {
        let slot = self.table.field_place(field).and_then(|place| self.values.get_mut(place));
        if let Some(slot) = slot {
            *slot = value;
        }
    }

    /// Where among its siblings the row stands, when it has been placed.
    pub(crate) fn order_key(&self) -> Option<&str> {
        match self.values.get(ORDER_KEY_PLACE) {
            Some(Some(Scalar::Text(key))) => Some(key),
            Some(Some(Scalar::Whole(_) | Scalar::Mark(_)) | None) | None => None,
        }
    }

    /// Whether the row is there: it has a place and is not deleted.
    pub(crate) fn is_alive(&self) -> bool {
        let deleted = self.values.get(DELETED_PLACE).is_some_and(|mark| *mark == Some(Scalar::Mark(true)));
        self.order_key().is_some() && !deleted
    }

    /// The fields and what they hold, in the order of the table's fields.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, Option<&Scalar>)> {
        self.table.fields().iter().copied().zip(self.values.iter().map(Option::as_ref))
    }
}

/// All cells of a plan, also those of deleted rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cells {
    tables: Vec<BTreeMap<String, RowCells>>,
}

impl Cells {
    /// No cells.
    pub(crate) fn new() -> Self {
        Self { tables: Table::ALL.iter().map(|_| BTreeMap::new()).collect() }
    }

    /// The rows of a table, also deleted ones.
    pub(crate) fn rows(&self, table: Table) -> impl Iterator<Item = (&String, &RowCells)> {
        self.tables.get(table.place()).into_iter().flatten()
    }

    /// The cells of one row.
    pub(crate) fn row(&self, table: Table, row: &str) -> Option<&RowCells> {
        self.tables.get(table.place())?.get(row)
    }

    /// What a cell holds.
    pub(crate) fn get(&self, cell: &CellRef) -> Option<&Scalar> {
        self.row(cell.table, &cell.row)?.get(cell.field)
    }

    /// Sets a cell.
    pub(crate) fn set(&mut self, table: Table, row: &str, field: &str, value: Option<Scalar>) {
        let Some(rows) = self.tables.get_mut(table.place()) else { return };
        if let Some(cells) = rows.get_mut(row) {
            return cells.set(field, value);
        }
        let mut cells = RowCells::new(table);
        cells.set(field, value);
        rows.insert(row.to_owned(), cells);
    }

    /// Sets the cells that were written.
    pub(crate) fn apply(&mut self, writes: &[Write]) {
        for write in writes {
            self.set(write.cell.table, &write.cell.row, write.cell.field, write.new.clone());
        }
    }
}
