//! Identifiers: one type for each kind of row, so that none can stand in for another.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! identifiers {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(#[schemars(with = "String")] Uuid);

        impl $name {
            /// The identifier as a plain UUID.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(out)
            }
        }
    )+};
}

identifiers! {
    /// Names a plan.
    PlanId,
    /// Names a party.
    PartyId,
    /// Names a stakeholder.
    StakeholderId,
    /// Names an issue.
    IssueId,
    /// Names an option of an issue.
    OptionId,
    /// Names a position.
    PositionId,
    /// Names a value.
    ValueId,
    /// Names a criterion.
    CriterionId,
    /// Names a reading.
    ReadingId,
    /// Names a shift.
    ShiftId,
    /// Names a constraint.
    ConstraintId,
    /// Names a question.
    QuestionId,
    /// Names a kept package.
    PackageId,
    /// Names a kept version.
    VersionId,
    /// Names the logged pass of a soft gate.
    PassId,
}
