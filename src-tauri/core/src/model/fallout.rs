//! What an agreement disturbs, for whom, and what would soften it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    FalloutId, MitigationId, Name, OptionId, PackageId, Provenance, StakeholderId, Words, code::coded,
};

/// What a package or an option disturbs for a stakeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallout {
    /// Its identifier.
    pub id: FalloutId,
    /// What disturbs.
    pub of: FalloutOf,
    /// For whom.
    pub stakeholder: StakeholderId,
    /// How badly.
    pub severity: Severity,
    /// What is disturbed.
    pub words: Words,
    /// Where it comes from.
    pub provenance: Provenance,
    /// What would soften it.
    pub mitigations: Vec<Mitigation>,
}

/// What disturbs a stakeholder.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum FalloutOf {
    /// A kept package.
    Package(PackageId),
    /// An option, in whatever package it is chosen.
    Option(OptionId),
}

coded! {
    /// How badly something is disturbed.
    pub enum Severity {
        /// It is felt and passes.
        Slight = "slight",
        /// It takes getting used to.
        Marked = "marked",
        /// It cannot be lived with as it is.
        Severe = "severe",
    }
}

/// What would soften a fallout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mitigation {
    /// Its identifier.
    pub id: MitigationId,
    /// What would be done.
    pub words: Words,
    /// Whether those who are disturbed accept it.
    pub state: MitigationState,
    /// Who has said so.
    pub said_by: Option<Name>,
}

coded! {
    /// Whether those who are disturbed accept what would soften it.
    pub enum MitigationState {
        /// It is a proposal.
        Proposed = "proposed",
        /// They accept it.
        Accepted = "accepted",
        /// They do not.
        Declined = "declined",
    }
}
