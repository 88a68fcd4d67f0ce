//! Shares of worlds and the question whose answer would change most, as they are written.

use entente_core::{
    edit::RowRef,
    engine::world::{Answer, Event, Foremost, PackageShares, Question, Says, Share, Shares, Told},
    model::{Choice, Plan, RatedAt},
};
use serde::Serialize;

use crate::{
    catalogue::{sentence, words},
    label::Labels,
};

/// What was looked for, each with its share, in the order in which it is shown.
#[derive(Debug, Default)]
pub struct WrittenShares(Vec<(&'static str, WrittenShare)>);

impl Serialize for WrittenShares {
    fn serialize<S: serde::Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.collect_map(self.0.iter().map(|(event, share)| (event, share)))
    }
}

/// In how many worlds something holds.
#[derive(Debug, Serialize)]
struct WrittenShare {
    share: String,
    /// The 95 % interval of Wilson; the share itself where everything was counted.
    interval: [String; 2],
    /// Whether all ways were counted, or worlds tried.
    counted: bool,
    /// In so many of 20 worlds, nothing where it is all or none.
    of_20: Option<u8>,
}

/// The worlds behind all shares.
#[derive(Debug, Serialize)]
pub struct WrittenWorlds {
    /// How many were tried, nothing where everything was counted.
    tried: Option<u64>,
    question: Option<WrittenQuestion>,
}

#[derive(Debug, Serialize)]
struct WrittenQuestion {
    party: String,
    about: String,
    changes: WrittenShare,
    answers: Vec<WrittenAnswer>,
}

#[derive(Debug, Serialize)]
struct WrittenAnswer {
    says: String,
    share: WrittenShare,
    /// What stands first then: a package that is told here, another one, or nothing that meets every essential.
    shows: &'static str,
    /// The place in the list of the package that stands first then, from 1; nothing where it is none of those told here.
    first: Option<usize>,
    /// The places of packages that then fail an essential for certain.
    fails: Vec<usize>,
}

/// Writes shares of one plan.
#[derive(Clone, Copy, Debug)]
pub struct WorldWriter<'a> {
    plan: &'a Plan,
    labels: &'a Labels,
}

impl<'a> WorldWriter<'a> {
    /// A writer with the rows and names of a plan.
    pub const fn new(plan: &'a Plan, labels: &'a Labels) -> Self {
        Self { plan, labels }
    }

    /// The shares of one package.
    pub fn shares(self, shares: &PackageShares) -> WrittenShares {
        WrittenShares(shares.all().iter().map(|(event, own)| (event.code(), share(own))).collect())
    }

    /// The worlds behind all shares.
    pub fn worlds(self, shares: &Shares) -> WrittenWorlds {
        let question = shares.question.as_ref().map(|question| self.question(question));
        WrittenWorlds { tried: shares.tried, question }
    }

    fn question(self, question: &Question) -> WrittenQuestion {
        let answer = |own: &Answer| WrittenAnswer {
            says: self.says(&own.says),
            share: share(&own.share),
            shows: own.first.code(),
            first: match own.first {
                Foremost::Asked(at) => Some(at + 1),
                Foremost::Other | Foremost::Nothing => None,
            },
            fails: own.fails.iter().map(|at| at + 1).collect(),
        };
        WrittenQuestion {
            party: self.labels.party(question.party).to_owned(),
            about: self.about(&question.row),
            changes: share(&question.changes),
            answers: question.answers.iter().map(answer).collect(),
        }
    }

    /// The shares of one package in words, a line for each.
    pub fn lines(self, shares: &PackageShares) -> Vec<String> {
        let line = |(event, share): &(Event, Share)| {
            sentence("worlds.line", &[("event", &words(&event_key(*event))), ("worlds", &told(share))])
        };
        shares.all().iter().map(line).collect()
    }

    /// The question in words, with a line for all answers that do the same.
    pub fn asked(self, question: &Question) -> Vec<String> {
        let party = self.labels.party(question.party);
        let about = self.about(&question.row);
        let asked = [("party", party), ("about", about.as_str()), ("worlds", &told(&question.changes))];
        let alike = question.alike();
        let answers = alike.iter().map(|answers| self.then(answers));
        std::iter::once(sentence("worlds.ask", &asked)).chain(answers).collect()
    }

    /// If they say …, then ….
    fn then(self, answers: &[&Answer]) -> String {
        let says: Vec<String> = answers.iter().map(|answer| self.says(&answer.says)).collect();
        let first = match answers.first().map(|answer| answer.first) {
            Some(Foremost::Asked(at)) => sentence("worlds.then_first", &[("number", &(at + 1).to_string())]),
            Some(Foremost::Other) => words("worlds.then_other"),
            Some(Foremost::Nothing) | None => words("worlds.then_none"),
        };
        let fails = answers.iter().take(1).flat_map(|answer| &answer.fails);
        let numbers: Vec<String> = fails.map(|at| (at + 1).to_string()).collect();
        let fails = match numbers.as_slice() {
            [] => String::new(),
            numbers => sentence("worlds.then_fails", &[("numbers", &numbers.join(", "))]),
        };
        let says = says.join(&words("worlds.or"));
        sentence("worlds.if", &[("says", &says), ("first", &first), ("fails", &fails)])
    }

    fn says(self, says: &Says) -> String {
        match says {
            Says::Level(level) => sentence("worlds.says.level", &[("level", &level.to_string())]),
            Says::Need(level) => sentence("worlds.says.need", &[("level", &level.to_string())]),
            Says::Shift(levels) => sentence("worlds.says.shift", &[("levels", &levels.to_string())]),
            Says::First(criterion) => {
                sentence("worlds.says.first", &[("criterion", self.labels.criterion(*criterion))])
            }
        }
    }

    /// What a row is about.
    fn about(self, row: &RowRef) -> String {
        let of = |key: &str, criterion| sentence(key, &[("criterion", self.labels.criterion(criterion))]);
        match row {
            RowRef::Need(criterion) => of("worlds.about.need", *criterion),
            RowRef::Rating { criterion, at } => {
                let choice = match at {
                    RatedAt::Option(option) => self.labels.option(*option).to_owned(),
                    RatedAt::Amount { amount, .. } => self.labels.choice(&Choice::Amount(amount.clone())),
                };
                let named = [("criterion", self.labels.criterion(*criterion)), ("choice", choice.as_str())];
                sentence("worlds.about.rating", &named)
            }
            RowRef::Shift(shift) => {
                let criterion = self.plan.shifts.iter().find(|row| row.id == *shift).map(|row| row.criterion);
                criterion.map(|criterion| of("worlds.about.shift", criterion)).unwrap_or_default()
            }
            RowRef::Course(criterion) => of("worlds.about.course", *criterion),
            RowRef::Criterion(criterion) => of("worlds.about.criterion", *criterion),
            RowRef::Order(_)
            | RowRef::Value(_)
            | RowRef::Reading(_)
            | RowRef::Position(_)
            | RowRef::Constraint(_)
            | RowRef::Later(_) => words("worlds.about.order"),
        }
    }
}

fn event_key(event: Event) -> String {
    format!("worlds.event.{}", event.code())
}

fn share(share: &Share) -> WrittenShare {
    let (low, high) = share.interval();
    WrittenShare {
        share: share.part().to_string(),
        interval: [low.to_string(), high.to_string()],
        counted: matches!(share, Share::Counted(_)),
        of_20: match share.told() {
            Told::Of20(count) => Some(count),
            Told::All | Told::AllTried(_) | Told::NoneTried(_) | Told::None => None,
        },
    }
}

/// In how many worlds, in words.
fn told(share: &Share) -> String {
    let counted = |key: &str, count: &dyn ToString| sentence(key, &[("count", &count.to_string())]);
    match share.told() {
        Told::All => words("worlds.told.all"),
        Told::AllTried(count) => counted("worlds.told.all_tried", &count),
        Told::Of20(count) => counted("worlds.told.of_20", &count),
        Told::NoneTried(count) => counted("worlds.told.none_tried", &count),
        Told::None => words("worlds.told.none"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_has_words() {
        let missing: Vec<_> =
            Event::ALL.iter().map(|event| event_key(*event)).filter(|key| words(key) == *key).collect();
        assert_eq!(missing, Vec::<String>::new());
    }
}
