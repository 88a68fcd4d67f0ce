//! Plans out of files, and into files.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use entente_core::{
    interchange::{ImportNote, SourceFile, check_length, export, import},
    model::PlanId,
};
use entente_store::Label;

use super::Desk;
use crate::wire::{
    error::CommandError,
    library::{ExportReport, ImportReport},
    plan::count,
    reason::Reason,
};

impl Desk {
    /// Adds the plan of the files, which are read within their limits; nothing when no file was chosen.
    pub fn import_files(&self, paths: &[PathBuf]) -> Result<Option<ImportReport>, CommandError> {
        let Some(first) = paths.first() else { return Ok(None) };
        let files = paths
            .iter()
            .map(|path| Ok((file_name(path), content(path)?)))
            .collect::<Result<Vec<_>, CommandError>>()?;
        let sources: Vec<_> = files.iter().map(|(name, bytes)| SourceFile { name, bytes }).collect();
        let imported = import(&sources)?;
        let view = self.add(imported.plan, Label::stated("import_plan"))?;
        Ok(Some(ImportReport {
            plan: view.id,
            name: view.name,
            file: file_name(first),
            format: imported.format.code().to_owned(),
            notes: imported.notes.iter().map(told).collect(),
        }))
    }

    /// The name a plan is offered to be exported under.
    pub fn export_name(&self, plan: PlanId) -> Result<String, CommandError> {
        let name = self.with(|store| store.load(plan))?.plan.name.to_string();
        let kept = |c: char| if c.is_alphanumeric() || "-_ ".contains(c) { c } else { '-' };
        let short: String = name.chars().map(kept).take(80).collect();
        Ok(format!("{}.json", short.trim()))
    }

    /// Writes a plan to a file; nothing when no place was chosen. An older file is replaced whole or not at all.
    pub fn export_plan(
        &self,
        plan: PlanId,
        path: Option<&Path>,
    ) -> Result<Option<ExportReport>, CommandError> {
        let Some(path) = path else { return Ok(None) };
        let text = export(&self.with(|store| store.load(plan))?.plan);
        replace(path, &text).map_err(|error| CommandError::file(path, &error))?;
        Ok(Some(ExportReport { file: file_name(path), bytes: count(text.len()) }))
    }
}

fn content(path: &Path) -> Result<Vec<u8>, CommandError> {
    let unusable = |error: io::Error| CommandError::file(path, &error);
    check_length(fs::metadata(path).map_err(unusable)?.len())?;
    fs::read(path).map_err(unusable)
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    let beside = path.with_extension("json.part");
    fs::write(&beside, text).and_then(|()| fs::rename(&beside, path)).inspect_err(|_| {
        // What is left of a failed try is only in the way.
        let _ = fs::remove_file(&beside);
    })
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn told(note: &ImportNote) -> Reason {
    let party = note.party.as_deref().unwrap_or_default();
    Reason::plain(format!("import.note.{}", note.code.code()))
        .with("party", party)
        .with("detail", &note.detail)
}
