//! What a search over all plans finds, as the page shows it.

use entente_core::model::{Name, PlanId, RowKind};
use entente_store::{FoundPlan, FoundRow};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::plan::count;

/// What was found, plan by plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FoundView {
    /// The plans, the one that was changed last first.
    pub plans: Vec<FoundPlanView>,
}

/// A plan in which something was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FoundPlanView {
    /// The plan.
    pub id: PlanId,
    /// What it is called.
    pub name: Name,
    /// The rows, those of one kind together.
    pub rows: Vec<FoundRowView>,
    /// How many more there are.
    pub more: u32,
}

/// A row in which something was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FoundRowView {
    /// What it is; nothing for the plan itself.
    pub kind: Option<RowKind>,
    /// Its identifier; a course goes by its party.
    #[ts(type = "string")]
    pub row: Uuid,
    /// The row that it is found at, where it stands in another one.
    #[ts(type = "string | null")]
    pub at: Option<Uuid>,
    /// The text.
    pub text: String,
}

impl FoundView {
    /// The view of what was found.
    pub fn of(found: &[FoundPlan]) -> Self {
        Self { plans: found.iter().map(FoundPlanView::of).collect() }
    }
}

impl FoundPlanView {
    fn of(plan: &FoundPlan) -> Self {
        Self {
            id: plan.id,
            name: plan.name.clone(),
            rows: plan.rows.iter().map(FoundRowView::of).collect(),
            more: count(plan.more),
        }
    }
}

impl FoundRowView {
    fn of(row: &FoundRow) -> Self {
        Self { kind: row.kind, row: row.row, at: row.at, text: row.text.clone() }
    }
}
