//! A folder of this machine, which is shared or kept in step with others.

use std::{
    fs::{self, File},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

use super::{Depot, DepotError, DepotPath, Put};
use crate::sealed::LONGEST_FILE;

/// A folder that keeps files.
#[derive(Clone, Debug)]
pub struct FolderDepot {
    top: PathBuf,
}

impl FolderDepot {
    /// The depot in a folder, which must be there already: a drive that is not connected is not an empty one.
    pub fn new(top: &Path) -> Self {
        Self { top: top.to_owned() }
    }

    fn at(&self, path: &DepotPath) -> PathBuf {
        path.as_str().split('/').fold(self.top.clone(), |folder, part| folder.join(part))
    }

    fn is_there(&self) -> Result<(), DepotError> {
        match fs::metadata(&self.top) {
            Ok(found) if found.is_dir() => Ok(()),
            Ok(_) => Err(DepotError::NoPlace),
            Err(error) => Err(depot_error(&error)),
        }
    }

    /// Writes a file beside its place, whole and on the disk, then gives it its name.
    fn write(
        &self,
        path: &DepotPath,
        bytes: &[u8],
        name: impl FnOnce(&Path, &Path) -> io::Result<Put>,
    ) -> Result<Put, DepotError> {
        self.is_there()?;
        let target = self.at(path);
        let folder = target.parent().unwrap_or(&self.top);
        let draft = folder.join(format!(".{}.part", uuid::Uuid::new_v4()));
        let written = fs::create_dir_all(folder).and_then(|()| {
            let mut file = File::create_new(&draft)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            name(&draft, &target)
        });
        // The draft is a second name of the file, or what is left of a failed try.
        let _ = fs::remove_file(&draft);
        written.map_err(|error| depot_error(&error))
    }
}

impl Depot for FolderDepot {
    fn put_new(&self, path: &DepotPath, bytes: &[u8]) -> Result<Put, DepotError> {
        if self.at(path).exists() {
            return Ok(Put::AlreadyThere);
        }
        self.write(path, bytes, |draft, target| match fs::hard_link(draft, target) {
            Ok(()) => Ok(Put::Stored),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(Put::AlreadyThere),
            // Some file systems know no second names; nobody else writes this one.
            Err(_) => fs::rename(draft, target).map(|()| Put::Stored),
        })
    }

    fn put_again(&self, path: &DepotPath, bytes: &[u8]) -> Result<(), DepotError> {
        self.write(path, bytes, |draft, target| fs::rename(draft, target).map(|()| Put::Stored)).map(drop)
    }

    fn get(&self, path: &DepotPath) -> Result<Option<Vec<u8>>, DepotError> {
        let file = match File::open(self.at(path)) {
            Ok(file) => file,
            Err(error) if is_absent(&error) => return self.is_there().map(|()| None),
            Err(error) => return Err(depot_error(&error)),
        };
        let mut bytes = Vec::new();
        let most = LONGEST_FILE as u64 + 1;
        file.take(most).read_to_end(&mut bytes).map_err(|error| depot_error(&error))?;
        if bytes.len() as u64 == most { Err(DepotError::TooLarge(path.to_string())) } else { Ok(Some(bytes)) }
    }

    fn list(&self, folder: &DepotPath) -> Result<Vec<String>, DepotError> {
        let found = match fs::read_dir(self.at(folder)) {
            Ok(found) => found,
            Err(error) if is_absent(&error) => return self.is_there().map(|()| Vec::new()),
            Err(error) => return Err(depot_error(&error)),
        };
        let names: Result<Vec<_>, io::Error> = found.map(|entry| Ok(entry?.file_name())).collect();
        let names = names.map_err(|error| depot_error(&error))?.into_iter();
        let mut names: Vec<_> = names.filter_map(|name| name.into_string().ok()).collect();
        names.sort();
        Ok(names)
    }
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the kinds of the system are not closed")]
fn depot_error(error: &io::Error) -> DepotError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => DepotError::NoPlace,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => DepotError::NoRight,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => DepotError::Full,
        _ => DepotError::Refused(error.to_string()),
    }
}
