//! `entente propose`.

use std::collections::BTreeMap;

use entente_core::{
    Ratio,
    engine::{
        LevelSpan, Watch,
        proposal::{
            Analysis, AnalysisRequest, Blocked, Card, ListedBecause, PartyOutcome, Repair, Sufficiency,
            analyse,
        },
    },
    model::Plan,
};
use serde::Serialize;

use super::Outcome;
use crate::{
    arguments::{Form, ProposeArguments},
    catalogue::{counted, sentence, words},
    console::Console,
    failure::Failure,
    input,
    label::{Entries, Labels},
};

/// The proposals as JSON.
#[derive(Debug, Serialize)]
struct Answer {
    packages: String,
    meeting: String,
    proposals: Vec<WrittenCard>,
    kept_in_view: Vec<WrittenCard>,
    blocking: Vec<Vec<WrittenEssential>>,
    repairs: Vec<WrittenRepair>,
}

#[derive(Debug, Serialize)]
struct WrittenCard {
    package: Entries,
    alike: String,
    label: Option<&'static str>,
    place: Vec<Option<String>>,
    parties: Vec<WrittenParty>,
    why: Vec<WrittenWhy>,
    rests_on: Vec<WrittenGuess>,
    cases: Option<[String; 2]>,
    listed_because: Vec<&'static str>,
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
    changes: Vec<BTreeMap<&'static str, String>>,
}

#[derive(Debug, Serialize)]
struct WrittenGuess {
    party: String,
    criterion: String,
    source: &'static str,
    confidence: &'static str,
}

#[derive(Debug, Serialize)]
struct WrittenEssential {
    party: String,
    criterion: String,
}

#[derive(Debug, Serialize)]
struct WrittenRepair {
    kind: &'static str,
    opens: String,
}

/// Proposes packages, or says what stands in the way.
pub fn run(arguments: &ProposeArguments, console: &mut Console) -> Result<Outcome, Failure> {
    let plan = input::plan(&arguments.plan)?;
    let default = AnalysisRequest::default();
    let request = AnalysisRequest { proposals: arguments.count.unwrap_or(default.proposals), ..default };
    let analysis = analyse(&plan, &request, &Watch::idle())?;
    let writer = Writer { plan: &plan, labels: Labels::of(&plan) };
    match arguments.form.form() {
        Form::Json => console.json(&writer.answer(&analysis))?,
        Form::Text => writer.tell(&analysis, console)?,
    }
    Ok(if analysis.proposals.is_empty() { Outcome::NothingMeets } else { Outcome::Done })
}

struct Writer<'a> {
    plan: &'a Plan,
    labels: Labels,
}

impl Writer<'_> {
    fn answer(&self, analysis: &Analysis) -> Answer {
        let blocked = analysis.blocked.as_ref();
        Answer {
            packages: analysis.sizes.packages.exact().to_string(),
            meeting: analysis.sizes.meeting.exact().to_string(),
            proposals: analysis.proposals.iter().map(|row| self.card(&row.card, &row.listed)).collect(),
            kept_in_view: analysis.kept_in_view.shown.iter().map(|card| self.kept(card)).collect(),
            blocking: blocked.map(|blocked| self.blocking(blocked)).unwrap_or_default(),
            repairs: blocked.map(|blocked| blocked.repairs.iter().map(repair).collect()).unwrap_or_default(),
        }
    }

    /// A package that fails an essential has no place among those that meet them all.
    fn kept(&self, card: &Card) -> WrittenCard {
        let place = card.parties.iter().map(|_| None).collect();
        WrittenCard { place, ..self.card(card, &[]) }
    }

    fn card(&self, card: &Card, listed: &[ListedBecause]) -> WrittenCard {
        let guesses = card.rests_on.iter().map(|rest| WrittenGuess {
            party: self.labels.party(rest.party).to_owned(),
            criterion: self.labels.criterion(rest.criterion).to_owned(),
            source: rest.source.code(),
            confidence: rest.confidence.code(),
        });
        WrittenCard {
            package: self.labels.package(&card.choices),
            alike: card.alike.as_ref().map_or_else(|| "0".to_owned(), |alike| alike.exact().to_string()),
            label: card.check.label.map(|label| label.code()),
            place: card.parties.iter().map(|row| row.place.as_ref().map(Ratio::to_string)).collect(),
            parties: card.parties.iter().map(|row| self.party(row)).collect(),
            why: self.why(card),
            rests_on: guesses.collect(),
            cases: card
                .cases
                .as_ref()
                .map(|cases| [&cases.held, &cases.total].map(|count| count.exact().to_string())),
            listed_because: listed.iter().map(|because| because.code().code()).collect(),
        }
    }

    fn party(&self, row: &PartyOutcome) -> WrittenParty {
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

    fn why(&self, card: &Card) -> Vec<WrittenWhy> {
        let told = card.why.iter().map(|line| WrittenWhy {
            issue: self.labels.issue(line.issue).to_owned(),
            chosen: self.labels.choice(&line.chosen),
            instead: line.other.as_ref().map(|other| self.labels.choice(other)),
            changes: line
                .changes
                .iter()
                .map(|change| {
                    BTreeMap::from([
                        ("party", self.labels.party(change.party).to_owned()),
                        ("criterion", self.labels.criterion(change.criterion).to_owned()),
                        ("before", span(&change.before)),
                        ("after", span(&change.after)),
                    ])
                })
                .collect(),
        });
        told.collect()
    }

    fn blocking(&self, blocked: &Blocked) -> Vec<Vec<WrittenEssential>> {
        let sets = blocked.sets.iter().map(|set| {
            let rows = set.essentials.iter().map(|row| WrittenEssential {
                party: self.labels.party(row.party).to_owned(),
                criterion: self.labels.criterion(row.criterion).to_owned(),
            });
            rows.collect()
        });
        sets.collect()
    }

    fn tell(&self, analysis: &Analysis, console: &mut Console) -> Result<(), Failure> {
        let (packages, meeting) = (&analysis.sizes.packages, &analysis.sizes.meeting);
        let sizes = [("packages", packages.exact().to_string()), ("meeting", meeting.exact().to_string())];
        let sizes: Vec<_> = sizes.iter().map(|(place, text)| (*place, text.as_str())).collect();
        console.line(sentence("working.sizes", &sizes))?;
        for (number, proposal) in (1..).zip(&analysis.proposals) {
            self.tell_card(number, &proposal.card, console)?;
        }
        for (number, card) in (analysis.proposals.len() + 1..).zip(&analysis.kept_in_view.shown) {
            console.line(format!("\n{}", words("outcomes.kept_in_view")))?;
            self.tell_card(number, card, console)?;
        }
        for set in analysis.blocked.iter().flat_map(|blocked| self.blocking(blocked)) {
            console.line(counted("outcomes.blocked", set.len()))?;
            set.iter().try_for_each(|row| console.line(format!("  {}: {}", row.party, row.criterion)))?;
        }
        Ok(())
    }

    fn tell_card(&self, number: usize, card: &Card, console: &mut Console) -> Result<(), Failure> {
        let chosen = self.labels.package(&card.choices).0;
        let chosen: Vec<_> = chosen.iter().map(|(_, choice)| choice.as_str()).collect();
        let label =
            card.check.label.map(|label| words(&format!("label.{}", label.code()))).unwrap_or_default();
        console.line(format!("\n{number}. {}  [{label}]", chosen.join(" · ")))?;
        for row in &card.parties {
            let place = row.place.as_ref().filter(|place| !place.is_negative() && **place <= Ratio::one());
            let place = place.map_or_else(|| "–".to_owned(), |place| place.rounded(3));
            let party = self.plan.party(row.party).map(|party| party.name.as_str()).unwrap_or_default();
            let [dot, low, high] =
                [&row.utility.dot, &row.utility.low, &row.utility.high].map(|worth| worth.rounded(3));
            console.line(format!(
                "   {party}: {dot} ({low}–{high}), {} {place}",
                words("outcomes.table_place")
            ))?;
            for criterion in &row.criteria {
                let star = if criterion.sufficiency == Sufficiency::NotEssential { " " } else { "*" };
                let name = self.labels.criterion(criterion.criterion);
                console.line(format!("     {star} {} {name}", span(&criterion.level)))?;
            }
        }
        Ok(())
    }
}

fn repair(repair: &Repair) -> WrittenRepair {
    WrittenRepair { kind: repair.code(), opens: repair.opens().exact().to_string() }
}

fn span(level: &LevelSpan) -> String {
    level.known().map_or_else(|| format!("{}–{}", level.low, level.high), Ratio::to_string)
}
