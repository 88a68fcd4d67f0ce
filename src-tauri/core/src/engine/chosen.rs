//! What is chosen for every issue, as positions in plan order.

use std::collections::BTreeMap;

use num_traits::ToPrimitive as _;

use super::{CaseError, parted::with_between};
use crate::{
    Ratio,
    model::{Choice, Choices, Condition, Issue, IssueId, IssueKind, NumericRange},
};

/// The largest number of choices of one issue that the engine lists.
pub const LARGEST_CHOICE_COUNT: usize = 10_000;

/// A package as the engine sees it: for every issue, in plan order, the position of the choice.
///
/// Positions count from 0: listed options in plan order, amounts upwards from the lower end. Packages compare in plan
/// order, the first issue first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chosen(pub(super) Vec<usize>);

impl Chosen {
    /// The positions, one for every issue in plan order.
    pub fn positions(&self) -> &[usize] {
        &self.0
    }
}

/// One issue with everything that can be chosen for it, or, where any amount can be, with the amounts that are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableIssue {
    pub(super) id: IssueId,
    pub(super) choices: Vec<Choice>,
    pub(super) reach: Reach,
}

/// Whether an issue has other choices than those that are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It has none.
    Listed,
    /// Any amount between two neighbouring ones can be chosen too, and everything is linear between them.
    Between,
}

impl TableIssue {
    /// Lists the choices of an issue: options in plan order, or lower, lower + step, … upper; where any amount will do, the
    /// given ones, upwards.
    pub(super) fn of(issue: &Issue, between: impl FnOnce() -> Vec<Ratio>) -> Result<Self, CaseError> {
        let (choices, reach): (Vec<Choice>, Reach) = match &issue.kind {
            IssueKind::Listed(options) => {
                (options.iter().map(|option| Choice::Option(option.id)).collect(), Reach::Listed)
            }
            IssueKind::Numeric(range) if range.step().is_zero() => {
                (between().into_iter().map(Choice::Amount).collect(), Reach::Between)
            }
            IssueKind::Numeric(range) => (amounts(issue, range)?, Reach::Listed),
        };
        match choices.len() {
            0 => Err(CaseError::NoChoice { issue: issue.id, name: issue.name.to_string() }),
            count if count > LARGEST_CHOICE_COUNT => Err(too_many(issue, count)),
            _ => Ok(Self { id: issue.id, choices, reach }),
        }
    }

    /// The issue's identifier.
    pub const fn id(&self) -> IssueId {
        self.id
    }

    /// What can be chosen, in plan order.
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// Whether it has other choices than those that are listed.
    pub const fn reach(&self) -> Reach {
        self.reach
    }

    /// The choice at a position.
    pub fn choice(&self, position: usize) -> Option<&Choice> {
        self.choices.get(position)
    }

    /// The position of a choice.
    pub fn position(&self, choice: &Choice) -> Option<usize> {
        self.choices.iter().position(|other| other == choice)
    }
}

fn too_many(issue: &Issue, count: impl ToString) -> CaseError {
    CaseError::TooManyChoices { issue: issue.id, name: issue.name.to_string(), count: count.to_string() }
}

fn amounts(issue: &Issue, range: &NumericRange) -> Result<Vec<Choice>, CaseError> {
    let (lower, step) = (range.lower().exact(), range.step().exact());
    let steps = ((range.upper().exact() - lower) / step).to_integer();
    let last = steps.to_usize().filter(|last| *last < LARGEST_CHOICE_COUNT);
    let last = last.ok_or_else(|| too_many(issue, steps + 1))?;
    let amount = |place: usize| Ratio::from(lower + step * num_bigint::BigInt::from(place));
    Ok((0..=last).map(|place| Choice::Amount(amount(place))).collect())
}

/// A condition as positions of one issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    pub(super) issue: usize,
    holds: Vec<bool>,
}

impl Clause {
    /// Reads a condition against the issues in plan order.
    pub(super) fn of(condition: &Condition, issues: &[TableIssue]) -> Option<Self> {
        let issue = issues.iter().position(|issue| issue.id == condition.issue)?;
        let holds = issues.get(issue)?.choices.iter().map(|choice| allows(&condition.choices, choice));
        Some(Self { issue, holds: holds.collect() })
    }

    /// How many positions its issue has.
    pub(super) fn count(&self) -> usize {
        self.holds.len()
    }

    /// Whether the condition holds at a position of its issue.
    pub(super) fn holds_at(&self, position: usize) -> bool {
        self.holds.get(position).copied().unwrap_or(false)
    }

    /// The condition over positions with one more between every two: there it holds where it holds at both.
    pub(super) fn parted(&self) -> Self {
        Self { issue: self.issue, holds: with_between(&self.holds, |one, other| *one && *other) }
    }

    /// Whether the condition holds for a package.
    pub(super) fn holds(&self, chosen: &[usize]) -> bool {
        chosen.get(self.issue).is_some_and(|position| self.holds_at(*position))
    }
}

fn allows(choices: &Choices, choice: &Choice) -> bool {
    match (choices, choice) {
        (Choices::AnyOf(options), Choice::Option(id)) => options.contains(id),
        (Choices::Between { from, to }, Choice::Amount(amount)) => from <= amount && amount <= to,
        (Choices::AnyOf(_), Choice::Amount(_)) | (Choices::Between { .. }, Choice::Option(_)) => false,
    }
}

/// The positions of choices given by issue; nothing when an issue is missing or a choice is not on the table.
pub(super) fn positions(issues: &[TableIssue], choices: &BTreeMap<IssueId, Choice>) -> Option<Chosen> {
    let found = issues.iter().map(|issue| issue.position(choices.get(&issue.id)?));
    found.collect::<Option<Vec<_>>>().map(Chosen)
}
