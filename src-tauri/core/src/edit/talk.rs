//! Changes to offers, reactions and the conversation plan.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditContext, EditError, order::Rows};
use crate::model::{
    Choice, IssueId, Offer, OfferId, PartyId, PlanParts, Reaction, ReactionKind, RowKind, TalkLine,
    TalkLineId, TalkLineKind, Words,
};

/// A change to offers, reactions and the conversation plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TalkEdit {
    /// Records offers that a party laid on the table together, most often one.
    Offer {
        /// Who made them.
        party: PartyId,
        /// What each chooses; issues may be left open.
        choices: Vec<BTreeMap<IssueId, Choice>>,
        /// What was said with them.
        words: Option<Words>,
    },
    /// Records what a party made of an offer.
    React {
        /// The offer.
        offer: OfferId,
        /// The party.
        party: PartyId,
        /// What it made of it, or nothing to take it away.
        kind: Option<ReactionKind>,
        /// What it said.
        words: Option<Words>,
    },
    /// Takes an offer back.
    RemoveOffer {
        /// The offer.
        offer: OfferId,
    },
    /// Adds a line to the conversation plan.
    AddLine {
        /// What the line does.
        kind: TalkLineKind,
        /// With whom; nothing for everyone.
        party: Option<PartyId>,
        /// What is said or asked.
        words: Words,
    },
    /// Changes a line of the conversation plan.
    ChangeLine {
        /// The line.
        line: TalkLineId,
        /// What it does.
        kind: TalkLineKind,
        /// With whom.
        party: Option<PartyId>,
        /// What is said or asked.
        words: Words,
    },
    /// Moves a line to a place, from 0.
    MoveLine {
        /// The line.
        line: TalkLineId,
        /// The place.
        to: u32,
    },
    /// Removes a line of the conversation plan.
    RemoveLine {
        /// The line.
        line: TalkLineId,
    },
}

impl TalkEdit {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Offer { .. } => "add_offer",
            Self::React { .. } => "set_reaction",
            Self::RemoveOffer { .. } => "remove_offer",
            Self::AddLine { .. } => "add_talk_line",
            Self::ChangeLine { .. } => "change_talk_line",
            Self::MoveLine { .. } => "move_talk_line",
            Self::RemoveLine { .. } => "remove_talk_line",
        }
    }

    pub(super) fn apply(
        &self,
        parts: &mut PlanParts,
        context: &mut EditContext<'_>,
    ) -> Result<(), EditError> {
        match self {
            Self::Offer { party, choices, words } => lay(parts, context, *party, choices, words),
            Self::React { offer, party, kind, words } => {
                let (party, words, at) = (*party, words.clone(), context.at);
                let reactions = &mut offers(parts).find(offer.uuid())?.reactions;
                reactions.retain(|row| row.party != party);
                reactions.extend(kind.map(|kind| Reaction { party, kind, words, at }));
            }
            Self::RemoveOffer { offer } => {
                offers(parts).remove(offer.uuid())?;
                parts.drop_unfit();
            }
            Self::AddLine { kind, party, words } => {
                let (id, kind, party, words) = (context.id(), *kind, *party, words.clone());
                parts.talk_lines.push(TalkLine { id, kind, party, words });
            }
            Self::ChangeLine { line, kind, party, words } => {
                let (id, kind, party, words) = (*line, *kind, *party, words.clone());
                *lines(parts).find(line.uuid())? = TalkLine { id, kind, party, words };
            }
            Self::MoveLine { line, to } => lines(parts).shift_to(line.uuid(), *to)?,
            Self::RemoveLine { line } => {
                lines(parts).remove(line.uuid())?;
                parts.drop_unfit();
            }
        }
        Ok(())
    }
}

fn offers(parts: &mut PlanParts) -> Rows<'_, Offer> {
    Rows::new(&mut parts.offers, RowKind::Offer, |row| row.id.uuid())
}

fn lines(parts: &mut PlanParts) -> Rows<'_, TalkLine> {
    Rows::new(&mut parts.talk_lines, RowKind::TalkLine, |row| row.id.uuid())
}

/// Lays offers on the table as one set, numbered after those there are.
fn lay(
    parts: &mut PlanParts,
    context: &mut EditContext<'_>,
    party: PartyId,
    choices: &[BTreeMap<IssueId, Choice>],
    words: &Option<Words>,
) {
    let set = parts.offers.iter().map(|row| row.set).max().unwrap_or(0).saturating_add(1);
    for choices in choices {
        let (id, choices, words) = (context.id(), choices.clone(), words.clone());
        let (reactions, by, at) = (Vec::new(), context.by.clone(), context.at);
        parts.offers.push(Offer { id, party, set, choices, words, reactions, by, at });
    }
}
