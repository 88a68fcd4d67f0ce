//! What lies between listed amounts, for the points of a frontier.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{LayerGroup, RegionStep};
use crate::Ratio;

/// Which sums of listed amounts are points that no package betters, whatever amounts are chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BetweenClaim {
    /// The groups of the regions: an issue of which any amount can be chosen is a group by itself and lists nothing.
    pub groups: Vec<LayerGroup>,
    /// For every sum of the last layer in turn, what is said of it.
    pub sums: Vec<SumStanding>,
}

/// Whether something betters a sum of listed amounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SumStanding {
    /// Nothing does: these steps leave no package that gives everybody as much, and someone more.
    Point(Vec<RegionStep>),
    /// A package does that chooses an amount between two listed ones.
    Bettered {
        /// The package that chooses the lower of the two.
        package: Vec<usize>,
        /// The issue.
        issue: usize,
        /// How much of the way to the next listed amount it goes.
        part: Ratio,
    },
}
