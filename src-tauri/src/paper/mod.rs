//! Reports on paper: written as a page, or printed to a file by the engine that draws the window.

#[cfg(target_os = "linux")]
mod print;
#[cfg(target_os = "linux")]
mod sheet;
#[cfg(target_os = "linux")]
mod stamp;

use std::{fs, path::Path};

use entente_core::{
    model::PlanId,
    report::{Report, Setting},
};
use tauri::{AppHandle, Runtime};

use crate::{
    desk::{Desk, report::page},
    file_choice,
    wire::{
        error::CommandError,
        library::ExportReport,
        plan::count,
        report::{ReportForm, ReportRequest},
    },
};

/// Asks where a report goes and writes it there; nothing when no place was chosen.
pub fn export<R: Runtime>(
    app: &AppHandle<R>,
    desk: &Desk,
    plan: PlanId,
    request: &ReportRequest,
    form: ReportForm,
) -> Result<Option<ExportReport>, CommandError> {
    let report = desk.report(plan, request)?;
    let Some(path) = file_choice::to_save(app, &desk.report_name(plan, form)?) else { return Ok(None) };
    match form {
        ReportForm::Html => desk.write_report(&page(&report, Setting::File), &path).map(Some),
        ReportForm::Pdf => printed(app, &report, &path).map(Some),
    }
}

/// Prints beside the file and moves it there whole.
fn printed<R: Runtime>(
    app: &AppHandle<R>,
    report: &Report,
    path: &Path,
) -> Result<ExportReport, CommandError> {
    let beside = path.with_extension("pdf.part");
    let done = to_pdf(app, report, &beside);
    let moved = done.and_then(|()| {
        let bytes = fs::metadata(&beside).map_err(|error| CommandError::file(path, &error))?.len();
        fs::rename(&beside, path).map_err(|error| CommandError::file(path, &error))?;
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(ExportReport { file, bytes: count(usize::try_from(bytes).unwrap_or(usize::MAX)) })
    });
    moved.inspect_err(|_| {
        // What is left of a failed try is only in the way.
        let _ = fs::remove_file(&beside);
    })
}

#[cfg(target_os = "linux")]
fn to_pdf<R: Runtime>(app: &AppHandle<R>, report: &Report, path: &Path) -> Result<(), CommandError> {
    stamp::to_pdf(app, report, path).map_err(|error| CommandError::no_pdf(&error))
}

#[cfg(not(target_os = "linux"))]
fn to_pdf<R: Runtime>(_: &AppHandle<R>, _: &Report, _: &Path) -> Result<(), CommandError> {
    Err(CommandError::no_pdf(&"this system does not print to a file"))
}
