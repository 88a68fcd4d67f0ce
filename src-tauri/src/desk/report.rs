//! Reports on a plan: what may be told to whom is decided in core.

use entente_core::{
    audience::Audience,
    model::PlanId,
    report::{Choices, Report, Setting, html, report},
};
use jiff::ZonedDateTime;

use super::{Desk, file};
use crate::{
    catalogue,
    wire::{
        error::CommandError,
        library::ExportReport,
        plan::count,
        report::{ReportForm, ReportRequest},
    },
};

impl Desk {
    /// A report, made today.
    pub fn report(&self, plan: PlanId, request: &ReportRequest) -> Result<Report, CommandError> {
        let saved = self.with(|store| store.load(plan))?;
        let choices = Choices {
            audience: if self.is_shared(plan) { Audience::Joint } else { request.audience },
            extent: request.extent,
            outcomes: request.outcomes.clone(),
            paper: request.paper,
            day: ZonedDateTime::now().date(),
        };
        Ok(report(&saved.plan, &choices)?)
    }

    /// The name a report is offered to be written under.
    pub fn report_name(&self, plan: PlanId, form: ReportForm) -> Result<String, CommandError> {
        match form {
            ReportForm::Html => self.file_name(plan, "html"),
            ReportForm::Pdf => self.file_name(plan, "pdf"),
        }
    }

    /// Writes a page to a file. An older file is replaced whole or not at all.
    pub fn write_report(&self, page: &str, path: &std::path::Path) -> Result<ExportReport, CommandError> {
        file::replace(path, page).map_err(|error| CommandError::file(path, &error))?;
        Ok(ExportReport { file: file::file_name(path), bytes: count(page.len()) })
    }
}

/// A report as one page.
pub fn page(report: &Report, setting: Setting) -> String {
    html(report, setting, &|key, with| catalogue::sentence(key, with))
}
