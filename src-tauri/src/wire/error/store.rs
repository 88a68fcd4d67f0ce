//! What the store says, as the page is told it.

use entente_store::{
    AssemblyError, BackupError, CommentError, CreateError, DocumentError, EditError, LoadError, OpenError,
    ProposalError, SettleError, StorageError, UndoError,
};

use super::{CommandError, ErrorCode};

impl From<StorageError> for CommandError {
    fn from(error: StorageError) -> Self {
        let code = match &error {
            StorageError::Busy(_) => ErrorCode::StoreBusy,
            StorageError::Full(_) => ErrorCode::StoreFull,
            StorageError::ReadOnly(_) => ErrorCode::StoreReadOnly,
            StorageError::Damaged(_) => ErrorCode::StoreDamaged,
            StorageError::Disk(_) => ErrorCode::StoreDisk,
            StorageError::Refused(_) => ErrorCode::StoreRefused,
        };
        Self::new(code, &error)
    }
}

impl From<OpenError> for CommandError {
    fn from(error: OpenError) -> Self {
        let code = match error {
            OpenError::Foreign => ErrorCode::StoreForeign,
            OpenError::Empty => ErrorCode::StoreEmpty,
            OpenError::Newer { .. } => ErrorCode::StoreNewer,
            OpenError::ReadOnly => ErrorCode::StoreReadOnly,
            OpenError::Unreachable(_) => ErrorCode::StoreUnreachable,
            OpenError::Storage(error) => return error.into(),
        };
        Self::new(code, &error)
    }
}

impl From<LoadError> for CommandError {
    fn from(error: LoadError) -> Self {
        let code = match error {
            LoadError::NotThere(_) | LoadError::Rows(AssemblyError::NotThere) => ErrorCode::PlanNotThere,
            LoadError::Document(DocumentError::Newer(_)) => ErrorCode::PlanNewer,
            LoadError::Document(
                DocumentError::Damaged(_) | DocumentError::Incomplete | DocumentError::NotRecorded,
            )
            | LoadError::Rows(AssemblyError::Head(_) | AssemblyError::Unfit(_)) => ErrorCode::PlanDamaged,
            LoadError::Storage(error) => return error.into(),
        };
        Self::new(code, &error)
    }
}

impl<E> From<EditError<E>> for CommandError
where
    Self: From<E>,
{
    fn from(error: EditError<E>) -> Self {
        match error {
            EditError::Refused(error) => error.into(),
            EditError::NotAllowed(_) => Self::new(ErrorCode::NotAllowed, &"the role in the team"),
            EditError::OtherPlan => Self::new(ErrorCode::PlanExists, &"another plan"),
            EditError::Load(error) => error.into(),
        }
    }
}

impl From<CreateError> for CommandError {
    fn from(error: CreateError) -> Self {
        match error {
            CreateError::Exists(_) => Self::new(ErrorCode::PlanExists, &error),
            CreateError::Load(error) => error.into(),
        }
    }
}

impl From<SettleError> for CommandError {
    fn from(error: SettleError) -> Self {
        match error {
            SettleError::NoConflict | SettleError::NotAmong => Self::new(ErrorCode::TeamMeanwhile, &error),
            SettleError::NotAllowed(_) => Self::new(ErrorCode::NotAllowed, &error),
            SettleError::Load(error) => error.into(),
        }
    }
}

impl From<CommentError> for CommandError {
    fn from(error: CommentError) -> Self {
        match error {
            CommentError::Alone => Self::new(ErrorCode::PlanNotShared, &error),
            CommentError::NotThere(_) => Self::new(ErrorCode::TeamMeanwhile, &error),
            CommentError::NotAllowed(_) => Self::new(ErrorCode::NotAllowed, &error),
            CommentError::Load(error) => error.into(),
        }
    }
}

impl From<UndoError> for CommandError {
    fn from(error: UndoError) -> Self {
        match error {
            UndoError::NotAllowed(_) => Self::new(ErrorCode::NotAllowed, &error),
            UndoError::Nothing => Self::new(ErrorCode::NothingToUndo, &error),
            UndoError::Load(error) => error.into(),
        }
    }
}

impl From<BackupError> for CommandError {
    fn from(error: BackupError) -> Self {
        match error {
            BackupError::Damaged { ref file, .. } => {
                Self::new(ErrorCode::BackupDamaged, &error).with("file", file)
            }
            BackupError::Missing(ref file) => Self::new(ErrorCode::BackupMissing, &error).with("file", file),
            BackupError::InTheWay(ref path) => Self::new(ErrorCode::FileUnusable, &error).with("file", path),
            BackupError::Unreachable(_) => Self::new(ErrorCode::StoreUnreachable, &error),
            BackupError::Open(error) => error.into(),
            BackupError::Plan(error) => error.into(),
            BackupError::Restore(error) => error.into(),
            BackupError::Storage(error) => error.into(),
        }
    }
}

impl From<ProposalError> for CommandError {
    fn from(error: ProposalError) -> Self {
        match error {
            ProposalError::Stale => Self::new(ErrorCode::ProposalsStale, &error),
            ProposalError::Storage(error) => error.into(),
        }
    }
}
