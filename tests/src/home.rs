//! The computer of one imaginary person: a folder with a database and settings nobody else touches.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

/// A person's own folder; it goes when the person goes.
#[derive(Debug)]
pub struct Home {
    folder: TempDir,
}

impl Home {
    /// Makes an empty home.
    ///
    /// # Errors
    ///
    /// When the system gives no folder.
    pub fn new() -> io::Result<Self> {
        Ok(Self { folder: TempDir::with_prefix("entente-home-")? })
    }

    /// The folder itself, for files a person opens or saves.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The database of this person.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.folder().join("entente.db")
    }

    /// What the window and its driver have written so far.
    #[must_use]
    pub fn log(&self) -> String {
        fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    pub(crate) fn log_file(&self) -> PathBuf {
        self.folder().join("window.log")
    }

    /// The environment in which everything a process keeps stays in this home.
    pub(crate) fn environment(&self) -> [(&'static str, PathBuf); 4] {
        [
            ("ENTENTE_DB", self.database()),
            ("XDG_DATA_HOME", self.folder().join("data")),
            ("XDG_CONFIG_HOME", self.folder().join("config")),
            ("XDG_CACHE_HOME", self.folder().join("cache")),
        ]
    }
}
