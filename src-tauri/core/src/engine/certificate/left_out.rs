//! What of an answer is not in its certificate, and why.

use super::LARGEST_WASTE_PROOF;
use crate::{
    certificate::RuleName,
    engine::{Case, Space},
    model::code::coded,
};

coded! {
    /// A part of an answer that a certificate may leave out.
    pub enum Uncertified {
        /// All points of the frontier.
        Frontier = "frontier",
        /// The pick of Nash's rule.
        Nash = "nash",
        /// The pick that raises the smallest gain.
        Leximin = "leximin",
        /// The pick of the rule of Kalai and Smorodinsky.
        KalaiSmorodinsky = "kalai_smorodinsky",
        /// The pick of equal gains.
        EqualGains = "equal_gains",
        /// That somebody loses in every package that meets every essential.
        SomebodyLoses = "somebody_loses",
        /// That proposals waste nothing.
        Waste = "waste",
        /// What stands in the way.
        Blocked = "blocked",
    }
}

/// Why a part of an answer is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The proof would have more than so many parts.
    Room(usize),
    /// Some issues have too many joint choices to be listed, and the proof of what they bring would have more than so many
    /// parts.
    SearchedRoom(usize),
    /// Some issues have too many joint choices to be listed, and this is only proved where all are.
    Searched,
    /// Any amount of some issue can be chosen, and what is said compares the listed amounts only.
    Between,
    /// It was not looked for, because the frontier has more than so many points.
    NotLookedFor(usize),
}

impl Why {
    /// The stable code of the reason.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Room(_) => "room",
            Self::SearchedRoom(_) => "searched_room",
            Self::Searched => "searched",
            Self::Between => "between",
            Self::NotLookedFor(_) => "not_looked_for",
        }
    }

    /// The number that it names.
    pub const fn most(self) -> Option<usize> {
        match self {
            Self::Room(most) | Self::SearchedRoom(most) | Self::NotLookedFor(most) => Some(most),
            Self::Searched | Self::Between => None,
        }
    }
}

/// A part of an answer that is not in its certificate, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The part.
    pub part: Uncertified,
    /// Why.
    pub why: Why,
}

impl LeftOut {
    /// The pick of a rule.
    pub const fn rule(rule: RuleName, why: Why) -> Self {
        let part = match rule {
            RuleName::Nash => Uncertified::Nash,
            RuleName::Leximin => Uncertified::Leximin,
            RuleName::KalaiSmorodinsky => Uncertified::KalaiSmorodinsky,
            RuleName::EqualGains => Uncertified::EqualGains,
        };
        Self { part, why }
    }
}

/// Why it is not proved of a proposal that it wastes nothing.
pub fn unproved_waste(case: &Case, space: Option<&Space<'_>>) -> LeftOut {
    let is_listed = space.is_some_and(|space| !space.is_searched());
    let why = match (case.is_whole(), is_listed) {
        (false, true | false) => Why::Between,
        (true, true) => Why::Room(LARGEST_WASTE_PROOF),
        (true, false) => Why::Searched,
    };
    LeftOut { part: Uncertified::Waste, why }
}
