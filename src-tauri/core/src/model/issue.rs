//! What is on the table: issues, their options, and positions in the words used.

use super::{IssueId, Name, OptionId, PartyId, PositionId, Provenance, Words};
use crate::Ratio;

/// A point that must be settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Its identifier.
    pub id: IssueId,
    /// What it is called.
    pub name: Name,
    /// What can be chosen.
    pub kind: IssueKind,
}

/// What can be chosen for an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IssueKind {
    /// One of the listed options, in plan order.
    Listed(Vec<IssueOption>),
    /// An amount in a range.
    Numeric(NumericRange),
}

/// One way to settle one issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueOption {
    /// Its identifier.
    pub id: OptionId,
    /// What it is called.
    pub name: Name,
}

/// The amounts that can be chosen: lower, lower + step, … up to upper, in a unit.
///
/// A step of 0 means any amount between the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumericRange {
    lower: Ratio,
    upper: Ratio,
    step: Ratio,
    unit: Option<Name>,
}

/// Says why amounts make no range.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RangeError {
    /// The lower end is not below the upper end.
    #[error("the lower end is not below the upper end")]
    Empty,
    /// The step is below zero or leads past the upper end.
    #[error("the step {0} is below zero or does not lead from the lower end to the upper end")]
    Step(Ratio),
}

impl NumericRange {
    /// Takes a range whose steps lead exactly from the lower to the upper end.
    pub fn new(lower: Ratio, upper: Ratio, step: Ratio, unit: Option<Name>) -> Result<Self, RangeError> {
        if lower >= upper {
            return Err(RangeError::Empty);
        }
        let whole = !step.is_zero() && ((upper.exact() - lower.exact()) / step.exact()).is_integer();
        if step.is_negative() || !(step.is_zero() || whole) {
            return Err(RangeError::Step(step));
        }
        Ok(Self { lower, upper, step, unit })
    }

    /// The smallest amount.
    pub fn lower(&self) -> &Ratio {
        &self.lower
    }

    /// The largest amount.
    pub fn upper(&self) -> &Ratio {
        &self.upper
    }

    /// The distance between two neighbouring amounts, 0 when any amount will do.
    pub fn step(&self) -> &Ratio {
        &self.step
    }

    /// The unit of the amounts.
    pub fn unit(&self) -> Option<&Name> {
        self.unit.as_ref()
    }

    /// Whether an amount can be chosen.
    pub fn holds(&self, amount: &Ratio) -> bool {
        let inside = *amount >= self.lower && *amount <= self.upper;
        inside
            && (self.step.is_zero()
                || ((amount.exact() - self.lower.exact()) / self.step.exact()).is_integer())
    }
}

impl Issue {
    /// The listed options, none when the issue is numeric.
    pub fn options(&self) -> &[IssueOption] {
        match &self.kind {
            IssueKind::Listed(options) => options,
            IssueKind::Numeric(_) => &[],
        }
    }

    /// The range of amounts, when the issue is numeric.
    pub fn range(&self) -> Option<&NumericRange> {
        match &self.kind {
            IssueKind::Listed(_) => None,
            IssueKind::Numeric(range) => Some(range),
        }
    }
}

/// What a party said it wants on an issue: recorded, never weighed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Its identifier.
    pub id: PositionId,
    /// The issue it is about.
    pub issue: IssueId,
    /// Whose words they are.
    pub party: PartyId,
    /// The words used.
    pub words: Words,
    /// Where they come from.
    pub provenance: Provenance,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(lower: i64, upper: i64, step: i64) -> Result<NumericRange, RangeError> {
        NumericRange::new(lower.into(), upper.into(), step.into(), None)
    }

    #[test]
    fn a_range_holds_its_steps_and_nothing_between() {
        let rent = range(800, 1200, 50).unwrap();
        assert!(rent.holds(&800.into()) && rent.holds(&1150.into()) && rent.holds(&1200.into()));
        assert!(!rent.holds(&825.into()) && !rent.holds(&1250.into()));
    }

    #[test]
    fn a_step_that_misses_the_upper_end_is_refused() {
        assert!(range(0, 10, 3).is_err() && range(0, 10, -5).is_err() && range(5, 5, 1).is_err());
        assert!(range(0, 10, 0).is_ok());
    }
}
