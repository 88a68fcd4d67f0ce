//! Backups of all plans.

use entente_core::model::PlanId;
use tauri::State;

use super::aside;
use crate::{
    desk::Desk,
    wire::{backup::BackupsView, error::CommandError, plan::PlanView},
};

/// Lists the backups.
#[tauri::command]
pub async fn list_backups(desk: State<'_, Desk>) -> Result<BackupsView, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.list_backups()).await
}

/// Backs everything up now.
#[tauri::command]
pub async fn back_up(desk: State<'_, Desk>) -> Result<BackupsView, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.back_up()).await
}

/// Brings a plan of a backup back beside those that are there, and opens it.
#[tauri::command]
pub async fn restore_backup(
    desk: State<'_, Desk>,
    file: String,
    plan: PlanId,
) -> Result<PlanView, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.restore_backup(&file, plan)).await
}
