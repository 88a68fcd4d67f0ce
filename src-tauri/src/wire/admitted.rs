//! What the page sends with texts in it, or why one of them is refused.

use entente_core::model::{Name, TextError, Words};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error as _},
};
use serde_json::Value;

use super::error::CommandError;

/// What the page sent: read, or refused for one of its texts. What cannot be read for another reason is no request at all.
#[derive(Debug)]
pub struct Admitted<T>(Result<T, TextError>);

impl<T> Admitted<T> {
    /// What was sent, or what is wrong with a text in it.
    pub fn read(self) -> Result<T, CommandError> {
        self.0.map_err(CommandError::from)
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Admitted<T> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let sent = Value::deserialize(source)?;
        match T::deserialize(&sent) {
            Ok(read) => Ok(Self(Ok(read))),
            Err(error) => match refused(&sent, &error.to_string()) {
                Some(refused) => Ok(Self(Err(refused))),
                None => Err(D::Error::custom(error)),
            },
        }
    }
}

/// The refusal of a text that was sent: a reader tells it as a message only, so that it is looked for among all that the texts
/// may be refused for.
fn refused(sent: &Value, told: &str) -> Option<TextError> {
    let too_long = [Name::LONGEST, Words::LONGEST].map(TextError::TooLong);
    let always = [TextError::Empty].into_iter().chain(too_long);
    let characters = texts(sent).into_iter().flat_map(str::chars).filter(|own| !own.is_alphanumeric());
    let mut refusals = always.chain(characters.map(TextError::Invisible));
    refusals.find(|own| own.to_string() == told)
}

fn texts(sent: &Value) -> Vec<&str> {
    match sent {
        Value::String(text) => vec![text],
        Value::Array(rows) => rows.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use entente_core::edit::Edit;
    use serde_json::json;

    use super::*;
    use crate::wire::error::ErrorCode;

    fn refusal(edit: Value) -> CommandError {
        serde_json::from_value::<Admitted<Edit>>(edit).unwrap().read().unwrap_err()
    }

    #[test]
    fn a_text_that_is_too_long_says_so_and_how_long_it_may_be() {
        let name = refusal(json!({ "party": { "add": { "name": "x".repeat(5_000) } } }));
        assert_eq!((name.code, name.params["most"].as_str()), (ErrorCode::TextTooLong, "2000"));
        let words = json!({ "plan": { "set_purpose": { "words": "x".repeat(70_000) } } });
        let words = refusal(words);
        assert_eq!((words.code, words.params["most"].as_str()), (ErrorCode::TextTooLong, "65536"));
    }

    #[test]
    fn a_direction_mark_is_named() {
        let refused = refusal(json!({ "party": { "add": { "name": "Anna \u{202E}nneB" } } }));
        assert_eq!(
            (refused.code, refused.params["character"].as_str()),
            (ErrorCode::TextInvisible, "U+202E")
        );
    }

    #[test]
    fn what_is_no_edit_is_no_request() {
        assert!(serde_json::from_value::<Admitted<Edit>>(json!({ "party": "somebody" })).is_err());
        let added = json!({ "party": { "add": { "name": "Anna" } } });
        assert!(serde_json::from_value::<Admitted<Edit>>(added).unwrap().read().is_ok());
    }
}
