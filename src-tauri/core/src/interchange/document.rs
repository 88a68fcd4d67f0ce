//! JSON files with a head that says what they are: one door in, one way out, whatever the format.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use uuid::Uuid;

use super::{
    guard,
    refusal::{Refusal, RefusalCode},
};

/// What a text says, once it keeps to the limits and its head names the format and a version that is known.
pub(crate) fn read<T: DeserializeOwned>(text: &str, format: &str, newest: u32) -> Result<T, Refusal> {
    guard::check_length(text.len() as u64)?;
    guard::check_json(text)?;
    check_head(text, format, newest)?;
    let mut source = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut source).map_err(misshapen)
}

/// The text of a document: its head, then its fields in alphabetical order; equal documents give equal bytes.
pub(crate) fn write(document: &impl Serialize) -> String {
    let mut fields = match serde_json::to_value(document).unwrap_or_default() {
        Value::Object(fields) => fields,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Default::default()
        }
    };
    let head = ["format", "version", "contains"].map(|key| (key, fields.remove(key).unwrap_or_default()));
    let mut body = Value::Object(fields);
    body.sort_all_objects();
    let head: String = head.iter().map(|(key, value)| format!("  \"{key}\": {value},\n")).collect();
    let body = format!("{body:#}");
    format!("{{\n{head}{}\n", body.trim_start_matches("{\n"))
}

/// Calls rows otherwise: every text and key that is an identifier is replaced by what it is to be called.
pub(crate) fn rename(value: &mut Value, name: &mut dyn FnMut(Uuid) -> Uuid) {
    match value {
        Value::String(text) => {
            if let Ok(id) = Uuid::try_parse(text) {
                *text = name(id).to_string();
            }
        }
        Value::Array(rows) => rows.iter_mut().for_each(|row| rename(row, name)),
        Value::Object(fields) => {
            for (key, mut value) in std::mem::take(fields) {
                rename(&mut value, name);
                let key = Uuid::try_parse(&key).map_or(key, |id| name(id).to_string());
                fields.insert(key, value);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The word by which the format of a JSON text is known, when it says one.
pub fn format_of(text: &str) -> Option<String> {
    let head: Head = serde_json::from_str(text).ok()?;
    head.format?.as_str().map(str::to_owned)
}

/// Enough of a file to tell whether it can be read.
#[derive(Deserialize)]
struct Head {
    format: Option<Value>,
    version: Option<Value>,
}

fn check_head(text: &str, format: &str, newest: u32) -> Result<(), Refusal> {
    let head: Head = serde_json::from_str(text)
        .map_err(|error| Refusal::new(RefusalCode::UnknownFormat, guard::bare(&error)))?;
    if head.format.as_ref().and_then(Value::as_str) != Some(format) {
        let found = head.format.map(|format| format.to_string()).unwrap_or_default();
        return Err(Refusal::new(RefusalCode::UnknownFormat, found).at("/format"));
    }
    match head.version.as_ref().and_then(Value::as_u64) {
        Some(version) if version > 0 && version <= u64::from(newest) => Ok(()),
        Some(version) if version > u64::from(newest) => {
            Err(Refusal::new(RefusalCode::NewerVersion, version).at("/version"))
        }
        Some(_) | None => {
            let missing = || "missing field `version`".to_owned();
            let found = head.version.map_or_else(missing, |version| version.to_string());
            Err(Refusal::new(RefusalCode::WrongShape, found).at("/version"))
        }
    }
}

/// Where and how a JSON text is of another shape than it must be.
pub(crate) fn misshapen(error: serde_path_to_error::Error<serde_json::Error>) -> Refusal {
    let steps = error.path().iter().map(|step| format!("/{step}").replace(['[', ']'], ""));
    let pointer: String = steps.collect();
    let inner = error.inner();
    Refusal::new(RefusalCode::WrongShape, guard::bare(inner))
        .at(pointer)
        .on_line(inner.line(), inner.column())
}
