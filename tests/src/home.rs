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
        let home = Self { folder: TempDir::with_prefix("entente-home-")? };
        fs::create_dir_all(home.files())?;
        Ok(home)
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

    /// Lays a file where the next dialog to open one finds it.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn offer(&self, name: &str, text: &str) -> io::Result<()> {
        let folder = self.files().join("open");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name), text)
    }

    /// Where the files go that this person saves.
    #[must_use]
    pub fn files(&self) -> PathBuf {
        self.folder().join("files")
    }

    pub(crate) fn log_file(&self) -> PathBuf {
        self.folder().join("window.log")
    }

    /// The environment in which everything a process keeps stays in this home.
    #[must_use]
    pub fn environment(&self) -> [(&'static str, PathBuf); 5] {
        [
            ("ENTENTE_DB", self.database()),
            ("ENTENTE_FILE_ANSWERS", self.files()),
            ("XDG_DATA_HOME", self.folder().join("data")),
            ("XDG_CONFIG_HOME", self.folder().join("config")),
            ("XDG_CACHE_HOME", self.folder().join("cache")),
        ]
    }
}
