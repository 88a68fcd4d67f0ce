//! Reports: a plan, or some of its outcomes, as pages to print and to hand over.
//!
//! [`report`] makes a document of blocks for an audience; what another audience may not see is left out by
//! [`crate::audience`] before anything is looked at or computed. [`html`] writes the document as one page that needs
//! nothing beside it: no script, no font, no picture from elsewhere. [`feet`] writes what stands at the foot of each page
//! once it is known how many there are.

mod block;
mod foot;
mod grid;
mod html;
mod later;
mod outcome;
mod plan;
mod table;
#[cfg(test)]
mod tests;
mod typeface;

use std::collections::BTreeMap;

use jiff::civil::Date;

pub use block::{Block, Firmness, LevelLine, Line, PartyMark, Sheet, SheetKind, Span, Told};
pub use foot::feet;
pub use html::{Setting, Words, html};

use crate::{
    audience::{Audience, shared},
    engine::proposal::AnalysisError,
    model::{Choice, Fault, IssueId, Name, Plan, code::coded},
};

coded! {
    /// The paper that a report is laid out for.
    pub enum Paper {
        /// 210 by 297 millimetres.
        A4 = "a4",
        /// 8.5 by 11 inches.
        Letter = "letter",
    }
}

coded! {
    /// How much of a plan a report tells.
    pub enum Extent {
        /// The whole plan, and the chosen outcomes.
        Plan = "plan",
        /// The chosen outcomes alone, a sheet for each.
        Outcomes = "outcomes",
    }
}

/// What a report is to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// To whom.
    pub audience: Audience,
    /// How much.
    pub extent: Extent,
    /// The outcomes, in the order in which they are told.
    pub outcomes: Vec<BTreeMap<IssueId, Choice>>,
    /// The paper.
    pub paper: Paper,
    /// The day it is made.
    pub day: Date,
}

/// A report, ready to be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The name of the plan.
    pub name: Name,
    /// To whom it is told.
    pub audience: Audience,
    /// The paper.
    pub paper: Paper,
    /// The day it was made.
    pub day: Date,
    /// Its sheets; each begins on a page of its own.
    pub sheets: Vec<Sheet>,
}

/// Says why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// What an audience may see makes no plan.
    #[error("what this audience may see makes no plan")]
    Shared(Vec<Fault>),
    /// A chosen outcome is not on the table.
    #[error("outcome {0} is not on the table")]
    NotOnTheTable(usize),
    /// The packages of the plan cannot be looked at.
    #[error(transparent)]
    Analysis(#[from] AnalysisError),
}

/// A report on a plan.
///
/// # Errors
///
/// When a chosen outcome is not on the table, or nothing can be said of the packages of the plan.
pub fn report(own: &Plan, choices: &Choices) -> Result<Report, ReportError> {
    let plan = match choices.audience {
        Audience::Own => own.clone(),
        Audience::Joint => shared(own).map_err(ReportError::Shared)?,
    };
    let titles = outcome::titles(&plan, &choices.outcomes);
    let mut sheets = outcome::sheets(&plan, &choices.outcomes, &titles, choices.extent)?;
    match choices.extent {
        Extent::Outcomes => {}
        Extent::Plan => {
            sheets.insert(0, plan::sheet(&plan));
            sheets.extend(later::sheet(&plan));
        }
    }
    let (audience, paper, day) = (choices.audience, choices.paper, choices.day);
    Ok(Report { name: plan.name.clone(), audience, paper, day, sheets })
}
