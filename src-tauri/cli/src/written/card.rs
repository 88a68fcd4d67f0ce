//! Packages, with everything that is said of them.

use entente_core::{
    Ratio,
    edit::RowRef,
    engine::{
        LevelSpan,
        proposal::{Card, ListedBecause, PartyOutcome, Sufficiency, WhyLine},
    },
};
use serde::Serialize;

use super::WrittenShares;
use crate::label::{Entries, Labels};

/// A package as JSON.
#[derive(Debug, Serialize)]
pub struct WrittenCard {
    package: Entries,
    /// How many others have the same levels, nothing where counting them is over budget.
    alike: Option<String>,
    label: Option<&'static str>,
    place: Vec<Option<String>>,
    parties: Vec<WrittenParty>,
    why: Vec<WrittenWhy>,
    rests_on: Vec<WrittenGuess>,
    /// In how many cases of how many every essential holds, nothing where no level of an essential is a guess.
    cases: Option<[String; 2]>,
    listed_because: Vec<WrittenReason>,
    /// In how many worlds what holds of it, by the code of each event; nothing where that was left out.
    worlds: Option<WrittenShares>,
}

impl WrittenCard {
    /// The same with its shares of worlds.
    pub fn with_worlds(self, worlds: Option<WrittenShares>) -> Self {
        Self { worlds, ..self }
    }
}

#[derive(Debug, Serialize)]
struct WrittenParty {
    party: String,
    utility: String,
    utility_band: [String; 2],
    criteria: Vec<WrittenCriterion>,
}

#[derive(Debug, Serialize)]
struct WrittenCriterion {
    criterion: String,
    /// The level, nothing while it is an interval.
    level: Option<String>,
    level_band: [String; 2],
    needed: u8,
    essential: bool,
}

#[derive(Debug, Serialize)]
struct WrittenWhy {
    issue: String,
    chosen: String,
    instead: Option<String>,
    changes: Vec<WrittenChange>,
}

#[derive(Debug, Serialize)]
struct WrittenChange {
    party: String,
    criterion: String,
    before: String,
    after: String,
}

#[derive(Debug, Serialize)]
struct WrittenGuess {
    row: &'static str,
    party: String,
    criterion: String,
    source: &'static str,
    confidence: &'static str,
}

/// Why a package is in the list, with what its sentence names.
#[derive(Debug, Serialize)]
struct WrittenReason {
    reason: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<String>,
}

/// Writes packages of one plan.
#[derive(Clone, Copy, Debug)]
pub struct CardWriter<'a> {
    labels: &'a Labels,
}

impl<'a> CardWriter<'a> {
    /// A writer with the names of a plan.
    pub const fn new(labels: &'a Labels) -> Self {
        Self { labels }
    }

    /// A package and why it is in the list.
    pub fn written(self, card: &Card, listed: &[ListedBecause]) -> WrittenCard {
        let guesses = card.rests_on.iter().map(|rest| WrittenGuess {
            row: row_code(&rest.row),
            party: self.labels.party(rest.party).to_owned(),
            criterion: self.labels.criterion(rest.criterion).to_owned(),
            source: rest.source.code(),
            confidence: rest.confidence.code(),
        });
        let cases = card.cases.as_ref().map(|cases| [&cases.held, &cases.total]);
        WrittenCard {
            package: self.labels.package(&card.choices),
            alike: card.alike.as_ref().map(|alike| alike.exact().to_string()),
            label: card.check.label.map(|label| label.code()),
            place: card.parties.iter().map(|row| row.place.as_ref().map(Ratio::to_string)).collect(),
            parties: card.parties.iter().map(|row| self.party(row)).collect(),
            why: card.why.iter().map(|line| self.why(line)).collect(),
            rests_on: guesses.collect(),
            cases: cases.map(|cases| cases.map(|count| count.exact().to_string())),
            listed_because: listed.iter().map(|because| self.reason(*because)).collect(),
            worlds: None,
        }
    }

    /// A package that fails an essential: it has no place among those that meet them all.
    pub fn failing(self, card: &Card) -> WrittenCard {
        let place = card.parties.iter().map(|_| None).collect();
        WrittenCard { place, ..self.written(card, &[]) }
    }

    fn party(self, row: &PartyOutcome) -> WrittenParty {
        let criteria = row.criteria.iter().map(|row| WrittenCriterion {
            criterion: self.labels.criterion(row.criterion).to_owned(),
            level: row.level.known().map(Ratio::to_string),
            level_band: [row.level.low.to_string(), row.level.high.to_string()],
            needed: row.needed,
            essential: row.sufficiency != Sufficiency::NotEssential,
        });
        WrittenParty {
            party: self.labels.party(row.party).to_owned(),
            utility: row.utility.dot.to_string(),
            utility_band: [row.utility.low.to_string(), row.utility.high.to_string()],
            criteria: criteria.collect(),
        }
    }

    fn why(self, line: &WhyLine) -> WrittenWhy {
        let changes = line.changes.iter().map(|change| WrittenChange {
            party: self.labels.party(change.party).to_owned(),
            criterion: self.labels.criterion(change.criterion).to_owned(),
            before: span(&change.before),
            after: span(&change.after),
        });
        WrittenWhy {
            issue: self.labels.issue(line.issue).to_owned(),
            chosen: self.labels.choice(&line.chosen),
            instead: line.other.as_ref().map(|other| self.labels.choice(other)),
            changes: changes.collect(),
        }
    }

    fn reason(self, because: ListedBecause) -> WrittenReason {
        let plain = WrittenReason { reason: because.code().code(), rule: None, party: None, count: None };
        match because {
            ListedBecause::Rule(rule) => WrittenReason { rule: Some(rule.code()), ..plain },
            ListedBecause::Extreme(party) => {
                WrittenReason { party: Some(self.labels.party(party).to_owned()), ..plain }
            }
            ListedBecause::OneOfFew { count } => WrittenReason { count: Some(count.to_string()), ..plain },
            ListedBecause::Worlds { of_20 } => WrittenReason { count: Some(of_20.to_string()), ..plain },
            ListedBecause::BestPlace
            | ListedBecause::BestPlaceDrawn
            | ListedBecause::WidestDifference
            | ListedBecause::MayMeet => plain,
        }
    }
}

/// A level, or where it begins and ends.
pub fn span(level: &LevelSpan) -> String {
    level.known().map_or_else(|| format!("{}–{}", level.low, level.high), Ratio::to_string)
}

const fn row_code(row: &RowRef) -> &'static str {
    match row {
        RowRef::Criterion(_) => "criterion",
        RowRef::Need(_) => "need",
        RowRef::Order(_) => "order",
        RowRef::Rating { .. } => "rating",
        RowRef::Shift(_) => "shift",
        RowRef::Value(_) => "value",
        RowRef::Reading(_) => "reading",
        RowRef::Position(_) => "position",
        RowRef::Constraint(_) => "constraint",
        RowRef::Course(_) => "course",
        RowRef::Later(_) => "later",
    }
}
