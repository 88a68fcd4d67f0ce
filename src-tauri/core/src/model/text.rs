//! Texts that people write: never empty, never longer than a text may be, never with control characters.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Says why a text is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space was written.
    #[error("the text is empty")]
    Empty,
    /// The text is longer than it may be; the number is the largest length in bytes.
    #[error("the text is longer than {0} bytes")]
    TooLong(usize),
    /// The text holds a character that is not shown, such as a control or a direction mark.
    #[error("the text holds the invisible character U+{:04X}", *.0 as u32)]
    Invisible(char),
}

macro_rules! texts {
    ($($(#[$meta:meta])* $name:ident, $longest:literal, $breaks:expr);+ $(;)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
        #[serde(try_from = "String", into = "String")]
        #[ts(type = "string")]
        #[schemars(with = "String")]
        pub struct $name(String);

        impl $name {
            /// The largest length in bytes.
            pub const LONGEST: usize = $longest;

            /// Takes a text without the white space around it, or says what is wrong with it.
            pub fn new(text: &str) -> Result<Self, TextError> {
                admitted(text, Self::LONGEST, $breaks).map(Self)
            }

            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = TextError;

            fn try_from(text: String) -> Result<Self, TextError> {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
    )+};
}

texts! {
    /// A short text on one line: the name of a plan, a party, an issue, an option.
    Name, 2_000, |_: char| false;
    /// A sentence or more, as somebody said or wrote it.
    Words, 65_536, |c: char| c == '\n' || c == '\t';
}

fn admitted(text: &str, longest: usize, also: fn(char) -> bool) -> Result<String, TextError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    if text.len() > longest {
        return Err(TextError::TooLong(longest));
    }
    match text.chars().find(|&c| is_invisible(c) && !also(c)) {
        Some(c) => Err(TextError::Invisible(c)),
        None => Ok(text.to_owned()),
    }
}

/// Whether a character changes what is read without being seen: control characters, direction overrides and isolates,
/// zero-width spaces and the byte order mark.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_loses_the_space_around_it() {
        assert_eq!(Name::new("  Anna ").map(String::from), Ok("Anna".to_owned()));
    }

    #[test]
    fn a_name_has_no_line_breaks_and_words_may() {
        assert_eq!(Name::new("An\nna"), Err(TextError::Invisible('\n')));
        assert!(Words::new("one\ntwo").is_ok());
    }

    #[test]
    fn nothing_and_hidden_directions_are_refused() {
        assert_eq!(Name::new(" \t"), Err(TextError::Empty));
        assert_eq!(Words::new("a\u{202E}b"), Err(TextError::Invisible('\u{202E}')));
    }
}
