//! One plan.

use entente_core::{edit::Edit, model::PlanId};
use tauri::State;

use crate::{
    desk::Desk,
    wire::{
        error::CommandError,
        library::{HistoryRow, StepRow},
        plan::PlanView,
    },
};

/// Changes a plan.
#[tauri::command(async)]
pub fn edit_plan(desk: State<'_, Desk>, plan: PlanId, edit: Edit) -> Result<PlanView, CommandError> {
    desk.edit_plan(plan, &edit)
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
