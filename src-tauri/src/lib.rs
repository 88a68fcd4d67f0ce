//! The shell of Entente: one window, its menu, and the commands it may call. Everything it shows or changes is decided
//! below, in `entente-store` and `entente-core`.

mod catalogue;
mod command;
mod departure;
mod desk;
mod drawing;
pub mod file_choice;
mod language;
mod launch;
pub mod measure;
mod menu;
mod outcome;
mod paper;
mod window;
pub mod wire;

use std::process::ExitCode;

use tauri::{Manager, RunEvent};

use crate::{
    desk::{Desk, password::Keychain},
    launch::{Examples, Launch},
};

/// The event that tells the page that a colleague has written.
const NEWS: &str = "news";

/// Opens the window and runs until it is closed.
pub fn start() -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_target(false).init();
    if let Err(error) = language::name_one() {
        tracing::warn!(%error, "the window keeps the language it was started with");
    }
    let launch = Launch::from_environment();
    tracing::debug!(database = ?launch.database, examples = ?launch.examples, "starting");
    match run(launch) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "Entente could not start");
            ExitCode::FAILURE
        }
    }
}

fn run(launch: Launch) -> tauri::Result<()> {
    let mut app = tauri::Builder::default();
    if launch.shares_its_window() {
        // A second start must end before it opens the database, so this plugin comes first.
        app = app.plugin(tauri_plugin_single_instance::init(|app, _, _| window::bring_forward(app)));
    }
    app.plugin(window::remembered_size())
        .plugin(tauri_plugin_dialog::init())
        .manage(launch)
        .manage(window::Zoom::default())
        .manage(departure::Departure::default())
        .menu(menu::build)
        .on_window_event(departure::heard)
        .on_menu_event(|app, event| menu::choose(app, event.id().as_ref()))
        .invoke_handler(command::answer())
        .setup(|app| {
            let desk = desk_of(&app.state::<Launch>());
            let page = app.handle().clone();
            desk.on_news(move || window::tell(&page, NEWS));
            app.manage(desk);
            Ok(window::open(app.handle())?)
        })
        .build(tauri::generate_context!())?
        .run(|app, event| {
            if let RunEvent::Exit = event {
                put_away(&app.state::<Desk>());
            }
        });
    Ok(())
}

fn desk_of(launch: &Launch) -> Desk {
    let desk = Desk::at(launch.database.as_deref(), Keychain::of_the_system());
    let filled = match launch.examples {
        Examples::WhenEmpty => desk.fill_with_examples(),
        Examples::Unasked => {
            desk.open_ahead();
            Ok(())
        }
    };
    if let Err(error) = filled {
        tracing::warn!(?error, "the examples could not be added");
    }
    desk
}

fn put_away(desk: &Desk) {
    if let Err(error) = desk.close() {
        tracing::warn!(?error, "the database could not be put away");
    }
}
