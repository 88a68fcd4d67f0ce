//! Changes to common ground: what criteria have to do with each other, and where parties differ usefully.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditContext, EditError, order::Rows};
use crate::model::{
    Circumstance, CircumstanceId, CircumstanceKind, CommonGround, Confirmation, CriterionId, Degree,
    GroundId, GroundMember, IssueId, PartyId, PlanParts, Relation, RowKind, Words,
};

/// A change to common ground.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum GroundEdit {
    /// Says what criteria of several parties have to do with each other.
    Tie {
        /// What they have to do with each other.
        relation: Relation,
        /// The criteria, one of each party.
        criteria: Vec<CriterionId>,
        /// The one wording that all could hold.
        wording: Option<Words>,
    },
    /// Changes what they have to do with each other; another wording has to be confirmed anew.
    Change {
        /// The common ground.
        ground: GroundId,
        /// What they have to do with each other.
        relation: Relation,
        /// The wording, or nothing.
        wording: Option<Words>,
    },
    /// Records whether a party holds the wording too.
    Confirm {
        /// The common ground.
        ground: GroundId,
        /// The party's criterion.
        criterion: CriterionId,
        /// What it said.
        confirmation: Confirmation,
    },
    /// Removes common ground; the criteria stay.
    Untie {
        /// The common ground.
        ground: GroundId,
    },
    /// Notes what a party has of time, courage or means.
    AddCircumstance {
        /// Whose it is.
        party: PartyId,
        /// What is known of it.
        entry: CircumstanceEntry,
    },
    /// Changes what a party has of time, courage or means.
    ChangeCircumstance {
        /// The row.
        circumstance: CircumstanceId,
        /// What is known of it now.
        entry: CircumstanceEntry,
    },
    /// Removes what a party has of time, courage or means.
    RemoveCircumstance {
        /// The row.
        circumstance: CircumstanceId,
    },
}

/// What a party has of time, courage or means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CircumstanceEntry {
    /// Of what.
    pub kind: CircumstanceKind,
    /// How much.
    pub degree: Degree,
    /// The issue it is about; nothing for all of them.
    pub issue: Option<IssueId>,
    /// What is behind it.
    pub words: Words,
}

impl GroundEdit {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Tie { .. } => "tie_criteria",
            Self::Change { .. } => "change_common_ground",
            Self::Confirm { .. } => "confirm_wording",
            Self::Untie { .. } => "untie_criteria",
            Self::AddCircumstance { .. } => "add_circumstance",
            Self::ChangeCircumstance { .. } => "change_circumstance",
            Self::RemoveCircumstance { .. } => "remove_circumstance",
        }
    }

    pub(super) fn apply(
        &self,
        parts: &mut PlanParts,
        context: &mut EditContext<'_>,
    ) -> Result<(), EditError> {
        match self {
            Self::Tie { relation, criteria, wording } => {
                let open = |criterion: &CriterionId| GroundMember {
                    criterion: *criterion,
                    confirmation: Confirmation::Open,
                };
                let members = criteria.iter().map(open).collect();
                let (relation, wording) = (*relation, wording.clone());
                parts.common_grounds.push(CommonGround { id: context.id(), relation, wording, members });
            }
            Self::Change { ground, relation, wording } => change(parts, *ground, *relation, wording)?,
            Self::Confirm { ground, criterion, confirmation } => {
                let row = grounds(parts).find(ground.uuid())?;
                let member = row.members.iter_mut().find(|member| member.criterion == *criterion);
                let missing = || RowKind::Criterion.missing(criterion.uuid());
                member.ok_or_else(missing)?.confirmation = *confirmation;
            }
            Self::Untie { ground } => {
                grounds(parts).remove(ground.uuid())?;
                parts.drop_unfit();
            }
            Self::AddCircumstance { party, entry } => {
                let provenance = context.written(parts, *party);
                let CircumstanceEntry { kind, degree, issue, words } = entry.clone();
                let (id, party) = (context.id(), *party);
                parts.circumstances.push(Circumstance { id, party, kind, degree, issue, words, provenance });
            }
            Self::ChangeCircumstance { circumstance, entry } => {
                change_circumstance(parts, context, *circumstance, entry)?;
            }
            Self::RemoveCircumstance { circumstance } => {
                circumstances(parts).remove(circumstance.uuid())?;
                parts.drop_unfit();
            }
        }
        Ok(())
    }
}

fn grounds(parts: &mut PlanParts) -> Rows<'_, CommonGround> {
    Rows::new(&mut parts.common_grounds, RowKind::CommonGround, |row| row.id.uuid())
}

fn circumstances(parts: &mut PlanParts) -> Rows<'_, Circumstance> {
    Rows::new(&mut parts.circumstances, RowKind::Circumstance, |row| row.id.uuid())
}

fn change(
    parts: &mut PlanParts,
    ground: GroundId,
    relation: Relation,
    wording: &Option<Words>,
) -> Result<(), EditError> {
    let row = grounds(parts).find(ground.uuid())?;
    if row.wording != *wording {
        row.members.iter_mut().for_each(|member| member.confirmation = Confirmation::Open);
    }
    row.relation = relation;
    row.wording.clone_from(wording);
    Ok(())
}

fn change_circumstance(
    parts: &mut PlanParts,
    context: &EditContext<'_>,
    id: CircumstanceId,
    entry: &CircumstanceEntry,
) -> Result<(), EditError> {
    let party = circumstances(parts).find(id.uuid())?.party;
    let provenance = context.written(parts, party);
    let CircumstanceEntry { kind, degree, issue, words } = entry.clone();
    *circumstances(parts).find(id.uuid())? =
        Circumstance { id, party, kind, degree, issue, words, provenance };
    Ok(())
}
