//! Changes to ideas.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditContext, EditError, order::Rows, parked};
use crate::model::{Idea, IdeaCode, IdeaId, IdeaState, PartyId, PlanParts, RowKey, RowKind, Words};

/// A change to ideas.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum IdeaEdit {
    /// Keeps an idea, with the rows it comes from.
    Keep {
        /// The way in which it was found.
        code: IdeaCode,
        /// In whose words it is; nothing for the app's.
        party: Option<PartyId>,
        /// The idea in words.
        words: Option<Words>,
        /// The rows it comes from.
        cites: Vec<RowKey>,
        /// What becomes of it.
        state: IdeaState,
    },
    /// Notes an idea of somebody's own; while somebody must still be heard it is put aside, and comes back as it was.
    Note {
        /// In whose words it is; nothing for nobody in particular.
        party: Option<PartyId>,
        /// The idea in words.
        words: Words,
    },
    /// Puts an idea in other words.
    SetWords {
        /// The idea.
        idea: IdeaId,
        /// The words, or nothing.
        words: Option<Words>,
    },
    /// Says what became of an idea.
    SetState {
        /// The idea.
        idea: IdeaId,
        /// What became of it.
        state: IdeaState,
    },
    /// Lets an idea go.
    Drop {
        /// The idea.
        idea: IdeaId,
    },
}

impl IdeaEdit {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Keep { .. } => "keep_idea",
            Self::Note { .. } => "note_idea",
            Self::SetWords { .. } => "set_idea_words",
            Self::SetState { .. } => "set_idea_state",
            Self::Drop { .. } => "drop_idea",
        }
    }

    pub(super) fn apply(
        &self,
        parts: &mut PlanParts,
        context: &mut EditContext<'_>,
    ) -> Result<(), EditError> {
        match self {
            Self::Keep { code, party, words, cites, state } => parts.ideas.push(Idea {
                id: context.id(),
                code: *code,
                party: *party,
                words: words.clone(),
                cites: cites.clone(),
                state: *state,
                by: context.by.clone(),
                at: context.at,
            }),
            Self::Note { party, words } => {
                let state = parked::state(parts);
                parts.ideas.push(Idea {
                    id: context.id(),
                    code: IdeaCode::Own,
                    party: *party,
                    words: Some(words.clone()),
                    cites: Vec::new(),
                    state,
                    by: context.by.clone(),
                    at: context.at,
                });
            }
            Self::SetWords { idea, words } => ideas(parts).find(idea.uuid())?.words.clone_from(words),
            Self::SetState { idea, state } => ideas(parts).find(idea.uuid())?.state = *state,
            Self::Drop { idea } => {
                ideas(parts).remove(idea.uuid())?;
                parts.drop_unfit();
            }
        }
        Ok(())
    }
}

fn ideas(parts: &mut PlanParts) -> Rows<'_, Idea> {
    Rows::new(&mut parts.ideas, RowKind::Idea, |row| row.id.uuid())
}
