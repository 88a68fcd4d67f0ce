//! Changes to criteria and their order.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditContext, EditError, ProvenanceEntry, order::Rows};
use crate::model::{
    Combine, Criterion, CriterionId, IssueId, Need, NeededLevel, PartyId, PlanParts, Points, Rank, RowKind,
    Standing, ValueId, Words,
};

/// A change to criteria and their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum CriteriaEdit {
    /// Adds a criterion of a party.
    Add {
        /// Whose criterion it is.
        party: PartyId,
        /// The criterion in its owner's words.
        statement: Words,
        /// What its owner would see, hear or hold.
        evidence: Option<Words>,
        /// The value that it judges.
        value: Option<ValueId>,
        /// The issues whose choice sets its level.
        main: Vec<IssueId>,
        /// Whether it has to be enough.
        standing: Standing,
        /// Where it comes from, when it is not simply written by hand; how much is needed is asked apart.
        #[ts(optional)]
        source: Option<ProvenanceEntry>,
    },
    /// Puts a criterion in other words.
    SetStatement {
        /// The criterion.
        criterion: CriterionId,
        /// The words.
        statement: Words,
    },
    /// Says what its owner would see, hear or hold.
    SetEvidence {
        /// The criterion.
        criterion: CriterionId,
        /// The words, or nothing.
        evidence: Option<Words>,
    },
    /// Says what one of the four levels means here.
    SetLevelWords {
        /// The criterion.
        criterion: CriterionId,
        /// The level, 0 to 3.
        level: u8,
        /// The words, or nothing.
        words: Option<Words>,
    },
    /// Says whether it has to be enough.
    SetStanding {
        /// The criterion.
        criterion: CriterionId,
        /// Whether it has to be enough.
        standing: Standing,
    },
    /// Says from which level on it is enough.
    SetNeeded {
        /// The criterion.
        criterion: CriterionId,
        /// The level.
        needed: NeededLevel,
    },
    /// Says which value it judges; a protected value takes rank and points away.
    SetValue {
        /// The criterion.
        criterion: CriterionId,
        /// The value, or nothing.
        value: Option<ValueId>,
    },
    /// Says which issues set its level, and how.
    SetMain {
        /// The criterion.
        criterion: CriterionId,
        /// The issues.
        main: Vec<IssueId>,
        /// How several of them set it together.
        combine: Combine,
    },
    /// Puts a party's criteria in order: groups of equal weight, the weightiest first; those left out are not ranked.
    Order {
        /// The party.
        party: PartyId,
        /// The groups.
        groups: Vec<Vec<CriterionId>>,
    },
    /// Gives a criterion swing points, or takes them away.
    SetPoints {
        /// The criterion.
        criterion: CriterionId,
        /// The points, or nothing.
        points: Option<Points>,
    },
    /// Removes a criterion and everything that points at it.
    Remove {
        /// The criterion.
        criterion: CriterionId,
    },
}

impl CriteriaEdit {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Add { .. } => "add_criterion",
            Self::SetStatement { .. } => "set_statement",
            Self::SetEvidence { .. } => "set_evidence",
            Self::SetLevelWords { .. } => "set_level_words",
            Self::SetStanding { .. } => "set_standing",
            Self::SetNeeded { .. } => "set_needed",
            Self::SetValue { .. } => "set_value",
            Self::SetMain { .. } => "set_main",
            Self::Order { .. } => "order_criteria",
            Self::SetPoints { .. } => "set_points",
            Self::Remove { .. } => "remove_criterion",
        }
    }

    pub(super) fn apply(
        &self,
        parts: &mut PlanParts,
        context: &mut EditContext<'_>,
    ) -> Result<(), EditError> {
        match self {
            Self::Add { party, statement, evidence, value, main, standing, source } => {
                let provenance = context.told_or_written(source.as_ref(), parts, *party);
                let row = Criterion {
                    value: *value,
                    evidence: evidence.clone(),
                    main: main.clone(),
                    standing: *standing,
                    provenance,
                    ..fresh(parts, context, *party, statement)
                };
                parts.criteria.push(row);
            }
            Self::SetStatement { criterion, statement } => {
                find(parts, *criterion)?.statement = statement.clone()
            }
            Self::SetEvidence { criterion, evidence } => {
                find(parts, *criterion)?.evidence.clone_from(evidence)
            }
            Self::SetLevelWords { criterion, level, words } => {
                let slot = find(parts, *criterion)?.level_words.get_mut(usize::from(*level));
                slot.ok_or(EditError::NoSuchLevel(*level))?.clone_from(words);
            }
            Self::SetStanding { criterion, standing } => find(parts, *criterion)?.standing = *standing,
            Self::SetNeeded { criterion, needed } => set_needed(parts, context, *criterion, *needed)?,
            Self::SetValue { criterion, value } => set_value(parts, *criterion, *value)?,
            Self::SetMain { criterion, main, combine } => {
                let row = find(parts, *criterion)?;
                row.main.clone_from(main);
                row.combine = *combine;
            }
            Self::Order { party, groups } => put_in_order(parts, context, *party, groups)?,
            Self::SetPoints { criterion, points } => find(parts, *criterion)?.points.clone_from(points),
            Self::Remove { criterion } => remove(parts, *criterion)?,
        }
        Ok(())
    }
}

fn find(parts: &mut PlanParts, criterion: CriterionId) -> Result<&mut Criterion, EditError> {
    Rows::new(&mut parts.criteria, RowKind::Criterion, |row| row.id.uuid()).find(criterion.uuid())
}

/// A new criterion; it comes last in an order in which all others have a place, and else waits to be ranked.
fn fresh(parts: &PlanParts, context: &mut EditContext<'_>, party: PartyId, statement: &Words) -> Criterion {
    let provenance = context.written(parts, party);
    Criterion {
        id: context.id(),
        party,
        value: None,
        statement: statement.clone(),
        evidence: None,
        level_words: [const { None }; 4],
        standing: Standing::Open,
        need: Need { level: NeededLevel::default(), provenance: provenance.clone() },
        rank: None,
        points: None,
        main: Vec::new(),
        combine: Combine::Weakest,
        provenance,
    }
}

fn set_needed(
    parts: &mut PlanParts,
    context: &EditContext<'_>,
    criterion: CriterionId,
    needed: NeededLevel,
) -> Result<(), EditError> {
    let party = find(parts, criterion)?.party;
    let provenance = context.written(parts, party);
    find(parts, criterion)?.need = Need { level: needed, provenance };
    Ok(())
}

fn set_value(parts: &mut PlanParts, criterion: CriterionId, value: Option<ValueId>) -> Result<(), EditError> {
    find(parts, criterion)?.value = value;
    let protected = parts.criterion(criterion).is_some_and(|row| parts.is_protected(row));
    if protected {
        let row = find(parts, criterion)?;
        (row.rank, row.points) = (None, None);
    }
    Ok(())
}

fn put_in_order(
    parts: &mut PlanParts,
    context: &EditContext<'_>,
    party: PartyId,
    groups: &[Vec<CriterionId>],
) -> Result<(), EditError> {
    let provenance = context.written(parts, party);
    let owner = parts.parties.iter_mut().find(|row| row.id == party);
    owner.ok_or_else(|| RowKind::Party.missing(party.uuid()))?.order_provenance = provenance;
    parts.criteria.iter_mut().filter(|row| row.party == party).for_each(|row| row.rank = None);
    for (rank, group) in (1..).map(Rank::new).zip(groups) {
        for criterion in group {
            find(parts, *criterion)?.rank = rank;
        }
    }
    Ok(())
}

fn remove(parts: &mut PlanParts, criterion: CriterionId) -> Result<(), EditError> {
    Rows::new(&mut parts.criteria, RowKind::Criterion, |row| row.id.uuid()).remove(criterion.uuid())?;
    parts.ratings.retain(|row| row.criterion != criterion);
    parts.shifts.retain(|row| row.criterion != criterion);
    parts
        .questions
        .iter_mut()
        .filter(|row| row.criterion == Some(criterion))
        .for_each(|row| row.criterion = None);
    parts
        .readings
        .iter_mut()
        .filter(|row| row.criterion == Some(criterion))
        .for_each(|row| row.criterion = None);
    parts.readings.retain(|row| row.value.is_some() || row.criterion.is_some());
    for course in &mut parts.courses {
        course.levels.retain(|row| row.criterion != criterion);
    }
    Ok(())
}
