//! Changes to the stakeholders.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditContext, EditError, RowKind, order::Rows};
use crate::model::{
    Hearing, Name, Part, PartyId, PlanParts, Stakeholder, StakeholderId, StakeholderKind, Stance, Words,
};

/// A change to the stakeholders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PeopleEdit {
    /// Adds a stakeholder.
    Add {
        /// What is known of it.
        entry: StakeholderEntry,
    },
    /// Changes what is known of a stakeholder.
    Change {
        /// The stakeholder.
        stakeholder: StakeholderId,
        /// What is known of it now.
        entry: StakeholderEntry,
    },
    /// Moves a stakeholder to a place, from 0.
    Move {
        /// The stakeholder.
        stakeholder: StakeholderId,
        /// The place.
        to: u32,
    },
    /// Removes a stakeholder.
    Remove {
        /// The stakeholder.
        stakeholder: StakeholderId,
    },
}

/// What is known of a stakeholder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StakeholderEntry {
    /// What it is called.
    pub name: Name,
    /// What it is.
    pub kind: StakeholderKind,
    /// The party it stands with; nothing for both, or neither.
    pub party: Option<PartyId>,
    /// The parts it plays.
    pub parts: BTreeSet<Part>,
    /// Whether it must be heard, and has been.
    pub hearing: Hearing,
    /// Where it stands.
    pub stance: Stance,
    /// Who or what it is.
    pub about: Option<Words>,
}

impl StakeholderEntry {
    fn stakeholder(&self, id: StakeholderId) -> Stakeholder {
        Stakeholder {
            id,
            name: self.name.clone(),
            kind: self.kind,
            party: self.party,
            parts: self.parts.clone(),
            hearing: self.hearing,
            stance: self.stance,
            about: self.about.clone(),
        }
    }
}

impl PeopleEdit {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Add { .. } => "add_stakeholder",
            Self::Change { .. } => "change_stakeholder",
            Self::Move { .. } => "move_stakeholder",
            Self::Remove { .. } => "remove_stakeholder",
        }
    }

    pub(super) fn apply(
        &self,
        parts: &mut PlanParts,
        context: &mut EditContext<'_>,
    ) -> Result<(), EditError> {
        let rows = Rows::new(&mut parts.stakeholders, RowKind::Stakeholder, |row| row.id.uuid());
        match self {
            Self::Add { entry } => {
                parts.stakeholders.push(entry.stakeholder(context.id()));
                Ok(())
            }
            Self::Change { stakeholder, entry } => {
                *rows.find(stakeholder.uuid())? = entry.stakeholder(*stakeholder);
                Ok(())
            }
            Self::Move { stakeholder, to } => rows.shift_to(stakeholder.uuid(), *to),
            Self::Remove { stakeholder } => rows.remove(stakeholder.uuid()).map(drop),
        }
    }
}
