//! Changes to where rows come from.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditContext, EditError};
use crate::model::{
    CircumstanceId, Confidence, ConstraintId, CriterionId, EventId, FalloutId, PartyId, PlanParts,
    PositionId, Provenance, RatedAt, ReadingId, RowKind, ShiftId, Source, StandardId, ValueId, Words,
};

/// A change to where rows come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ProvenanceEdit {
    /// Says where one row comes from.
    Set {
        /// The row.
        row: RowRef,
        /// Where it comes from.
        entry: ProvenanceEntry,
    },
    /// Says where everything of a party comes from.
    SetAll {
        /// The party.
        party: PartyId,
        /// Where it comes from.
        entry: ProvenanceEntry,
    },
}

/// Where a row comes from, as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProvenanceEntry {
    /// Where it comes from.
    pub source: Source,
    /// How sure the writer is.
    pub confidence: Confidence,
    /// The document, the occasion.
    pub note: Option<Words>,
}

/// A row that comes from somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RowRef {
    /// The statement and evidence of a criterion.
    Criterion(CriterionId),
    /// The need of a criterion.
    Need(CriterionId),
    /// The order of a party's criteria.
    Order(PartyId),
    /// A rating.
    Rating {
        /// The criterion.
        criterion: CriterionId,
        /// The choice.
        at: RatedAt,
    },
    /// A shift.
    Shift(ShiftId),
    /// A value.
    Value(ValueId),
    /// A reading.
    Reading(ReadingId),
    /// A position.
    Position(PositionId),
    /// A constraint.
    Constraint(ConstraintId),
    /// The level of a course without agreement.
    Course(CriterionId),
    /// A row of stages 5 to 8.
    Later(LaterRow),
}

/// A row of stages 5 to 8 that comes from somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum LaterRow {
    /// What a party has of time, courage or means.
    Circumstance(CircumstanceId),
    /// A standard, a mandate or a deadline.
    Standard(StandardId),
    /// What a party expects of an event.
    Forecast {
        /// The event.
        event: EventId,
        /// The party.
        party: PartyId,
    },
    /// A fallout.
    Fallout(FalloutId),
}

impl ProvenanceEdit {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Set { .. } => "set_provenance",
            Self::SetAll { .. } => "set_party_provenance",
        }
    }

    pub(super) fn apply(&self, parts: &mut PlanParts, context: &EditContext<'_>) -> Result<(), EditError> {
        match self {
            Self::Set { row, entry } => {
                *slot(parts, row)? = context.told(entry);
                Ok(())
            }
            Self::SetAll { party, entry } => set_all(parts, *party, &context.told(entry)),
        }
    }
}

fn slot<'a>(parts: &'a mut PlanParts, row: &RowRef) -> Result<&'a mut Provenance, EditError> {
    let found = match row {
        RowRef::Criterion(id) => {
            parts.criteria.iter_mut().find(|row| row.id == *id).map(|row| &mut row.provenance)
        }
        RowRef::Need(id) => {
            parts.criteria.iter_mut().find(|row| row.id == *id).map(|row| &mut row.need.provenance)
        }
        RowRef::Order(id) => {
            parts.parties.iter_mut().find(|row| row.id == *id).map(|row| &mut row.order_provenance)
        }
        RowRef::Rating { criterion, at } => {
            let found = parts.ratings.iter_mut().find(|row| row.criterion == *criterion && row.at == *at);
            found.map(|row| &mut row.provenance)
        }
        RowRef::Shift(id) => parts.shifts.iter_mut().find(|row| row.id == *id).map(|row| &mut row.provenance),
        RowRef::Value(id) => parts.values.iter_mut().find(|row| row.id == *id).map(|row| &mut row.provenance),
        RowRef::Reading(id) => {
            parts.readings.iter_mut().find(|row| row.id == *id).map(|row| &mut row.provenance)
        }
        RowRef::Position(id) => {
            parts.positions.iter_mut().find(|row| row.id == *id).map(|row| &mut row.provenance)
        }
        RowRef::Constraint(id) => {
            parts.constraints.iter_mut().find(|row| row.id == *id).map(|row| &mut row.provenance)
        }
        RowRef::Course(id) => {
            let mut levels = parts.courses.iter_mut().flat_map(|course| &mut course.levels);
            levels.find(|row| row.criterion == *id).map(|row| &mut row.provenance)
        }
        RowRef::Later(row) => later_slot(parts, *row),
    };
    found.ok_or_else(|| missing(row))
}

fn later_slot(parts: &mut PlanParts, row: LaterRow) -> Option<&mut Provenance> {
    match row {
        LaterRow::Circumstance(id) => {
            parts.circumstances.iter_mut().find(|row| row.id == id).map(|row| &mut row.provenance)
        }
        LaterRow::Standard(id) => {
            parts.standards.iter_mut().find(|row| row.id == id).map(|row| &mut row.provenance)
        }
        LaterRow::Forecast { event, party } => {
            let event = parts.events.iter_mut().find(|row| row.id == event)?;
            event.forecasts.iter_mut().find(|row| row.party == party).map(|row| &mut row.provenance)
        }
        LaterRow::Fallout(id) => {
            parts.fallouts.iter_mut().find(|row| row.id == id).map(|row| &mut row.provenance)
        }
    }
}

fn missing(row: &RowRef) -> EditError {
    match row {
        RowRef::Criterion(id) | RowRef::Need(id) => RowKind::Criterion.missing(id.uuid()),
        RowRef::Order(id) => RowKind::Party.missing(id.uuid()),
        RowRef::Rating { criterion, .. } => RowKind::Rating.missing(criterion.uuid()),
        RowRef::Shift(id) => RowKind::Shift.missing(id.uuid()),
        RowRef::Value(id) => RowKind::Value.missing(id.uuid()),
        RowRef::Reading(id) => RowKind::Reading.missing(id.uuid()),
        RowRef::Position(id) => RowKind::Position.missing(id.uuid()),
        RowRef::Constraint(id) => RowKind::Constraint.missing(id.uuid()),
        RowRef::Course(id) => RowKind::Course.missing(id.uuid()),
        RowRef::Later(LaterRow::Circumstance(id)) => RowKind::Circumstance.missing(id.uuid()),
        RowRef::Later(LaterRow::Standard(id)) => RowKind::Standard.missing(id.uuid()),
        RowRef::Later(LaterRow::Forecast { event, .. }) => RowKind::Event.missing(event.uuid()),
        RowRef::Later(LaterRow::Fallout(id)) => RowKind::Fallout.missing(id.uuid()),
    }
}

fn set_all(parts: &mut PlanParts, party: PartyId, provenance: &Provenance) -> Result<(), EditError> {
    let owner = parts.parties.iter_mut().find(|row| row.id == party);
    owner.ok_or_else(|| RowKind::Party.missing(party.uuid()))?.order_provenance = provenance.clone();
    let own: Vec<_> = parts.criteria_of(party).map(|row| row.id).collect();
    for row in parts.criteria.iter_mut().filter(|row| row.party == party) {
        row.provenance = provenance.clone();
        row.need.provenance = provenance.clone();
    }
    let ratings = parts.ratings.iter_mut().filter(|row| own.contains(&row.criterion));
    ratings.for_each(|row| row.provenance = provenance.clone());
    let shifts = parts.shifts.iter_mut().filter(|row| own.contains(&row.criterion));
    shifts.for_each(|row| row.provenance = provenance.clone());
    parts
        .values
        .iter_mut()
        .filter(|row| row.party == party)
        .for_each(|row| row.provenance = provenance.clone());
    parts
        .readings
        .iter_mut()
        .filter(|row| row.party == party)
        .for_each(|row| row.provenance = provenance.clone());
    let circumstances = parts.circumstances.iter_mut().filter(|row| row.party == party);
    circumstances.for_each(|row| row.provenance = provenance.clone());
    let forecasts = parts.events.iter_mut().flat_map(|row| &mut row.forecasts);
    forecasts.filter(|row| row.party == party).for_each(|row| row.provenance = provenance.clone());
    Ok(())
}
