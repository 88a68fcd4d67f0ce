//! Changes to ratings, shifts and courses without agreement.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditContext, EditError, order::Rows};
use crate::model::{
    Condition, CourseLevel, CriterionId, NoAgreementCourse, PartyId, PlanParts, RatedAt, RatedLevel, Rating,
    RowKind, Shift, ShiftBy, ShiftId, Words,
};

/// A change to ratings, shifts and courses without agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RatingEdit {
    /// Rates a choice for a criterion.
    Rate {
        /// The criterion.
        criterion: CriterionId,
        /// The choice.
        at: RatedAt,
        /// The level, or that it is not known yet.
        level: RatedLevel,
    },
    /// Takes a rating away.
    Clear {
        /// The criterion.
        criterion: CriterionId,
        /// The choice.
        at: RatedAt,
    },
    /// Adds levels to a criterion, or takes them, when choices are made; replaces the shift under the same conditions.
    Shift {
        /// The criterion.
        criterion: CriterionId,
        /// The conditions, all of them.
        when: Vec<Condition>,
        /// The levels.
        by: ShiftBy,
    },
    /// Takes a shift away.
    RemoveShift {
        /// The shift.
        shift: ShiftId,
    },
    /// Says in words what a party does without agreement.
    SetCourse {
        /// The party.
        party: PartyId,
        /// The words, or nothing.
        words: Option<Words>,
    },
    /// Judges a party's course without agreement by one criterion.
    RateCourse {
        /// The party.
        party: PartyId,
        /// The criterion.
        criterion: CriterionId,
        /// The level, or nothing to take it away.
        level: Option<RatedLevel>,
    },
}

impl RatingEdit {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Rate { .. } => "rate",
            Self::Clear { .. } => "clear_rating",
            Self::Shift { .. } => "shift",
            Self::RemoveShift { .. } => "remove_shift",
            Self::SetCourse { .. } => "set_course",
            Self::RateCourse { .. } => "rate_course",
        }
    }

    pub(super) fn apply(
        &self,
        parts: &mut PlanParts,
        context: &mut EditContext<'_>,
    ) -> Result<(), EditError> {
        match self {
            Self::Rate { criterion, at, level } => rate(parts, context, *criterion, at, level),
            Self::Clear { criterion, at } => {
                parts.ratings.retain(|row| row.criterion != *criterion || row.at != *at);
                Ok(())
            }
            Self::Shift { criterion, when, by } => shift(parts, context, *criterion, when, *by),
            Self::RemoveShift { shift } => {
                let rows = Rows::new(&mut parts.shifts, RowKind::Shift, |row| row.id.uuid());
                rows.remove(shift.uuid()).map(drop)
            }
            Self::SetCourse { party, words } => {
                course(parts, *party).words.clone_from(words);
                Ok(())
            }
            Self::RateCourse { party, criterion, level } => {
                let provenance = context.written(parts, *party);
                let levels = &mut course(parts, *party).levels;
                levels.retain(|row| row.criterion != *criterion);
                let row = level.clone().map(|level| CourseLevel { criterion: *criterion, level, provenance });
                levels.extend(row);
                Ok(())
            }
        }
    }
}

fn owner(parts: &PlanParts, criterion: CriterionId) -> Result<PartyId, EditError> {
    let row = parts.criterion(criterion).ok_or_else(|| RowKind::Criterion.missing(criterion.uuid()))?;
    Ok(row.party)
}

fn rate(
    parts: &mut PlanParts,
    context: &EditContext<'_>,
    criterion: CriterionId,
    at: &RatedAt,
    level: &RatedLevel,
) -> Result<(), EditError> {
    let provenance = context.written(parts, owner(parts, criterion)?);
    let row = Rating { criterion, at: at.clone(), level: level.clone(), provenance };
    match parts.ratings.iter_mut().find(|old| old.criterion == criterion && old.at == *at) {
        Some(old) => *old = row,
        None => parts.ratings.push(row),
    }
    Ok(())
}

fn shift(
    parts: &mut PlanParts,
    context: &mut EditContext<'_>,
    criterion: CriterionId,
    when: &[Condition],
    by: ShiftBy,
) -> Result<(), EditError> {
    let provenance = context.written(parts, owner(parts, criterion)?);
    match parts.shifts.iter_mut().find(|old| old.criterion == criterion && old.when == when) {
        Some(old) => (old.by, old.provenance) = (by, provenance),
        None => parts.shifts.push(Shift { id: context.id(), criterion, by, when: when.to_vec(), provenance }),
    }
    Ok(())
}

/// The course of a party, made when there is none yet.
fn course(parts: &mut PlanParts, party: PartyId) -> &mut NoAgreementCourse {
    let place = parts.courses.iter().position(|row| row.party == party).unwrap_or_else(|| {
        parts.courses.push(NoAgreementCourse {
            party,
            words: None,
            levels: Vec::new(),
            utility_from_file: None,
        });
        parts.courses.len() - 1
    });
    &mut parts.courses[place]
}
