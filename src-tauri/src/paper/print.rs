//! Printing to a file with the engine of the window: a page that nobody sees, without scripts, and no dialog.

use std::{
    cell::RefCell,
    fs,
    path::Path,
    rc::Rc,
    sync::mpsc::{self, Sender},
    time::Duration,
};

use entente_core::report::Paper;
use gtk::{PrintSettings, glib};
use tauri::{AppHandle, Runtime, Url};
use webkit2gtk::{
    LoadEvent, PrintOperation, PrintOperationExt as _, SettingsExt as _, WebView, WebViewExt as _,
};

use super::sheet::{Area, sheet};

/// How long a report may take to be printed.
const PATIENCE: Duration = Duration::from_secs(60);

/// Why nothing was printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The path has no address.
    #[error("the file has no address")]
    NoAddress,
    /// The window is closing.
    #[error("the window is closing")]
    Closing(#[from] tauri::Error),
    /// The engine never answered.
    #[error("printing took too long")]
    TooLong,
    /// The engine refuses.
    #[error("{0}")]
    Refused(String),
    /// What it printed cannot be read.
    #[error(transparent)]
    Unread(#[from] std::io::Error),
}

/// Prints a page to a file, waits until it is there, and reads it.
pub fn to_pdf<R: Runtime>(
    app: &AppHandle<R>,
    page: String,
    paper: Paper,
    area: Area,
    path: &Path,
) -> Result<Vec<u8>, PrintError> {
    let address = Url::from_file_path(path).map_err(|()| PrintError::NoAddress)?;
    let (tell, heard) = mpsc::channel();
    app.run_on_main_thread(move || begin(&page, (paper, area), address.to_string(), tell))?;
    heard.recv_timeout(PATIENCE).map_err(|_| PrintError::TooLong)??;
    Ok(fs::read(path)?)
}

/// Loads the page where nobody sees it; it lives until it has been printed.
fn begin(page: &str, on: (Paper, Area), address: String, tell: Sender<Result<(), PrintError>>) {
    let view = WebView::new();
    if let Some(settings) = view.settings() {
        settings.set_enable_javascript(false);
    }
    let alive = Rc::new(RefCell::new(Some(view.clone())));
    view.connect_load_changed(move |view, event| {
        if event == LoadEvent::Finished {
            print(view, on, &address, &tell, &alive);
        }
    });
    view.load_html(page, None);
}

fn print(
    view: &WebView,
    (paper, area): (Paper, Area),
    address: &str,
    tell: &Sender<Result<(), PrintError>>,
    alive: &Rc<RefCell<Option<WebView>>>,
) {
    let operation = PrintOperation::new(view);
    operation.set_print_settings(&settings(address));
    operation.set_page_setup(&sheet(paper, area));
    let failed = Rc::new(RefCell::new(None));
    let noted = Rc::clone(&failed);
    operation.connect_failed(move |_, error| *noted.borrow_mut() = Some(error.to_string()));
    let (tell, alive) = (tell.clone(), Rc::clone(alive));
    operation.connect_finished(move |_| {
        let outcome = failed.take().map_or(Ok(()), |error| Err(PrintError::Refused(error)));
        // Whoever asked may have lost patience.
        let _ = tell.send(outcome);
        alive.take();
    });
    operation.print();
}

/// The printer that is a file goes by a name in the language of the system.
fn settings(address: &str) -> PrintSettings {
    let settings = PrintSettings::new();
    settings.set_printer(&glib::dgettext(Some("gtk30"), "Print to File"));
    settings.set(gtk::PRINT_SETTINGS_OUTPUT_URI.as_str(), Some(address));
    settings.set(gtk::PRINT_SETTINGS_OUTPUT_FILE_FORMAT.as_str(), Some("pdf"));
    settings
}
