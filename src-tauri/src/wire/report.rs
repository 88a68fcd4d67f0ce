//! Reports, as the page asks for them.

use std::collections::BTreeMap;

use entente_core::{
    audience::Audience,
    model::{Choice, IssueId},
    report::{Extent, Paper},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a report is to tell.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportRequest {
    /// To whom.
    pub audience: Audience,
    /// How much.
    pub extent: Extent,
    /// The outcomes, in the order in which they are told.
    pub outcomes: Vec<BTreeMap<IssueId, Choice>>,
    /// The paper.
    pub paper: Paper,
}

/// The form of the file that a report is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportForm {
    /// A page for a browser.
    Html,
    /// Pages to print.
    Pdf,
}

/// A report to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ReportView {
    /// The whole page, as it would be exported.
    pub html: String,
}
