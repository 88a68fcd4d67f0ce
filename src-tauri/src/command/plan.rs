//! One plan.

use entente_core::{
    edit::Edit,
    model::{PlanId, VersionId},
};
use tauri::State;

use crate::{
    desk::Desk,
    wire::{
        admitted::Admitted,
        comparison::VersionComparison,
        error::CommandError,
        library::{HistoryRow, StepRow},
        plan::{PlanView, Viewpoint},
    },
};

/// Changes a plan.
#[tauri::command(async)]
pub fn edit_plan(
    desk: State<'_, Desk>,
    plan: PlanId,
    edit: Admitted<Edit>,
) -> Result<PlanView, CommandError> {
    desk.edit_plan(plan, &edit.read()?)
}

/// Takes the last edit back.
#[tauri::command(async)]
pub fn undo_plan(desk: State<'_, Desk>, plan: PlanId) -> Result<PlanView, CommandError> {
    desk.undo_plan(plan)
}

/// Makes the edit that was taken back last again.
#[tauri::command(async)]
pub fn redo_plan(desk: State<'_, Desk>, plan: PlanId) -> Result<PlanView, CommandError> {
    desk.redo_plan(plan)
}

/// Shows a plan from a viewpoint, from now on.
#[tauri::command(async)]
pub fn see_plan(desk: State<'_, Desk>, plan: PlanId, viewpoint: Viewpoint) -> Result<PlanView, CommandError> {
    desk.see_plan(plan, viewpoint)
}

/// Tells what differs between two kept versions, or one and the plan as it is now.
#[tauri::command(async)]
pub fn compare_versions(
    desk: State<'_, Desk>,
    plan: PlanId,
    before: Option<VersionId>,
    after: Option<VersionId>,
) -> Result<VersionComparison, CommandError> {
    desk.compare_versions(plan, before, after)
}

/// Tells every step of a plan, the latest first.
#[tauri::command(async)]
pub fn plan_history(desk: State<'_, Desk>, plan: PlanId) -> Result<Vec<StepRow>, CommandError> {
    desk.plan_history(plan)
}

/// Tells what a field has held.
#[tauri::command(async)]
pub fn field_history(
    desk: State<'_, Desk>,
    plan: PlanId,
    table: &str,
    row: &str,
    field: &str,
) -> Result<Vec<HistoryRow>, CommandError> {
    desk.field_history(plan, table, row, field)
}
