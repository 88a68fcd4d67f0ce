//! Plans out of files, and into files. The files are chosen here, never by the page.

use entente_core::model::PlanId;
use tauri::{AppHandle, State};

use super::aside;
use crate::{
    desk::Desk,
    file_choice,
    wire::{
        error::CommandError,
        library::{ExportReport, ImportPreview},
        plan::PlanView,
    },
};

/// Reads the files a person chooses, and says what they would bring.
#[tauri::command]
pub async fn preview_import(
    app: AppHandle,
    desk: State<'_, Desk>,
) -> Result<Option<ImportPreview>, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.preview_import(&file_choice::to_open(&app))).await
}

/// Stores what was previewed and opens it.
#[tauri::command(async)]
pub fn confirm_import(desk: State<'_, Desk>, plan: PlanId) -> Result<PlanView, CommandError> {
    desk.confirm_import(plan)
}

/// Lets go of what was previewed.
#[tauri::command]
pub fn drop_import(desk: State<'_, Desk>) {
    desk.drop_import();
}

/// Exports a plan to the place a person chooses.
#[tauri::command]
pub async fn export_plan(
    app: AppHandle,
    desk: State<'_, Desk>,
    plan: PlanId,
) -> Result<Option<ExportReport>, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || {
        let chosen = file_choice::to_save(&app, &desk.export_name(plan)?);
        desk.export_plan(plan, chosen.as_deref())
    })
    .await
}
