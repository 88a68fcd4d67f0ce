//! A quick look at whether some package does better than packages that are known: most questions about who wins end here.

use std::cmp::Ordering;

use super::{
    Bargain,
    exchange::exchanged,
    goal::{Goal, Measure},
    problem::Package,
    product,
};
use crate::engine::table::Whole;

/// A rule that compares packages by one number before all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The largest product of gains.
    Nash,
    /// The largest least gain.
    Leximin,
    /// The largest least share of a largest gain.
    KalaiSmorodinsky,
}

impl<N: Whole> Bargain<'_, N> {
    /// Whether a rule surely picks none of the packages that bring these gains, as some package does better than all of them.
    ///
    /// The package is proposed by climbing and compared in whole numbers; where none is found that does better there may be
    /// one nevertheless.
    pub fn is_outdone(&self, rule: Rule, gains: &[&[i128]]) -> bool {
        let Some(goal) = self.goal(rule) else { return false };
        let mut package = Package::new();
        self.problem.heaviest(&self.evenly(), &mut package);
        if self.problem.gains(&package).iter().all(|gain| *gain > 0) {
            package = product::climb(&self.problem, &goal.counts, &package).package;
        }
        let package = exchanged(&self.problem, &goal, &package);
        let own = self.problem.gains(&package);
        let Some(own) = goal.worth(&own).filter(|_| own.iter().all(|gain| *gain >= 0)) else { return false };
        let is_less = |gains: &&[i128]| match goal.worth(gains) {
            Some(worth) => worth.compare(&own) == Ordering::Less,
            None => true,
        };
        gains.iter().all(is_less)
    }

    /// What a rule compares first; nothing where that takes a search.
    fn goal(&self, rule: Rule) -> Option<Goal> {
        let parties = self.problem.parties;
        if self.problem.is_empty() {
            return None;
        }
        let all = vec![true; parties];
        Some(match rule {
            Rule::Nash => Goal { measure: Measure::Product, counts: all, floors: Some(vec![0; parties]) },
            Rule::Leximin => {
                let floors = Some(vec![0; parties]);
                Goal { measure: Measure::Least(self.problem.units.clone()), counts: all, floors }
            }
            Rule::KalaiSmorodinsky => {
                let reach = self.problem.reach();
                if reach.iter().any(|(low, _)| *low < 0) {
                    return None;
                }
                let counts = reach.iter().map(|(_, high)| *high > 0).collect();
                let weights = reach.iter().map(|(_, high)| (*high).max(1)).collect();
                Goal { measure: Measure::Least(weights), counts, floors: Some(vec![0; parties]) }
            }
        })
    }
}
