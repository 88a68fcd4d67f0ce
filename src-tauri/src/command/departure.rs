//! What the page answers when it was asked to keep what is being typed.

use tauri::{AppHandle, Runtime};

use crate::departure;

/// Everything is kept: Entente ends.
#[tauri::command]
pub fn leave<R: Runtime>(app: AppHandle<R>) {
    departure::leave(&app);
}

/// Something could not be kept: the window stays open.
#[tauri::command]
pub fn stay<R: Runtime>(app: AppHandle<R>) {
    departure::stay(&app);
}
