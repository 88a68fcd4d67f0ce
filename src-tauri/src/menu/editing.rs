//! Cut, copy, paste and select all, done by the page's own engine.

use tauri::{AppHandle, Runtime};

use crate::window;

/// A way to edit the focused text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editing {
    /// Take the selection to the clipboard.
    Cut,
    /// Put a copy of the selection on the clipboard.
    Copy,
    /// Put what is on the clipboard here.
    Paste,
    /// Select everything.
    SelectAll,
}

impl Editing {
    /// The name engines know the command by.
    const fn name(self) -> &'static str {
        match self {
            Self::Cut => "Cut",
            Self::Copy => "Copy",
            Self::Paste => "Paste",
            Self::SelectAll => "SelectAll",
        }
    }
}

/// Edits the focused text.
#[cfg(target_os = "linux")]
pub fn run<R: Runtime>(app: &AppHandle<R>, command: Editing) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;

    window::main(app).map_or(Ok(()), |window| {
        window.with_webview(move |page| page.inner().execute_editing_command(command.name()))
    })
}

/// Edits the focused text.
#[cfg(not(target_os = "linux"))]
pub fn run<R: Runtime>(app: &AppHandle<R>, command: Editing) -> tauri::Result<()> {
    let script = format!("document.execCommand('{}')", command.name());
    window::main(app).map_or(Ok(()), |window| window.eval(script))
}
