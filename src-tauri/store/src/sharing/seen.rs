//! Who changed what since the person of this machine last looked.

use entente_core::model::PlanId;
use rusqlite::params;

use super::SharingRow;
use crate::{
    cells::Write,
    change::{self, ChangeEntry},
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
