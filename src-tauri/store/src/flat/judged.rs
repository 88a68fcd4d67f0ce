//! Criteria and the levels that choices set for them.

use entente_core::model::{Combine, Criterion, Need, NeededLevel, Points, Rank, RatedAt, Rating, Standing};

use super::{
    Fields, Row, Unreadable,
    fields::{NEED, OWN},
};
use crate::cells::RowCells;

const LEVEL_WORDS: [&str; 4] = ["level_0", "level_1", "level_2", "level_3"];

impl Row for Criterion {
    fn id(&self) -> String {
        self.id.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("party", self.party);
        cells.maybe("value", self.value);
        cells.text("statement", &self.statement);
        cells.maybe("evidence", self.evidence.as_ref());
        for (field, words) in LEVEL_WORDS.iter().zip(&self.level_words) {
            cells.maybe(field, words.as_ref());
        }
        cells.text("standing", self.standing.code());
        cells.whole("needed", self.need.level.get());
        cells.provenance(&NEED, &self.need.provenance);
        if let Some(rank) = self.rank {
            cells.whole("rank", rank.place());
        }
        cells.maybe("points", self.points.as_ref().map(Points::ratio));
        cells.text("combine", self.combine.code());
        cells.provenance(&OWN, &self.provenance);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        let needed =
            fields.maybe_whole("needed")?.and_then(|level| NeededLevel::new(u8::try_from(level).ok()?));
        let rank = fields.maybe_whole("rank")?.map(|place| u32::try_from(place).ok().and_then(Rank::new));
        let points = fields.maybe_ratio("points")?.map(Points::new);
        let mut level_words = [None, None, None, None];
        for (words, field) in level_words.iter_mut().zip(LEVEL_WORDS) {
            *words = fields.maybe_words(field)?;
        }
        Ok(Self {
            id: fields.own_id()?,
            party: fields.id("party")?,
            value: fields.maybe_id("value")?,
            statement: fields.words("statement")?,
            evidence: fields.maybe_words("evidence")?,
            level_words,
            standing: fields.needed("standing", Standing::from_code)?,
            need: Need { level: needed.ok_or(Unreadable("needed"))?, provenance: fields.provenance(&NEED)? },
            rank: rank.map(|rank| rank.ok_or(Unreadable("rank"))).transpose()?,
            points: points.map(|points| points.ok_or(Unreadable("points"))).transpose()?,
            main: Vec::new(),
            combine: fields.needed("combine", Combine::from_code)?,
            provenance: fields.provenance(&OWN)?,
        })
    }
}

impl Row for Rating {
    fn id(&self) -> String {
        match &self.at {
            RatedAt::Option(option) => format!("{}:{option}", self.criterion),
            RatedAt::Amount { issue, amount } => format!("{}:{issue}:{amount}", self.criterion),
        }
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("criterion", self.criterion);
        match &self.at {
            RatedAt::Option(option) => cells.text("option", option),
            RatedAt::Amount { issue, amount } => {
                cells.text("issue", issue);
                cells.text("amount", amount);
            }
        }
        cells.level(&self.level);
        cells.provenance(&OWN, &self.provenance);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        let at = match fields.maybe_id("option")? {
            Some(option) => RatedAt::Option(option),
            None => RatedAt::Amount { issue: fields.id("issue")?, amount: fields.ratio("amount")? },
        };
        Ok(Self {
            criterion: fields.id("criterion")?,
            at,
            level: fields.level()?,
            provenance: fields.provenance(&OWN)?,
        })
    }
}
