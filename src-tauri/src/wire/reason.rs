//! Sentences that are not written yet.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

/// A code of the catalogue with what fills the places of its sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Reason {
    /// The key of the sentence in the catalogue.
    pub code: String,
    /// What fills its places: names and figures, as they are shown.
    pub params: BTreeMap<String, String>,
}

impl Reason {
    /// A sentence without places.
    pub fn plain(code: impl Into<String>) -> Self {
        Self { code: code.into(), params: BTreeMap::new() }
    }

    /// The same sentence with one more place filled.
    #[must_use]
    pub fn with(mut self, place: &str, text: impl ToString) -> Self {
        self.params.insert(place.to_owned(), text.to_string());
        self
    }
}
