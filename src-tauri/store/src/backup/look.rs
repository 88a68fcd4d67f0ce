//! What is in a backup, looked at without changing a byte of it.

use std::path::Path;

use entente_core::model::Name;
use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::BackupPlan;
use crate::{change::through, database};

/// The plans, in the words of the oldest schema, so that every backup can be looked at.
const PLANS: &str = "
    SELECT plan.id, plan.name,
        (SELECT changed_at FROM change WHERE change.plan = plan.id ORDER BY number DESC LIMIT 1)
    FROM plan ORDER BY plan.name, plan.id";

const PARTIES: &str = "SELECT name FROM party WHERE plan = ?1 ORDER BY order_key, id";

/// The plans of a backup, or what is wrong with it.
pub(super) fn look(path: &Path) -> Result<Vec<BackupPlan>, String> {
    let connection = database::read_only(path).map_err(|error| error.to_string())?;
    let found = database::integrity_check(&connection).map_err(|error| error.to_string())?;
    match found.first() {
        Some(first) => Err(first.clone()),
        None => plans(&connection).map_err(|error| error.to_string()),
    }
}

fn plans(connection: &Connection) -> rusqlite::Result<Vec<BackupPlan>> {
    let mut select = connection.prepare(PLANS)?;
    let plans = select.query_map([], |row| plan(connection, row))?;
    plans.collect()
}

fn plan(connection: &Connection, row: &Row<'_>) -> rusqlite::Result<BackupPlan> {
    let id: String = row.get(0)?;
    let mut select = connection.prepare_cached(PARTIES)?;
    let parties = select.query_map([&id], |row| through(row, 0, |text| Name::new(text).ok()))?;
    Ok(BackupPlan {
        id: through(row, 0, |text| Uuid::try_parse(text).ok().map(Into::into))?,
        name: through(row, 1, |text| Name::new(text).ok())?,
        parties: parties.collect::<Result<_, _>>()?,
        changed_at: through(row, 2, |text| text.parse().ok())?,
    })
}
