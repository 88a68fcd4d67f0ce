//! What a report is made of: sheets of blocks, without a word of any language of its own.

use crate::{
    Ratio,
    engine::{LevelSpan, WinLabel},
    model::Name,
};

/// A sentence of the catalogue, and what fills its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The key of the sentence.
    pub key: String,
    /// What fills its places.
    pub with: Vec<(&'static str, String)>,
}

impl Told {
    /// A sentence without places.
    pub fn plain(key: impl Into<String>) -> Self {
        Self { key: key.into(), with: Vec::new() }
    }

    /// The same sentence with one more place filled.
    #[must_use]
    pub fn with(mut self, place: &'static str, text: impl ToString) -> Self {
        self.with.push((place, text.to_string()));
        self
    }
}

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Words of the app.
    Told(Told),
    /// Words of a person.
    Said(String),
    /// What a row is called.
    Named(String),
    /// What was decided, set off.
    Strong(String),
    /// Words of the app, one after another.
    Listed(Vec<Told>),
    /// Words of the app beside those of people, set small.
    Aside(Told),
    /// What is noted beside the words of people, set small.
    Note(String),
    /// A party, by its shape and name.
    Party(PartyMark),
    /// The mark of an essential criterion.
    Essential,
    /// The mark of a guess.
    Guess(Told),
    /// The mark of what is not known yet.
    Unknown(Told),
}

impl Span {
    /// Words of the app without places.
    pub fn told(key: impl Into<String>) -> Self {
        Self::Told(Told::plain(key))
    }

    /// Words of the app without places, set small.
    pub fn aside(key: impl Into<String>) -> Self {
        Self::Aside(Told::plain(key))
    }

    /// Words of a person in marks.
    pub fn quoted(words: impl ToString) -> Self {
        Self::Said(format!("“{}”", words.to_string()))
    }

    /// Words of a person.
    pub fn said(words: impl ToString) -> Self {
        Self::Said(words.to_string())
    }

    /// What a row is called.
    pub fn named(name: impl ToString) -> Self {
        Self::Named(name.to_string())
    }
}

/// A line of spans, one space between two.
pub type Line = Vec<Span>;

/// A party as a report shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyMark {
    /// Its place in plan order, from 0: gives it colour and shape.
    pub index: usize,
    /// Its name.
    pub name: Name,
}

/// A part of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Blocks under a heading.
    Section {
        /// The heading.
        title: Told,
        /// The blocks.
        blocks: Vec<Block>,
    },
    /// Blocks under a heading that names a party.
    Of {
        /// The party.
        party: PartyMark,
        /// What is said beside its name.
        note: Option<Told>,
        /// The blocks.
        blocks: Vec<Block>,
    },
    /// A line of text.
    Text(Line),
    /// Words of a person, set large.
    Lead(String),
    /// A small remark.
    Remark(Line),
    /// Rows under column heads; without heads, the first cell of a row is what the row is about.
    Table {
        /// The heads, or none.
        heads: Vec<Told>,
        /// The rows, each with as many cells as the first.
        rows: Vec<Vec<Line>>,
    },
    /// How far a package goes for one party.
    Levels(Vec<LevelLine>),
    /// Blocks beside each other.
    Columns(Vec<Vec<Block>>),
    /// What may be said of a package.
    Label {
        /// The label; nothing in a plan of one party.
        label: Option<WinLabel>,
        /// What is said beside it.
        note: Told,
    },
}

/// How far a package goes for one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelLine {
    /// The criterion.
    pub statement: String,
    /// Whose it is, by the place in plan order.
    pub party: usize,
    /// The lowest it can be, in whole levels, for drawing.
    pub low: u8,
    /// The highest it can be, in whole levels, for drawing.
    pub high: u8,
    /// The level, or both ends of it.
    pub shown: String,
    /// From which level on it is enough; nothing for one that is not essential.
    pub needed: Option<u8>,
    /// How firm the level is.
    pub firmness: Firmness,
}

/// How firm a level is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Firmness {
    /// Said, seen or observed.
    Firm,
    /// Something behind it is a guess.
    Guessed,
    /// Something behind it is not known.
    Unknown,
}

/// A level as it is written.
pub fn shown(span: &LevelSpan) -> String {
    match span.known() {
        Some(level) => level.rounded(2),
        None => format!("{}–{}", span.low.rounded(2), span.high.rounded(2)),
    }
}

/// The whole levels at or below a level, for drawing.
pub fn whole(level: &Ratio) -> u8 {
    (0..=3).rev().find(|whole| *level >= Ratio::from(i64::from(*whole))).unwrap_or(0)
}

/// One or more pages that begin anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it tells.
    pub kind: SheetKind,
    /// What it is called, in the words of its people.
    pub title: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// What a sheet tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetKind {
    /// The plan: people, what is on the table, what it stands for, criteria.
    Plan,
    /// One outcome.
    Outcome,
    /// What goes with the plan: common ground, fallout, what was said and agreed.
    Later,
}

impl SheetKind {
    /// The key of the words over its title.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Plan => "report.sheet_plan",
            Self::Outcome => "report.sheet_outcome",
            Self::Later => "report.sheet_later",
        }
    }
}
