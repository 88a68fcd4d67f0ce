//! Where rows come from.

use entente_core::model::{Confidence, Name, Provenance, Source, Words};
use serde::Serialize;
use ts_rs::TS;

/// Where a row comes from, and how sure its writer is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ProvenanceView {
    /// Where it comes from.
    pub source: Source,
    /// How sure the writer is.
    pub confidence: Confidence,
    /// Who wrote it down.
    pub by: Option<Name>,
    /// When it was written down, RFC 3339.
    pub at: Option<String>,
    /// The document, the occasion.
    pub note: Option<Words>,
    /// Whether it is a guess: drawn hatched and in pencil.
    pub guess: bool,
}

impl ProvenanceView {
    /// The view of a provenance.
    pub fn of(row: &Provenance) -> Self {
        Self {
            source: row.source,
            confidence: row.confidence,
            by: row.by.clone(),
            at: row.at.map(|at| at.to_string()),
            note: row.note.clone(),
            guess: row.is_guess(),
        }
    }
}
