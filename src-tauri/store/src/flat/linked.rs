//! Rows that have rows of their own in other tables: they are read without them.

use std::collections::BTreeMap;

use entente_core::model::{
    Constraint, Issue, IssueKind, NoAgreementCourse, NumericRange, Package, RowKey, Shift, ShiftBy,
};

use super::{Fields, Row, Unreadable, fields::OWN};
use crate::cells::RowCells;

impl Row for Issue {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("name", &self.name);
        match &self.kind {
            IssueKind::Listed(_) => cells.text("kind", "listed"),
            IssueKind::Numeric(range) => {
                cells.text("kind", "numeric");
                cells.text("lower", range.lower());
                cells.text("upper", range.upper());
                cells.text("step", range.step());
                cells.maybe("unit", range.unit());
            }
        }
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        let kind = match fields.needed("kind", Some)? {
            "listed" => IssueKind::Listed(Vec::new()),
            "numeric" => IssueKind::Numeric(range(fields)?),
            _ => return Err(Unreadable("kind")),
        };
        Ok(Self { id: fields.own_id()?, name: fields.name("name")?, kind })
    }
}

fn range(fields: &Fields<'_>) -> Result<NumericRange, Unreadable> {
    let (lower, upper) = (fields.ratio("lower")?, fields.ratio("upper")?);
    let unit = fields.maybe("unit", |text| entente_core::model::Name::new(text).ok())?;
    NumericRange::new(lower, upper, fields.ratio("step")?, unit).map_err(|_| Unreadable("step"))
}

impl Row for Shift {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("criterion", self.criterion);
        cells.whole("levels", self.by.levels());
        cells.provenance(&OWN, &self.provenance);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        let levels =
            fields.maybe_whole("levels")?.and_then(|levels| ShiftBy::new(i8::try_from(levels).ok()?));
        Ok(Self {
            id: fields.own_id()?,
            criterion: fields.id("criterion")?,
            by: levels.ok_or(Unreadable("levels"))?,
            when: Vec::new(),
            provenance: fields.provenance(&OWN)?,
        })
    }
}

impl Row for Constraint {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.maybe("reason", self.reason.as_ref());
        cells.provenance(&OWN, &self.provenance);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: fields.own_id()?,
            when: Vec::new(),
            reason: fields.maybe_words("reason")?,
            provenance: fields.provenance(&OWN)?,
        })
    }
}

impl Row for NoAgreementCourse {
    fn id(&self) -> String {
        self.party.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("party", self.party);
        cells.maybe("words", self.words.as_ref());
        cells.maybe("utility_from_file", self.utility_from_file.as_ref());
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            party: fields.id("party")?,
            words: fields.maybe_words("words")?,
            levels: Vec::new(),
            utility_from_file: fields.maybe_ratio("utility_from_file")?,
        })
    }
}

impl Row for Package {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("title", &self.title);
        cells.maybe("reason", self.reason.as_ref());
        let changed: Vec<_> = self.changed.iter().map(ToString::to_string).collect();
        cells.maybe("changed", (!changed.is_empty()).then(|| changed.join(" ")));
        cells.text("kept_by", &self.by);
        cells.text("kept_at", self.at);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: fields.own_id()?,
            title: fields.name("title")?,
            choices: BTreeMap::new(),
            reason: fields.maybe_words("reason")?,
            changed: fields.maybe("changed", keys)?.unwrap_or_default(),
            by: fields.name("kept_by")?,
            at: fields.moment("kept_at")?,
        })
    }
}

fn keys(text: &str) -> Option<Vec<RowKey>> {
    text.split_whitespace().map(RowKey::read).collect()
}
