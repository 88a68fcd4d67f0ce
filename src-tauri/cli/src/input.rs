//! Files that are read, held to their length before a byte of them is kept.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use entente_core::{
    interchange::{self, Imported, LARGEST_FILE, SourceFile, check_length},
    model::{PartyId, Plan},
};

use crate::failure::Failure;

/// How standard input and output are named.
pub const STANDARD: &str = "-";

/// The plan of one file, or of standard input.
pub fn plan(path: &Path) -> Result<Plan, Failure> {
    Ok(imported(&[path])?.plan)
}

/// The plan of files that belong together, and what is to be said about them.
pub fn imported(paths: &[&Path]) -> Result<Imported, Failure> {
    let names: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
    let contents = paths.iter().map(|path| content(path)).collect::<Result<Vec<_>, _>>()?;
    let files: Vec<_> = names.iter().zip(&contents).map(|(name, bytes)| SourceFile { name, bytes }).collect();
    Ok(interchange::import(&files)?)
}

/// The party of a name.
pub fn party(plan: &Plan, name: &str) -> Result<PartyId, Failure> {
    let found = plan.parties.iter().find(|row| row.name.as_str() == name);
    found.map(|row| row.id).ok_or_else(|| Failure::NoSuchParty(name.to_owned()))
}

/// The text of one file, or of standard input.
pub fn text(path: &Path) -> Result<String, Failure> {
    let bytes = content(path)?;
    let not_text = |error: std::string::FromUtf8Error| Failure::Unreadable {
        file: path.display().to_string(),
        error: io::Error::new(io::ErrorKind::InvalidData, error),
    };
    String::from_utf8(bytes).map_err(not_text)
}

/// The bytes of one file, or of standard input.
pub fn content(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error| Failure::Unreadable { file: path.display().to_string(), error };
    if path.as_os_str() == STANDARD {
        return limited(io::stdin().lock(), path);
    }
    let file = File::open(path).map_err(unreadable)?;
    check_length(file.metadata().map_err(unreadable)?.len()).map_err(|refusal| named(refusal, path))?;
    limited(file, path)
}

fn limited(source: impl Read, path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = source.take(LARGEST_FILE + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::Unreadable { file: path.display().to_string(), error })?;
    check_length(bytes.len() as u64).map_err(|refusal| named(refusal, path))?;
    Ok(bytes)
}

fn named(refusal: interchange::Refusal, path: &Path) -> Failure {
    Failure::Refused(refusal.inside(&path.display().to_string()))
}
