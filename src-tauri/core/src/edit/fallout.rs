//! Changes to fallouts, and to what would soften them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditContext, EditError, order::Rows};
use crate::model::{
    Fallout, FalloutId, FalloutOf, Mitigation, MitigationId, MitigationState, Name, PlanParts, Provenance,
    RowKind, Severity, StakeholderId, Words,
};

/// A change to fallouts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum FalloutEdit {
    /// Notes what is disturbed.
    Add {
        /// What is known of it.
        entry: FalloutEntry,
    },
    /// Changes what is disturbed.
    Change {
        /// The fallout.
        fallout: FalloutId,
        /// What is known of it now.
        entry: FalloutEntry,
    },
    /// Removes a fallout, and what would soften it.
    Remove {
        /// The fallout.
        fallout: FalloutId,
    },
    /// Proposes what would soften a fallout.
    AddMitigation {
        /// The fallout.
        fallout: FalloutId,
        /// What would be done.
        words: Words,
    },
    /// Changes what would soften a fallout, and whether it is accepted.
    ChangeMitigation {
        /// The row.
        mitigation: MitigationId,
        /// What would be done.
        words: Words,
        /// Whether those who are disturbed accept it.
        state: MitigationState,
        /// Who has said so.
        said_by: Option<Name>,
    },
    /// Removes what would soften a fallout.
    RemoveMitigation {
        /// The row.
        mitigation: MitigationId,
    },
}

/// What is known of a fallout.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FalloutEntry {
    /// What disturbs.
    pub of: FalloutOf,
    /// For whom.
    pub stakeholder: StakeholderId,
    /// How badly.
    pub severity: Severity,
    /// What is disturbed.
    pub words: Words,
}

impl FalloutEntry {
    fn fallout(&self, id: FalloutId, provenance: Provenance, mitigations: Vec<Mitigation>) -> Fallout {
        let Self { of, stakeholder, severity, words } = self.clone();
        Fallout { id, of, stakeholder, severity, words, provenance, mitigations }
    }
}

impl FalloutEdit {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Add { .. } => "add_fallout",
            Self::Change { .. } => "change_fallout",
            Self::Remove { .. } => "remove_fallout",
            Self::AddMitigation { .. } => "add_mitigation",
            Self::ChangeMitigation { .. } => "change_mitigation",
            Self::RemoveMitigation { .. } => "remove_mitigation",
        }
    }

    pub(super) fn apply(
        &self,
        parts: &mut PlanParts,
        context: &mut EditContext<'_>,
    ) -> Result<(), EditError> {
        match self {
            Self::Add { entry } => {
                let provenance = Provenance::guessed(Some(context.by.clone()), Some(context.at));
                parts.fallouts.push(entry.fallout(context.id(), provenance, Vec::new()));
            }
            Self::Change { fallout, entry } => {
                let provenance = Provenance::guessed(Some(context.by.clone()), Some(context.at));
                let row = fallouts(parts).find(fallout.uuid())?;
                *row = entry.fallout(*fallout, provenance, std::mem::take(&mut row.mitigations));
            }
            Self::Remove { fallout } => {
                fallouts(parts).remove(fallout.uuid())?;
                parts.drop_unfit();
            }
            Self::AddMitigation { fallout, words } => {
                let (id, words, state) = (context.id(), words.clone(), MitigationState::Proposed);
                let row = fallouts(parts).find(fallout.uuid())?;
                row.mitigations.push(Mitigation { id, words, state, said_by: None });
            }
            Self::ChangeMitigation { mitigation, words, state, said_by } => {
                let row = mitigations(parts, *mitigation)?.find(mitigation.uuid())?;
                (row.words, row.state, row.said_by) = (words.clone(), *state, said_by.clone());
            }
            Self::RemoveMitigation { mitigation } => {
                mitigations(parts, *mitigation)?.remove(mitigation.uuid())?;
                parts.drop_unfit();
            }
        }
        Ok(())
    }
}

fn fallouts(parts: &mut PlanParts) -> Rows<'_, Fallout> {
    Rows::new(&mut parts.fallouts, RowKind::Fallout, |row| row.id.uuid())
}

/// The rows among which a mitigation stands.
fn mitigations(parts: &mut PlanParts, id: MitigationId) -> Result<Rows<'_, Mitigation>, EditError> {
    let owner = parts.fallouts.iter_mut().find(|row| row.mitigations.iter().any(|row| row.id == id));
    let rows = &mut owner.ok_or_else(|| RowKind::Mitigation.missing(id.uuid()))?.mitigations;
    Ok(Rows::new(rows, RowKind::Mitigation, |row| row.id.uuid()))
}
