//! Changes to values and readings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditContext, EditError, order::Rows};
use crate::model::{
    CriterionId, IssueId, PartyId, PlanParts, Protection, Reading, ReadingId, RowKind, Strength, Value,
    ValueId, Words,
};

/// A change to values and readings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum LadderEdit {
    /// Adds a value of a party, with an issue read by way of it when one is given.
    AddValue {
        /// Whose value it is.
        party: PartyId,
        /// The value in its owner's words.
        words: Words,
        /// The higher value that it leads to.
        leads_to: Option<ValueId>,
        /// A lower value that leads to it from now on.
        from: Option<ValueId>,
        /// An issue that stands for it.
        issue: Option<IssueId>,
        /// How strongly the issue serves it.
        strength: Option<Strength>,
    },
    /// Puts a value in other words.
    ChangeValue {
        /// The value.
        value: ValueId,
        /// The words.
        words: Words,
    },
    /// Says which higher value a value leads to.
    SetLeadsTo {
        /// The value.
        value: ValueId,
        /// The higher value, or nothing.
        leads_to: Option<ValueId>,
    },
    /// Says whether a value may be traded; criteria of a protected one lose rank and points.
    Protect {
        /// The value.
        value: ValueId,
        /// Whether it is protected.
        protection: Protection,
    },
    /// Removes a value; what leads to it leads to where it led.
    RemoveValue {
        /// The value.
        value: ValueId,
    },
    /// Says what an issue stands for.
    AddReading {
        /// Whose reading it is.
        party: PartyId,
        /// The issue.
        issue: IssueId,
        /// The criterion it serves.
        criterion: Option<CriterionId>,
        /// The value by way of which it does.
        value: Option<ValueId>,
        /// How strong the tie is.
        strength: Strength,
    },
    /// Changes what an issue stands for.
    ChangeReading {
        /// The reading.
        reading: ReadingId,
        /// The criterion it serves.
        criterion: Option<CriterionId>,
        /// The value by way of which it does.
        value: Option<ValueId>,
        /// How strong the tie is.
        strength: Strength,
    },
    /// Removes a reading.
    RemoveReading {
        /// The reading.
        reading: ReadingId,
    },
}

impl LadderEdit {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::AddValue { .. } => "add_value",
            Self::ChangeValue { .. } => "change_value",
            Self::SetLeadsTo { .. } => "set_leads_to",
            Self::Protect { .. } => "protect_value",
            Self::RemoveValue { .. } => "remove_value",
            Self::AddReading { .. } => "add_reading",
            Self::ChangeReading { .. } => "change_reading",
            Self::RemoveReading { .. } => "remove_reading",
        }
    }

    pub(super) fn apply(
        &self,
        parts: &mut PlanParts,
        context: &mut EditContext<'_>,
    ) -> Result<(), EditError> {
        match self {
            Self::AddValue { party, words, leads_to, from, issue, strength } => {
                let provenance = context.written(parts, *party);
                let (id, words) = (context.id(), words.clone());
                let (party, leads_to, protection) = (*party, *leads_to, Protection::Open);
                parts.values.push(Value { id, party, words, leads_to, protection, provenance });
                from.map_or(Ok(()), |lower| set_leads_to(parts, lower, Some(id)))?;
                if let Some(issue) = *issue {
                    let strength = strength.unwrap_or(Strength::OneOfSeveral);
                    parts.readings.push(reading(parts, context, party, issue, (None, Some(id)), strength));
                }
                Ok(())
            }
            Self::ChangeValue { value, words } => {
                values(parts).find(value.uuid())?.words = words.clone();
                Ok(())
            }
            Self::SetLeadsTo { value, leads_to } => set_leads_to(parts, *value, *leads_to),
            Self::Protect { value, protection } => protect(parts, *value, *protection),
            Self::RemoveValue { value } => remove_value(parts, *value),
            Self::AddReading { party, issue, criterion, value, strength } => {
                parts.readings.push(reading(parts, context, *party, *issue, (*criterion, *value), *strength));
                Ok(())
            }
            Self::ChangeReading { reading, criterion, value, strength } => {
                let row = readings(parts).find(reading.uuid())?;
                (row.criterion, row.value, row.strength) = (*criterion, *value, *strength);
                Ok(())
            }
            Self::RemoveReading { reading } => readings(parts).remove(reading.uuid()).map(drop),
        }
    }
}

fn values(parts: &mut PlanParts) -> Rows<'_, Value> {
    Rows::new(&mut parts.values, RowKind::Value, |row| row.id.uuid())
}

fn readings(parts: &mut PlanParts) -> Rows<'_, Reading> {
    Rows::new(&mut parts.readings, RowKind::Reading, |row| row.id.uuid())
}

fn reading(
    parts: &PlanParts,
    context: &mut EditContext<'_>,
    party: PartyId,
    issue: IssueId,
    (criterion, value): (Option<CriterionId>, Option<ValueId>),
    strength: Strength,
) -> Reading {
    let provenance = context.written(parts, party);
    Reading { id: context.id(), party, issue, criterion, value, strength, provenance }
}

fn set_leads_to(parts: &mut PlanParts, value: ValueId, leads_to: Option<ValueId>) -> Result<(), EditError> {
    values(parts).find(value.uuid())?.leads_to = leads_to;
    match parts.cycle_from(value) {
        Some(path) => Err(EditError::LadderCycle { path }),
        None => Ok(()),
    }
}

fn protect(parts: &mut PlanParts, value: ValueId, protection: Protection) -> Result<(), EditError> {
    values(parts).find(value.uuid())?.protection = protection;
    match protection {
        Protection::Open => {}
        Protection::Protected => {
            for row in parts.criteria.iter_mut().filter(|row| row.value == Some(value)) {
                (row.rank, row.points) = (None, None);
            }
        }
    }
    Ok(())
}

fn remove_value(parts: &mut PlanParts, value: ValueId) -> Result<(), EditError> {
    let gone = values(parts).remove(value.uuid())?;
    let lower = parts.values.iter_mut().filter(|row| row.leads_to == Some(value));
    lower.for_each(|row| row.leads_to = gone.leads_to);
    parts.criteria.iter_mut().filter(|row| row.value == Some(value)).for_each(|row| row.value = None);
    parts
        .readings
        .iter_mut()
        .filter(|row| row.value == Some(value))
        .for_each(|row| row.value = gone.leads_to);
    parts.readings.retain(|row| row.value.is_some() || row.criterion.is_some());
    Ok(())
}
