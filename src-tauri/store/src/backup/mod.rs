//! Backups: whole copies of the database beside it, one a day, looked at before they count, and never in the way of what is
//! there. What is brought back stands beside what is there; nothing is written over.

mod look;
mod rotation;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use entente_core::model::{Name, PlanId, PlanParts};
use jiff::{Timestamp, civil::Date};
use rusqlite::Connection;

use crate::{
    change::Note,
    copy, database,
    error::{CreateError, LoadError, OpenError, StorageError},
    library,
    open_plan::Saved,
    store::Store,
};

/// The folder beside the database that backups lie in.
const FOLDER: &str = "backups";
/// How the file of a day is called, around the day.
const NAME: (&str, &str) = ("entente-", ".db");

/// Says why something cannot be backed up or brought back; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// A backup is damaged, or no database of Entente.
    #[error("the backup {file} is damaged: {found}")]
    Damaged {
        /// Its name.
        file: String,
        /// What was found.
        found: String,
    },
    /// There is no backup of this name.
    #[error("there is no backup {0}")]
    Missing(String),
    /// There is something where a backup should be brought back to.
    #[error("there is something at {0} already")]
    InTheWay(String),
    /// The folder of the backups cannot be reached.
    #[error("the backups cannot be reached: {0}")]
    Unreachable(#[from] io::Error),
    /// The copy of a backup cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A plan of a backup cannot be loaded.
    #[error(transparent)]
    Plan(#[from] LoadError),
    /// A plan of a backup cannot be added.
    #[error(transparent)]
    Restore(#[from] CreateError),
    /// The database cannot be read.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<rusqlite::Error> for BackupError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Storage(error.into())
    }
}

/// One backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The name of its file.
    pub file: String,
    /// The day it was made; nothing for one made before a new schema.
    pub day: Option<Date>,
    /// How many bytes it has.
    pub bytes: u64,
    /// What is in it.
    pub state: BackupState,
}

/// Whether a backup can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupState {
    /// It is sound, and holds these plans.
    Sound(Vec<BackupPlan>),
    /// It is damaged, or no database of Entente.
    Damaged(String),
}

/// A plan of a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupPlan {
    /// Its identifier.
    pub id: PlanId,
    /// What it is called.
    pub name: Name,
    /// The names of its parties, in plan order.
    pub parties: Vec<Name>,
    /// When it was changed last.
    pub changed_at: Timestamp,
}

/// The backups of a database.
#[derive(Clone, Debug)]
pub struct Backups {
    database: PathBuf,
    folder: PathBuf,
}

impl Backups {
    /// The backups of the database of a path.
    pub fn of(database: &Path) -> Self {
        let folder = database.parent().unwrap_or(Path::new("")).join(FOLDER);
        Self { database: database.to_owned(), folder }
    }

    /// Backs the database up for a day, unless that day has a backup; says whether one was made. Older ones that are kept
    /// neither for their day nor for their week go.
    pub fn keep_daily(&self, today: Date) -> Result<bool, BackupError> {
        if self.folder.join(named(today)).exists() {
            return Ok(false);
        }
        self.back_up(today)?;
        Ok(true)
    }

    /// Backs the database up for a day, in place of an earlier backup of that day.
    pub fn back_up(&self, today: Date) -> Result<Backup, BackupError> {
        let connection = database::read_only(&self.database)?;
        self.write(&connection, &named(today))?;
        self.rotate(today)?;
        Ok(self.look(named(today)))
    }

    /// Backs the database up before its schema is changed.
    pub(crate) fn before_schema(&self, connection: &Connection, version: u32) -> Result<(), BackupError> {
        self.write(connection, &format!("{}before-schema-{version}{}", NAME.0, NAME.1))
    }

    /// Every backup, the latest first; those before a new schema last.
    pub fn list(&self) -> Result<Vec<Backup>, BackupError> {
        let mut files = self.files()?;
        files.sort_by(|one, other| day_of(other).cmp(&day_of(one)).then(other.cmp(one)));
        Ok(files.into_iter().map(|file| self.look(file)).collect())
    }

    /// Writes a whole backup to a new file.
    ///
    /// # Errors
    ///
    /// A damaged backup is refused by its name; a file that is there already is left as it is.
    pub fn restore_to(&self, file: &str, to: &Path) -> Result<(), BackupError> {
        let from = self.sound(file)?;
        if to.exists() {
            return Err(BackupError::InTheWay(to.display().to_string()));
        }
        let draft = to.with_extension("draft");
        database::private_file(&draft)?;
        fs::copy(&from, &draft)?;
        database::renew_writers(&draft)?;
        fs::hard_link(&draft, to).or_else(|_| fs::rename(&draft, to))?;
        // The draft is a second name of the same file, or gone.
        let _ = fs::remove_file(&draft);
        Ok(())
    }

    /// Opens a copy of a backup; the copy goes when the work is done.
    fn copied<T>(
        &self,
        file: &str,
        work: impl FnOnce(&mut Store) -> Result<T, BackupError>,
    ) -> Result<T, BackupError> {
        let copy = self.folder.join(format!("{}.reading", uuid::Uuid::new_v4()));
        self.restore_to(file, &copy)?;
        let outcome = Store::open(&copy).map_err(BackupError::from).and_then(|mut store| {
            let outcome = work(&mut store)?;
            store.close()?;
            Ok(outcome)
        });
        for beside in ["reading", "reading-wal", "reading-shm"] {
            // Nothing of it is needed any more, and some of it was never made.
            let _ = fs::remove_file(copy.with_extension(beside));
        }
        // A copy that was brought to a new schema has been backed up first, as any database is.
        let _ = fs::remove_dir_all(copy.with_file_name(FOLDER));
        outcome
    }

    /// The path of a backup that is sound.
    fn sound(&self, file: &str) -> Result<PathBuf, BackupError> {
        if !self.files()?.iter().any(|known| known == file) {
            return Err(BackupError::Missing(file.to_owned()));
        }
        match self.look(file.to_owned()).state {
            BackupState::Sound(_) => Ok(self.folder.join(file)),
            BackupState::Damaged(found) => Err(BackupError::Damaged { file: file.to_owned(), found }),
        }
    }

    fn look(&self, file: String) -> Backup {
        let path = self.folder.join(&file);
        let state = look::look(&path).map_or_else(BackupState::Damaged, BackupState::Sound);
        let bytes = fs::metadata(&path).map(|found| found.len()).unwrap_or_default();
        Backup { day: day_of(&file), file, bytes, state }
    }

    /// The names of the files that are backups.
    fn files(&self) -> Result<Vec<String>, BackupError> {
        let listed = match fs::read_dir(&self.folder) {
            Ok(listed) => listed,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let names = listed.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        Ok(names.filter(|name| name.starts_with(NAME.0) && name.ends_with(NAME.1)).collect())
    }

    /// Writes a copy beside, looks whether it is sound, and moves it to its name whole.
    fn write(&self, connection: &Connection, name: &str) -> Result<(), BackupError> {
        fs::create_dir_all(&self.folder)?;
        let draft = self.folder.join(format!("{}.draft", uuid::Uuid::new_v4()));
        database::private_file(&draft)?;
        let written = connection
            .execute("VACUUM INTO ?1", [draft.to_string_lossy()])
            .map_err(BackupError::from)
            .and_then(|_| look::look(&draft).map_err(|found| damaged(name, found)))
            .and_then(|_| Ok(fs::File::open(&draft)?.sync_all()?))
            .and_then(|()| Ok(fs::rename(&draft, self.folder.join(name))?));
        written.inspect_err(|_| {
            // What is left of a failed try is only in the way.
            let _ = fs::remove_file(&draft);
        })
    }

    fn rotate(&self, today: Date) -> Result<(), BackupError> {
        let files = self.files()?;
        let days: Vec<_> = files.iter().filter_map(|file| day_of(file)).collect();
        for day in rotation::outlived(&days, today) {
            fs::remove_file(self.folder.join(named(day)))?;
        }
        Ok(())
    }
}

fn damaged(file: &str, found: String) -> BackupError {
    BackupError::Damaged { file: file.to_owned(), found }
}

fn named(day: Date) -> String {
    format!("{}{day}{}", NAME.0, NAME.1)
}

fn day_of(file: &str) -> Option<Date> {
    file.strip_prefix(NAME.0)?.strip_suffix(NAME.1)?.parse().ok()
}

impl Store {
    /// Brings a plan of a backup back as a new plan beside those that are there, under fresh identifiers.
    ///
    /// # Errors
    ///
    /// A damaged backup is refused by its name.
    pub fn restore(
        &mut self,
        backups: &Backups,
        file: &str,
        plan: PlanId,
        name: Name,
        note: &Note,
    ) -> Result<Saved, BackupError> {
        let found = backups.copied(file, |store| Ok(store.load(plan)?))?;
        let copied = copy::duplicate(&found.plan, library::fresh_id(), &mut uuid::Uuid::now_v7)?;
        let parts = PlanParts { name, ..copied.into_parts() };
        let copied = entente_core::model::Plan::new(parts).map_err(|faults| copy::unfit(plan, faults))?;
        Ok(self.create(copied, note)?)
    }
}
