//! What is on the table: the plan itself, positions, values, readings.

use entente_core::model::{
    GainBasis, Name, PartyId, PlanId, PlanParts, Position, Protection, Reading, SafeToSayNo, Strength, Value,
    Words,
};
use jiff::civil::Date;

use super::{Fields, Row, Unreadable, fields::OWN};
use crate::cells::RowCells;

/// What a plan says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlanHead {
    pub(crate) id: PlanId,
    pub(crate) name: Name,
    pub(crate) purpose: Option<Words>,
    pub(crate) obstacle: Option<Words>,
    pub(crate) status_quo: Option<Words>,
    pub(crate) mine: Option<PartyId>,
    pub(crate) gain_basis: GainBasis,
    pub(crate) dormant_until: Option<Date>,
    pub(crate) dormant_note: Option<Words>,
    pub(crate) safe_to_say_no: Option<SafeToSayNo>,
}

impl PlanHead {
    /// The head of a plan.
    pub(crate) fn of(parts: &PlanParts) -> Self {
        Self {
            id: parts.id,
            name: parts.name.clone(),
            purpose: parts.purpose.clone(),
            obstacle: parts.obstacle.clone(),
            status_quo: parts.status_quo.clone(),
            mine: parts.mine,
            gain_basis: parts.gain_basis,
            dormant_until: parts.dormant_until,
            dormant_note: parts.dormant_note.clone(),
            safe_to_say_no: parts.safe_to_say_no,
        }
    }

    /// A plan with this head and nothing else.
    pub(crate) fn into_parts(self) -> PlanParts {
        PlanParts {
            purpose: self.purpose,
            obstacle: self.obstacle,
            status_quo: self.status_quo,
            mine: self.mine,
            gain_basis: self.gain_basis,
            dormant_until: self.dormant_until,
            dormant_note: self.dormant_note,
            safe_to_say_no: self.safe_to_say_no,
            ..PlanParts::new(self.id, self.name)
        }
    }
}

impl Row for PlanHead {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("name", &self.name);
        cells.maybe("purpose", self.purpose.as_ref());
        cells.maybe("obstacle", self.obstacle.as_ref());
        cells.maybe("status_quo", self.status_quo.as_ref());
        cells.maybe("mine", self.mine);
        cells.text("gain_basis", self.gain_basis.code());
        cells.maybe("dormant_until", self.dormant_until);
        cells.maybe("dormant_note", self.dormant_note.as_ref());
        cells.maybe("safe_to_say_no", self.safe_to_say_no.map(SafeToSayNo::code));
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: fields.own_id()?,
            name: fields.name("name")?,
            purpose: fields.maybe_words("purpose")?,
            obstacle: fields.maybe_words("obstacle")?,
            status_quo: fields.maybe_words("status_quo")?,
            mine: fields.maybe_id("mine")?,
            gain_basis: fields.needed("gain_basis", GainBasis::from_code)?,
            dormant_until: fields.maybe("dormant_until", |text| text.parse().ok())?,
            dormant_note: fields.maybe_words("dormant_note")?,
            safe_to_say_no: fields.maybe("safe_to_say_no", SafeToSayNo::from_code)?,
        })
    }
}

impl Row for Position {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("issue", self.issue);
        cells.text("party", self.party);
        cells.text("words", &self.words);
        cells.provenance(&OWN, &self.provenance);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: fields.own_id()?,
            issue: fields.id("issue")?,
            party: fields.id("party")?,
            words: fields.words("words")?,
            provenance: fields.provenance(&OWN)?,
        })
    }
}

impl Row for Value {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("party", self.party);
        cells.text("words", &self.words);
        cells.maybe("leads_to", self.leads_to);
        cells.text("protection", self.protection.code());
        cells.provenance(&OWN, &self.provenance);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: fields.own_id()?,
            party: fields.id("party")?,
            words: fields.words("words")?,
            leads_to: fields.maybe_id("leads_to")?,
            protection: fields.needed("protection", Protection::from_code)?,
            provenance: fields.provenance(&OWN)?,
        })
    }
}

impl Row for Reading {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("party", self.party);
        cells.text("issue", self.issue);
        cells.maybe("criterion", self.criterion);
        cells.maybe("value", self.value);
        cells.text("strength", self.strength.code());
        cells.provenance(&OWN, &self.provenance);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: fields.own_id()?,
            party: fields.id("party")?,
            issue: fields.id("issue")?,
            criterion: fields.maybe_id("criterion")?,
            value: fields.maybe_id("value")?,
            strength: fields.needed("strength", Strength::from_code)?,
            provenance: fields.provenance(&OWN)?,
        })
    }
}
