//! What would let a package pass, and the packages that are nearest.

use std::fmt;

use entente_core::{
    engine::{
        Footing,
        proposal::{Nearest, Repair},
    },
    model::{Choices, Condition, CriterionId, PartyId, Plan, RatedAt},
};
use serde::Serialize;

use super::card::span;
use crate::{
    catalogue::sentence,
    label::{Entries, Labels},
};

/// A repair as JSON: what changes, how many packages pass then, and the first of them.
#[derive(Debug, Serialize)]
pub struct WrittenRepair {
    #[serde(flatten)]
    change: WrittenChange,
    opens: String,
    /// The first package that passes then; without the issue that a new option is for.
    package: Entries,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum WrittenChange {
    Option {
        issue: String,
        levels: Vec<WrittenLevel>,
    },
    Rating {
        party: String,
        criterion: String,
        issue: String,
        option: String,
        by: u8,
        from: String,
        to: String,
        guess: bool,
    },
    Shift {
        party: String,
        criterion: String,
        when: Vec<WrittenCondition>,
        by: u8,
        from: i8,
        to: i8,
        guess: bool,
    },
    Constraint {
        when: Vec<WrittenCondition>,
        reason: Option<String>,
    },
    Ease {
        eases: Vec<WrittenEase>,
    },
}

#[derive(Debug, Serialize)]
struct WrittenLevel {
    party: String,
    criterion: String,
    level: String,
}

#[derive(Debug, Serialize)]
struct WrittenEase {
    party: String,
    criterion: String,
    from: u8,
    to: u8,
}

/// A condition with names.
#[derive(Debug, Serialize)]
pub struct WrittenCondition {
    issue: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    any_of: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    between: Option<[String; 2]>,
}

impl fmt::Display for WrittenCondition {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let options = self.any_of.iter().map(|options| options.join(" / "));
        let amounts = self.between.iter().map(|ends| ends.join("–"));
        write!(out, "{}: {}", self.issue, options.chain(amounts).collect::<String>())
    }
}

/// The nearest packages as JSON: the first of those that fall short by the same.
#[derive(Debug, Serialize)]
pub struct WrittenNearest {
    package: Entries,
    others: String,
    short: Vec<WrittenShort>,
}

#[derive(Debug, Serialize)]
struct WrittenShort {
    party: String,
    criterion: String,
    level: String,
    needed: u8,
    by: String,
}

/// Writes repairs of one plan.
#[derive(Clone, Copy, Debug)]
pub struct RepairWriter<'a> {
    plan: &'a Plan,
    labels: &'a Labels,
}

impl<'a> RepairWriter<'a> {
    /// A writer with the names of a plan.
    pub const fn new(plan: &'a Plan, labels: &'a Labels) -> Self {
        Self { plan, labels }
    }

    /// A repair with every row that it names.
    pub fn written(self, repair: &Repair) -> WrittenRepair {
        let opens = repair.opens();
        WrittenRepair {
            change: self.change(repair),
            opens: opens.count.exact().to_string(),
            package: self.labels.package(&opens.first),
        }
    }

    /// The packages that are nearest by the same.
    pub fn nearest(self, near: &Nearest) -> WrittenNearest {
        let short = near.short.iter().map(|row| WrittenShort {
            party: self.labels.party(row.party).to_owned(),
            criterion: self.labels.criterion(row.criterion).to_owned(),
            level: span(&row.level),
            needed: row.needed,
            by: row.by.to_string(),
        });
        WrittenNearest {
            package: self.labels.package(&near.card.choices),
            others: near.others.exact().to_string(),
            short: short.collect(),
        }
    }

    fn names(self, party: PartyId, criterion: CriterionId) -> (String, String) {
        (self.labels.party(party).to_owned(), self.labels.criterion(criterion).to_owned())
    }

    fn change(self, repair: &Repair) -> WrittenChange {
        match repair {
            Repair::NewOption { issue, levels, .. } => {
                let level = |row: &entente_core::engine::proposal::NewLevel| {
                    let (party, criterion) = self.names(row.party, row.criterion);
                    WrittenLevel { party, criterion, level: row.level.to_string() }
                };
                let issue = self.labels.issue(*issue).to_owned();
                WrittenChange::Option { issue, levels: levels.iter().map(level).collect() }
            }
            Repair::Rating { party, criterion, at, by, from, to, footing, .. } => {
                let ((party, criterion), (issue, option)) = (self.names(*party, *criterion), self.rated(at));
                let (by, from, to, guess) =
                    (*by, from.to_string(), to.to_string(), *footing == Footing::Guess);
                WrittenChange::Rating { party, criterion, issue, option, by, from, to, guess }
            }
            Repair::Shift { party, criterion, shift, by, from, to, footing, .. } => {
                let (party, criterion) = self.names(*party, *criterion);
                let row = self.plan.shifts.iter().find(|row| row.id == *shift);
                let when = row.map(|row| conditions(self.labels, &row.when)).unwrap_or_default();
                let (by, from, to, guess) = (*by, *from, *to, *footing == Footing::Guess);
                WrittenChange::Shift { party, criterion, when, by, from, to, guess }
            }
            Repair::Constraint { constraint, .. } => {
                let row = self.plan.constraints.iter().find(|row| row.id == *constraint);
                let when = row.map(|row| conditions(self.labels, &row.when)).unwrap_or_default();
                let reason = row.and_then(|row| row.reason.as_ref()).map(ToString::to_string);
                WrittenChange::Constraint { when, reason }
            }
            Repair::Ease { eases, .. } => {
                let ease = |row: &entente_core::engine::proposal::Ease| {
                    let (party, criterion) = self.names(row.party, row.criterion);
                    WrittenEase { party, criterion, from: row.from, to: row.to }
                };
                WrittenChange::Ease { eases: eases.iter().map(ease).collect() }
            }
        }
    }

    /// The issue and the choice that is rated.
    fn rated(self, at: &RatedAt) -> (String, String) {
        match at {
            RatedAt::Option(option) => {
                let issue = self.plan.option(*option).map(|(issue, _)| self.labels.issue(issue.id));
                (issue.unwrap_or_default().to_owned(), self.labels.option(*option).to_owned())
            }
            RatedAt::Amount { issue, amount } => (self.labels.issue(*issue).to_owned(), amount.to_string()),
        }
    }
}

impl WrittenRepair {
    /// The repair in one sentence.
    pub fn sentence(&self) -> String {
        let judged = |party: &str, criterion: &str, rest: String| format!("{party}: {criterion} {rest}");
        let said = match &self.change {
            WrittenChange::Option { issue, levels } => {
                let levels = levels.iter().map(|row| judged(&row.party, &row.criterion, row.level.clone()));
                let levels = levels.collect::<Vec<_>>().join("; ");
                sentence("repair.option", &[("issue", issue), ("levels", &levels)])
            }
            WrittenChange::Rating { party, criterion, issue, option, by, from, to, .. } => {
                let at = format!("{issue}: {option}");
                higher("repair.rating", [party, criterion], *by, &at, [from, to])
            }
            WrittenChange::Shift { party, criterion, when, by, from, to, .. } => {
                let ends = [from.to_string(), to.to_string()];
                higher("repair.shift", [party, criterion], *by, &together(when), [&ends[0], &ends[1]])
            }
            WrittenChange::Constraint { when, reason } => {
                let reason = reason.as_deref().unwrap_or_default();
                format!(
                    "{} ({})",
                    sentence("repair.constraint", &[("reason", reason)]).trim(),
                    together(when)
                )
            }
            WrittenChange::Ease { eases } => {
                let ease = |row: &WrittenEase| {
                    judged(&row.party, &row.criterion, format!("{} → {}", row.from, row.to))
                };
                let eases = eases.iter().map(ease).collect::<Vec<_>>().join("; ");
                sentence("repair.ease", &[("eases", &eases)])
            }
        };
        format!("{said}{}", sentence("outcomes.opens", &[("count", &self.opens)]))
    }
}

fn higher(key: &str, [party, criterion]: [&str; 2], by: u8, at: &str, [from, to]: [&str; 2]) -> String {
    let by = by.to_string();
    let said = sentence(key, &[("party", party), ("criterion", criterion), ("by", &by)]);
    format!("{said} ({at}: {from} → {to})")
}

fn together(when: &[WrittenCondition]) -> String {
    when.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// Conditions with names.
pub(super) fn conditions(labels: &Labels, when: &[Condition]) -> Vec<WrittenCondition> {
    let condition = |row: &Condition| {
        let (any_of, between) = match &row.choices {
            Choices::AnyOf(options) => {
                (Some(options.iter().map(|id| labels.option(*id).to_owned()).collect()), None)
            }
            Choices::Between { from, to } => (None, Some([from.to_string(), to.to_string()])),
        };
        WrittenCondition { issue: labels.issue(row.issue).to_owned(), any_of, between }
    };
    when.iter().map(condition).collect()
}
