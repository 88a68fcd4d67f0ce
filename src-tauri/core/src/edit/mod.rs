//! Changes to a plan: every one is a value that can be sent, applied, named in a menu and tested.
//!
//! [`Plan::apply`] takes a plan and an edit and gives the changed plan or says why not; the given plan stays as it was.

mod agreement;
mod context;
mod criteria;
mod error;
mod fallout;
mod fresh_look;
mod ground;
mod idea;
mod keep;
mod ladder;
#[cfg(test)]
mod later_tests;
mod order;
mod parked;
mod party;
mod people;
mod provenance;
mod rating;
#[cfg(test)]
mod symmetry_tests;
mod table;
mod talk;
mod term;
#[cfg(test)]
mod tests;
mod version;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use agreement::{AfterCheckEntry, AgreementEdit};
pub use context::EditContext;
pub use criteria::CriteriaEdit;
pub use error::EditError;
pub use fallout::{FalloutEdit, FalloutEntry};
pub(crate) use fresh_look::note as note_fresh_look;
pub use ground::{CircumstanceEntry, GroundEdit};
pub use idea::IdeaEdit;
pub use keep::KeepEdit;
pub use ladder::LadderEdit;
pub use party::PartyEdit;
pub use people::{PeopleEdit, StakeholderEntry};
pub use provenance::{LaterRow, ProvenanceEdit, ProvenanceEntry, RowRef};
pub use rating::RatingEdit;
pub use table::{NumericEntry, TableEdit};
pub use talk::TalkEdit;
pub use term::{StandardEntry, TermEdit, TermEntry};
pub use version::VersionEdit;

use jiff::civil::Date;

use crate::model::{GainBasis, Name, PartyId, Plan, PlanParts, SafeToSayNo, Words};

/// One change to a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Edit {
    /// Changes what the plan itself says.
    Plan(PlanEdit),
    /// Changes the parties.
    Party(PartyEdit),
    /// Changes the stakeholders.
    People(PeopleEdit),
    /// Changes issues, options, positions and constraints.
    Table(TableEdit),
    /// Changes values and readings.
    Ladder(LadderEdit),
    /// Changes criteria and their order.
    Criteria(CriteriaEdit),
    /// Changes ratings, shifts and courses without agreement.
    Rating(RatingEdit),
    /// Changes where rows come from.
    Provenance(ProvenanceEdit),
    /// Keeps packages, questions and passes.
    Keep(KeepEdit),
    /// Changes what criteria have to do with each other, and what parties have of time, courage and means.
    Ground(GroundEdit),
    /// Changes ideas.
    Idea(IdeaEdit),
    /// Changes standards, events, forecasts and contingent terms.
    Term(TermEdit),
    /// Changes fallouts and what would soften them.
    Fallout(FalloutEdit),
    /// Changes offers, reactions and the conversation plan.
    Talk(TalkEdit),
    /// Changes agreements and their reviews.
    Agreement(AgreementEdit),
    /// Keeps versions of the plan.
    Version(VersionEdit),
    /// Several changes that are made, and undone, as one.
    Together(Vec<Edit>),
}

/// A change to what the plan itself says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PlanEdit {
    /// Gives the plan another name.
    Rename {
        /// The name.
        name: Name,
    },
    /// Says what should be different afterwards.
    SetPurpose {
        /// The words, or nothing.
        words: Option<Words>,
    },
    /// Says what has kept it from being settled.
    SetObstacle {
        /// The words, or nothing.
        words: Option<Words>,
    },
    /// Says what works today and has to survive.
    SetStatusQuo {
        /// The words, or nothing.
        words: Option<Words>,
    },
    /// Says which party keeps the plan.
    SetMine {
        /// The party, or nothing for a neutral.
        party: Option<PartyId>,
    },
    /// Says from where gains are counted.
    SetGainBasis {
        /// From where.
        basis: GainBasis,
    },
    /// Puts the plan aside until a day, or takes it up again.
    SetDormant {
        /// The day on which it is taken up again, or nothing.
        #[ts(type = "string | null")]
        until: Option<Date>,
        /// Why, or what to begin with then.
        note: Option<Words>,
    },
    /// Says whether everyone here can say no safely.
    SetSafeToSayNo {
        /// The answer, or nothing.
        answer: Option<SafeToSayNo>,
    },
}

impl Plan {
    /// The plan after an edit.
    ///
    /// # Errors
    ///
    /// Says what the edit names that is not there, or which rows would no longer fit together.
    pub fn apply(&self, edit: &Edit, context: &mut EditContext<'_>) -> Result<Self, EditError> {
        let mut parts = PlanParts::clone(self);
        edit.apply(&mut parts, context)?;
        fresh_look::note(self, &mut parts);
        parked::bring_back(self, &mut parts);
        Self::new(parts).map_err(EditError::Refused)
    }
}

impl Edit {
    /// The code by which menus and the history name the edit.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Plan(edit) => edit.code(),
            Self::Party(edit) => edit.code(),
            Self::People(edit) => edit.code(),
            Self::Table(edit) => edit.code(),
            Self::Ladder(edit) => edit.code(),
            Self::Criteria(edit) => edit.code(),
            Self::Rating(edit) => edit.code(),
            Self::Provenance(edit) => edit.code(),
            Self::Keep(edit) => edit.code(),
            Self::Ground(edit) => edit.code(),
            Self::Idea(edit) => edit.code(),
            Self::Term(edit) => edit.code(),
            Self::Fallout(edit) => edit.code(),
            Self::Talk(edit) => edit.code(),
            Self::Agreement(edit) => edit.code(),
            Self::Version(edit) => edit.code(),
            Self::Together(edits) => edits.first().map_or("together", Self::code),
        }
    }

    fn apply(&self, parts: &mut PlanParts, context: &mut EditContext<'_>) -> Result<(), EditError> {
        match self {
            Self::Plan(edit) => edit.apply(parts),
            Self::Party(edit) => edit.apply(parts, context).map(|()| let_follow(parts)),
            Self::People(edit) => edit.apply(parts, context),
            Self::Table(edit) => edit.apply(parts, context).map(|()| let_follow(parts)),
            Self::Ladder(edit) => edit.apply(parts, context).map(|()| let_follow(parts)),
            Self::Criteria(edit) => edit.apply(parts, context).map(|()| let_follow(parts)),
            Self::Rating(edit) => edit.apply(parts, context).map(|()| let_follow(parts)),
            Self::Provenance(edit) => edit.apply(parts, context),
            Self::Keep(edit) => edit.apply(parts, context).map(|()| let_follow(parts)),
            Self::Ground(edit) => edit.apply(parts, context),
            Self::Idea(edit) => edit.apply(parts, context),
            Self::Term(edit) => edit.apply(parts, context),
            Self::Fallout(edit) => edit.apply(parts, context),
            Self::Talk(edit) => edit.apply(parts, context),
            Self::Agreement(edit) => edit.apply(parts, context),
            Self::Version(edit) => edit.apply(parts, context).map(|()| let_follow(parts)),
            Self::Together(edits) => edits.iter().try_for_each(|edit| edit.apply(parts, context)),
        }
    }
}

/// Lets the rows of later stages go whose ground an edit has taken away.
fn let_follow(parts: &mut PlanParts) {
    parts.drop_unfit();
}

impl PlanEdit {
    fn code(&self) -> &'static str {
        match self {
            Self::Rename { .. } => "rename_plan",
            Self::SetPurpose { .. } => "set_purpose",
            Self::SetObstacle { .. } => "set_obstacle",
            Self::SetStatusQuo { .. } => "set_status_quo",
            Self::SetMine { .. } => "set_mine",
            Self::SetGainBasis { .. } => "set_gain_basis",
            Self::SetDormant { .. } => "set_dormant",
            Self::SetSafeToSayNo { .. } => "set_safe_to_say_no",
        }
    }

    fn apply(&self, parts: &mut PlanParts) -> Result<(), EditError> {
        match self {
            Self::Rename { name } => parts.name = name.clone(),
            Self::SetPurpose { words } => parts.purpose.clone_from(words),
            Self::SetObstacle { words } => parts.obstacle.clone_from(words),
            Self::SetStatusQuo { words } => parts.status_quo.clone_from(words),
            Self::SetMine { party } => parts.mine = *party,
            Self::SetGainBasis { basis } => parts.gain_basis = *basis,
            Self::SetDormant { until, note } => {
                parts.dormant_until = *until;
                parts.dormant_note = until.and_then(|_| note.clone());
            }
            Self::SetSafeToSayNo { answer } => parts.safe_to_say_no = *answer,
        }
        Ok(())
    }
}
