//! Levels 0 to 3 and what they are rated at.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{IssueId, OptionId};
use crate::Ratio;

/// How far a criterion is met, from 0 (not met) over 1 (partly) and 2 (met) to 3 (more than met).
///
/// People give whole levels; levels between two rated amounts, and imported ones, are exact fractions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(try_from = "Ratio", into = "Ratio")]
#[ts(type = "string")]
#[schemars(with = "String")]
pub struct Level(Ratio);

/// Says why a number is not a level.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a level lies between 0 and 3, and {0} does not")]
pub struct LevelError(Ratio);

impl Level {
    /// Takes a number from 0 to 3.
    pub fn new(raw: Ratio) -> Result<Self, LevelError> {
        if raw.is_negative() || raw > Ratio::from(3) { Err(LevelError(raw)) } else { Ok(Self(raw)) }
    }

    /// Level 0: not met.
    pub fn lowest() -> Self {
        Self(Ratio::zero())
    }

    /// Level 3: more than met.
    pub fn highest() -> Self {
        Self(Ratio::from(3))
    }

    /// The level as a number.
    pub fn ratio(&self) -> &Ratio {
        &self.0
    }
}

impl TryFrom<Ratio> for Level {
    type Error = LevelError;

    fn try_from(raw: Ratio) -> Result<Self, LevelError> {
        Self::new(raw)
    }
}

impl From<Level> for Ratio {
    fn from(level: Level) -> Self {
        level.0
    }
}

/// A level that was rated, or the stored answer that it is not known yet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RatedLevel {
    /// The level is known, or guessed.
    Known(Level),
    /// The level is not known yet: anything from 0 to 3.
    Unknown,
}

/// What a rating is about: a listed option, or an amount of a numeric issue.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RatedAt {
    /// An option of a listed issue.
    Option(OptionId),
    /// An amount of a numeric issue.
    Amount {
        /// The numeric issue.
        issue: IssueId,
        /// The amount, in the unit of the issue.
        amount: Ratio,
    },
}
