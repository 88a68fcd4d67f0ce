//! Where a row comes from, and how sure of it we are.

use jiff::Timestamp;

use super::{Name, Words, code::coded};

coded! {
    /// Where a row comes from.
    pub enum Source {
        /// The party itself said it.
        SaidByThem = "said_by_them",
        /// It stands in a document.
        SeenInDocument = "seen_in_document",
        /// Somebody observed it.
        Observed = "observed",
        /// It is a guess.
        Assumed = "assumed",
    }
}

coded! {
    /// How sure the writer of a row is.
    pub enum Confidence {
        /// No doubt.
        Certain = "certain",
        /// One level off now and then.
        High = "high",
        /// As likely off as not.
        Medium = "medium",
        /// Little more than a hunch.
        Low = "low",
    }
}

/// Where a row comes from: its source, how sure we are, who wrote it down and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Where it comes from.
    pub source: Source,
    /// How sure the writer is.
    pub confidence: Confidence,
    /// Who wrote it down.
    pub by: Option<Name>,
    /// When it was written down.
    pub at: Option<Timestamp>,
    /// The document, the occasion, or whatever else helps to find it again.
    pub note: Option<Words>,
}

impl Provenance {
    /// A row of somebody's own: said, and certain.
    pub fn said(by: Option<Name>, at: Option<Timestamp>) -> Self {
        Self { source: Source::SaidByThem, confidence: Confidence::Certain, by, at, note: None }
    }

    /// A row about somebody else: assumed, with low confidence, until they say it.
    pub fn guessed(by: Option<Name>, at: Option<Timestamp>) -> Self {
        Self { source: Source::Assumed, confidence: Confidence::Low, by, at, note: None }
    }

    /// Whether the row is a guess.
    pub fn is_guess(&self) -> bool {
        self.source == Source::Assumed
    }
}
