//! Two states of a plan side by side: which rows came, went, or changed, stage by stage, in the words of the plan.
//!
//! Both are read as the file of a plan, so that a field that is ever written is compared too.

mod rows;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::{
    interchange::{Refusal, freeze, thaw},
    model::{PlanParts, RowKind, Stage, VersionId, code::coded},
};
use rows::{FlatRow, flat};

coded! {
    /// What became of a row.
    pub enum RowChangeKind {
        /// It is new.
        Added = "added",
        /// It is gone.
        Removed = "removed",
        /// Some of its fields are other than before.
        Changed = "changed",
    }
}

/// What became of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowChange {
    /// The stage it belongs to.
    pub stage: Stage,
    /// What it is; nothing for the plan itself.
    pub row: Option<RowKind>,
    /// What it is called.
    pub name: String,
    /// What became of it.
    pub kind: RowChangeKind,
    /// The fields that differ, of one that changed.
    pub fields: Vec<FieldChange>,
}

/// What became of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field, as it is called in the file.
    pub field: String,
    /// What it held, in words; a code where it holds one of a few.
    pub before: Option<String>,
    /// What it holds.
    pub after: Option<String>,
}

/// The rows of a plan as they were kept in a version, or as they are now.
///
/// # Errors
///
/// When there is no such version, or it cannot be read.
pub fn state(plan: &PlanParts, version: Option<VersionId>) -> Result<PlanParts, StateError> {
    let Some(version) = version else { return Ok(plan.clone()) };
    let kept = plan.versions.iter().find(|row| row.id == version).ok_or(StateError::Missing(version))?;
    Ok(thaw(&kept.content)?)
}

/// Says why a state cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum StateError {
    /// There is no such version.
    #[error("there is no version {0}")]
    Missing(VersionId),
    /// The version cannot be read.
    #[error("the version cannot be read: {0}")]
    Unreadable(#[from] Refusal),
}

/// What differs between two states, in the order of the stages.
pub fn compare(before: &PlanParts, after: &PlanParts) -> Vec<RowChange> {
    let (before, after) = (flat(&freeze(before)), flat(&freeze(after)));
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let changes = keys.into_iter().filter_map(|key| change(before.get(key), after.get(key)));
    let mut changes: Vec<_> = changes.collect();
    changes.sort_by_key(|(place, change)| (change.stage, change.row, change.kind, *place));
    changes.into_iter().map(|(_, change)| change).collect()
}

/// What became of a row, and where it stands.
fn change(before: Option<&FlatRow>, after: Option<&FlatRow>) -> Option<(usize, RowChange)> {
    let (row, kind, fields) = match (before, after) {
        (Some(before), Some(after)) => {
            let fields = differing(before, after);
            (after, RowChangeKind::Changed, (!fields.is_empty()).then_some(fields)?)
        }
        (None, Some(row)) => (row, RowChangeKind::Added, Vec::new()),
        (Some(row), None) => (row, RowChangeKind::Removed, Vec::new()),
        (None, None) => return None,
    };
    let change = RowChange { stage: row.stage, row: row.kind, name: row.name.clone(), kind, fields };
    Some((row.place, change))
}

fn differing(before: &FlatRow, after: &FlatRow) -> Vec<FieldChange> {
    let fields: BTreeSet<_> = before.fields.keys().chain(after.fields.keys()).collect();
    let told = fields.into_iter().filter_map(|field| {
        let (before, after) = (before.fields.get(field), after.fields.get(field));
        let told = || FieldChange { field: field.clone(), before: before.cloned(), after: after.cloned() };
        (before != after).then(told)
    });
    told.collect()
}
