//! Conditions on what is chosen, used by shifts and constraints.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{IssueId, OptionId};
use crate::Ratio;

/// Holds when the choice for one issue is among those named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The issue.
    pub issue: IssueId,
    /// The choices for which the condition holds.
    pub choices: Choices,
}

/// Choices of one issue.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Choices {
    /// Any of these options of a listed issue.
    AnyOf(Vec<OptionId>),
    /// Any amount from one to another, both included, of a numeric issue.
    Between {
        /// The smallest amount.
        from: Ratio,
        /// The largest amount.
        to: Ratio,
    },
}
