//! Plans out of files, and into files. The files are chosen here, never by the page.

use entente_core::model::PlanId;
use tauri::{AppHandle, State};

use super::aside;
use crate::{
    desk::Desk,
    file_choice,
    wire::{
        error::CommandError,
        library::{ExportReport, ImportReport},
    },
};

/// Imports the files a person chooses.
#[tauri::command]
pub async fn import_file(
    app: AppHandle,
    desk: State<'_, Desk>,
) -> Result<Option<ImportReport>, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.import_files(&file_choice::to_open(&app))).await
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
