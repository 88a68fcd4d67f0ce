//! Plans in one SQLite database.
//!
//! The truth is a log of changes: one document per plan, used as maps of scalars, to which every edit appends the
//! difference between two plans. Ordinary tables repeat what the changes say, are written in the same transaction, and
//! can be rebuilt from the changes at any time. The log gives history, undo and redo, and a merge between colleagues.
#![warn(missing_docs)]

mod assembly;
mod backup;
mod cells;
mod change;
mod copy;
mod database;
mod difference;
mod document;
mod error;
mod flat;
mod genesis;
mod library;
mod listing;
pub mod location;
mod mend;
mod open_plan;
mod order;
mod projection;
mod proposal;
mod review;
mod said;
mod scalar;
mod search;
mod setting;
mod sharing;
mod steps;
mod store;
mod table;
mod undo;

pub use assembly::AssemblyError;
pub use backup::{Backup, BackupError, BackupPlan, BackupState, Backups};
pub use cells::{CellRef, Write};
pub use change::{ChangeEntry, ChangeKind, HistoryEntry, Label, Note, Revision};
pub use document::DocumentError;
pub use error::{CreateError, EditError, LoadError, OpenError, ProposalError, StorageError, UndoError};
pub use listing::PlanEntry;
pub use open_plan::Saved;
pub use proposal::{Listing, ProposalLevel, ProposalParty, ProposalReason, ProposalRow};
pub use review::{ReviewCode, ReviewEntry};
pub use said::{GuessRecord, TAKEN};
pub use scalar::Scalar;
pub use search::{FoundPlan, FoundRow};
pub use setting::Setting;
pub use sharing::{
    Awaited, BlindAct, BlindActKind, BlindAnswer, BlindAsk, BlindRound, BlindRoundError, BlindRoundId,
    BlindRows, BlindStage, BlindStanding, Chain, Comment, CommentError, CommentId, Conflict, ConflictValue,
    IncomingFile, JoinError, Keeping, KeptDissent, MemberId, OutboxFile, OutgoingChange, Role, SealedHere,
    SeenChange, SettleError, Settled, ShareError, TakeInError, TakenIn, TeamId, TeamRow, WriterId,
};
pub use steps::Steps;
pub use store::Store;
pub use table::Table;
pub use undo::{LibraryUndone, Undone};
