//! Changes to the parties.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditContext, EditError, order::Rows};
use crate::model::{EssentialsSaid, LARGEST_PARTY_COUNT, Name, Party, PartyId, PlanParts, RowKind, Words};

/// A change to the parties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PartyEdit {
    /// Adds a party at the end.
    Add {
        /// What it is called.
        name: Name,
    },
    /// Gives a party another name.
    Rename {
        /// The party.
        party: PartyId,
        /// The name.
        name: Name,
    },
    /// Says who a party is.
    Describe {
        /// The party.
        party: PartyId,
        /// The words, or nothing.
        about: Option<Words>,
    },
    /// Records whether a party says that nothing here is essential to it.
    SayEssentials {
        /// The party.
        party: PartyId,
        /// What it says.
        essentials: EssentialsSaid,
    },
    /// Moves a party to a place, from 0.
    Move {
        /// The party.
        party: PartyId,
        /// The place.
        to: u32,
    },
    /// Removes a party and everything of its own.
    Remove {
        /// The party.
        party: PartyId,
    },
}

impl PartyEdit {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Add { .. } => "add_party",
            Self::Rename { .. } => "rename_party",
            Self::Describe { .. } => "describe_party",
            Self::SayEssentials { .. } => "say_essentials",
            Self::Move { .. } => "move_party",
            Self::Remove { .. } => "remove_party",
        }
    }

    pub(super) fn apply(
        &self,
        parts: &mut PlanParts,
        context: &mut EditContext<'_>,
    ) -> Result<(), EditError> {
        match self {
            Self::Add { name } => add(parts, context, name),
            Self::Rename { party, name } => {
                rows(parts).find(party.uuid())?.name = name.clone();
                Ok(())
            }
            Self::Describe { party, about } => {
                rows(parts).find(party.uuid())?.about.clone_from(about);
                Ok(())
            }
            Self::SayEssentials { party, essentials } => {
                rows(parts).find(party.uuid())?.essentials = *essentials;
                Ok(())
            }
            Self::Move { party, to } => rows(parts).shift_to(party.uuid(), *to),
            Self::Remove { party } => remove(parts, *party),
        }
    }
}

fn rows(parts: &mut PlanParts) -> Rows<'_, Party> {
    Rows::new(&mut parts.parties, RowKind::Party, |row| row.id.uuid())
}

fn add(parts: &mut PlanParts, context: &mut EditContext<'_>, name: &Name) -> Result<(), EditError> {
    if parts.parties.len() >= LARGEST_PARTY_COUNT {
        return Err(EditError::TooManyParties);
    }
    let id = context.id();
    parts.parties.push(Party {
        id,
        name: name.clone(),
        about: None,
        essentials: EssentialsSaid::AsMarked,
        order_provenance: context.written(parts, id),
    });
    Ok(())
}

fn remove(parts: &mut PlanParts, party: PartyId) -> Result<(), EditError> {
    rows(parts).remove(party.uuid())?;
    let gone: Vec<_> = parts.criteria_of(party).map(|criterion| criterion.id).collect();
    parts.criteria.retain(|row| row.party != party);
    parts.ratings.retain(|row| !gone.contains(&row.criterion));
    parts.shifts.retain(|row| !gone.contains(&row.criterion));
    parts.values.retain(|row| row.party != party);
    parts.readings.retain(|row| row.party != party);
    parts.positions.retain(|row| row.party != party);
    parts.courses.retain(|row| row.party != party);
    parts
        .questions
        .retain(|row| row.party != Some(party) && row.criterion.is_none_or(|id| !gone.contains(&id)));
    parts.stakeholders.iter_mut().filter(|row| row.party == Some(party)).for_each(|row| row.party = None);
    parts.mine = parts.mine.filter(|mine| *mine != party);
    Ok(())
}
