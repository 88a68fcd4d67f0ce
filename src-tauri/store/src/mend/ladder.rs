//! Values and readings that point nowhere, at another party's rows, or in a circle.

use std::collections::HashMap;

use entente_core::model::{CriterionId, PartyId, PlanParts, Protection, Value, ValueId};

use super::{Mend, Values, own_criterion, own_value};
use crate::{review::ReviewCode, table::Table};

impl Mend<'_> {
    /// Mends the ladder and says whose values are left.
    pub(super) fn values(&mut self, parts: &mut PlanParts) -> Values {
        parts.values.retain(|row| {
            self.parties.contains(&row.party) || self.drop_row(Table::Value, row.id, ReviewCode::Dangling)
        });
        let protected = |row: &Value| (row.party, row.protection == Protection::Protected);
        let values: Values = parts.values.iter().map(|row| (row.id, protected(row))).collect();
        for row in &mut parts.values {
            let party = row.party;
            let at = (Table::Value, row.id.to_string());
            self.keep_known(at, "leads_to", &mut row.leads_to, |id| own_value(&values, party, id));
        }
        self.cycles(parts);
        values
    }

    /// Cuts every cycle at its value of the largest identifier.
    fn cycles(&mut self, parts: &mut PlanParts) {
        let links: HashMap<_, _> = parts.values.iter().map(|row| (row.id, row.leads_to)).collect();
        for row in &mut parts.values {
            if is_largest_of_cycle(&links, row.id) {
                row.leads_to = None;
                self.cut(Table::Value, row.id, "leads_to", ReviewCode::LadderCycle);
            }
        }
    }

    pub(super) fn readings(
        &mut self,
        parts: &mut PlanParts,
        values: &Values,
        criteria: &HashMap<CriterionId, PartyId>,
    ) {
        parts.readings.retain(|row| {
            let fits = self.parties.contains(&row.party) && self.issues.contains_key(&row.issue);
            fits || self.drop_row(Table::Reading, row.id, ReviewCode::Dangling)
        });
        for row in &mut parts.readings {
            let party = row.party;
            let at = || (Table::Reading, row.id.to_string());
            self.keep_known(at(), "value", &mut row.value, |id| own_value(values, party, id));
            self.keep_known(at(), "criterion", &mut row.criterion, |id| own_criterion(criteria, party, id));
        }
        parts.readings.retain(|row| {
            let serves = row.value.is_some() || row.criterion.is_some();
            serves || self.drop_row(Table::Reading, row.id, ReviewCode::ServesNothing)
        });
    }
}

/// Whether the links from a value lead back to it, past no larger identifier.
fn is_largest_of_cycle(links: &HashMap<ValueId, Option<ValueId>>, start: ValueId) -> bool {
    let mut at = links.get(&start).copied().flatten();
    for _ in 0..links.len() {
        match at {
            Some(id) if id == start => return true,
            Some(id) if id < start => at = links.get(&id).copied().flatten(),
            Some(_) | None => return false,
        }
    }
    false
}
