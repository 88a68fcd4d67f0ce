//! Changes to agreements: terms, commitments, what makes them last, and their reviews.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditContext, EditError, order::Rows};
use crate::model::{
    AfterCheck, Agreement, AgreementId, Commitment, CommitmentId, CommitmentState, DurabilityAnswer,
    DurabilityPoint, EssentialsNow, Explanation, Feeling, Name, PackageId, PartyId, PlanParts, RowKind,
    Words,
};

/// A change to agreements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum AgreementEdit {
    /// Draws an agreement up for a kept package.
    Draw {
        /// The package.
        package: PackageId,
        /// The terms in words.
        terms: Option<Words>,
    },
    /// Puts the terms in other words.
    SetTerms {
        /// The agreement.
        agreement: AgreementId,
        /// The words, or nothing.
        terms: Option<Words>,
    },
    /// Says on which day it was signed.
    Sign {
        /// The agreement.
        agreement: AgreementId,
        /// The day, or nothing when it is not.
        #[ts(type = "string | null")]
        on: Option<Date>,
    },
    /// Says why it goes ahead although somebody is badly disturbed.
    SetInSpiteOf {
        /// The agreement.
        agreement: AgreementId,
        /// The reason, or nothing.
        words: Option<Words>,
    },
    /// Removes an agreement.
    Remove {
        /// The agreement.
        agreement: AgreementId,
    },
    /// Adds what somebody promises to do.
    AddCommitment {
        /// The agreement.
        agreement: AgreementId,
        /// Who does it.
        who: Name,
        /// What is done.
        what: Words,
        /// By when.
        #[ts(type = "string | null")]
        due: Option<Date>,
    },
    /// Changes what somebody promises to do, and whether it was done.
    ChangeCommitment {
        /// The commitment.
        commitment: CommitmentId,
        /// Who does it.
        who: Name,
        /// What is done.
        what: Words,
        /// By when.
        #[ts(type = "string | null")]
        due: Option<Date>,
        /// Whether it was done.
        state: CommitmentState,
    },
    /// Removes what somebody promised to do.
    RemoveCommitment {
        /// The commitment.
        commitment: CommitmentId,
    },
    /// Says what was settled on one point of what makes it last.
    SetDurability {
        /// The agreement.
        agreement: AgreementId,
        /// The point.
        point: DurabilityPoint,
        /// What was settled, or nothing.
        words: Option<Words>,
    },
    /// Says what a party can say at home.
    Explain {
        /// The agreement.
        agreement: AgreementId,
        /// The party.
        party: PartyId,
        /// What it can say, or nothing.
        words: Option<Words>,
    },
    /// Records how a party sees it at the review.
    Check {
        /// The agreement.
        agreement: AgreementId,
        /// The party.
        party: PartyId,
        /// What it says, or nothing to take it away.
        entry: Option<AfterCheckEntry>,
    },
}

/// How a party sees an agreement at the review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AfterCheckEntry {
    /// How content it is with what it got.
    pub outcome: Feeling,
    /// How it feels about its own part.
    pub own_part: Feeling,
    /// Whether it was fair, and it was heard.
    pub process: Feeling,
    /// How things stand between them now.
    pub relationship: Feeling,
    /// Whether its essentials are still met.
    pub essentials: EssentialsNow,
    /// What it adds.
    pub words: Option<Words>,
}

impl AgreementEdit {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Draw { .. } => "draw_agreement",
            Self::SetTerms { .. } => "set_terms",
            Self::Sign { .. } => "sign_agreement",
            Self::SetInSpiteOf { .. } => "set_in_spite_of",
            Self::Remove { .. } => "remove_agreement",
            Self::AddCommitment { .. } => "add_commitment",
            Self::ChangeCommitment { .. } => "change_commitment",
            Self::RemoveCommitment { .. } => "remove_commitment",
            Self::SetDurability { .. } => "set_durability",
            Self::Explain { .. } => "set_explanation",
            Self::Check { .. } => "set_after_check",
        }
    }

    pub(super) fn apply(
        &self,
        parts: &mut PlanParts,
        context: &mut EditContext<'_>,
    ) -> Result<(), EditError> {
        match self {
            Self::Draw { package, terms } => parts.agreements.push(drawn(context, *package, terms)),
            Self::SetTerms { agreement, terms } => find(parts, *agreement)?.terms.clone_from(terms),
            Self::Sign { agreement, on } => find(parts, *agreement)?.signed = *on,
            Self::SetInSpiteOf { agreement, words } => {
                find(parts, *agreement)?.in_spite_of.clone_from(words);
            }
            Self::Remove { agreement } => {
                agreements(parts).remove(agreement.uuid())?;
                parts.drop_unfit();
            }
            Self::AddCommitment { agreement, who, what, due } => {
                let (id, who, what, due) = (context.id(), who.clone(), what.clone(), *due);
                let state = CommitmentState::Open;
                find(parts, *agreement)?.commitments.push(Commitment { id, who, what, due, state });
            }
            Self::ChangeCommitment { commitment, who, what, due, state } => {
                let (id, who, what, due, state) = (*commitment, who.clone(), what.clone(), *due, *state);
                *commitments(parts, id)?.find(id.uuid())? = Commitment { id, who, what, due, state };
            }
            Self::RemoveCommitment { commitment } => {
                commitments(parts, *commitment)?.remove(commitment.uuid())?;
                parts.drop_unfit();
            }
            Self::SetDurability { .. } | Self::Explain { .. } | Self::Check { .. } => {
                self.answer(parts, context)?;
            }
        }
        Ok(())
    }

    /// Puts one answer in place of the one there was.
    fn answer(&self, parts: &mut PlanParts, context: &EditContext<'_>) -> Result<(), EditError> {
        match self {
            Self::SetDurability { agreement, point, words } => {
                let rows = &mut find(parts, *agreement)?.durability;
                rows.retain(|row| row.point != *point);
                rows.extend(words.clone().map(|words| DurabilityAnswer { point: *point, words }));
            }
            Self::Explain { agreement, party, words } => {
                let rows = &mut find(parts, *agreement)?.explanations;
                rows.retain(|row| row.party != *party);
                rows.extend(words.clone().map(|words| Explanation { party: *party, words }));
            }
            Self::Check { agreement, party, entry } => {
                let rows = &mut find(parts, *agreement)?.checks;
                rows.retain(|row| row.party != *party);
                rows.extend(entry.clone().map(|entry| entry.check(*party, context)));
            }
            Self::Draw { .. }
            | Self::SetTerms { .. }
            | Self::Sign { .. }
            | Self::SetInSpiteOf { .. }
            | Self::Remove { .. }
            | Self::AddCommitment { .. }
            | Self::ChangeCommitment { .. }
            | Self::RemoveCommitment { .. } => {}
        }
        Ok(())
    }
}

impl AfterCheckEntry {
    fn check(self, party: PartyId, context: &EditContext<'_>) -> AfterCheck {
        let Self { outcome, own_part, process, relationship, essentials, words } = self;
        AfterCheck { party, outcome, own_part, process, relationship, essentials, words, at: context.at }
    }
}

fn drawn(context: &mut EditContext<'_>, package: PackageId, terms: &Option<Words>) -> Agreement {
    Agreement {
        id: context.id(),
        package,
        terms: terms.clone(),
        signed: None,
        in_spite_of: None,
        commitments: Vec::new(),
        durability: Vec::new(),
        explanations: Vec::new(),
        checks: Vec::new(),
    }
}

fn agreements(parts: &mut PlanParts) -> Rows<'_, Agreement> {
    Rows::new(&mut parts.agreements, RowKind::Agreement, |row| row.id.uuid())
}

fn find(parts: &mut PlanParts, agreement: AgreementId) -> Result<&mut Agreement, EditError> {
    agreements(parts).find(agreement.uuid())
}

/// The rows among which a commitment stands.
fn commitments(parts: &mut PlanParts, id: CommitmentId) -> Result<Rows<'_, Commitment>, EditError> {
    let owner = parts.agreements.iter_mut().find(|row| row.commitments.iter().any(|row| row.id == id));
    let rows = &mut owner.ok_or_else(|| RowKind::Commitment.missing(id.uuid()))?.commitments;
    Ok(Rows::new(rows, RowKind::Commitment, |row| row.id.uuid()))
}
