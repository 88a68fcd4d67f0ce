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
    /// Names a line between two on the map.
    InfluenceId,
    /// Names what criteria of several parties have to do with each other.
    GroundId,
    /// Names what a party has of time, courage or means.
    CircumstanceId,
    /// Names an idea.
    IdeaId,
    /// Names a standard, a mandate or a deadline.
    StandardId,
    /// Names an event that may happen.
    EventId,
    /// Names a contingent term.
    TermId,
    /// Names a fallout.
    FalloutId,
    /// Names what would soften a fallout.
    MitigationId,
    /// Names an offer.
    OfferId,
    /// Names a line of a conversation plan.
    TalkLineId,
    /// Names an agreement.
    AgreementId,
    /// Names what somebody has promised to do.
    CommitmentId,
}
