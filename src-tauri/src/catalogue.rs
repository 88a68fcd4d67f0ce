//! The words of the native menu and of reports, from the one catalogue the page reads too.

use std::{collections::BTreeMap, sync::LazyLock};

static ENGLISH: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../ui/src/messages/en.json")).unwrap_or_default());

/// Finds the words of a key; a key without words stands for itself.
pub fn text(key: &str) -> &str {
    ENGLISH.get(key).map_or(key, String::as_str)
}

/// The sentence of a key with its places filled.
pub fn sentence(key: &str, with: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = text(key);
    while let Some((before, after)) = rest.split_once('{') {
        let (place, behind) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(before);
        match with.iter().find(|(name, _)| *name == place) {
            Some((_, words)) => filled.push_str(words),
            None => filled.extend(["{", place, "}"]),
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_can_be_read() {
        assert!(!ENGLISH.is_empty());
    }

    #[test]
    fn places_are_filled_once() {
        assert_eq!(sentence("report.why_instead", &[("other", "{other}")]), "rather than {other}");
    }

    #[test]
    fn a_key_without_words_stands_for_itself() {
        assert_eq!(text("menu.nowhere"), "menu.nowhere");
    }
}
