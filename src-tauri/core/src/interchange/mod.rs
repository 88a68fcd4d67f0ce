//! Plans in and out of files: the `entente-plan` format, and what other tools write.
//!
//! Everything that comes in is built as a plan of its own and checked by [`crate::model::Plan::new`]; nothing is changed
//! anywhere until somebody stores that plan. What is refused says why, where, and through its code what to do.

mod csv;
pub(crate) mod document;
mod file;
mod guard;
mod import;
mod plan_file;
mod refusal;
mod schema;
#[cfg(test)]
mod tests;

pub(crate) use csv::cells;
pub use csv::csv;
pub use document::format_of;
pub use guard::{DEEPEST, LARGEST_FILE, LARGEST_NUMBER, LONGEST_TEXT, MOST_RECORDS, check_length};
pub use import::{FileFormat, ImportNote, ImportNoteCode, Imported, SourceFile, import};
pub use plan_file::{export, freeze, read, thaw};
pub(crate) use plan_file::{export_shared, renamed};
pub use refusal::{Place, Refusal, RefusalCode};
pub use schema::schema;
