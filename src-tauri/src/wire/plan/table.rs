//! Issues, options, positions and constraints.

use std::collections::BTreeSet;

use entente_core::{
    Ratio,
    model::{
        Condition, Constraint, ConstraintId, Issue, IssueId, IssueOption, Name, NumericRange, OptionId,
        PartyId, PlanParts, Position, PositionId, RatedAt, Words,
    },
};
use serde::Serialize;
use ts_rs::TS;

use super::ProvenanceView;
use crate::wire::figure::AmountView;

/// A point that must be settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct IssueView {
    /// Its identifier.
    pub id: IssueId,
    /// What it is called.
    pub name: Name,
    /// The listed options, in plan order; none for a numeric issue.
    pub options: Vec<OptionView>,
    /// The amounts of a numeric issue; nothing for a listed one.
    pub range: Option<RangeView>,
}

/// One way to settle one issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OptionView {
    /// Its identifier.
    pub id: OptionId,
    /// What it is called.
    pub name: Name,
}

/// The amounts of a numeric issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RangeView {
    /// The smallest amount.
    pub lower: AmountView,
    /// The largest amount.
    pub upper: AmountView,
    /// The distance between two neighbouring amounts; 0 when any amount will do.
    pub step: AmountView,
    /// The unit.
    pub unit: Option<Name>,
    /// The amounts to rate, ascending: both ends, and every amount that is rated for some criterion.
    pub rated: Vec<AmountView>,
}

/// The issues, in plan order.
pub fn issues(plan: &PlanParts) -> Vec<IssueView> {
    plan.issues.iter().map(|row| IssueView::of(plan, row)).collect()
}

impl IssueView {
    fn of(plan: &PlanParts, row: &Issue) -> Self {
        Self {
            id: row.id,
            name: row.name.clone(),
            options: row.options().iter().map(OptionView::of).collect(),
            range: row.range().map(|range| RangeView::of(range, rated_amounts(plan, row.id))),
        }
    }
}

impl OptionView {
    fn of(row: &IssueOption) -> Self {
        Self { id: row.id, name: row.name.clone() }
    }
}

impl RangeView {
    fn of(range: &NumericRange, mut rated: BTreeSet<Ratio>) -> Self {
        rated.extend([range.lower().clone(), range.upper().clone()]);
        Self {
            lower: AmountView::of(range.lower()),
            upper: AmountView::of(range.upper()),
            step: AmountView::of(range.step()),
            unit: range.unit().cloned(),
            rated: rated.iter().map(AmountView::of).collect(),
        }
    }
}

fn rated_amounts(plan: &PlanParts, issue: IssueId) -> BTreeSet<Ratio> {
    let amounts = plan.ratings.iter().filter_map(|rating| match &rating.at {
        RatedAt::Amount { issue: rated, amount } => (*rated == issue).then_some(amount),
        RatedAt::Option(_) => None,
    });
    amounts.cloned().collect()
}

/// What a party said it wants: recorded, never weighed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PositionView {
    /// Its identifier.
    pub id: PositionId,
    /// The issue it is about.
    pub issue: IssueId,
    /// Whose words they are.
    pub party: PartyId,
    /// The words used.
    pub words: Words,
    /// Where they come from.
    pub provenance: ProvenanceView,
}

impl PositionView {
    /// The view of a position.
    pub fn of(row: &Position) -> Self {
        Self {
            id: row.id,
            issue: row.issue,
            party: row.party,
            words: row.words.clone(),
            provenance: ProvenanceView::of(&row.provenance),
        }
    }
}

/// Choices that cannot go together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ConstraintView {
    /// Its identifier.
    pub id: ConstraintId,
    /// A package for which all of these hold is not possible.
    pub when: Vec<Condition>,
    /// Why they cannot go together.
    pub reason: Option<Words>,
    /// Where it comes from.
    pub provenance: ProvenanceView,
}

impl ConstraintView {
    /// The view of a constraint.
    pub fn of(row: &Constraint) -> Self {
        Self {
            id: row.id,
            when: row.when.clone(),
            reason: row.reason.clone(),
            provenance: ProvenanceView::of(&row.provenance),
        }
    }
}
