//! What can go wrong, one enumeration for each operation. Every error has a code, the key of a message.

use std::io;

use entente_core::model::PlanId;
use rusqlite::ffi::ErrorCode;

use crate::{assembly::AssemblyError, backup::BackupError, document::DocumentError, sharing::Role};

/// Says what keeps the database from being read or written.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// Somebody else is writing, and has been for longer than we wait.
    #[error("the database is busy")]
    Busy(#[source] rusqlite::Error),
    /// There is no room left on the disk.
    #[error("the disk is full")]
    Full(#[source] rusqlite::Error),
    /// The database, or its folder, cannot be written.
    #[error("the database cannot be written")]
    ReadOnly(#[source] rusqlite::Error),
    /// The database is damaged.
    #[error("the database is damaged")]
    Damaged(#[source] rusqlite::Error),
    /// The disk answers with an error.
    #[error("the disk answers with an error")]
    Disk(#[source] rusqlite::Error),
    /// The database refuses what was asked of it.
    #[error("the database refuses: {0}")]
    Refused(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(error),
            Some(ErrorCode::DiskFull) => Self::Full(error),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly(error),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(error),
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => Self::Disk(error),
            Some(_) | None => Self::Refused(error),
        }
    }
}

impl StorageError {
    /// The key of the message.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Busy(_) => "error.store_busy",
            Self::Full(_) => "error.store_full",
            Self::ReadOnly(_) => "error.store_read_only",
            Self::Damaged(_) => "error.store_damaged",
            Self::Disk(_) => "error.store_disk",
            Self::Refused(_) => "error.store_refused",
        }
    }
}

/// Says why a database is not opened; the file is left as it is.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file is no database of Entente.
    #[error("the file is not an Entente database")]
    Foreign,
    /// The file is empty.
    #[error("the file is empty")]
    Empty,
    /// A newer version of Entente wrote the database.
    #[error("the database has version {found}, and this Entente knows versions up to {known}")]
    Newer {
        /// The version of the database.
        found: u32,
        /// The newest version that is known here.
        known: u32,
    },
    /// The file cannot be written.
    #[error("the file cannot be written")]
    ReadOnly,
    /// The file, or its folder, cannot be reached.
    #[error("the file cannot be reached: {0}")]
    Unreachable(#[source] io::Error),
    /// The database cannot be read or written.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<rusqlite::Error> for OpenError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Storage(error.into())
    }
}

impl OpenError {
    /// Says that the database could not be backed up before its schema was to change.
    pub(crate) fn backup(error: BackupError) -> Self {
        match error {
            BackupError::Unreachable(error) => Self::Unreachable(error),
            BackupError::Storage(error) => Self::Storage(error),
            BackupError::Open(error) => error,
            BackupError::Damaged { .. }
            | BackupError::Missing(_)
            | BackupError::InTheWay(_)
            | BackupError::Plan(_)
            | BackupError::Restore(_) => Self::Unreachable(io::Error::other(error)),
        }
    }

    /// The key of the message.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Foreign => "error.store_foreign",
            Self::Empty => "error.store_empty",
            Self::Newer { .. } => "error.store_newer",
            Self::ReadOnly => "error.store_read_only",
            Self::Unreachable(_) => "error.store_unreachable",
            Self::Storage(error) => error.code(),
        }
    }
}

/// Says why a plan cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is no such plan, or it was deleted.
    #[error("there is no plan {0}")]
    NotThere(PlanId),
    /// The changes of the plan make no document.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// The rows of the plan make no plan.
    #[error(transparent)]
    Rows(AssemblyError),
    /// The database cannot be read or written.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<rusqlite::Error> for LoadError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Storage(error.into())
    }
}

impl LoadError {
    /// Says why cells make no plan of this identifier.
    pub(crate) fn assembly(plan: PlanId, error: AssemblyError) -> Self {
        match error {
            AssemblyError::NotThere => Self::NotThere(plan),
            AssemblyError::Head(_) | AssemblyError::Unfit(_) => Self::Rows(error),
        }
    }

    /// The key of the message.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotThere(_) => "error.plan_not_there",
            Self::Document(DocumentError::Newer(_)) => "error.plan_newer",
            Self::Document(
                DocumentError::Damaged(_) | DocumentError::Incomplete | DocumentError::NotRecorded,
            )
            | Self::Rows(_) => "error.plan_damaged",
            Self::Storage(error) => error.code(),
        }
    }
}

/// Says why an edit is not saved; the plan stays as it was.
#[derive(Debug, thiserror::Error)]
pub enum EditError<E> {
    /// The change itself was refused.
    #[error("the change is refused")]
    Refused(E),
    /// The change gave a plan of another identifier.
    #[error("the change gave another plan")]
    OtherPlan,
    /// Whoever works here may not change the plan of the team.
    #[error("a member who may {} cannot change the plan", .0.code())]
    NotAllowed(Role),
    /// The plan cannot be loaded or saved.
    #[error(transparent)]
    Load(#[from] LoadError),
}

impl<E> From<rusqlite::Error> for EditError<E> {
    fn from(error: rusqlite::Error) -> Self {
        Self::Load(error.into())
    }
}

/// Says why a plan cannot be added.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// There is, or was, a plan of this identifier.
    #[error("there is a plan {0} already")]
    Exists(PlanId),
    /// The plan cannot be saved.
    #[error(transparent)]
    Load(#[from] LoadError),
}

impl From<rusqlite::Error> for CreateError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Load(error.into())
    }
}

impl CreateError {
    /// The key of the message.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Exists(_) => "error.plan_exists",
            Self::Load(error) => error.code(),
        }
    }
}

/// Says why nothing is undone or redone.
#[derive(Debug, thiserror::Error)]
pub enum UndoError {
    /// There is nothing to undo or redo.
    #[error("there is nothing to take back")]
    Nothing,
    /// Whoever works here may not change the plan of the team.
    #[error("a member who may {} cannot change the plan", .0.code())]
    NotAllowed(Role),
    /// The plan cannot be loaded or saved.
    #[error(transparent)]
    Load(#[from] LoadError),
}

impl From<rusqlite::Error> for UndoError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Load(error.into())
    }
}

impl UndoError {
    /// The key of the message.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Nothing => "error.nothing_to_undo",
            Self::NotAllowed(_) => "error.not_allowed",
            Self::Load(error) => error.code(),
        }
    }
}

/// Says why proposals are not saved.
#[derive(Debug, thiserror::Error)]
pub enum ProposalError {
    /// The plan has changed since the proposals were computed.
    #[error("the plan has changed since")]
    Stale,
    /// The database cannot be read or written.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<rusqlite::Error> for ProposalError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Storage(error.into())
    }
}

impl ProposalError {
    /// The key of the message.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Stale => "error.proposals_stale",
            Self::Storage(error) => error.code(),
        }
    }
}
