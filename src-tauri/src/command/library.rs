//! Whole plans.

use entente_core::model::PlanId;
use tauri::State;

use crate::{
    desk::Desk,
    wire::{
        error::CommandError,
        found::FoundView,
        library::{ExampleRow, LibraryView, NewPlan},
        plan::PlanView,
    },
};

/// Lists every plan.
#[tauri::command(async)]
pub fn list_plans(desk: State<'_, Desk>) -> Result<LibraryView, CommandError> {
    desk.list_plans()
}

/// Lists the plans that a text is found in.
#[tauri::command(async)]
pub fn search_plans(desk: State<'_, Desk>, text: &str) -> Result<LibraryView, CommandError> {
    desk.search_plans(text)
}

/// Finds the rows of all plans that hold every word of a text.
#[tauri::command(async)]
pub fn find_rows(desk: State<'_, Desk>, text: &str) -> Result<FoundView, CommandError> {
    desk.find_rows(text)
}

/// Lists the built-in examples.
#[tauri::command(async)]
pub fn list_examples(desk: State<'_, Desk>) -> Result<Vec<ExampleRow>, CommandError> {
    desk.list_examples()
}

/// Makes a plan and opens it.
#[tauri::command(async)]
pub fn create_plan(desk: State<'_, Desk>, request: NewPlan) -> Result<PlanView, CommandError> {
    desk.create_plan(request)
}

/// Makes a plan of an example and opens it.
#[tauri::command(async)]
pub fn add_example(desk: State<'_, Desk>, name: &str) -> Result<PlanView, CommandError> {
    desk.add_example(name)
}

/// Opens a plan.
#[tauri::command(async)]
pub fn open_plan(desk: State<'_, Desk>, plan: PlanId) -> Result<PlanView, CommandError> {
    desk.open_plan(plan)
}

/// Copies a plan.
#[tauri::command(async)]
pub fn duplicate_plan(desk: State<'_, Desk>, plan: PlanId) -> Result<LibraryView, CommandError> {
    desk.duplicate_plan(plan)
}

/// Deletes a plan.
#[tauri::command(async)]
pub fn delete_plan(desk: State<'_, Desk>, plan: PlanId) -> Result<LibraryView, CommandError> {
    desk.delete_plan(plan)
}

/// Takes back what was done last with a whole plan.
#[tauri::command(async)]
pub fn undo_library(desk: State<'_, Desk>) -> Result<LibraryView, CommandError> {
    desk.undo_library()
}

/// Does again what was taken back last.
#[tauri::command(async)]
pub fn redo_library(desk: State<'_, Desk>) -> Result<LibraryView, CommandError> {
    desk.redo_library()
}
