//! Changes to the stakeholders.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditContext, EditError, order::Rows};
use crate::model::{
    Hearing, Influence, InfluenceId, InfluenceKind, Name, Part, PartyId, PlanParts, RowKind, Stakeholder,
    StakeholderId, StakeholderKind, Stance, Voice, Words,
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
    /// Draws a line between two on the map.
    AddInfluence {
        /// From whom.
        from: Voice,
        /// To whom.
        to: Voice,
        /// What the first has with the second.
        kind: InfluenceKind,
    },
    /// Takes a line off the map.
    RemoveInfluence {
        /// The line.
        influence: InfluenceId,
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
    /// How it gets by today, and what that carries.
    pub workaround: Option<Words>,
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
            workaround: self.workaround.clone(),
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
            Self::AddInfluence { .. } => "add_influence",
            Self::RemoveInfluence { .. } => "remove_influence",
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
            Self::Remove { stakeholder } => {
                rows.remove(stakeholder.uuid())?;
                parts.drop_unfit();
                Ok(())
            }
            Self::AddInfluence { from, to, kind } => {
                parts.influences.push(Influence { id: context.id(), from: *from, to: *to, kind: *kind });
                Ok(())
            }
            Self::RemoveInfluence { influence } => {
                let rows = Rows::new(&mut parts.influences, RowKind::Influence, |row| row.id.uuid());
                rows.remove(influence.uuid())?;
                parts.drop_unfit();
                Ok(())
            }
        }
    }
}
