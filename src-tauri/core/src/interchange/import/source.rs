//! The files of an import, and what they are.

use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use super::{FileFormat, xml::Element};
use crate::interchange::{
    guard,
    refusal::{Refusal, RefusalCode},
};

/// Under which the identifiers of imported plans are derived.
const NAMESPACE: Uuid = Uuid::from_u128(0x5b1d_6f2e_8c34_4e0a_9f57_21c7_d0a4_6be3);

/// A file to be imported: its name and its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceFile<'a> {
    /// The name, with or without folders; parties without a name of their own are named after it.
    pub name: &'a str,
    /// The content.
    pub bytes: &'a [u8],
}

/// A file whose kind is known and which keeps to the limits.
pub(super) struct Opened<'a> {
    pub(super) name: &'a str,
    pub(super) text: &'a str,
    pub(super) kind: Kind,
}

/// What a file is.
pub(super) enum Kind {
    Plan,
    Genius(Element),
    GeniusWebDomain,
    GeniusWebProfile,
    NegoLog,
}

impl Kind {
    pub(super) fn format(&self) -> FileFormat {
        match self {
            Self::Plan => FileFormat::EntentePlan,
            Self::Genius(_) => FileFormat::Genius,
            Self::GeniusWebDomain | Self::GeniusWebProfile => FileFormat::GeniusWeb,
            Self::NegoLog => FileFormat::NegoLog,
        }
    }
}

impl<'a> SourceFile<'a> {
    /// The file with its kind, or why it is refused.
    pub(super) fn opened(&self) -> Result<Opened<'a>, Refusal> {
        let opened = guard::text_of(self.bytes).and_then(|text| {
            let kind = if text.trim_start().starts_with('<') { xml_kind(text)? } else { json_kind(text)? };
            Ok(Opened { name: self.name, text, kind })
        });
        opened.map_err(|refusal| refusal.inside(self.name))
    }
}

impl Opened<'_> {
    /// The name of the file without folders and ending.
    pub(super) fn stem(&self) -> &str {
        let file = base(self.name);
        file.rsplit_once('.').map_or(file, |(stem, _)| stem)
    }
}

/// The name of a file without folders.
pub(super) fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// The identifier of the plan that files make: equal files, equal identifier.
pub(super) fn identity(files: &[SourceFile<'_>]) -> Uuid {
    let mut content = Vec::new();
    for file in files {
        content.extend_from_slice(format!("{}\0{}\0", base(file.name), file.bytes.len()).as_bytes());
        content.extend_from_slice(file.bytes);
    }
    Uuid::new_v5(&NAMESPACE, &content)
}

fn xml_kind(text: &str) -> Result<Kind, Refusal> {
    let root = Element::read(text)?;
    match root.name.as_str() {
        "negotiation_template" | "utility_space" => Ok(Kind::Genius(root)),
        other => Err(Refusal::new(RefusalCode::UnknownFormat, format!("<{other}>")).on(&root)),
    }
}

/// The keys by which a JSON file is known.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Keys {
    format: Option<Value>,
    issues_values: Option<Value>,
    issue_weights: Option<Value>,
    #[serde(rename = "LinearAdditiveUtilitySpace")]
    linear_additive: Option<Value>,
}

fn json_kind(text: &str) -> Result<Kind, Refusal> {
    guard::check_json(text)?;
    let start = text.len() - text.trim_start().len();
    let before = text.get(..start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(1, |last| last.chars().count() + 1);
    let unknown = |detail: &str| Refusal::new(RefusalCode::UnknownFormat, detail).on_line(line, column);
    let keys: Keys = serde_json::from_str(text).map_err(|_| unknown(&beginning(text)))?;
    match keys {
        Keys { format: Some(_), .. } => Ok(Kind::Plan),
        Keys { linear_additive: Some(_), .. } => Ok(Kind::GeniusWebProfile),
        Keys { issues_values: Some(_), .. } => Ok(Kind::GeniusWebDomain),
        Keys { issue_weights: Some(_), .. } => Ok(Kind::NegoLog),
        Keys { .. } => {
            let found: Value = serde_json::from_str(text).unwrap_or_default();
            let key = found.as_object().and_then(|object| object.keys().next());
            Err(unknown(&key.map_or_else(|| beginning(text), |key| format!("“{key}”"))))
        }
    }
}

/// How a text begins, to be recognised by.
fn beginning(text: &str) -> String {
    text.trim_start().chars().take(20).collect()
}
