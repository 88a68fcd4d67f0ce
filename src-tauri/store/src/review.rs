//! What needs review: rows that a merge left without the rows they point at, and the like.

use std::fmt::Display;

use crate::table::Table;

/// One thing that was cut away to make the rows of a plan fit together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReviewEntry {
    /// The table of the row.
    pub table: Table,
    /// The row.
    pub row: String,
    /// The field that was emptied; nothing when the whole row was left out.
    pub field: Option<&'static str>,
    /// Why.
    pub code: ReviewCode,
}

/// Why something was cut away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReviewCode {
    /// A field does not hold what it should.
    Unreadable,
    /// It points at a row that is not there.
    Dangling,
    /// It points at a row of another party.
    OtherParty,
    /// The ladder leads back to itself.
    LadderCycle,
    /// There are more of them than a plan can have.
    TooMany,
    /// It serves neither a criterion nor a value.
    ServesNothing,
    /// An essential or protected criterion was blended from several issues.
    BlendedEssential,
    /// A criterion of a protected value had a rank or points.
    WeighedProtected,
    /// A number lies outside its range.
    OutOfRange,
    /// It is of the wrong kind for its issue.
    WrongKind,
    /// A condition of it names no choice, or one that is not there.
    BadConditions,
    /// It contradicts itself, or says again what another row says.
    Contradicts,
}

impl ReviewCode {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Dangling => "dangling",
            Self::OtherParty => "other_party",
            Self::LadderCycle => "ladder_cycle",
            Self::TooMany => "too_many",
            Self::ServesNothing => "serves_nothing",
            Self::BlendedEssential => "blended_essential",
            Self::WeighedProtected => "weighed_protected",
            Self::OutOfRange => "out_of_range",
            Self::WrongKind => "wrong_kind",
            Self::BadConditions => "bad_conditions",
            Self::Contradicts => "contradicts",
        }
    }
}

impl ReviewEntry {
    /// A row that was left out.
    pub(crate) fn row(table: Table, row: impl Display, code: ReviewCode) -> Self {
        Self { table, row: row.to_string(), field: None, code }
    }

    /// A field that was emptied.
    pub(crate) fn field(table: Table, row: impl Display, field: &'static str, code: ReviewCode) -> Self {
        Self { table, row: row.to_string(), field: Some(field), code }
    }
}
