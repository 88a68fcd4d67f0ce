//! Criteria, ratings and shifts.

use entente_core::model::{
    Combine, Condition, Criterion, CriterionId, IssueId, NeededLevel, PartyId, PlanParts, Points, Rank,
    RatedAt, RatedLevel, Rating, Shift, ShiftBy, ShiftId, Standing, ValueId, Words,
};
use serde::Serialize;
use ts_rs::TS;

use super::ProvenanceView;

/// How one value of one party is judged here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CriterionView {
    /// Its identifier.
    pub id: CriterionId,
    /// Whose criterion it is.
    pub party: PartyId,
    /// The value that it judges.
    pub value: Option<ValueId>,
    /// The criterion in its owner's words.
    pub statement: Words,
    /// What its owner would see, hear or hold.
    pub evidence: Option<Words>,
    /// What each of the four levels means here; nothing where the general words do.
    pub level_words: [Option<Words>; 4],
    /// Whether its owner marked it essential.
    pub standing: Standing,
    /// Whether it has to be enough: marked essential, or its value is protected.
    pub essential: bool,
    /// Whether its value is protected: no rank, no points, never weighed.
    pub protected: bool,
    /// From which level on it is enough.
    pub needed: NeededLevel,
    /// Where that need comes from.
    pub needed_provenance: ProvenanceView,
    /// Its place in the order, shared by criteria of equal weight; nothing when not ranked.
    pub rank: Option<Rank>,
    /// Swing points or an imported weight.
    pub points: Option<Points>,
    /// The issues whose choice sets its level.
    pub main: Vec<IssueId>,
    /// How several of them set it together.
    pub combine: Combine,
    /// Where statement and evidence come from.
    pub provenance: ProvenanceView,
}

impl CriterionView {
    /// The view of a criterion of a plan.
    pub fn of(plan: &PlanParts, row: &Criterion) -> Self {
        Self {
            id: row.id,
            party: row.party,
            value: row.value,
            statement: row.statement.clone(),
            evidence: row.evidence.clone(),
            level_words: row.level_words.clone(),
            standing: row.standing,
            essential: plan.is_essential(row),
            protected: plan.is_protected(row),
            needed: row.need.level,
            needed_provenance: ProvenanceView::of(&row.need.provenance),
            rank: row.rank,
            points: row.points.clone(),
            main: row.main.clone(),
            combine: row.combine,
            provenance: ProvenanceView::of(&row.provenance),
        }
    }
}

/// The level that a choice of a main issue sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RatingView {
    /// The criterion.
    pub criterion: CriterionId,
    /// The option or amount.
    pub at: RatedAt,
    /// The level, or that it is not known yet.
    pub level: RatedLevel,
    /// Where it comes from.
    pub provenance: ProvenanceView,
}

impl RatingView {
    /// The view of a rating.
    pub fn of(row: &Rating) -> Self {
        Self {
            criterion: row.criterion,
            at: row.at.clone(),
            level: row.level.clone(),
            provenance: ProvenanceView::of(&row.provenance),
        }
    }
}

/// Levels that choices add or take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ShiftView {
    /// Its identifier.
    pub id: ShiftId,
    /// The criterion that is shifted.
    pub criterion: CriterionId,
    /// By how many levels, −3 to 3.
    pub by: ShiftBy,
    /// When: all of these.
    pub when: Vec<Condition>,
    /// Where it comes from.
    pub provenance: ProvenanceView,
}

impl ShiftView {
    /// The view of a shift.
    pub fn of(row: &Shift) -> Self {
        Self {
            id: row.id,
            criterion: row.criterion,
            by: row.by,
            when: row.when.clone(),
            provenance: ProvenanceView::of(&row.provenance),
        }
    }
}
