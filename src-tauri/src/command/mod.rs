//! What the window may ask for: thin commands, one module for each noun.

include!("list.rs");

pub mod advice;
pub mod analysis;
pub mod backup;
pub mod colleague;
pub mod departure;
pub mod exchange;
pub mod file;
pub mod library;
pub mod neutral;
pub mod page_error;
pub mod plan;
pub mod report;
pub mod round;
pub mod setting;
pub mod team;
pub mod zoom;

use crate::wire::error::CommandError;

/// Answers the calls of the window, each by the command of its name.
pub fn answer() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {
    window_commands!(tauri::generate_handler)
}

/// Does slow work where it keeps neither the window nor other commands waiting.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CommandError> + Send + 'static,
) -> Result<T, CommandError> {
    let done = tauri::async_runtime::spawn_blocking(work).await;
    done.unwrap_or_else(|error| Err(CommandError::interrupted(&error)))
}
