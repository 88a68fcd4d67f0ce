//! Why a package is in the list.

use super::RuleCode;
use crate::model::{PartyId, code::coded};

/// Why a package is in the list; the sentence of each is `reason.listed.<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListedBecause {
    /// It is the first by place: its worst-off party is better placed than with any other.
    BestPlace,
    /// It is the first by place among those that were drawn.
    BestPlaceDrawn,
    /// A rule picks it.
    Rule(RuleCode),
    /// It is what one party would like most.
    Extreme(PartyId),
    /// In some worlds its worst-off party stands highest among those listed.
    Worlds {
        /// In how many of 20.
        of_20: u8,
    },
    /// It differs most from those before it.
    WidestDifference,
    /// It is one of only a few that meet every essential and waste nothing.
    OneOfFew {
        /// How many there are.
        count: usize,
    },
    /// It may meet every essential: something unknown decides.
    MayMeet,
}

coded! {
    /// The code of a reason, without what fills its places.
    pub enum ListedCode {
        /// First by place.
        BestPlace = "best_place",
        /// First by place among those drawn.
        BestPlaceDrawn = "best_place_drawn",
        /// The pick of a rule.
        Rule = "rule",
        /// What one party would like most.
        Extreme = "extreme",
        /// Stands highest in some worlds.
        Worlds = "worlds",
        /// Differs most.
        WidestDifference = "widest_difference",
        /// One of only a few.
        OneOfFew = "one_of_few",
        /// May meet every essential.
        MayMeet = "may_meet",
    }
}

impl ListedBecause {
    /// The code of the reason.
    pub const fn code(self) -> ListedCode {
        match self {
            Self::BestPlace => ListedCode::BestPlace,
            Self::BestPlaceDrawn => ListedCode::BestPlaceDrawn,
            Self::Rule(_) => ListedCode::Rule,
            Self::Extreme(_) => ListedCode::Extreme,
            Self::Worlds { .. } => ListedCode::Worlds,
            Self::WidestDifference => ListedCode::WidestDifference,
            Self::OneOfFew { .. } => ListedCode::OneOfFew,
            Self::MayMeet => ListedCode::MayMeet,
        }
    }
}

coded! {
    /// Why candidates were drawn and not listed.
    pub enum DrawnBecause {
        /// More packages meet every essential than are listed.
        TooManyPackages = "too_many_packages",
        /// Comparing them all would take too long.
        TooManyComparisons = "too_many_comparisons",
        /// The issues depend on each other in too many ways.
        TooEntangled = "too_entangled",
    }
}
