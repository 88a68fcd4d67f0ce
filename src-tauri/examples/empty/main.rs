//! A window with an empty page and nothing else: what Entente's own window is measured against.

use std::process::ExitCode;

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_target(false).init();
    let run = tauri::Builder::default()
        .setup(|app| {
            let window =
                WebviewWindowBuilder::new(app, "main", WebviewUrl::default()).inner_size(1360.0, 860.0);
            entente_desktop::measure::told(window).build()?;
            Ok(())
        })
        .run(tauri::generate_context!("examples/empty/tauri.conf.json"));
    if run.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
