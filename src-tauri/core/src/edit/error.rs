//! Why an edit is refused.

use uuid::Uuid;

use crate::model::{Fault, RangeError};

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
    /// A kept version cannot be read.
    #[error("the kept version cannot be read: {0}")]
    Version(String),
    /// The rows would no longer fit together.
    #[error("the rows would no longer fit together: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Refused(Vec<Fault>),
}

/// A kind of row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A party.
    Party,
    /// A stakeholder.
    Stakeholder,
    /// An issue.
    Issue,
    /// An option of an issue.
    IssueOption,
    /// A position.
    Position,
    /// A constraint.
    Constraint,
    /// A value.
    Value,
    /// A reading.
    Reading,
    /// A criterion.
    Criterion,
    /// A rating.
    Rating,
    /// A shift.
    Shift,
    /// A course without agreement.
    Course,
    /// A question.
    Question,
    /// A kept package.
    Package,
    /// A kept version.
    Version,
}

impl RowKind {
    /// The stable code of the kind, also its table's name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Stakeholder => "stakeholder",
            Self::Issue => "issue",
            Self::IssueOption => "option",
            Self::Position => "position",
            Self::Constraint => "constraint",
            Self::Value => "value",
            Self::Reading => "reading",
            Self::Criterion => "criterion",
            Self::Rating => "rating",
            Self::Shift => "shift",
            Self::Course => "course",
            Self::Question => "question",
            Self::Package => "package",
            Self::Version => "version",
        }
    }

    /// Says that a row of this kind is not there.
    pub(super) fn missing(self, id: Uuid) -> EditError {
        EditError::NotThere { kind: self, id }
    }
}
