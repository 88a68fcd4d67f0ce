//! What is kept: packages, versions of the plan, and the log of gates that were passed.

use std::collections::BTreeMap;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AdviceCode, IssueId, Name, OptionId, PackageId, PassId, RowKey, VersionId, Words};
use crate::Ratio;

/// What is chosen for one issue.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// An option of a listed issue.
    Option(OptionId),
    /// An amount of a numeric issue.
    Amount(Ratio),
}

/// A package that a person kept: one choice for every issue there was at that moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// Its identifier.
    pub id: PackageId,
    /// What it is called.
    pub title: Name,
    /// What is chosen.
    pub choices: BTreeMap<IssueId, Choice>,
    /// Why it was kept.
    pub reason: Option<Words>,
    /// The rows it rests on that have changed since it was kept, or last looked at: with any, it wants a fresh look.
    pub changed: Vec<RowKey>,
    /// Who kept it.
    pub by: Name,
    /// When it was kept.
    pub at: Timestamp,
}

/// A frozen copy of the plan with a name and a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptVersion {
    /// Its identifier.
    pub id: VersionId,
    /// What it is called.
    pub name: Name,
    /// Why it was kept.
    pub reason: Option<Words>,
    /// Who kept it.
    pub by: Name,
    /// When it was kept.
    pub at: Timestamp,
    /// The plan as an `entente-plan` file, without its own kept versions.
    pub content: String,
}

/// The log entry of a soft gate that was passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatePass {
    /// Its identifier.
    pub id: PassId,
    /// The advice that was passed.
    pub gate: AdviceCode,
    /// Why, in the words of the person who passed it.
    pub reason: Option<Words>,
    /// Who passed it.
    pub by: Name,
    /// When.
    pub at: Timestamp,
}
