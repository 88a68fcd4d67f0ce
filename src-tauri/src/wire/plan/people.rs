//! Parties, their courses without agreement, and stakeholders.

use entente_core::{
    Ratio,
    model::{
        CourseLevel, CriterionId, EssentialsSaid, Hearing, Name, NoAgreementCourse, Part, Party, PartyId,
        PlanParts, RatedLevel, Stakeholder, StakeholderId, StakeholderKind, Stance, Words,
    },
};
use serde::Serialize;
use ts_rs::TS;

use super::{ProvenanceView, count};

/// Someone whose yes is needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PartyView {
    /// Its identifier.
    pub id: PartyId,
    /// What it is called.
    pub name: Name,
    /// Its place in plan order, from 0: gives it colour and shape.
    pub index: u32,
    /// Whether it keeps the plan.
    pub mine: bool,
    /// Who they are.
    pub about: Option<Words>,
    /// Whether it has said that nothing here is essential to it.
    pub essentials: EssentialsSaid,
    /// How many criteria it has.
    pub criteria: u32,
    /// How many of them it said itself.
    pub criteria_said: u32,
    /// Where the order of its criteria comes from.
    pub order_provenance: ProvenanceView,
}

/// The parties, in plan order.
pub fn parties(plan: &PlanParts) -> Vec<PartyView> {
    (0..).zip(&plan.parties).map(|(index, row)| PartyView::of(plan, row, index)).collect()
}

impl PartyView {
    fn of(plan: &PlanParts, row: &Party, index: u32) -> Self {
        Self {
            id: row.id,
            name: row.name.clone(),
            index,
            mine: plan.mine == Some(row.id),
            about: row.about.clone(),
            essentials: row.essentials,
            criteria: count(plan.criteria_of(row.id).count()),
            criteria_said: count(
                plan.criteria_of(row.id).filter(|criterion| !criterion.provenance.is_guess()).count(),
            ),
            order_provenance: ProvenanceView::of(&row.order_provenance),
        }
    }
}

/// What a party has without agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CourseView {
    /// Whose course it is.
    pub party: PartyId,
    /// The course in words.
    pub words: Option<Words>,
    /// The levels it would bring.
    pub levels: Vec<CourseLevelView>,
    /// The worth that an imported file states, from 0 to 1: for reading only.
    pub utility_from_file: Option<Ratio>,
}

/// The level that a course brings to one criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CourseLevelView {
    /// The criterion.
    pub criterion: CriterionId,
    /// The level.
    pub level: RatedLevel,
    /// Where it comes from.
    pub provenance: ProvenanceView,
}

impl CourseView {
    /// The view of a course.
    pub fn of(row: &NoAgreementCourse) -> Self {
        Self {
            party: row.party,
            words: row.words.clone(),
            levels: row.levels.iter().map(CourseLevelView::of).collect(),
            utility_from_file: row.utility_from_file.clone(),
        }
    }
}

impl CourseLevelView {
    fn of(row: &CourseLevel) -> Self {
        Self {
            criterion: row.criterion,
            level: row.level.clone(),
            provenance: ProvenanceView::of(&row.provenance),
        }
    }
}

/// Anyone or anything touched by an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StakeholderView {
    /// Its identifier.
    pub id: StakeholderId,
    /// What it is called.
    pub name: Name,
    /// What it is.
    pub kind: StakeholderKind,
    /// The party it stands with; nothing for both, or neither.
    pub party: Option<PartyId>,
    /// The parts it plays.
    pub parts: Vec<Part>,
    /// Whether it must be heard, and has been.
    pub hearing: Hearing,
    /// Where it stands now.
    pub stance: Stance,
    /// Who or what it is.
    pub about: Option<Words>,
    /// How it gets by today, and what that carries.
    pub workaround: Option<Words>,
}

impl StakeholderView {
    /// The view of a stakeholder.
    pub fn of(row: &Stakeholder) -> Self {
        Self {
            id: row.id,
            name: row.name.clone(),
            kind: row.kind,
            party: row.party,
            parts: row.parts.iter().copied().collect(),
            hearing: row.hearing,
            stance: row.stance,
            about: row.about.clone(),
            workaround: row.workaround.clone(),
        }
    }
}
