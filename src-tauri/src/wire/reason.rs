//! Sentences that are not written yet.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

/// A code of the catalogue with what fills the places of its sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Reason {
    /// The key of the sentence in the catalogue.
    pub code: String,
    /// What fills its places.
    pub params: BTreeMap<String, Filling>,
}

/// What fills a place of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(untagged)]
pub enum Filling {
    /// A name, or a figure as it is shown.
    Text(String),
    /// A count, which the page writes as its language does.
    Count {
        /// Its digits.
        count: String,
    },
}

impl Filling {
    /// The text, or the digits of the count.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Count { count } => count,
        }
    }
}

impl Reason {
    /// A sentence without places.
    pub fn plain(code: impl Into<String>) -> Self {
        Self { code: code.into(), params: BTreeMap::new() }
    }

    /// The same sentence with one more place filled.
    #[must_use]
    pub fn with(mut self, place: &str, text: impl ToString) -> Self {
        self.params.insert(place.to_owned(), Filling::Text(text.to_string()));
        self
    }

    /// The same sentence with one more place filled by a count.
    #[must_use]
    pub fn counting(mut self, place: &str, count: impl ToString) -> Self {
        self.params.insert(place.to_owned(), Filling::Count { count: count.to_string() });
        self
    }
}
