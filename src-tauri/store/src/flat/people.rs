//! Parties, stakeholders and questions to ask.

use std::collections::BTreeSet;

use entente_core::model::{
    Answer, EssentialsSaid, Hearing, Part, Party, Question, Stakeholder, StakeholderKind, Stance,
};

use super::{Fields, Row, Unreadable, fields::ORDER};
use crate::cells::RowCells;

impl Row for Party {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("name", &self.name);
        cells.maybe("about", self.about.as_ref());
        cells.text("essentials", self.essentials.code());
        cells.provenance(&ORDER, &self.order_provenance);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: fields.own_id()?,
            name: fields.name("name")?,
            about: fields.maybe_words("about")?,
            essentials: fields.needed("essentials", EssentialsSaid::from_code)?,
            order_provenance: fields.provenance(&ORDER)?,
        })
    }
}

impl Row for Stakeholder {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        let parts: Vec<_> = self.parts.iter().map(|part| part.code()).collect();
        cells.text("name", &self.name);
        cells.text("kind", self.kind.code());
        cells.maybe("party", self.party);
        cells.text("parts", parts.join(" "));
        cells.text("hearing", self.hearing.code());
        cells.text("stance", self.stance.code());
        cells.maybe("about", self.about.as_ref());
        cells.maybe("workaround", self.workaround.as_ref());
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: fields.own_id()?,
            name: fields.name("name")?,
            kind: fields.needed("kind", StakeholderKind::from_code)?,
            party: fields.maybe_id("party")?,
            parts: fields.needed("parts", parts)?,
            hearing: fields.needed("hearing", Hearing::from_code)?,
            stance: fields.needed("stance", Stance::from_code)?,
            about: fields.maybe_words("about")?,
            workaround: fields.maybe_words("workaround")?,
        })
    }
}

fn parts(text: &str) -> Option<BTreeSet<Part>> {
    text.split_whitespace().map(Part::from_code).collect()
}

impl Row for Question {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.maybe("party", self.party);
        cells.maybe("issue", self.issue);
        cells.maybe("criterion", self.criterion);
        cells.text("words", &self.words);
        match &self.answer {
            Answer::Open => cells.text("answer", "open"),
            Answer::NotKnownYet(again) => {
                cells.text("answer", "not_known_yet");
                cells.maybe("ask_again", *again);
            }
            Answer::Answered(words) => {
                cells.text("answer", "answered");
                cells.text("answer_words", words);
            }
        }
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        let answer = match fields.needed("answer", Some)? {
            "open" => Answer::Open,
            "not_known_yet" => Answer::NotKnownYet(fields.maybe("ask_again", |text| text.parse().ok())?),
            "answered" => Answer::Answered(fields.words("answer_words")?),
            _ => return Err(Unreadable("answer")),
        };
        Ok(Self {
            id: fields.own_id()?,
            party: fields.maybe_id("party")?,
            issue: fields.maybe_id("issue")?,
            criterion: fields.maybe_id("criterion")?,
            words: fields.words("words")?,
            answer,
        })
    }
}
