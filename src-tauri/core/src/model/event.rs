//! Events that may happen, what each party expects, and terms that depend on them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Choice, EventId, IssueId, PackageId, PartyId, Provenance, TermId, Words};
use crate::Ratio;

/// Something that may happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its identifier.
    pub id: EventId,
    /// What would happen.
    pub words: Words,
    /// What the parties expect, at most one for a party.
    pub forecasts: Vec<Forecast>,
}

/// How likely a party thinks an event to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// The party.
    pub party: PartyId,
    /// How likely.
    pub chance: Chance,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A chance: a number from 0 to 1, or a range of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(try_from = "ChanceEnds", into = "ChanceEnds")]
#[ts(as = "ChanceEnds")]
#[schemars(with = "ChanceEnds")]
pub struct Chance {
    low: Ratio,
    high: Ratio,
}

/// The ends of a chance, as they are written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(rename = "Chance")]
pub struct ChanceEnds {
    /// The smallest it may be.
    pub low: Ratio,
    /// The largest it may be, the same when it is one number.
    pub high: Ratio,
}

/// Says that two numbers are no chance.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a chance lies between 0 and 1, the lower end first, and {low} to {high} does not")]
pub struct ChanceError {
    low: Ratio,
    high: Ratio,
}

impl Chance {
    /// Takes two numbers from 0 to 1 of which the first is not above the second.
    pub fn new(low: Ratio, high: Ratio) -> Option<Self> {
        let fits = !low.is_negative() && low <= high && high <= Ratio::one();
        fits.then_some(Self { low, high })
    }

    /// The smallest it may be.
    pub fn low(&self) -> &Ratio {
        &self.low
    }

    /// The largest it may be.
    pub fn high(&self) -> &Ratio {
        &self.high
    }

    /// Its ends in tenths, with at most two decimals: “3” and “4” of 10.
    pub fn in_ten(&self) -> [String; 2] {
        let in_ten = |end: &Ratio| Ratio::from(end.exact() * Ratio::from(10).exact()).rounded(2);
        [in_ten(&self.low), in_ten(&self.high)]
    }

    /// Whether every number of one chance is apart from every number of the other.
    pub fn is_apart_from(&self, other: &Self) -> bool {
        self.high < other.low || other.high < self.low
    }
}

impl TryFrom<ChanceEnds> for Chance {
    type Error = ChanceError;

    fn try_from(ends: ChanceEnds) -> Result<Self, ChanceError> {
        let ChanceEnds { low, high } = ends;
        Self::new(low.clone(), high.clone()).ok_or(ChanceError { low, high })
    }
}

impl From<Chance> for ChanceEnds {
    fn from(chance: Chance) -> Self {
        Self { low: chance.low, high: chance.high }
    }
}

/// What is chosen for one issue if an event happens, and if it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContingentTerm {
    /// Its identifier.
    pub id: TermId,
    /// The package it belongs to; nothing while it is only looked at.
    pub package: Option<PackageId>,
    /// The issue.
    pub issue: IssueId,
    /// The event.
    pub event: EventId,
    /// What is chosen if it happens.
    pub then: Choice,
    /// What is chosen if it does not.
    pub otherwise: Choice,
    /// How all would see that it has happened, and by when.
    pub trigger: Option<Words>,
    /// Who can bring it about, or keep it from happening.
    pub cause: Option<Words>,
    /// Who learns of it first.
    pub first_to_know: Option<Words>,
    /// Whether each can bear the branch that is worse for it.
    pub worse_branch: Option<Words>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenths(low: i64, high: i64) -> Option<Chance> {
        Chance::new(Ratio::fraction(low, 10)?, Ratio::fraction(high, 10)?)
    }

    #[test]
    fn a_chance_lies_between_0_and_1_with_its_lower_end_first() {
        assert!(tenths(0, 10).is_some() && tenths(4, 4).is_some());
        assert!(tenths(-1, 5).is_none() && tenths(5, 11).is_none() && tenths(6, 5).is_none());
    }

    #[test]
    fn a_chance_is_told_in_tenths() {
        assert_eq!(tenths(3, 4).unwrap().in_ten(), ["3", "4"]);
    }

    #[test]
    fn chances_that_touch_are_not_apart() {
        let chance = |low, high| tenths(low, high).unwrap();
        assert!(chance(8, 8).is_apart_from(&chance(2, 4)));
        assert!(!chance(4, 8).is_apart_from(&chance(2, 4)));
    }
}
