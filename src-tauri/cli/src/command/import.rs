//! `entente import`.

use std::path::{Path, PathBuf};

use entente_core::interchange::{ImportNote, Imported, export};

use super::Outcome;
use crate::{
    catalogue::{sentence, words},
    console::Console,
    failure::Failure,
    input,
};

/// Makes a plan from files and says what was kept, left out and not known.
pub fn run(files: &[PathBuf], output: Option<&Path>, console: &mut Console) -> Result<Outcome, Failure> {
    let paths: Vec<_> = files.iter().map(PathBuf::as_path).collect();
    let imported = input::imported(&paths)?;
    console.file(output, &export(&imported.plan))?;
    console.remark(&head(&imported));
    for note in &imported.notes {
        console.remark(&format!("  {}", said(note)));
    }
    Ok(Outcome::Done)
}

fn head(imported: &Imported) -> String {
    let format = words(&format!("file_format.{}", imported.format.code()));
    let parties =
        imported.plan.parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>().join(", ");
    sentence(
        "cli.import.read",
        &[("plan", imported.plan.name.as_str()), ("format", &format), ("parties", &parties)],
    )
}

fn said(note: &ImportNote) -> String {
    let party = note.party.as_deref().unwrap_or_default();
    sentence(&format!("import_note.{}", note.code.code()), &[("party", party), ("detail", &note.detail)])
}
