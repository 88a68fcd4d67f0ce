//! What could change the list.

use entente_core::{
    edit::RowRef,
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
