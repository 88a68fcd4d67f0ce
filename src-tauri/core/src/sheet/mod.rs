//! Sealed sheets: what each party lets a neutral know, and the little that the neutral hands out.
//!
//! A sheet holds levels and needs, and no words but those on the table: criteria have no statement in it. The neutral
//! lays the sheets of all parties together ([`Case`]) and answers three questions ([`Query`]), and no others; every
//! question goes into a log that stands in every result.

mod case;
mod file;
mod make;
mod result;
#[cfg(test)]
mod tests;

pub use case::{Case, CaseError};
pub use file::{Evidence, FORMAT, Sheet, SheetCourseLevel, SheetCriterion, schema};
pub use make::{SheetDraft, SheetError, SheetRequest, make};
pub use result::{
    Answer, LogEntry, Query, RESULT_FORMAT, ResultChoice, ResultPackage, ResultSignature, Room, SheetResult,
    ask, check_log, result_schema,
};
