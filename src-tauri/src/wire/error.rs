//! What the page is told when something cannot be done.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

/// Why a command could not do what it was asked; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CommandError {
    /// What to decide by; its sentence is `error.<code>`.
    pub code: ErrorCode,
    /// The plain message, for “Copy details” and the log.
    pub message: String,
    /// What fills the places of the sentence.
    pub params: BTreeMap<String, String>,
    /// Keys of sentences that say what to do next.
    pub hints: Vec<String>,
}

/// Everything that can go wrong, as the page tells it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The request could not be read.
    BadRequest,
    /// The plan is not there, or no longer.
    PlanMissing,
    /// A row that is named is not there.
    RowMissing,
    /// A numeric issue was treated as a listed one, or the other way round.
    OtherKind,
    /// The amounts make no range.
    RangeEmpty,
    /// The step does not lead from the lower end to the upper end.
    RangeStep,
    /// There are as many parties as there can be.
    TooManyParties,
    /// The ladder would lead back to itself.
    LadderCycle,
    /// There is no such level.
    NoSuchLevel,
    /// The rows would no longer fit together.
    RowsDoNotFit,
    /// A kept version cannot be read.
    VersionUnreadable,
    /// There is nothing to undo or redo.
    NothingToUndo,
    /// The file is refused; `why` is the code of the refusal.
    FileRefused,
    /// The file could not be read or written.
    FileUnusable,
    /// The database was written by a newer Entente.
    DatabaseNewer,
    /// The file is no database of Entente.
    DatabaseForeign,
    /// The database can only be read.
    DatabaseReadOnly,
    /// Somebody else is writing.
    DatabaseLocked,
    /// There is no room left.
    DatabaseFull,
    /// The database is damaged.
    DatabaseDamaged,
    /// There is no place for a database.
    DatabaseNowhere,
    /// The database could not be used.
    DatabaseUnusable,
    /// The plan has changed meanwhile.
    Stale,
}
