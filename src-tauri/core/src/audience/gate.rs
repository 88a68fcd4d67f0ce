//! The last gate: what goes out is looked through, byte for byte, for everything that was not meant to go.
//!
//! What may go is told by what a person ticked, never by what stands in the file, so that a text that came into it by
//! mistake is found there.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use jiff::{Timestamp, civil::Date};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    Ratio,
    interchange::{cells, export, schema},
    model::{Plan, PlanParts},
};

/// The shortest text, in characters, that is looked for.
pub const SHORTEST_TEXT: usize = 5;
/// The fewest digits of a number that is looked for; what is shorter stands everywhere.
pub const FEWEST_DIGITS: usize = 3;

/// Something private that stands in what was to go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The private field, as `table/field` of the plan.
    pub place: String,
    /// The private text or number.
    pub private: String,
    /// The outgoing text in which it stands.
    pub found: String,
}

/// The exact text that is to go out, and what holds it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    text: String,
    hits: Vec<Hit>,
}

impl Outgoing {
    /// Holds a text against the secrets of the plan it was made of.
    pub fn at_the_gate(text: String, secrets: &Secrets) -> Self {
        Self { hits: secrets.found_in(&text), text }
    }

    /// Holds a table for a spreadsheet, cell by cell, against the secrets of the plan it was made of. The words of the
    /// catalogue are nobody's.
    pub fn table_at_the_gate(table: String, catalogue: &BTreeSet<String>, secrets: &Secrets) -> Self {
        let leaves: BTreeSet<String> =
            cells(&table).into_iter().filter(|cell| !catalogue.contains(cell)).collect();
        Self { hits: leaves.iter().flat_map(|leaf| secrets.found_in_text(leaf)).collect(), text: table }
    }

    /// The exact text, to be looked at.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What holds it back.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// The same text, to be written, or what holds it back.
    pub fn released(&self) -> Result<&str, &[Hit]> {
        if self.hits.is_empty() { Ok(&self.text) } else { Err(&self.hits) }
    }
}

/// What of a plan must not go out, with the field it stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Secrets {
    texts: BTreeMap<String, (String, String)>,
    numbers: BTreeMap<String, String>,
}

/// What may go out: the texts and numbers of what was ticked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowed {
    texts: BTreeSet<String>,
    numbers: BTreeSet<String>,
}

impl Allowed {
    /// Lets everything go out that people wrote in a plan, kept versions aside.
    pub fn everything(plan: &Plan) -> Self {
        let Secrets { texts, numbers } = Secrets::of(plan, &Self::default());
        Self { texts: texts.into_keys().collect(), numbers: numbers.into_keys().collect() }
    }

    /// Lets a text go out.
    pub fn text(&mut self, text: impl ToString) {
        self.texts.insert(text.to_string().to_lowercase());
    }

    /// Lets the texts that are there go out.
    pub fn texts<T: ToString>(&mut self, texts: impl IntoIterator<Item = T>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    /// Lets a number go out.
    pub fn number(&mut self, number: &Ratio) {
        self.numbers.insert(number.to_string());
    }
}

/// Every code that a file can hold: words of the format and nobody's own.
static CODES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut found = BTreeSet::new();
    codes(&serde_json::from_str(&schema()).unwrap_or_default(), &mut found);
    found
});

fn codes(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(fields) => {
            let named = fields.get("enum").and_then(Value::as_array).into_iter().flatten();
            let named = named.chain(fields.get("const")).filter_map(Value::as_str);
            found.extend(named.map(str::to_owned));
            fields.values().for_each(|value| codes(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| codes(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Whether a text is an identifier, a moment, a day or a code: nothing that a person wrote.
fn is_written_by_nobody(text: &str) -> bool {
    Uuid::try_parse(text).is_ok()
        || text.parse::<Timestamp>().is_ok()
        || text.parse::<Date>().is_ok()
        || CODES.contains(text)
}

impl Secrets {
    /// Everything in a plan that people wrote, kept versions aside, save what may go out.
    pub fn of(plan: &Plan, allowed: &Allowed) -> Self {
        let mut parts = PlanParts::clone(plan);
        parts.versions.clear();
        let file = Plan::new(parts).map(|plan| export(&plan)).unwrap_or_default();
        let mut secrets = Self::default();
        secrets.add(&serde_json::from_str(&file).unwrap_or_default(), "", allowed);
        secrets.numbers.retain(|number, _| !allowed.numbers.contains(number));
        secrets
    }

    fn add(&mut self, value: &Value, place: &str, allowed: &Allowed) {
        match value {
            Value::String(text)
                if is_written_by_nobody(text) || allowed.texts.contains(&text.to_lowercase()) => {}
            Value::String(text) => {
                let inside = said(text).into_iter();
                for number in inside.filter(|number| digits(number) >= FEWEST_DIGITS) {
                    self.numbers.entry(number).or_insert_with(|| place.to_owned());
                }
                if text.chars().count() >= SHORTEST_TEXT && text.parse::<Ratio>().is_err() {
                    let told = (text.clone(), place.to_owned());
                    self.texts.entry(text.to_lowercase()).or_insert(told);
                }
            }
            Value::Object(fields) => {
                for (name, value) in fields {
                    let named = Uuid::try_parse(name).is_err();
                    let apart = if place.is_empty() || !named { "" } else { "/" };
                    let name = if named { name.as_str() } else { "" };
                    self.add(value, &format!("{place}{apart}{name}"), allowed);
                }
            }
            Value::Array(rows) => rows.iter().for_each(|row| self.add(row, place, allowed)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// What of it stands in a JSON text that is to go out.
    pub fn found_in(&self, outgoing: &str) -> Vec<Hit> {
        let mut leaves = BTreeSet::new();
        written(&serde_json::from_str(outgoing).unwrap_or(Value::String(outgoing.to_owned())), &mut leaves);
        leaves.iter().flat_map(|leaf| self.found_in_text(leaf)).collect()
    }

    /// What of it stands in one text that is to go out.
    pub fn found_in_text(&self, text: &str) -> Vec<Hit> {
        let low = text.to_lowercase();
        let texts = self.texts.iter().filter(|(private, _)| low.contains(private.as_str()));
        let texts = texts.map(|(_, (private, place))| (place, private));
        let said: BTreeSet<String> = said(text).into_iter().collect();
        let numbers = self.numbers.iter().filter(|(number, _)| said.contains(*number));
        let numbers = numbers.map(|(number, place)| (place, number));
        let hit = |(place, private): (&String, &String)| Hit {
            place: place.clone(),
            private: private.clone(),
            found: text.to_owned(),
        };
        texts.chain(numbers).map(hit).collect()
    }
}

/// Every text and number of a file that somebody may have written.
fn written(value: &Value, leaves: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if !is_written_by_nobody(text) => drop(leaves.insert(text.clone())),
        Value::Number(number) => drop(leaves.insert(number.to_string())),
        Value::Array(rows) => rows.iter().for_each(|row| written(row, leaves)),
        Value::Object(fields) => fields.values().for_each(|value| written(value, leaves)),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

fn digits(number: &str) -> usize {
    number.chars().filter(char::is_ascii_digit).count()
}

/// The numbers that a text says: the one that it is, with its sign and its fraction, else those that stand in it.
fn said(text: &str) -> Vec<String> {
    text.parse::<Ratio>().map_or_else(|_| numbers(text), |number| vec![number.to_string()])
}

/// The numbers that a text names, without what parts thousands.
fn numbers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut number = String::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let followed = rest.peek().is_some_and(char::is_ascii_digit);
        match c {
            '0'..='9' => number.push(c),
            ',' | '.' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' if !number.is_empty() && followed => {
                let ahead = rest.clone().take_while(char::is_ascii_digit).count();
                if ahead == FEWEST_DIGITS {
                    continue;
                }
                if c == '.' || c == ',' {
                    number.push('.');
                } else {
                    found.push(std::mem::take(&mut number));
                }
            }
            _ if number.is_empty() => {}
            _ => found.push(std::mem::take(&mut number)),
        }
    }
    found.push(number);
    let exact = |text: String| text.parse::<Ratio>().ok().map(|number| number.to_string());
    found.into_iter().filter_map(exact).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::Example;

    #[test]
    fn a_number_is_known_however_its_thousands_are_parted() {
        for text in ["up to 185,000 in all", "185.000", "€185 000.", "a185'000b", "185000"] {
            assert_eq!(numbers(text), ["185000"], "{text}");
        }
        assert_eq!(numbers("7.5 of 12"), ["15/2", "12"]);
    }

    #[test]
    fn a_private_text_is_found_inside_another_and_in_other_letters() {
        let plan = Example::Workshop.plan().unwrap();
        let secrets = Secrets::of(&plan, &Allowed::default());
        let statement = plan.criteria[0].statement.to_string().to_uppercase();
        let hits = secrets.found_in(&serde_json::json!({ "x": [format!("so: {statement}!")] }).to_string());
        assert!(hits.iter().any(|hit| hit.place == "criteria/statement"), "{hits:?}");
    }

    #[test]
    fn what_is_ticked_may_go_and_words_of_the_format_are_nobodys() {
        let plan = Example::Workshop.plan().unwrap();
        let mut allowed = Allowed::default();
        allowed.texts(plan.issues.iter().map(|row| &row.name));
        let names = plan.issues.iter().map(|row| row.name.to_string());
        let outgoing: Vec<String> =
            names.chain(["essential".to_owned(), "one_of_several".to_owned()]).collect();
        let hits = Secrets::of(&plan, &allowed).found_in(&serde_json::to_string(&outgoing).unwrap());
        assert_eq!(hits, []);
    }
}
