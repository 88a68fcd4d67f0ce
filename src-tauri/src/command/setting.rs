//! What a person sets once.

use tauri::State;

use crate::{
    desk::Desk,
    wire::{error::CommandError, settings::Settings},
};

/// Gives the settings.
#[tauri::command(async)]
pub fn get_settings(desk: State<'_, Desk>) -> Result<Settings, CommandError> {
    desk.get_settings()
}

/// Changes the settings.
#[tauri::command(async)]
pub fn set_settings(desk: State<'_, Desk>, settings: Settings) -> Result<Settings, CommandError> {
    desk.set_settings(&settings)
}
