//! How large the page is drawn.

use tauri::{AppHandle, Runtime};

use crate::window::{self, ZoomStep};

/// Draws the page one step larger or smaller, or as it was drawn at first.
#[tauri::command]
pub fn zoom_page<R: Runtime>(app: AppHandle<R>, step: ZoomStep) {
    if let Err(error) = window::zoom(&app, step) {
        tracing::warn!(%error, "the page could not be drawn at another size");
    }
}
