//! The native menu. What concerns a plan is told to the page as the event `menu` with the entry's id; what concerns the
//! window is done here.

mod editing;
mod entry;

use tauri::{
    AppHandle, Emitter, Runtime,
    menu::{Menu, MenuBuilder, MenuItemBuilder, SubmenuBuilder},
};

use self::entry::{Deed, Entry, Row, SECTIONS, Section};
use crate::{catalogue, departure, window};

/// The event that tells the page which entry was chosen.
const EVENT: &str = "menu";

/// Builds the menu bar.
pub fn build<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    let mut bar = MenuBuilder::new(app);
    for section in SECTIONS {
        bar = bar.item(&submenu(app, section)?);
    }
    bar.build()
}

fn submenu<R: Runtime>(app: &AppHandle<R>, section: &Section) -> tauri::Result<tauri::menu::Submenu<R>> {
    let mut menu = SubmenuBuilder::new(app, catalogue::text(section.words));
    for row in section.rows {
        menu = match row {
            Row::Line => menu.separator(),
            Row::Entry(entry) => menu.item(&item(app, entry)?),
        };
    }
    menu.build()
}

fn item<R: Runtime>(app: &AppHandle<R>, entry: &Entry) -> tauri::Result<tauri::menu::MenuItem<R>> {
    let item = MenuItemBuilder::with_id(entry.id, catalogue::text(&entry.words()));
    match entry.keys {
        Some(keys) => item.accelerator(keys).build(app),
        None => item.build(app),
    }
}

/// Does what the entry of this id stands for.
pub fn choose<R: Runtime>(app: &AppHandle<R>, id: &str) {
    let done = match entry::of(id).map(|entry| entry.deed) {
        Some(Deed::Tell) => app.emit_to(window::MAIN, EVENT, id),
        Some(Deed::Edit(command)) => editing::run(app, command),
        Some(Deed::Quit) => {
            departure::ask(app);
            Ok(())
        }
        None => Ok(()),
    };
    if let Err(error) = done {
        tracing::warn!(%error, id, "a menu entry could not be carried out");
    }
}
