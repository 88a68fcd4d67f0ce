//! What cells a change of a plan sets: the difference between two plans.

use std::collections::{HashMap, HashSet};

use entente_core::model::PlanParts;

use crate::{
    cells::{CellRef, Cells, RowCells, Write},
    flat::{Row, Visitor, walk},
    order,
    scalar::Scalar,
    table::{DELETED, ORDER_KEY, Table},
};

/// The writes that lead from one plan to another, given the cells there are now.
///
/// Without an old plan every row is new. Rows that are equal in both plans are passed over, so that a small edit of a
/// large plan costs little.
pub(crate) fn difference(old: Option<&PlanParts>, new: &PlanParts, cells: &Cells) -> Vec<Write> {
    let mut found = Difference { cells, writes: Vec::new() };
    walk(old, new, &mut found);
    found.writes
}

struct Difference<'a> {
    cells: &'a Cells,
    writes: Vec<Write>,
}

impl Visitor for Difference<'_> {
    fn table<R: Row>(&mut self, table: Table, old: &[R], new: &[R]) {
        let same_start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let (old_rest, new_rest) =
            (old.get(same_start..).unwrap_or(&[]), new.get(same_start..).unwrap_or(&[]));
        let same_end =
            old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(old, new)| old == new).count();
        let old_middle = old_rest.get(..old_rest.len() - same_end).unwrap_or(&[]);
        let new_middle = new_rest.get(..new_rest.len() - same_end).unwrap_or(&[]);
        self.changed(table, old_middle, new_middle);
        if !old_middle.iter().map(Row::id).eq(new_middle.iter().map(Row::id)) {
            self.order(table, new, new_middle);
        }
    }
}

impl Difference<'_> {
    /// Removes the rows that are gone and writes those that are new or changed.
    fn changed<R: Row>(&mut self, table: Table, old: &[R], new: &[R]) {
        let before: HashMap<String, &R> = old.iter().map(|row| (row.id(), row)).collect();
        let after: HashSet<String> = new.iter().map(Row::id).collect();
        for row in old.iter().map(Row::id).filter(|row| !after.contains(row)) {
            self.write(table, &row, DELETED, Some(Scalar::Mark(true)));
        }
        for row in new {
            let id = row.id();
            if before.get(&id).is_none_or(|before| *before != row) {
                self.row(table, &id, row);
            }
        }
    }

    fn row<R: Row>(&mut self, table: Table, id: &str, row: &R) {
        let mut cells = RowCells::new(table);
        row.write(&mut cells);
        for (field, value) in cells.iter().filter(|(field, _)| *field != ORDER_KEY) {
            self.write(table, id, field, value.cloned());
        }
    }

    /// Places the rows of every family in which a row is new or has moved.
    fn order<R: Row>(&mut self, table: Table, new: &[R], touched: &[R]) {
        let families: HashSet<String> = touched.iter().map(Row::family).collect();
        for siblings in new.chunk_by(|one, other| one.family() == other.family()) {
            if siblings.first().is_some_and(|row| families.contains(&row.family())) {
                self.siblings(table, siblings);
            }
        }
    }

    fn siblings<R: Row>(&mut self, table: Table, siblings: &[R]) {
        let ids: Vec<String> = siblings.iter().map(Row::id).collect();
        let cells = self.cells;
        let alive = |id: &String| cells.row(table, id).filter(|row| row.is_alive())?.order_key();
        let existing: Vec<Option<&str>> = ids.iter().map(alive).collect();
        for (id, key) in ids.iter().zip(order::assign(&existing)) {
            if let Some(key) = key {
                self.write(table, id, ORDER_KEY, Some(Scalar::Text(key)));
            }
        }
    }

    fn write(&mut self, table: Table, row: &str, field: &'static str, new: Option<Scalar>) {
        let old = self.cells.row(table, row).and_then(|row| row.get(field));
        if old != new.as_ref() {
            let cell = CellRef { table, row: row.to_owned(), field };
            self.writes.push(Write { cell, old: old.cloned(), new });
        }
    }
}
