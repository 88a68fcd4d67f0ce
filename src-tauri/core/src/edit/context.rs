//! What an edit needs from outside: who makes it, when, and fresh identifiers.

use std::fmt;

use jiff::Timestamp;
use uuid::Uuid;

use super::ProvenanceEntry;
use crate::model::{Name, PartyId, PlanParts, Provenance};

/// Who makes an edit, when, and where fresh identifiers come from.
pub struct EditContext<'a> {
    /// Who makes the edit.
    pub by: Name,
    /// When it is made.
    pub at: Timestamp,
    /// Gives a fresh identifier at each call.
    pub new_id: &'a mut dyn FnMut() -> Uuid,
}

impl EditContext<'_> {
    /// A fresh identifier.
    pub(super) fn id<T: From<Uuid>>(&mut self) -> T {
        T::from((self.new_id)())
    }

    /// Where a row that is written by hand comes from: said when it is about one's own party, else a guess.
    pub(super) fn written(&self, parts: &PlanParts, party: PartyId) -> Provenance {
        let (by, at) = (Some(self.by.clone()), Some(self.at));
        if parts.mine == Some(party) { Provenance::said(by, at) } else { Provenance::guessed(by, at) }
    }

    /// Where a row of a party comes from: as it is told, else as for one that is written by hand.
    pub(super) fn told_or_written(
        &self,
        source: Option<&ProvenanceEntry>,
        parts: &PlanParts,
        party: PartyId,
    ) -> Provenance {
        source.map_or_else(|| self.written(parts, party), |entry| self.told(entry))
    }

    /// Where a row comes from, as it is told.
    pub(super) fn told(&self, entry: &ProvenanceEntry) -> Provenance {
        Provenance {
            source: entry.source,
            confidence: entry.confidence,
            by: Some(self.by.clone()),
            at: Some(self.at),
            note: entry.note.clone(),
        }
    }

    /// Where a row about no party in particular comes from.
    pub(super) fn said(&self) -> Provenance {
        Provenance::said(Some(self.by.clone()), Some(self.at))
    }
}

impl fmt::Debug for EditContext<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("EditContext").field("by", &self.by).field("at", &self.at).finish_non_exhaustive()
    }
}
