//! Fields of a row: how each kind of content is written to cells and read back.

use entente_core::{
    Ratio,
    model::{Confidence, Level, Name, Provenance, RatedLevel, Source, Words},
};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{cells::RowCells, scalar::Scalar, table::Table};

/// Says which field of a row does not hold what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable(pub(crate) &'static str);

/// The fields that say where a row comes from.
pub(crate) struct ProvenanceFields {
    source: &'static str,
    confidence: &'static str,
    by: &'static str,
    at: &'static str,
    note: &'static str,
}

/// Where the row itself comes from.
pub(crate) const OWN: ProvenanceFields = ProvenanceFields {
    source: "source",
    confidence: "confidence",
    by: "written_by",
    at: "written_at",
    note: "note",
};

/// Where the need of a criterion comes from.
pub(crate) const NEED: ProvenanceFields = ProvenanceFields {
    source: "need_source",
    confidence: "need_confidence",
    by: "need_written_by",
    at: "need_written_at",
    note: "need_note",
};

/// Where the order of a party's criteria comes from.
pub(crate) const ORDER: ProvenanceFields = ProvenanceFields {
    source: "order_source",
    confidence: "order_confidence",
    by: "order_written_by",
    at: "order_written_at",
    note: "order_note",
};

impl RowCells {
    /// Writes a text, a name, an identifier, an exact number or a moment.
    pub(crate) fn text(&mut self, field: &str, text: impl ToString) {
        self.set(field, Some(Scalar::Text(text.to_string())));
    }

    /// Writes what is there of a text, a name, an identifier, an exact number or a moment.
    pub(crate) fn maybe(&mut self, field: &str, text: Option<impl ToString>) {
        self.set(field, text.map(|text| Scalar::Text(text.to_string())));
    }

    /// Writes a small whole number.
    pub(crate) fn whole(&mut self, field: &str, whole: impl Into<i64>) {
        self.set(field, Some(Scalar::Whole(whole.into())));
    }

    /// Writes a level; one that is not known leaves its cell empty.
    pub(crate) fn level(&mut self, level: &RatedLevel) {
        match level {
            RatedLevel::Known(level) => self.text("level", level.ratio()),
            RatedLevel::Unknown => self.set("level", None),
        }
    }

    /// Writes where something comes from.
    pub(crate) fn provenance(&mut self, fields: &ProvenanceFields, provenance: &Provenance) {
        self.text(fields.source, provenance.source.code());
        self.text(fields.confidence, provenance.confidence.code());
        self.maybe(fields.by, provenance.by.as_ref());
        self.maybe(fields.at, provenance.at);
        self.maybe(fields.note, provenance.note.as_ref());
    }
}

/// The fields of one row, to be read.
pub(crate) struct Fields<'a> {
    row: &'a str,
    cells: &'a RowCells,
}

impl<'a> Fields<'a> {
    /// The fields of a row.
    pub(crate) fn new(row: &'a str, cells: &'a RowCells) -> Self {
        Self { row, cells }
    }

    /// The identifier of the row as it is written.
    pub(crate) fn row(&self) -> &'a str {
        self.row
    }

    /// The table of the row.
    pub(crate) fn table(&self) -> Table {
        self.cells.table()
    }

    fn text(&self, field: &'static str) -> Result<Option<&'a str>, Unreadable> {
        match self.cells.get(field) {
            None => Ok(None),
            Some(Scalar::Text(text)) => Ok(Some(text)),
            Some(Scalar::Whole(_) | Scalar::Mark(_)) => Err(Unreadable(field)),
        }
    }

    /// A field that may be empty, through the door of its type.
    pub(crate) fn maybe<T>(
        &self,
        field: &'static str,
        door: impl FnOnce(&'a str) -> Option<T>,
    ) -> Result<Option<T>, Unreadable> {
        let text = self.text(field)?;
        text.map(|text| door(text).ok_or(Unreadable(field))).transpose()
    }

    /// A field that is never empty, through the door of its type.
    pub(crate) fn needed<T>(
        &self,
        field: &'static str,
        door: impl FnOnce(&'a str) -> Option<T>,
    ) -> Result<T, Unreadable> {
        self.maybe(field, door)?.ok_or(Unreadable(field))
    }

    /// The identifier of the row itself.
    pub(crate) fn own_id<T: From<Uuid>>(&self) -> Result<T, Unreadable> {
        Uuid::try_parse(self.row).map(T::from).map_err(|_| Unreadable("id"))
    }

    /// The identifier of another row.
    pub(crate) fn id<T: From<Uuid>>(&self, field: &'static str) -> Result<T, Unreadable> {
        self.needed(field, identifier)
    }

    /// The identifier of another row, when there is one.
    pub(crate) fn maybe_id<T: From<Uuid>>(&self, field: &'static str) -> Result<Option<T>, Unreadable> {
        self.maybe(field, identifier)
    }

    /// A name.
    pub(crate) fn name(&self, field: &'static str) -> Result<Name, Unreadable> {
        self.needed(field, name)
    }

    /// Words.
    pub(crate) fn words(&self, field: &'static str) -> Result<Words, Unreadable> {
        self.needed(field, words)
    }

    /// Words, when there are any.
    pub(crate) fn maybe_words(&self, field: &'static str) -> Result<Option<Words>, Unreadable> {
        self.maybe(field, words)
    }

    /// An exact number.
    pub(crate) fn ratio(&self, field: &'static str) -> Result<Ratio, Unreadable> {
        self.needed(field, number)
    }

    /// An exact number, when there is one.
    pub(crate) fn maybe_ratio(&self, field: &'static str) -> Result<Option<Ratio>, Unreadable> {
        self.maybe(field, number)
    }

    /// A moment.
    pub(crate) fn moment(&self, field: &'static str) -> Result<Timestamp, Unreadable> {
        self.needed(field, |text| text.parse().ok())
    }

    /// A small whole number, when there is one.
    pub(crate) fn maybe_whole(&self, field: &'static str) -> Result<Option<i64>, Unreadable> {
        match self.cells.get(field) {
            None => Ok(None),
            Some(Scalar::Whole(whole)) => Ok(Some(*whole)),
            Some(Scalar::Text(_) | Scalar::Mark(_)) => Err(Unreadable(field)),
        }
    }

    /// A level that was rated; an empty cell says that it is not known.
    pub(crate) fn level(&self) -> Result<RatedLevel, Unreadable> {
        let level = self.maybe("level", |text| Level::new(number(text)?).ok())?;
        Ok(level.map_or(RatedLevel::Unknown, RatedLevel::Known))
    }

    /// Where something comes from.
    pub(crate) fn provenance(&self, fields: &ProvenanceFields) -> Result<Provenance, Unreadable> {
        Ok(Provenance {
            source: self.needed(fields.source, Source::from_code)?,
            confidence: self.needed(fields.confidence, Confidence::from_code)?,
            by: self.maybe(fields.by, name)?,
            at: self.maybe(fields.at, |text| text.parse().ok())?,
            note: self.maybe(fields.note, words)?,
        })
    }
}

fn identifier<T: From<Uuid>>(text: &str) -> Option<T> {
    Uuid::try_parse(text).ok().map(T::from)
}

fn name(text: &str) -> Option<Name> {
    Name::new(text).ok()
}

fn words(text: &str) -> Option<Words> {
    Words::new(text).ok()
}

fn number(text: &str) -> Option<Ratio> {
    text.parse().ok()
}
