//! Two states of a plan side by side, as the page shows them.

use entente_core::{
    comparison::{FieldChange, RowChange, RowChangeKind},
    model::{RowKind, Stage},
};
use serde::Serialize;
use ts_rs::TS;

/// What differs between two states of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct VersionComparison {
    /// The rows that differ, in the order of the stages.
    pub rows: Vec<RowChangeView>,
}

/// What became of one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RowChangeView {
    /// The stage it belongs to.
    pub stage: Stage,
    /// What it is; nothing for the plan itself.
    pub row: Option<RowKind>,
    /// What it is called.
    pub name: String,
    /// What became of it.
    pub kind: RowChangeKind,
    /// The fields that differ, of one that changed.
    pub fields: Vec<FieldChangeView>,
}

/// What became of one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FieldChangeView {
    /// The field, as it is called in the file.
    pub field: String,
    /// What it held.
    pub before: Option<String>,
    /// What it holds.
    pub after: Option<String>,
}

impl VersionComparison {
    /// The view of what differs.
    pub fn of(changes: &[RowChange]) -> Self {
        Self { rows: changes.iter().map(RowChangeView::of).collect() }
    }
}

impl RowChangeView {
    fn of(row: &RowChange) -> Self {
        let fields = row.fields.iter().map(FieldChangeView::of).collect();
        Self { stage: row.stage, row: row.row, name: row.name.clone(), kind: row.kind, fields }
    }
}

impl FieldChangeView {
    fn of(row: &FieldChange) -> Self {
        Self { field: row.field.clone(), before: row.before.clone(), after: row.after.clone() }
    }
}
