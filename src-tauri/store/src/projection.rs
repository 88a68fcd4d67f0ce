//! The ordinary tables: what the changes say, as rows that anybody can query.

use std::{collections::BTreeSet, fmt::Write as _};

use entente_core::model::{Plan, PlanId};
use rusqlite::{Connection, ToSql, params, params_from_iter, types::ValueRef};

use crate::{
    assembly::Beside,
    cells::{Cells, RowCells},
    flat::{Row, Visitor, walk},
    review::ReviewEntry,
    scalar::Scalar,
    table::{DELETED_PLACE, Table},
};

/// Brings the rows that were written up to date. Right only for a plan of which nothing was cut.
pub(crate) fn update(
    connection: &Connection,
    plan: PlanId,
    cells: &Cells,
    touched: &BTreeSet<(Table, &str)>,
) -> rusqlite::Result<()> {
    let plan = plan.to_string();
    for &(table, id) in touched {
        match cells.row(table, id).filter(|row| row.is_alive()) {
            Some(row) => put(connection, &plan, id, row, row.order_key())?,
            None => {
                connection.prepare_cached(table.remove_statement())?.execute(params![plan, id])?;
            }
        }
    }
    Ok(())
}

/// Takes every row of a plan out of the ordinary tables.
pub(crate) fn clear(connection: &Connection, plan: PlanId) -> rusqlite::Result<()> {
    let plan = plan.to_string();
    connection.prepare_cached("DELETE FROM proposal WHERE plan = ?1")?.execute([&plan])?;
    connection.prepare_cached("DELETE FROM review WHERE plan = ?1")?.execute([&plan])?;
    for table in Table::ALL.iter().rev() {
        connection.prepare_cached(table.clear_statement())?.execute([&plan])?;
    }
    Ok(())
}

/// Writes every row of a plan anew.
pub(crate) fn replace(
    connection: &Connection,
    plan: &Plan,
    beside: &Beside,
    review: &[ReviewEntry],
    cells: &Cells,
) -> rusqlite::Result<()> {
    clear(connection, plan.id)?;
    write_rows(connection, plan, beside, cells)?;
    write_review(connection, plan.id, review)
}

fn write_rows(connection: &Connection, plan: &Plan, beside: &Beside, cells: &Cells) -> rusqlite::Result<()> {
    let mut projector = Projector { connection, plan: plan.id.to_string(), cells, outcome: Ok(()) };
    walk(None, plan, &mut projector);
    beside.walk(&mut projector);
    projector.outcome
}

struct Projector<'a> {
    connection: &'a Connection,
    plan: String,
    cells: &'a Cells,
    outcome: rusqlite::Result<()>,
}

impl Visitor for Projector<'_> {
    fn table<R: Row>(&mut self, table: Table, _old: &[R], new: &[R]) {
        for row in new {
            if self.outcome.is_ok() {
                let id = row.id();
                let mut cells = RowCells::new(table);
                row.write(&mut cells);
                let order_key = self.cells.row(table, &id).and_then(RowCells::order_key);
                self.outcome = put(self.connection, &self.plan, &id, &cells, order_key);
            }
        }
    }
}

fn put(
    connection: &Connection,
    plan: &str,
    id: &str,
    cells: &RowCells,
    order_key: Option<&str>,
) -> rusqlite::Result<()> {
    let own: Vec<Option<&Scalar>> = cells.iter().skip(DELETED_PLACE + 1).map(|(_, value)| value).collect();
    let head: [&dyn ToSql; 3] = [&plan, &id, &order_key];
    let values = head.into_iter().chain(own.iter().map(|value| value as &dyn ToSql));
    connection.prepare_cached(cells.table().put_statement())?.execute(params_from_iter(values))?;
    Ok(())
}

fn write_review(connection: &Connection, plan: PlanId, review: &[ReviewEntry]) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO review (plan, place, table_name, row, field, code) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (place, entry) in review.iter().enumerate() {
        let (table, code) = (entry.table.name(), entry.code.code());
        insert.execute(params![plan.to_string(), place as i64, table, entry.row, entry.field, code])?;
    }
    Ok(())
}

/// The rows of a plan in the ordinary tables as text, always in the same order: equal rows give equal text.
pub(crate) fn text(connection: &Connection, plan: PlanId) -> rusqlite::Result<String> {
    let mut text = String::new();
    let plan = plan.to_string();
    for table in Table::ALL {
        list(connection, table.list_statement(), &plan, table.name(), &mut text)?;
    }
    list(connection, "SELECT * FROM review WHERE plan = ?1 ORDER BY place", &plan, "review", &mut text)?;
    Ok(text)
}

fn list(
    connection: &Connection,
    statement: &str,
    plan: &str,
    name: &str,
    text: &mut String,
) -> rusqlite::Result<()> {
    let mut select = connection.prepare_cached(statement)?;
    let width = select.column_count();
    let mut rows = select.query([plan])?;
    while let Some(row) = rows.next()? {
        text.push_str(name);
        for column in 0..width {
            let written = match row.get_ref(column)? {
                ValueRef::Null => write!(text, "|"),
                ValueRef::Integer(whole) => write!(text, "|{whole}"),
                ValueRef::Real(number) => write!(text, "|{number}"),
                ValueRef::Text(bytes) => write!(text, "|{:?}", String::from_utf8_lossy(bytes)),
                ValueRef::Blob(bytes) => write!(text, "|{bytes:?}"),
            };
            written.map_err(|_| rusqlite::Error::InvalidQuery)?;
        }
        text.push('\n');
    }
    Ok(())
}
