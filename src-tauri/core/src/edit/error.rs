//! Why an edit is refused.

use uuid::Uuid;

use crate::model::{Fault, RangeError, RowKind};

/// Why an edit is refused; the plan stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The edit names a row that is not there.
    #[error("there is no {} {id}", kind.code())]
    NotThere {
        /// The kind of row.
        kind: RowKind,
        /// The identifier that was named.
        id: Uuid,
    },
    /// The edit treats a numeric issue as a listed one, or the other way round.
    #[error("issue {0} is of the other kind")]
    OtherKind(Uuid),
    /// The amounts make no range.
    #[error(transparent)]
    Range(#[from] RangeError),
    /// The plan has as many parties as a plan can have.
    #[error("a plan has at most twelve parties")]
    TooManyParties,
    /// The link would close a cycle of the ladder.
    #[error("the ladder would lead back to itself: {path}")]
    LadderCycle {
        /// The path of the cycle, in the words of the values.
        path: String,
    },
    /// There are four levels, 0 to 3.
    #[error("there is no level {0}: levels are 0 to 3")]
    NoSuchLevel(u8),
    /// An agreement rests on the package.
    #[error("package {0} is agreed")]
    PackageAgreed(Uuid),
    /// A kept version cannot be read.
    #[error("the kept version cannot be read: {0}")]
    Version(String),
    /// The rows would no longer fit together.
    #[error("the rows would no longer fit together: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Refused(Vec<Fault>),
}

impl RowKind {
    /// Says that a row of this kind is not there.
    pub(super) fn missing(self, id: Uuid) -> EditError {
        EditError::NotThere { kind: self, id }
    }
}
