//! Packages side by side: the four parts of the win check, each for itself.

use entente_core::{
    engine::AgainstCourse,
    model::{CriterionId, PartyId, PlanId},
};
use serde::Serialize;
use ts_rs::TS;

use crate::wire::{
    analysis::{CardView, ChoiceView},
    plan::OpenPointView,
};

/// Packages side by side.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ComparisonView {
    /// The plan.
    pub plan: PlanId,
    /// The revision of the plan that was looked at.
    #[ts(type = "number")]
    pub revision: u64,
    /// Package by package, as they were asked; nothing for one that is not on the table any more.
    pub packages: Vec<Option<ComparedView>>,
}

/// One package of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ComparedView {
    /// Everything that is said of it; W1 stands with its parties.
    pub card: CardView,
    /// W2: beside each party's own course without agreement, in plan order. Private.
    pub against: Vec<AgainstView>,
    /// W3: whether it is wasteful.
    pub waste: WasteView,
    /// W4: what keeps it from being liveable for all.
    pub open_points: Vec<OpenPointView>,
}

/// A package beside one party's own course without agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AgainstView {
    /// The party.
    pub party: PartyId,
    /// What it is.
    pub code: AgainstCode,
    /// The criteria that are higher, where some are lower too.
    pub higher: Vec<CriterionId>,
    /// The criteria that are lower, where some are higher too.
    pub lower: Vec<CriterionId>,
}

/// What a package is beside a course without agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AgainstCode {
    /// No criterion is lower and one is higher.
    Better,
    /// Every criterion is the same.
    Same,
    /// Some are higher and some lower.
    Mixed,
    /// No criterion is higher and one is lower.
    Worse,
    /// The course is not judged, or something unknown leaves it open.
    NotExamined,
}

/// Whether a package is wasteful.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WasteView {
    /// No package is better for one and no worse for anyone: proved.
    None,
    /// This one is.
    By {
        /// What it chooses, in plan order of the issues.
        choices: Vec<ChoiceView>,
    },
    /// It was not found out: too much depends on each other.
    NotKnown,
}

impl AgainstView {
    /// The view of a package beside a party's course.
    pub fn of(party: PartyId, against: &AgainstCourse) -> Self {
        let bare = |code| Self { party, code, higher: Vec::new(), lower: Vec::new() };
        match against {
            AgainstCourse::Better => bare(AgainstCode::Better),
            AgainstCourse::Same => bare(AgainstCode::Same),
            AgainstCourse::Mixed { higher, lower } => {
                Self { higher: higher.clone(), lower: lower.clone(), ..bare(AgainstCode::Mixed) }
            }
            AgainstCourse::Worse => bare(AgainstCode::Worse),
            AgainstCourse::NotExamined(_) => bare(AgainstCode::NotExamined),
        }
    }
}
