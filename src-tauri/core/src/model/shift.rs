//! Shifts of a criterion's level, and constraints between choices.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Condition, ConstraintId, CriterionId, Provenance, ShiftId, Words};

/// Levels added to, or taken from, a criterion when all of its conditions hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Its identifier.
    pub id: ShiftId,
    /// The criterion that is shifted.
    pub criterion: CriterionId,
    /// By how many levels.
    pub by: ShiftBy,
    /// When: all of these, at most one for each issue.
    pub when: Vec<Condition>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A number of levels from −3 to 3, never 0.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(try_from = "i8", into = "i8")]
#[ts(type = "number")]
#[schemars(with = "i8")]
pub struct ShiftBy(i8);

impl ShiftBy {
    /// Takes a number of levels from −3 to 3 that is not 0.
    pub fn new(levels: i8) -> Option<Self> {
        ((-3..=3).contains(&levels) && levels != 0).then_some(Self(levels))
    }

    /// The number of levels.
    pub const fn levels(self) -> i8 {
        self.0
    }
}

/// Says that a number of levels is no shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a shift is between −3 and 3 and not 0, and {0} is not")]
pub struct ShiftByError(i8);

impl TryFrom<i8> for ShiftBy {
    type Error = ShiftByError;

    fn try_from(levels: i8) -> Result<Self, ShiftByError> {
        Self::new(levels).ok_or(ShiftByError(levels))
    }
}

impl From<ShiftBy> for i8 {
    fn from(by: ShiftBy) -> Self {
        by.0
    }
}

/// Choices that cannot go together: a fact of the world, with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint {
    /// Its identifier.
    pub id: ConstraintId,
    /// A package for which all of these hold is not possible.
    pub when: Vec<Condition>,
    /// Why they cannot go together.
    pub reason: Option<Words>,
    /// Where it comes from.
    pub provenance: Provenance,
}
