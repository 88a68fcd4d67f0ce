//! The case of a neutral. Its folder and its files are chosen here, never by the page.

use entente_core::sheet::Query;
use tauri::{AppHandle, State};

use super::aside;
use crate::{
    desk::Desk,
    file_choice::{self, FolderOf},
    wire::{error::CommandError, library::ExportReport, neutral::CaseView},
};

/// The name a result is offered to be written under.
const RESULT: &str = "result.json";

/// Opens the case in the folder a person chooses.
#[tauri::command]
pub async fn open_case(app: AppHandle, desk: State<'_, Desk>) -> Result<Option<CaseView>, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.open_case(file_choice::folder(&app, FolderOf::Case).as_deref())).await
}

/// Takes the sealed sheets a person chooses into the open case.
#[tauri::command]
pub async fn take_in_sheets(app: AppHandle, desk: State<'_, Desk>) -> Result<CaseView, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.take_in_sheets(&file_choice::sheets(&app))).await
}

/// Answers one question from the open case.
#[tauri::command]
pub async fn ask_case(desk: State<'_, Desk>, query: Query) -> Result<CaseView, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.ask_case(query)).await
}

/// Writes the last result to the place a person chooses.
#[tauri::command]
pub async fn write_result(
    app: AppHandle,
    desk: State<'_, Desk>,
) -> Result<Option<ExportReport>, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.write_result(file_choice::to_save(&app, RESULT).as_deref())).await
}
