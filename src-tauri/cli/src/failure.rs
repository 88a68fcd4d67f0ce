//! What can go wrong on the command line, in words: what, where, what to do.

use std::io;

use entente_core::interchange::Refusal;

use crate::catalogue::sentence;

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A file is refused.
    #[error("a file is refused")]
    Refused(#[from] Refusal),
    /// A file cannot be read.
    #[error("{file} cannot be read")]
    Unreadable {
        /// Its name.
        file: String,
        /// What the system says.
        error: io::Error,
    },
    /// A file cannot be written.
    #[error("{file} cannot be written")]
    Unwritable {
        /// Its name.
        file: String,
        /// What the system says.
        error: io::Error,
    },
    /// The answer cannot be written.
    #[error("the answer cannot be written")]
    Answer(io::Error),
    /// There is no such built-in plan.
    #[error("there is no built-in plan {0}")]
    NoSuchExample(String),
}

impl Failure {
    /// Whether whoever reads the answer has heard enough.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Answer(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// What happened, where, and what to do.
    pub fn words(&self) -> String {
        match self {
            Self::Refused(refusal) => refused(refusal),
            Self::Unreadable { file, error } => {
                sentence("cli.failure.unreadable", &[("file", file), ("detail", &error.to_string())])
            }
            Self::Unwritable { file, error } => {
                sentence("cli.failure.unwritable", &[("file", file), ("detail", &error.to_string())])
            }
            Self::Answer(error) => sentence("cli.failure.answer", &[("detail", &error.to_string())]),
            Self::NoSuchExample(name) => sentence("cli.failure.no_such_example", &[("name", name)]),
        }
    }
}

fn refused(refusal: &Refusal) -> String {
    let fault = refusal
        .fault
        .as_ref()
        .map(|fault| sentence(&format!("fault.{}", fault.code.code()), &[("detail", &fault.detail)]));
    let fillings =
        [("detail", refusal.detail.as_str()), ("fault", fault.as_deref().unwrap_or(&refusal.detail))];
    let said = sentence(&format!("refusal.{}", refusal.code.code()), &fillings);
    match refusal.place.to_string() {
        place if place.is_empty() => said,
        place => format!("{place}: {said}"),
    }
}
