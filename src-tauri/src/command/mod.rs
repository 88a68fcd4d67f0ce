//! What the window may ask for: thin commands, one module for each noun.

include!("list.rs");

pub mod page_error;

/// Answers the calls of the window, each by the command of its name.
pub fn answer() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {
    window_commands!(tauri::generate_handler)
}
