//! Criteria: how a value of a party is judged here.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CriterionId, IssueId, PartyId, Provenance, RatedAt, RatedLevel, ValueId, Words, code::coded};
use crate::Ratio;

/// How one value of one party is judged here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Its identifier.
    pub id: CriterionId,
    /// Whose criterion it is.
    pub party: PartyId,
    /// The value that it judges.
    pub value: Option<ValueId>,
    /// The criterion in its owner's words.
    pub statement: Words,
    /// What its owner would see, hear or hold when it is met.
    pub evidence: Option<Words>,
    /// What each of the four levels means here.
    pub level_words: [Option<Words>; 4],
    /// Whether a package that falls short of it fails its owner.
    pub standing: Standing,
    /// From which level on it is enough.
    pub need: Need,
    /// Its place in the order of its owner's criteria, shared by criteria of equal weight; nothing when not ranked.
    pub rank: Option<Rank>,
    /// Swing points, or an imported weight.
    pub points: Option<Points>,
    /// The issues whose choice sets its level, most often one.
    pub main: Vec<IssueId>,
    /// How several main issues set the level together.
    pub combine: Combine,
    /// Where its statement and evidence come from.
    pub provenance: Provenance,
}

coded! {
    /// Whether a package that falls short of a criterion fails its owner.
    pub enum Standing {
        /// It may be weighed against others.
        Open = "open",
        /// It has to be enough.
        Essential = "essential",
    }
}

coded! {
    /// How several main issues set one level together.
    pub enum Combine {
        /// The lowest of the levels.
        Weakest = "weakest",
        /// The highest of the levels.
        Best = "best",
        /// Their mean, an issue that is one of several ways counting 2 and a weak one 1.
        Blend = "blend",
    }
}

/// From which level on a criterion is enough, and where that comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The level.
    pub level: NeededLevel,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A level from 1 to 3 from which on a criterion is enough.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(try_from = "u8", into = "u8")]
#[ts(type = "number")]
#[schemars(with = "u8")]
pub struct NeededLevel(u8);

impl NeededLevel {
    /// Takes a level from 1 to 3.
    pub fn new(level: u8) -> Option<Self> {
        (1..=3).contains(&level).then_some(Self(level))
    }

    /// The level as a number.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl Default for NeededLevel {
    fn default() -> Self {
        Self(2)
    }
}

/// Says that a number is no needed level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a needed level is 1, 2 or 3, and {0} is not")]
pub struct NeededLevelError(u8);

impl TryFrom<u8> for NeededLevel {
    type Error = NeededLevelError;

    fn try_from(level: u8) -> Result<Self, NeededLevelError> {
        Self::new(level).ok_or(NeededLevelError(level))
    }
}

impl From<NeededLevel> for u8 {
    fn from(level: NeededLevel) -> Self {
        level.0
    }
}

/// A place in an order, from 1.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(try_from = "u32", into = "u32")]
#[ts(type = "number")]
#[schemars(with = "u32")]
pub struct Rank(u32);

impl Rank {
    /// Takes a place from 1.
    pub fn new(place: u32) -> Option<Self> {
        (place > 0).then_some(Self(place))
    }

    /// The place as a number.
    pub const fn place(self) -> u32 {
        self.0
    }
}

/// Says that a number is no rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("ranks start at 1")]
pub struct RankError;

impl TryFrom<u32> for Rank {
    type Error = RankError;

    fn try_from(place: u32) -> Result<Self, RankError> {
        Self::new(place).ok_or(RankError)
    }
}

impl From<Rank> for u32 {
    fn from(rank: Rank) -> Self {
        rank.0
    }
}

/// Swing points or an imported weight: a number that is not below zero.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(try_from = "Ratio", into = "Ratio")]
#[ts(type = "string")]
#[schemars(with = "String")]
pub struct Points(Ratio);

impl Points {
    /// Takes a number that is not below zero.
    pub fn new(raw: Ratio) -> Option<Self> {
        (!raw.is_negative()).then_some(Self(raw))
    }

    /// The points as a number.
    pub fn ratio(&self) -> &Ratio {
        &self.0
    }
}

/// Says that a number is below zero.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("points cannot be below zero, and {0} is")]
pub struct PointsError(Ratio);

impl TryFrom<Ratio> for Points {
    type Error = PointsError;

    fn try_from(raw: Ratio) -> Result<Self, PointsError> {
        Self::new(raw.clone()).ok_or(PointsError(raw))
    }
}

impl From<Points> for Ratio {
    fn from(points: Points) -> Self {
        points.0
    }
}

/// The level that a choice of a main issue sets for a criterion; a choice without one is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// The criterion.
    pub criterion: CriterionId,
    /// The option or amount that is rated.
    pub at: RatedAt,
    /// The level.
    pub level: RatedLevel,
    /// Where it comes from.
    pub provenance: Provenance,
}

impl Rating {
    /// What the rating is called where rows are named: its criterion, and its option or amount.
    pub fn key(&self) -> String {
        match &self.at {
            RatedAt::Option(option) => format!("{}/{option}", self.criterion),
            RatedAt::Amount { issue, amount } => format!("{}/{issue}/{amount}", self.criterion),
        }
    }
}
