//! Issues, options, positions and constraints, as the file writes them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{origin::OriginRow, row::rows};
use crate::{
    Ratio,
    model::{
        Condition, Constraint, ConstraintId, Issue, IssueId, IssueKind, IssueOption, Name, NumericRange,
        OptionId, PartyId, Position, PositionId, RangeError, Words,
    },
};

rows! {
    /// A point that must be settled.
    IssueRow for Issue {
        one { id: IssueId, name: Name, kind: KindRow }
    }

    /// One way to settle one issue.
    OptionRow for IssueOption {
        one { id: OptionId, name: Name }
    }

    /// What a party said it wants on an issue: recorded, never weighed.
    PositionRow for Position {
        one { id: PositionId, issue: IssueId, party: PartyId, words: Words, provenance: OriginRow }
    }

    /// Choices that cannot go together.
    ConstraintRow for Constraint {
        one { id: ConstraintId, provenance: OriginRow }
        maybe { reason: Words }
        many {
            /// A package for which all of these hold is not possible.
            when: Condition,
        }
    }
}

/// What can be chosen for an issue.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum KindRow {
    /// One of the listed options, in plan order.
    Listed(Vec<OptionRow>),
    /// An amount in a range.
    Numeric(RangeText),
}

impl From<IssueKind> for KindRow {
    fn from(kind: IssueKind) -> Self {
        match kind {
            IssueKind::Listed(options) => Self::Listed(options.into_iter().map(Into::into).collect()),
            IssueKind::Numeric(range) => Self::Numeric(RangeText(range)),
        }
    }
}

impl From<KindRow> for IssueKind {
    fn from(kind: KindRow) -> Self {
        match kind {
            KindRow::Listed(options) => Self::Listed(options.into_iter().map(Into::into).collect()),
            KindRow::Numeric(range) => Self::Numeric(range.0),
        }
    }
}

/// A range that has been checked on its way in.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "RangeRow", into = "RangeRow")]
#[schemars(with = "RangeRow")]
pub(crate) struct RangeText(NumericRange);

/// The amounts that can be chosen: lower, lower + step, … up to upper; a step of "0" means any amount between.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RangeRow {
    lower: Ratio,
    upper: Ratio,
    step: Ratio,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<Name>,
}

impl TryFrom<RangeRow> for RangeText {
    type Error = RangeError;

    fn try_from(row: RangeRow) -> Result<Self, RangeError> {
        NumericRange::new(row.lower, row.upper, row.step, row.unit).map(Self)
    }
}

impl From<RangeText> for RangeRow {
    fn from(range: RangeText) -> Self {
        Self {
            lower: range.0.lower().clone(),
            upper: range.0.upper().clone(),
            step: range.0.step().clone(),
            unit: range.0.unit().cloned(),
        }
    }
}
