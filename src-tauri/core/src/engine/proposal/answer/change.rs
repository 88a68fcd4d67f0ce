//! What could change the list.

use super::super::Count;
use crate::model::{CriterionId, PartyId, code::coded};

/// One thing that could turn out otherwise, and what it would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Whose criterion it is.
    pub party: PartyId,
    /// The criterion.
    pub criterion: CriterionId,
    /// What if: conditions of equal effect, the first to be shown first.
    pub conditions: Vec<Condition>,
    /// Then what.
    pub effect: Effect,
}

/// What could turn out otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// A guessed need is one level higher.
    NeedHigher {
        /// The level it would be.
        to: u8,
    },
    /// The guessed levels are one level lower.
    LevelLower,
    /// The second of a party's order comes first.
    RankedFirst,
}

impl Condition {
    /// The stable code of the condition.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NeedHigher { .. } => "need_higher",
            Self::LevelLower => "level_lower",
            Self::RankedFirst => "ranked_first",
        }
    }
}

/// What a change would do; proposals are places in the shown list, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// These proposals still meet every essential, and the others do not.
    Stay {
        /// The proposals that stay.
        stay: Vec<usize>,
        /// The proposals that go.
        go: Vec<usize>,
        /// How many packages meet every essential then; nothing when counting is over budget.
        packages: Option<Count>,
    },
    /// The proposals stand in this order.
    Order(Vec<usize>),
}

/// The guess that is asked about first: the one that decides most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskFirst {
    /// Whose criterion it is.
    pub party: PartyId,
    /// The criterion.
    pub criterion: CriterionId,
    /// What it decides.
    pub decides: Decides,
    /// How many of them it decides.
    pub count: usize,
    /// How many there are.
    pub of: usize,
}

coded! {
    /// What a guess decides.
    pub enum Decides {
        /// Whether proposals stay.
        Proposals = "proposals",
        /// Whether sets of essentials still cannot be met together.
        BlockingSets = "blocking_sets",
    }
}
