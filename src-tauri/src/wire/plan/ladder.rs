//! Values and readings.

use entente_core::model::{
    CriterionId, IssueId, PartyId, Protection, Reading, ReadingId, Strength, Value, ValueId, Words,
};
use serde::Serialize;
use ts_rs::TS;

use super::ProvenanceView;

/// What a party cares about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ValueView {
    /// Its identifier.
    pub id: ValueId,
    /// Whose value it is.
    pub party: PartyId,
    /// The value in its owner's words.
    pub words: Words,
    /// The higher value that it leads to.
    pub leads_to: Option<ValueId>,
    /// Whether it may be traded.
    pub protection: Protection,
    /// Where it comes from.
    pub provenance: ProvenanceView,
}

impl ValueView {
    /// The view of a value.
    pub fn of(row: &Value) -> Self {
        Self {
            id: row.id,
            party: row.party,
            words: row.words.clone(),
            leads_to: row.leads_to,
            protection: row.protection,
            provenance: ProvenanceView::of(&row.provenance),
        }
    }
}

/// What an issue stands for to a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ReadingView {
    /// Its identifier.
    pub id: ReadingId,
    /// Whose reading it is.
    pub party: PartyId,
    /// The issue that is read.
    pub issue: IssueId,
    /// The criterion it serves.
    pub criterion: Option<CriterionId>,
    /// The value by way of which it does.
    pub value: Option<ValueId>,
    /// How strong the tie is.
    pub strength: Strength,
    /// Where it comes from.
    pub provenance: ProvenanceView,
}

impl ReadingView {
    /// The view of a reading.
    pub fn of(row: &Reading) -> Self {
        Self {
            id: row.id,
            party: row.party,
            issue: row.issue,
            criterion: row.criterion,
            value: row.value,
            strength: row.strength,
            provenance: ProvenanceView::of(&row.provenance),
        }
    }
}
