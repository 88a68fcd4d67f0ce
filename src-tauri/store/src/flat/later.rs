//! Lines of the map and rows of stages 5 to 8 that stand for themselves; rows inside them are read apart.

use entente_core::model::{
    Agreement, Circumstance, CommonGround, ContingentTerm, Event, Fallout, FalloutOf, Idea, Influence, Offer,
    Standard, TalkLine, Voice,
};

use super::{
    Fields, Row, Unreadable,
    field::{Field, read_choice, write_choice},
};
use crate::cells::RowCells;

macro_rules! rows {
    ($($row:ident { $($field:ident),+ $(,)? } $(without { $($inside:ident),+ })?;)+) => {$(
        impl Row for $row {
            fn id(&self) -> String {
                self.id.to_string()
            }

            fn write(&self, cells: &mut RowCells) {
                $(Field::write(&self.$field, stringify!($field), cells);)+
            }

            fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
                Ok(Self {
                    id: fields.own_id()?,
                    $($field: Field::read(stringify!($field), fields)?,)+
                    $($($inside: Default::default(),)+)?
                })
            }
        }
    )+};
}

rows! {
    CommonGround { relation, wording } without { members };
    Circumstance { party, kind, degree, issue, words, provenance };
    Idea { code, party, words, state, by, at } without { cites };
    Standard { kind, party, words, day, provenance } without { about };
    Event { words } without { forecasts };
    Offer { party, set, words, by, at } without { choices, reactions };
    TalkLine { kind, party, words };
    Agreement { package, terms, signed, in_spite_of } without { commitments, durability, explanations, checks };
}

const FROM: [&str; 2] = ["from_party", "from_stakeholder"];
const TO: [&str; 2] = ["to_party", "to_stakeholder"];

fn write_voice(voice: Voice, [party, stakeholder]: [&'static str; 2], cells: &mut RowCells) {
    match voice {
        Voice::Party(id) => cells.text(party, id),
        Voice::Stakeholder(id) => cells.text(stakeholder, id),
    }
}

fn read_voice([party, stakeholder]: [&'static str; 2], fields: &Fields<'_>) -> Result<Voice, Unreadable> {
    match fields.maybe_id(party)? {
        Some(id) => Ok(Voice::Party(id)),
        None => Ok(Voice::Stakeholder(fields.id(stakeholder)?)),
    }
}

impl Row for Influence {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        write_voice(self.from, FROM, cells);
        write_voice(self.to, TO, cells);
        Field::write(&self.kind, "kind", cells);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: fields.own_id()?,
            from: read_voice(FROM, fields)?,
            to: read_voice(TO, fields)?,
            kind: Field::read("kind", fields)?,
        })
    }
}

const THEN: [&str; 2] = ["then_option", "then_amount"];
const OTHERWISE: [&str; 2] = ["otherwise_option", "otherwise_amount"];

impl Row for ContingentTerm {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        Field::write(&self.package, "package", cells);
        Field::write(&self.issue, "issue", cells);
        Field::write(&self.event, "event", cells);
        write_choice(&self.then, THEN, cells);
        write_choice(&self.otherwise, OTHERWISE, cells);
        Field::write(&self.trigger, "trigger", cells);
        Field::write(&self.cause, "cause", cells);
        Field::write(&self.first_to_know, "first_to_know", cells);
        Field::write(&self.worse_branch, "worse_branch", cells);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: fields.own_id()?,
            package: Field::read("package", fields)?,
            issue: Field::read("issue", fields)?,
            event: Field::read("event", fields)?,
            then: read_choice(THEN, fields)?,
            otherwise: read_choice(OTHERWISE, fields)?,
            trigger: Field::read("trigger", fields)?,
            cause: Field::read("cause", fields)?,
            first_to_know: Field::read("first_to_know", fields)?,
            worse_branch: Field::read("worse_branch", fields)?,
        })
    }
}

impl Row for Fallout {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        match self.of {
            FalloutOf::Package(id) => cells.text("package", id),
            FalloutOf::Option(id) => cells.text("option", id),
        }
        Field::write(&self.stakeholder, "stakeholder", cells);
        Field::write(&self.severity, "severity", cells);
        Field::write(&self.words, "words", cells);
        Field::write(&self.provenance, "provenance", cells);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        let of = match fields.maybe_id("package")? {
            Some(id) => FalloutOf::Package(id),
            None => FalloutOf::Option(fields.id("option")?),
        };
        Ok(Self {
            id: fields.own_id()?,
            of,
            stakeholder: Field::read("stakeholder", fields)?,
            severity: Field::read("severity", fields)?,
            words: Field::read("words", fields)?,
            provenance: Field::read("provenance", fields)?,
            mitigations: Vec::new(),
        })
    }
}
