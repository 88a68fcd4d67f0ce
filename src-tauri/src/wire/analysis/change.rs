//! What could change the list.

use entente_core::{
    edit::RowRef,
    engine::proposal::Decides,
    model::{CriterionId, PartyId},
};
use serde::Serialize;
use ts_rs::TS;

use crate::wire::reason::Reason;

/// One thing that could turn out otherwise, and what it would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ChangeRow {
    /// Whose row it is.
    pub party: PartyId,
    /// The criterion it is about.
    pub criterion: CriterionId,
    /// The row that is a guess; nothing for what is not.
    pub guess: Option<RowRef>,
    /// What if.
    pub condition: Reason,
    /// Then what.
    pub effect: Reason,
    /// The numbers of the cards that stay.
    pub stay: Vec<u32>,
    /// The numbers of the cards that go.
    pub go: Vec<u32>,
}

/// The guess to ask about first: the one that decides most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AskFirstView {
    /// Who is asked.
    pub party: PartyId,
    /// The criterion.
    pub criterion: CriterionId,
    /// What it decides.
    pub decides: DecidesCode,
    /// How many of them.
    pub count: u32,
    /// Of how many.
    pub of: u32,
}

/// What a guess decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DecidesCode {
    /// Whether proposals stay.
    Proposals,
    /// Whether sets of essentials still cannot be met together.
    BlockingSets,
}

impl From<Decides> for DecidesCode {
    fn from(decides: Decides) -> Self {
        match decides {
            Decides::Proposals => Self::Proposals,
            Decides::BlockingSets => Self::BlockingSets,
        }
    }
}
