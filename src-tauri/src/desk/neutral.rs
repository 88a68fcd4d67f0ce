//! The case of a neutral: sealed sheets are taken in, three questions are answered, and nothing else is told.

use std::{
    fs,
    path::{Path, PathBuf},
};

use entente_core::{interchange::check_length, sheet::Query};
use entente_team::{identity::Identity, neutral::CaseFolder};
use jiff::ZonedDateTime;

use super::{
    Desk, file,
    give::{card_view, person},
    unpoisoned,
};
use crate::wire::{
    error::CommandError,
    library::ExportReport,
    neutral::{CaseQuestionView, CaseView, ResultView},
    plan::count,
};

impl Desk {
    /// Opens the case in a folder; nothing when no folder was chosen.
    pub fn open_case(&self, folder: Option<&Path>) -> Result<Option<CaseView>, CommandError> {
        let Some(folder) = folder else { return Ok(None) };
        let case = CaseFolder::at(folder)?;
        let me = self.with(person)?;
        case.cards(&me)?;
        {
            let mut under_way = unpoisoned(&self.0.under_way);
            (under_way.case, under_way.result) = (Some(case.clone()), None);
        }
        self.case_view(&case, &me).map(Some)
    }

    /// Takes sealed sheets into the open case, as they are.
    pub fn take_in_sheets(&self, files: &[PathBuf]) -> Result<CaseView, CommandError> {
        let (case, me) = self.case()?;
        for path in files {
            let unusable = |error: std::io::Error| CommandError::file(path, &error);
            check_length(fs::metadata(path).map_err(unusable)?.len())?;
            case.take_in(&file::file_name(path), &fs::read(path).map_err(unusable)?, &me)?;
        }
        self.case_view(&case, &me)
    }

    /// Answers one question from the open case; the question is logged for all.
    pub fn ask_case(&self, query: Query) -> Result<CaseView, CommandError> {
        let (case, me) = self.case()?;
        let result = case.ask(&me, query, ZonedDateTime::now().date())?;
        unpoisoned(&self.0.under_way).result = Some(result);
        self.case_view(&case, &me)
    }

    /// Writes the last result, signed, for all parties; nothing when no place was chosen.
    pub fn write_result(&self, path: Option<&Path>) -> Result<Option<ExportReport>, CommandError> {
        let Some(path) = path else { return Ok(None) };
        let result = unpoisoned(&self.0.under_way).result.clone();
        let text = result.ok_or_else(CommandError::no_case)?.text();
        file::replace(path, &text).map_err(|error| CommandError::file(path, &error))?;
        Ok(Some(ExportReport { file: file::file_name(path), bytes: count(text.len()) }))
    }

    fn case(&self) -> Result<(CaseFolder, Identity), CommandError> {
        let case = unpoisoned(&self.0.under_way).case.clone().ok_or_else(CommandError::no_case)?;
        Ok((case, self.with(person)?))
    }

    fn case_view(&self, case: &CaseFolder, me: &Identity) -> Result<CaseView, CommandError> {
        Ok(CaseView {
            senders: case.cards(me)?.iter().map(card_view).collect(),
            log: case.log()?.iter().map(CaseQuestionView::from).collect(),
            result: unpoisoned(&self.0.under_way).result.as_ref().map(ResultView::from),
        })
    }
}
