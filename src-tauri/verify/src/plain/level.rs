//! The level that a package brings to a criterion.

use entente_core::model::Combine;
use num_rational::BigRational;
use num_traits::Zero as _;

use super::{PlainCriterion, PlainMain, whole};

/// Where in the interval of what is not known a level is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The lowest it can be.
    Low,
    /// With every unknown in the middle of its interval.
    Middle,
    /// The highest it can be.
    High,
}

impl PlainMain {
    fn at(&self, chosen: &[usize], end: End) -> Option<BigRational> {
        self.level(*chosen.get(self.issue)?, end)
    }

    /// The level of a choice.
    pub fn level(&self, choice: usize, end: End) -> Option<BigRational> {
        let (low, high) = self.cells.get(choice)?;
        Some(match end {
            End::Low => low.clone(),
            End::Middle => (low + high) / whole(2),
            End::High => high.clone(),
        })
    }
}

impl PlainCriterion {
    /// The level: the main levels combined, plus the shifts, held between 0 and 3 once, last.
    pub fn level(&self, chosen: &[usize], end: End) -> BigRational {
        let base = self.combined(self.mains.iter().filter_map(|main| main.at(chosen, end)));
        let anything = || match end {
            End::Low => whole(0),
            End::Middle => whole(3) / whole(2),
            End::High => whole(3),
        };
        (base.unwrap_or_else(anything) + self.shifted(chosen, |_| true)).clamp(whole(0), whole(3))
    }

    /// What the issues inside add to a level that is never held: a sum of main levels and shifts.
    pub fn part(&self, chosen: &[usize], end: End, inside: impl Fn(usize) -> bool + Copy) -> BigRational {
        let mains = self.mains.iter().filter(|main| inside(main.issue));
        let base = self.combined(mains.filter_map(|main| main.at(chosen, end)));
        base.unwrap_or_else(BigRational::zero) + self.shifted(chosen, inside)
    }

    /// Levels put together the way this criterion does.
    pub fn combined(&self, levels: impl Iterator<Item = BigRational>) -> Option<BigRational> {
        levels.reduce(|a, b| match self.combine {
            Combine::Weakest => a.min(b),
            Combine::Best => a.max(b),
            Combine::Blend => a + b,
        })
    }

    /// The sum of the shifts with conditions inside that all hold.
    pub fn shifted(&self, chosen: &[usize], inside: impl Fn(usize) -> bool) -> BigRational {
        let holds = |(_, when): &&(BigRational, Vec<super::Clause>)| {
            when.iter().all(|clause| clause.holds(chosen)) && when.iter().all(|clause| inside(clause.issue))
        };
        self.shifts.iter().filter(holds).map(|(by, _)| by).sum()
    }
}
