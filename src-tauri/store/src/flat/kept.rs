//! Kept versions and the log of passed gates.

use entente_core::model::{AdviceCode, GatePass, KeptVersion};

use super::{Fields, Row, Unreadable};
use crate::cells::RowCells;

impl Row for KeptVersion {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("name", &self.name);
        cells.maybe("reason", self.reason.as_ref());
        cells.text("kept_by", &self.by);
        cells.text("kept_at", self.at);
        cells.text("content", &self.content);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: fields.own_id()?,
            name: fields.name("name")?,
            reason: fields.maybe_words("reason")?,
            by: fields.name("kept_by")?,
            at: fields.moment("kept_at")?,
            content: fields.needed("content", |text| Some(text.to_owned()))?,
        })
    }
}

impl Row for GatePass {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("gate", self.gate.code());
        cells.maybe("reason", self.reason.as_ref());
        cells.text("passed_by", &self.by);
        cells.text("passed_at", self.at);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: fields.own_id()?,
            gate: fields.needed("gate", AdviceCode::from_code)?,
            reason: fields.maybe_words("reason")?,
            by: fields.name("passed_by")?,
            at: fields.moment("passed_at")?,
        })
    }
}
