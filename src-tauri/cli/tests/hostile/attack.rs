//! One hostile file, and what has to be said of it.

use std::{collections::BTreeMap, fmt, sync::LazyLock};

static ENGLISH: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../../ui/src/messages/en.json")).unwrap());

/// What a file attacks with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    Depth,
    Size,
    DuplicateKey,
    NotANumber,
    HugeNumber,
    WrongType,
    Cycle,
    Dangling,
    Unseen,
    Truncated,
    NewerVersion,
    DocumentType,
    Twice,
    NoPlan,
}

impl Class {
    pub const ALL: [Self; 14] = [
        Self::Depth,
        Self::Size,
        Self::DuplicateKey,
        Self::NotANumber,
        Self::HugeNumber,
        Self::WrongType,
        Self::Cycle,
        Self::Dangling,
        Self::Unseen,
        Self::Truncated,
        Self::NewerVersion,
        Self::DocumentType,
        Self::Twice,
        Self::NoPlan,
    ];
}

/// Where in a file something is.
#[derive(Clone, Debug)]
pub enum Place {
    /// At a JSON pointer.
    Pointer(String),
    /// On a line, from 1.
    Line(usize),
    /// At an XML element on a line.
    Element(usize, &'static str),
    /// At something that is called by its name.
    Named(&'static str),
    /// The file as a whole: it is too large to be opened.
    File,
}

/// A hostile file with the place that has to be named and the key of the sentence that fits.
#[derive(Clone, Debug)]
pub struct Attack {
    pub class: Class,
    pub content: Vec<u8>,
    pub place: Place,
    pub key: &'static str,
}

impl Attack {
    pub fn new(class: Class, content: impl Into<Vec<u8>>, place: Place, key: &'static str) -> Self {
        Self { class, content: content.into(), place, key }
    }

    /// Whether what is said begins with the file and the place.
    pub fn is_placed(&self, said: &str) -> bool {
        let Some((place, _)) = said.strip_prefix("hostile").and_then(|said| said.split_once(": ")) else {
            return false;
        };
        let parts: Vec<&str> = place.split_whitespace().collect();
        let is_line = |part: Option<&&str>, line: usize| {
            let numbers = part.and_then(|part| part.split_once(':'));
            numbers.is_some_and(|(own, column)| {
                own == line.to_string() && column.parse::<usize>().is_ok_and(|at| at > 0)
            })
        };
        match &self.place {
            Place::Pointer(pointer) => parts.last() == Some(&pointer.as_str()),
            Place::Line(line) => is_line(parts.first(), *line),
            Place::Element(line, name) => {
                is_line(parts.first(), *line) && parts.last() == Some(&format!("<{name}>").as_str())
            }
            Place::Named(name) => parts == [*name],
            Place::File => parts.is_empty(),
        }
    }

    /// Whether what is said is the sentence of the key, whatever fills its places.
    pub fn fits(&self, said: &str) -> bool {
        let mut rest = said;
        let sentence = &ENGLISH[self.key];
        for piece in sentence.split(['{', '}']).step_by(2) {
            let Some(at) = rest.find(piece) else { return false };
            rest = &rest[at + piece.len()..];
        }
        true
    }
}

impl fmt::Display for Attack {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: String = String::from_utf8_lossy(&self.content).chars().take(80).collect();
        write!(out, "{:?} at {:?}, {}: {shown:?}", self.class, self.place, self.key)
    }
}
