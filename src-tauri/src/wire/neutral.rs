//! A neutral’s case, as the page shows it: who sent a sheet, what was asked, and the last result. Nothing that stands in a
//! sheet is among it.

use entente_core::{
    model::Name,
    sheet::{Answer, LogEntry, Query, ResultPackage, Room, SheetResult},
};
use serde::Serialize;
use ts_rs::TS;

use super::exchange::PersonCard;

/// A case that is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CaseView {
    /// Who has sent a sheet.
    pub senders: Vec<PersonCard>,
    /// Every question that was asked, the first one first.
    pub log: Vec<CaseQuestionView>,
    /// The answer to the last question since the case was opened.
    pub result: Option<ResultView>,
}

/// A question that was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CaseQuestionView {
    /// Its number, from 1.
    pub number: u32,
    /// What was asked; its words are `case.query.<code>`.
    pub query: Query,
    /// On which day.
    pub day: String,
}

impl From<&LogEntry> for CaseQuestionView {
    fn from(entry: &LogEntry) -> Self {
        Self { number: entry.number, query: entry.query, day: entry.day.to_string() }
    }
}

/// What the neutral hands out, word for word the same for all parties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ResultView {
    /// What all parties call the matter.
    pub case: Name,
    /// Whose sheets were laid together.
    pub parties: Vec<Name>,
    /// What was asked.
    pub query: Query,
    /// Whether there is room, where that was asked.
    pub room: Option<Room>,
    /// The packages of the answer, in words.
    pub packages: Vec<Vec<ChosenView>>,
}

/// What is chosen for an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ChosenView {
    /// The issue.
    pub issue: Name,
    /// The option, or the amount with its unit.
    pub choice: String,
}

impl From<&SheetResult> for ResultView {
    fn from(result: &SheetResult) -> Self {
        let (room, packages) = match &result.answer {
            Answer::Room(room) => (Some(*room), Vec::new()),
            Answer::Candidates(packages) | Answer::Rule(packages) => {
                (None, packages.iter().map(chosen).collect())
            }
        };
        let (case, parties) = (result.case.clone(), result.parties.clone());
        Self { case, parties, query: result.answer.query(), room, packages }
    }
}

fn chosen(package: &ResultPackage) -> Vec<ChosenView> {
    let row = package.choices.iter();
    row.map(|row| ChosenView { issue: row.issue.clone(), choice: row.choice.clone() }).collect()
}
