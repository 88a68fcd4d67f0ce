//! Which files a person means: asked with the dialogs of the operating system, here and never by the page, so that the
//! page neither learns nor names a path.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};

use crate::{catalogue, window};

/// The variable that names a folder which answers instead of a person: what is opened lies in its `open` folder, what is
/// saved goes beside it. Tests use it, since nobody sits at their screen.
const ANSWERS: &str = "ENTENTE_FILE_ANSWERS";

/// Asks which files to open; by name; none when the person thinks better of it. Waits for the person, so it is for a command that
/// runs off the main thread.
pub fn to_open<R: Runtime>(app: &AppHandle<R>) -> Vec<PathBuf> {
    if let Some(folder) = answers() {
        return files_in(&folder.join("open"));
    }
    let files = dialog(app).set_title(catalogue::text("dialog.open")).blocking_pick_files();
    let mut files: Vec<PathBuf> =
        files.into_iter().flatten().filter_map(|file| file.into_path().ok()).collect();
    files.sort();
    files
}

/// Asks where to save a file, offering this name; none when the person thinks better of it. Waits for the person, too.
pub fn to_save<R: Runtime>(app: &AppHandle<R>, name: &str) -> Option<PathBuf> {
    if let Some(folder) = answers() {
        return Some(folder.join(name));
    }
    let kind = Path::new(name).extension().and_then(|kind| kind.to_str()).unwrap_or_default();
    let dialog = app.dialog().file().add_filter(kind.to_uppercase(), &[kind]);
    over_the_window(app, dialog)
        .set_title(catalogue::text("dialog.save"))
        .set_file_name(name)
        .blocking_save_file()?
        .into_path()
        .ok()
}

/// Asks which sealed sheets to take in; by name; none when the person thinks better of it. Waits for the person, too.
pub fn sheets<R: Runtime>(app: &AppHandle<R>) -> Vec<PathBuf> {
    if let Some(folder) = answers() {
        return files_in(&folder.join("sheets"));
    }
    let dialog = over_the_window(app, app.dialog().file());
    let files = dialog.set_title(catalogue::text("dialog.sheets")).blocking_pick_files();
    let mut files: Vec<PathBuf> =
        files.into_iter().flatten().filter_map(|file| file.into_path().ok()).collect();
    files.sort();
    files
}

/// What a folder is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FolderOf {
    /// The files of a team.
    Team,
    /// The case of a neutral.
    Case,
}

impl FolderOf {
    const fn name(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Case => "case",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Team => "dialog.team_folder",
            Self::Case => "dialog.case_folder",
        }
    }
}

/// Asks for a folder; none when the person thinks better of it. Waits for the person, too.
pub fn folder<R: Runtime>(app: &AppHandle<R>, of: FolderOf) -> Option<PathBuf> {
    if let Some(folder) = answers() {
        return Some(folder.join(of.name()));
    }
    let dialog = over_the_window(app, app.dialog().file());
    dialog.set_title(catalogue::text(of.title())).blocking_pick_folder()?.into_path().ok()
}

fn dialog<R: Runtime>(app: &AppHandle<R>) -> FileDialogBuilder<R> {
    let dialog = app.dialog().file();
    over_the_window(app, dialog.add_filter(catalogue::text("dialog.plans_and_scenarios"), &["json", "xml"]))
}

fn over_the_window<R: Runtime>(app: &AppHandle<R>, dialog: FileDialogBuilder<R>) -> FileDialogBuilder<R> {
    match window::main(app) {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}

fn answers() -> Option<PathBuf> {
    env::var_os(ANSWERS).filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let listed = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = listed.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_answers_with_its_files_by_name() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        for name in ["b.json", "a.json"] {
            fs::write(folder.path().join(name), "{}")?;
        }
        assert_eq!(files_in(folder.path()), [folder.path().join("a.json"), folder.path().join("b.json")]);
        Ok(())
    }

    #[test]
    fn a_folder_that_is_not_there_answers_with_nothing() {
        assert!(files_in(Path::new("/nowhere/at/all")).is_empty());
    }
}
