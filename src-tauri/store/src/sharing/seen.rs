//! Who changed what since the person of this machine last looked.

use entente_core::model::{Name, PlanId};
use jiff::Timestamp;
use rusqlite::params;

use super::SharingRow;
use crate::{
    cells::Write,
    change::{self, ChangeEntry, through},
    error::StorageError,
    store::Store,
};

/// A change of somebody else that was not looked at yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenChange {
    /// The change.
    pub change: ChangeEntry,
    /// What it wrote.
    pub writes: Vec<Write>,
}

impl Store {
    /// What others changed in a plan since it was last looked at, oldest first.
    pub fn seen(&self, plan: PlanId) -> Result<Vec<SeenChange>, StorageError> {
        let Some(row) = SharingRow::read(&self.connection, plan)? else { return Ok(Vec::new()) };
        let entries = change::entries_after(&self.connection, plan, row.looked.max(row.first_change))?;
        let told = |change: ChangeEntry| {
            let writes = change::writes(&self.connection, change.revision.number())?;
            Ok(SeenChange { change, writes })
        };
        entries.into_iter().map(told).collect()
    }

    /// Everybody whose changes came here, with the moment of the last one by the writer's own clock, by name.
    pub fn heard_from(&self, plan: PlanId) -> Result<Vec<(Name, Timestamp)>, StorageError> {
        let mut select = self.connection.prepare_cached(
            "SELECT changed_by, max(changed_at) FROM change
             WHERE plan = ?1 AND writer IS NOT NULL
                AND writer NOT IN (SELECT writer FROM outbox WHERE outbox.plan = ?1)
             GROUP BY changed_by ORDER BY changed_by",
        )?;
        let heard = select.query_map([plan.to_string()], |row| {
            let by = through(row, 0, |text| Name::new(text).ok())?;
            Ok((by, through(row, 1, |text| text.parse().ok())?))
        })?;
        Ok(heard.collect::<Result<_, _>>()?)
    }

    /// Notes that everything that others changed in a plan so far was looked at.
    pub fn mark_seen(&mut self, plan: PlanId) -> Result<(), StorageError> {
        self.connection.execute(
            "UPDATE sharing SET looked = coalesce((SELECT max(number) FROM change WHERE plan = ?1), looked)
             WHERE plan = ?1",
            params![plan.to_string()],
        )?;
        Ok(())
    }
}
