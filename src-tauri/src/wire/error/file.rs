//! Why a file is not taken, as the page is told it.

use std::{io, path::Path};

use entente_core::{engine::proposal::AnalysisError, interchange::Refusal, report::ReportError};

use super::{CommandError, ErrorCode};

impl From<Refusal> for CommandError {
    fn from(refusal: Refusal) -> Self {
        let hint = match &refusal.fault {
            Some(fault) => format!("fault.{}", fault.code.code()),
            None => format!("refusal.{}", refusal.code.code()),
        };
        Self::new(ErrorCode::FileRefused, &refusal)
            .with("place", &refusal.place)
            .with("detail", &refusal.detail)
            .hinting(hint)
    }
}

impl From<ReportError> for CommandError {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::NotOnTheTable(number) => {
                Self::new(ErrorCode::OutcomeNotOnTheTable, &error).with("number", number)
            }
            ReportError::Shared(_) => Self::new(ErrorCode::NothingToShare, &error),
            ReportError::Analysis(
                AnalysisError::Case(_)
                | AnalysisError::TooEntangled { .. }
                | AnalysisError::TooManyPackages { .. }
                | AnalysisError::Cancelled(_),
            ) => Self::new(ErrorCode::PackagesTooMany, &error),
        }
    }
}

impl CommandError {
    /// A file that cannot be read or written; its folder stays unsaid.
    pub fn file(path: &Path, error: &io::Error) -> Self {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self::new(ErrorCode::FileUnusable, error).with("file", name)
    }
}
