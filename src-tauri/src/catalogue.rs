//! The words of the native menu, from the one catalogue the page reads too.

use std::{collections::BTreeMap, sync::LazyLock};

static ENGLISH: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../ui/src/messages/en.json")).unwrap_or_default());

/// Finds the words of a key; a key without words stands for itself.
pub fn text(key: &str) -> &str {
    ENGLISH.get(key).map_or(key, String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_can_be_read() {
        assert!(!ENGLISH.is_empty());
    }

    #[test]
    fn a_key_without_words_stands_for_itself() {
        assert_eq!(text("menu.nowhere"), "menu.nowhere");
    }
}
