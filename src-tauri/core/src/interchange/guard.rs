//! What every JSON file must keep to before anything is made of it: one pass that builds nothing.
//!
//! The limits are few and fixed: 50 MB a file, 64 levels, 100,000 records, 64 KiB a text, numbers up to 1e15, no key twice,
//! no character that is not shown.

use std::{collections::BTreeSet, fmt};

use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};

use super::refusal::{Refusal, RefusalCode};
use crate::model::is_invisible;

/// The largest file, in bytes.
pub const LARGEST_FILE: u64 = 50_000_000;
/// The deepest nesting of lists and objects.
pub const DEEPEST: usize = 64;
/// The largest number of entries of all lists together.
pub const MOST_RECORDS: usize = 100_000;
/// The longest text, in bytes.
pub const LONGEST_TEXT: usize = 65_536;
/// The largest number.
pub const LARGEST_NUMBER: f64 = 1e15;

/// Refuses a file by its length alone, before it is read.
pub fn check_length(bytes: u64) -> Result<(), Refusal> {
    if bytes > LARGEST_FILE {
        return Err(Refusal::new(RefusalCode::TooLarge, bytes));
    }
    Ok(())
}

/// The text of a file, when its length and its encoding allow it; a byte order mark in front is left out.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, Refusal> {
    check_length(bytes.len() as u64)?;
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
        Refusal::new(RefusalCode::NotText, "UTF-8").on_line(line, column)
    })?;
    Ok(text.trim_start_matches('\u{FEFF}'))
}

/// Refuses a JSON text that goes beyond a limit, with the place where it does.
pub(super) fn check_json(text: &str) -> Result<(), Refusal> {
    let mut state = State::default();
    let mut source = serde_json::Deserializer::from_str(text);
    let outcome = Watched { state: &mut state }.deserialize(&mut source).and_then(|()| source.end());
    outcome.map_err(|error| {
        let refusal = state.refusal.unwrap_or_else(|| broken(text, &error));
        refusal.at(pointer(&state.path)).on_line(error.line(), error.column().max(1))
    })
}

/// Why a text is not JSON; a number that is too large to be read at all is too large.
fn broken(text: &str, error: &serde_json::Error) -> Refusal {
    let words = bare(error);
    if words != "number out of range" {
        return Refusal::new(RefusalCode::NotJson, words);
    }
    let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
    let before = line.get(..error.column()).unwrap_or_default();
    let start = before.rfind(|c: char| !matches!(c, '0'..='9' | '.' | '-' | '+' | 'e' | 'E'));
    let number = before.get(start.map_or(0, |start| start + 1)..).unwrap_or_default();
    Refusal::new(RefusalCode::NumberTooLarge, number.chars().take(40).collect::<String>())
}

/// The words of a JSON error without the place, which is told separately.
pub(super) fn bare(error: &serde_json::Error) -> String {
    let words = error.to_string();
    words.split(" at line ").next().unwrap_or_default().to_owned()
}

/// The JSON pointer of a path.
fn pointer(path: &[String]) -> String {
    path.iter().map(|step| format!("/{}", step.replace('~', "~0").replace('/', "~1"))).collect()
}

#[derive(Default)]
struct State {
    path: Vec<String>,
    records: usize,
    refusal: Option<Refusal>,
}

impl State {
    fn refuse<T, E: de::Error>(&mut self, code: RefusalCode, detail: impl fmt::Display) -> Result<T, E> {
        let error = E::custom(code.code());
        self.refusal.get_or_insert_with(|| Refusal::new(code, detail));
        Err(error)
    }

    fn enter<E: de::Error>(&mut self, step: String) -> Result<(), E> {
        self.path.push(step);
        if self.path.len() > DEEPEST { self.refuse(RefusalCode::TooDeep, DEEPEST) } else { Ok(()) }
    }

    fn text<E: de::Error>(&mut self, text: &str) -> Result<(), E> {
        if text.len() > LONGEST_TEXT && !self.is_version_content() {
            return self.refuse(RefusalCode::TextTooLong, LONGEST_TEXT);
        }
        match text.chars().find(|c| is_invisible(*c) && !matches!(c, '\n' | '\t')) {
            Some(c) => self.refuse(RefusalCode::InvisibleCharacter, format!("U+{:04X}", u32::from(c))),
            None => Ok(()),
        }
    }

    /// Whether the text here is the whole plan of a kept version, which keeps to the limits by itself.
    fn is_version_content(&self) -> bool {
        matches!(self.path.as_slice(), [table, _, field] if table == "versions" && field == "content")
    }

    fn number<E: de::Error>(&mut self, number: f64) -> Result<(), E> {
        if number.abs() <= LARGEST_NUMBER {
            return Ok(());
        }
        self.refuse(RefusalCode::NumberTooLarge, format!("{number:e}"))
    }
}

struct Watched<'a> {
    state: &'a mut State,
}

impl<'de> DeserializeSeed<'de> for Watched<'_> {
    type Value = ();

    fn deserialize<D: de::Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Watched<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<(), E> {
        self.state.number(number as f64)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<(), E> {
        self.state.number(number as f64)
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<(), E> {
        self.state.number(number)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.state.text(text)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let state = self.state;
        for place in 0_usize.. {
            state.enter(place.to_string())?;
            if list.next_element_seed(Watched { state })?.is_none() {
                state.path.pop();
                return Ok(());
            }
            state.records += 1;
            if state.records > MOST_RECORDS {
                return state.refuse(RefusalCode::TooManyRecords, MOST_RECORDS);
            }
            state.path.pop();
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let state = self.state;
        let mut keys = BTreeSet::new();
        while let Some(key) = object.next_key::<String>()? {
            state.enter(key.clone())?;
            state.text(&key)?;
            if !keys.insert(key.clone()) {
                return state.refuse(RefusalCode::DuplicateKey, key);
            }
            object.next_value_seed(Watched { state })?;
            state.path.pop();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> (RefusalCode, String) {
        let refusal = check_json(text).unwrap_err();
        (refusal.code, refusal.place.to_string())
    }

    #[test]
    fn a_key_that_stands_twice_is_refused_at_its_place() {
        assert_eq!(
            refused("{\"a\": {\n\"b\": 1, \"b\": 2}}"),
            (RefusalCode::DuplicateKey, "2:11 /a/b".into())
        );
    }

    #[test]
    fn nesting_is_held_to_its_limit() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(check_json(&nested(64)).is_ok());
        assert_eq!(refused(&nested(65)).0, RefusalCode::TooDeep);
        assert_eq!(refused(&"[".repeat(100_000)).0, RefusalCode::TooDeep);
    }

    #[test]
    fn a_number_is_held_to_its_limit() {
        assert!(check_json("[1e15, -1000000000000000]").is_ok());
        assert_eq!(refused("[1, 1e16]"), (RefusalCode::NumberTooLarge, "1:8 /1".into()));
        assert_eq!(refused("[NaN]").0, RefusalCode::NotJson);
        assert_eq!(refused("{\"a\": 1e999}"), (RefusalCode::NumberTooLarge, "1:11 /a".into()));
        assert_eq!(check_json("[0, -1e999]").unwrap_err().detail, "-1e999");
    }

    #[test]
    fn a_text_is_held_to_its_length_and_to_what_is_shown() {
        assert_eq!(refused(&format!("[\"{}\"]", "a".repeat(65_537))).0, RefusalCode::TextTooLong);
        assert_eq!(refused("{\"a\": \"x\\u202ey\"}"), (RefusalCode::InvisibleCharacter, "1:16 /a".into()));
    }

    #[test]
    fn records_are_counted_over_all_lists() {
        let list = format!("[{}1]", "1,".repeat(60_000));
        assert!(check_json(&list).is_ok());
        assert_eq!(refused(&format!("[{list},{list}]")).0, RefusalCode::TooManyRecords);
    }
}
