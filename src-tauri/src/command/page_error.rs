//! Faults of the page itself, written to the log: a page that stays white must not stay silent.

use serde::Deserialize;

/// The longest text of one report that reaches the log, in characters.
const LONGEST: usize = 4_000;

/// An error nothing in the page caught, as `window.onerror` tells it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct PageError {
    /// What the engine says happened.
    message: String,
    /// The script and place it happened in, where known.
    place: Option<String>,
    /// The calls that led there, where known.
    stack: Option<String>,
}

/// Writes an error of the page to the log.
#[tauri::command]
pub fn log_page_error(error: PageError) {
    tracing::error!(
        message = beginning(&error.message),
        place = error.place.as_deref().map(beginning),
        stack = error.stack.as_deref().map(beginning),
        "the page failed"
    );
}

fn beginning(text: &str) -> &str {
    text.char_indices().nth(LONGEST).map_or(text, |(end, _)| text.split_at(end).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_report_is_cut_at_a_whole_character() {
        let text = "é".repeat(LONGEST + 5);
        assert_eq!(beginning(&text).chars().count(), LONGEST);
    }

    #[test]
    fn a_report_with_an_unknown_field_is_refused() {
        let report = serde_json::json!({ "message": "no", "extra": 1 });
        assert!(serde_json::from_value::<PageError>(report).is_err());
    }
}
