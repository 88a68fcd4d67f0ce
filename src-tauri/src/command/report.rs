//! Reports: looked at in the page, and written to files that a person chooses.

use entente_core::{model::PlanId, report::Setting};
use tauri::{AppHandle, State};

use super::aside;
use crate::{
    desk::{Desk, report::page},
    paper,
    wire::{
        error::CommandError,
        library::ExportReport,
        report::{ReportForm, ReportRequest, ReportView},
    },
};

/// Makes a report to be looked at.
#[tauri::command]
pub async fn preview_report(
    desk: State<'_, Desk>,
    plan: PlanId,
    request: ReportRequest,
) -> Result<ReportView, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.report(plan, &request).map(|made| ReportView { html: page(&made, Setting::Window) }))
        .await
}

/// Writes a report to the place a person chooses.
#[tauri::command]
pub async fn export_report(
    app: AppHandle,
    desk: State<'_, Desk>,
    plan: PlanId,
    request: ReportRequest,
    form: ReportForm,
) -> Result<Option<ExportReport>, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || paper::export(&app, &desk, plan, &request, form)).await
}
