//! Plans out of files, and into files.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use entente_core::{
    interchange::{SourceFile, check_length, export, import},
    model::{Plan, PlanId},
};
use entente_store::Label;

use super::{Desk, unpoisoned};
use crate::wire::{
    error::CommandError,
    library::{ExportReport, ImportPreview},
    plan::{PlanView, count},
    reason::Reason,
};

impl Desk {
    /// Reads what files would bring, within their limits, and keeps it at hand until it is confirmed; nothing when no file
    /// was chosen. Nothing is stored.
    pub fn preview_import(&self, paths: &[PathBuf]) -> Result<Option<ImportPreview>, CommandError> {
        self.drop_import();
        if paths.is_empty() {
            return Ok(None);
        }
        let files = paths
            .iter()
            .map(|path| Ok((file_name(path), content(path)?)))
            .collect::<Result<Vec<_>, CommandError>>()?;
        let sources: Vec<_> = files.iter().map(|(name, bytes)| SourceFile { name, bytes }).collect();
        let imported = import(&sources)?;
        let mut preview = ImportPreview::of(&imported, files.iter().map(|(name, _)| name.clone()).collect());
        preview.notes.extend(self.beside(&imported.plan)?);
        *unpoisoned(&self.0.offered) = Some(imported.plan);
        Ok(Some(preview))
    }

    /// Stores what was previewed, as one step of the library, and opens it.
    pub fn confirm_import(&self, plan: PlanId) -> Result<PlanView, CommandError> {
        let offered = unpoisoned(&self.0.offered).clone();
        let offered = offered.filter(|offered| offered.id == plan).ok_or_else(CommandError::import_gone)?;
        let view = self.add(offered, Label::stated("import_plan"))?;
        self.drop_import();
        Ok(view)
    }

    /// Lets go of what was previewed.
    pub fn drop_import(&self) {
        *unpoisoned(&self.0.offered) = None;
    }

    /// Says that a plan is in the library already: what comes in stands beside it.
    fn beside(&self, plan: &Plan) -> Result<Option<Reason>, CommandError> {
        let plans = self.with(|store| store.plans())?;
        let known = plans.iter().any(|entry| entry.id == plan.id);
        Ok(known.then(|| Reason::plain("import_note.known_already")))
    }

    /// The name a plan is offered to be exported under.
    pub fn export_name(&self, plan: PlanId) -> Result<String, CommandError> {
        self.file_name(plan, "json")
    }

    /// A file name made of the name of a plan.
    pub(super) fn file_name(&self, plan: PlanId, kind: &str) -> Result<String, CommandError> {
        let name = self.with(|store| store.load(plan))?.plan.name.to_string();
        let kept = |c: char| if c.is_alphanumeric() || "-_ ".contains(c) { c } else { '-' };
        let short: String = name.chars().map(kept).take(80).collect();
        Ok(format!("{}.{kind}", short.trim()))
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

pub(super) fn replace(path: &Path, text: impl AsRef<[u8]>) -> io::Result<()> {
    let beside = path.with_extension("part");
    fs::write(&beside, text).and_then(|()| fs::rename(&beside, path)).inspect_err(|_| {
        // What is left of a failed try is only in the way.
        let _ = fs::remove_file(&beside);
    })
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
