//! The rows of the library, remembered as long as their plans stay as they are.

use std::collections::HashMap;

use entente_core::model::PlanId;
use entente_store::{LoadError, PlanEntry, Revision, Store};

use crate::wire::{
    analysis::LabelCode,
    library::{PlanRow, PlanTimes},
};

/// The rows that were made of plans, by plan and revision.
#[derive(Debug, Default)]
pub struct Listing {
    rows: HashMap<PlanId, (Revision, PlanRow)>,
}

impl Listing {
    /// The row of a plan; made anew only when the plan has changed.
    pub fn row(&mut self, store: &mut Store, entry: &PlanEntry) -> Result<PlanRow, LoadError> {
        let label = entry.label.as_deref().and_then(LabelCode::from_code);
        let times = PlanTimes {
            changed_at: Some(entry.changed_at.to_string()),
            opened_at: entry.opened_at.map(|at| at.to_string()),
        };
        let known = self.rows.get(&entry.id).filter(|(revision, _)| *revision == entry.revision);
        let row = match known {
            Some((_, row)) => PlanRow { label, opened_at: times.opened_at, ..row.clone() },
            None => PlanRow::of(&store.load(entry.id)?.plan, label, times),
        };
        self.rows.insert(entry.id, (entry.revision, row.clone()));
        Ok(row)
    }
}
