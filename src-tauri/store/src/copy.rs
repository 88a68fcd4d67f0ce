//! Copies of plans: the same rows under other identifiers.

use std::collections::{BTreeSet, HashMap};

use entente_core::model::{Fault, Plan, PlanId, PlanParts};
use uuid::Uuid;

use crate::{
    assembly::{self, AssemblyError},
    cells::{Cells, Write},
    difference::difference,
    error::LoadError,
    scalar::Scalar,
};

/// The fields that hold the identifier of another row, or the keys of several.
const LINKS: &[&str] = &[
    "agreement",
    "changed",
    "common_ground",
    "constraint",
    "criterion",
    "event",
    "fallout",
    "from_party",
    "from_stakeholder",
    "idea",
    "issue",
    "leads_to",
    "mine",
    "offer",
    "option",
    "otherwise_option",
    "package",
    "party",
    "row",
    "shift",
    "stakeholder",
    "standard",
    "then_option",
    "to_party",
    "to_stakeholder",
    "value",
];

/// A plan with another identifier and the same rows.
pub(crate) fn renamed(plan: Plan, id: PlanId) -> Result<Plan, LoadError> {
    let parts = PlanParts { id, ..plan.into_parts() };
    Plan::new(parts).map_err(|faults| unfit(id, faults))
}

/// A plan with another identifier, and fresh ones for all its rows.
pub(crate) fn duplicate(plan: &Plan, id: PlanId, fresh: &mut dyn FnMut() -> Uuid) -> Result<Plan, LoadError> {
    let writes = difference(None, plan, &Cells::new());
    let own: BTreeSet<&str> =
        writes.iter().map(|write| write.cell.row.as_str()).filter(|row| !row.contains(':')).collect();
    let mut names: HashMap<String, String> =
        own.into_iter().map(|row| (row.to_owned(), fresh().to_string())).collect();
    names.insert(plan.id.to_string(), id.to_string());
    let mut cells = Cells::new();
    for Write { cell, new, .. } in &writes {
        let value = if LINKS.contains(&cell.field) { linked(&names, new.as_ref()) } else { new.clone() };
        cells.set(cell.table, &renamed_row(&names, &cell.row), cell.field, value);
    }
    let assembled = assembly::assemble(id, &cells).map_err(|error| LoadError::assembly(id, error))?;
    Ok(assembled.plan)
}

fn renamed_row(names: &HashMap<String, String>, row: &str) -> String {
    let parts = row.split(':').map(|part| names.get(part).map_or(part, String::as_str));
    parts.collect::<Vec<_>>().join(":")
}

fn linked(names: &HashMap<String, String>, value: Option<&Scalar>) -> Option<Scalar> {
    match value? {
        Scalar::Text(text) => {
            let keys = text.split(' ').map(|key| renamed_row(names, key));
            Some(Scalar::Text(keys.collect::<Vec<_>>().join(" ")))
        }
        Scalar::Whole(whole) => Some(Scalar::Whole(*whole)),
        Scalar::Mark(mark) => Some(Scalar::Mark(*mark)),
    }
}

/// Says that the rows of a copy do not fit together.
pub(crate) fn unfit(plan: PlanId, faults: Vec<Fault>) -> LoadError {
    LoadError::assembly(plan, AssemblyError::Unfit(faults))
}

#[cfg(test)]
mod tests {
    use entente_core::{generate::plans, interchange::export};
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// Everything that a plan says, without the identifiers of its rows, in alphabetical order.
    fn said(plan: &Plan) -> Vec<String> {
        let mut found = Vec::new();
        collect(&serde_json::from_str(&export(plan)).unwrap(), "", &mut found);
        found.sort();
        found
    }

    fn collect(value: &Value, under: &str, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    let name = if Uuid::try_parse(name).is_ok() { "id" } else { name };
                    collect(value, &format!("{under}/{name}"), found);
                }
            }
            Value::Array(rows) => rows.iter().for_each(|row| collect(row, under, found)),
            Value::String(text) if Uuid::try_parse(text).is_ok() => found.push(format!("{under}=id")),
            Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null => {
                found.push(format!("{under}={value}"));
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn a_copy_says_what_its_plan_says_under_other_identifiers(plan in plans()) {
            let copy = duplicate(&plan, PlanId::from(Uuid::new_v4()), &mut Uuid::new_v4).unwrap();
            prop_assert_eq!(said(&copy), said(&plan));
            let names: BTreeSet<_> = plan.parties.iter().map(|row| row.id).collect();
            prop_assert!(copy.parties.iter().all(|row| !names.contains(&row.id)));
        }
    }
}
