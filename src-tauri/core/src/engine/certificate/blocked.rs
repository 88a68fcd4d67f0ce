//! Proving that no package meets some essentials together.
//!
//! Packages are split by the choice of one issue after another; a part is closed as soon as an essential falls short in all of
//! it, every issue that is still open taken at its highest, or a constraint rules it out.

use std::collections::BTreeMap;

use crate::{
    certificate::BlockedStep,
    engine::{Case, Gauge, gauge::Span},
};

/// By how many issues a part may be split.
const DEEPEST: usize = 1_000;
/// How many steps a proof may have.
const LARGEST_REFUTATION: usize = 1 << 17;

/// What no package fits together.
#[derive(Debug)]
pub(in crate::engine) struct Together<'a> {
    pub(in crate::engine) case: &'a Case,
    /// The essentials, as positions among the gauges.
    pub(in crate::engine) essentials: Vec<usize>,
    /// The constraints that may be named.
    pub(in crate::engine) constraints: Vec<usize>,
    /// The end of a level's span that has to be enough.
    pub(in crate::engine) end: fn(&Span) -> i128,
}

/// A refutation under way.
struct Refutation<'a> {
    together: &'a Together<'a>,
    order: Vec<usize>,
    chosen: Vec<Option<usize>>,
    steps: Vec<BlockedStep>,
}

impl Together<'_> {
    /// The steps of the proof; nothing where there is a package, or where it takes more steps than it may.
    pub(in crate::engine) fn refuted(&self) -> Option<Vec<BlockedStep>> {
        let order = self.order();
        let chosen = vec![None; self.case.issues.len()];
        let mut refutation = Refutation { together: self, order, chosen, steps: Vec::new() };
        refutation.split().then_some(refutation.steps)
    }

    /// The issues in the order in which packages are split by them: those that most essentials depend on first.
    fn order(&self) -> Vec<usize> {
        let mut named: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for gauge in self.essentials.iter().filter_map(|at| self.case.gauges.get(*at)) {
            let shifts = gauge.shifts.iter().flat_map(|shift| shift.when.iter().map(|clause| clause.issue));
            let mut issues: Vec<usize> = gauge.mains.iter().map(|main| main.issue).chain(shifts).collect();
            issues.sort_unstable();
            issues.dedup();
            issues.into_iter().for_each(|issue| named.entry(issue).or_default().0 += 1);
        }
        for when in self.constraints.iter().filter_map(|at| self.case.constraints.get(*at)) {
            when.iter().for_each(|clause| named.entry(clause.issue).or_default().1 += 1);
        }
        let mut order: Vec<(std::cmp::Reverse<(usize, usize)>, usize)> =
            named.into_iter().map(|(issue, count)| (std::cmp::Reverse(count), issue)).collect();
        order.sort_unstable();
        order.into_iter().map(|(_, issue)| issue).take(DEEPEST).collect()
    }
}

impl Refutation<'_> {
    /// Closes what is chosen so far, or splits it; whether all of it could be closed.
    fn split(&mut self) -> bool {
        if self.steps.len() > LARGEST_REFUTATION {
            return false;
        }
        if let Some(step) = self.closed() {
            self.steps.push(step);
            return true;
        }
        let is_open = |issue: &&usize| self.chosen.get(**issue) == Some(&None);
        let Some(issue) = self.order.iter().find(is_open).copied() else { return false };
        self.steps.push(BlockedStep::Split(issue));
        let count = self.together.case.issues.get(issue).map_or(0, |issue| issue.choices.len());
        let all = (0..count).all(|choice| {
            self.choose(issue, Some(choice));
            self.split()
        });
        self.choose(issue, None);
        all
    }

    fn choose(&mut self, issue: usize, choice: Option<usize>) {
        self.chosen.iter_mut().skip(issue).take(1).for_each(|place| *place = choice);
    }

    fn closed(&self) -> Option<BlockedStep> {
        let case = self.together.case;
        let gauge = |at: &usize| case.gauges.get(*at);
        let falls_short = |at: &usize| {
            gauge(at).is_some_and(|gauge| {
                highest(gauge, &self.chosen, self.together.end) < i128::from(gauge.needed) * gauge.unit
            })
        };
        if let Some(short) = self.together.essentials.iter().position(falls_short) {
            return Some(BlockedStep::Short(short));
        }
        let holds = |at: &usize| {
            let clauses = case.constraints.get(*at).map_or(&[][..], Vec::as_slice);
            clauses.iter().all(|clause| {
                self.chosen.get(clause.issue).copied().flatten().is_some_and(|choice| clause.holds_at(choice))
            })
        };
        self.together.constraints.iter().position(holds).map(BlockedStep::RuledOut)
    }
}

/// The highest level of a criterion when some issues are settled and every other one is taken at its highest, each time it
/// counts.
fn highest(gauge: &Gauge, chosen: &[Option<usize>], end: fn(&Span) -> i128) -> i128 {
    let settled = |issue: usize| chosen.get(issue).copied().flatten();
    let levels = gauge.mains.iter().filter_map(|main| {
        let level = |cell: &crate::engine::gauge::Cell| end(&cell.span());
        match settled(main.issue) {
            Some(choice) => main.cells.get(choice).map(level),
            None => main.cells.iter().map(level).max(),
        }
    });
    let without = Span { low: 0, high: gauge.top(), dot: gauge.top() / 2 };
    let base = levels.reduce(|a, b| gauge.meet(a, b)).unwrap_or_else(|| end(&without));
    let shifts = gauge.shifts.iter().map(|shift| {
        let fails = |clause: &crate::engine::chosen::Clause| {
            settled(clause.issue).is_some_and(|choice| !clause.holds_at(choice))
        };
        let is_settled = shift.when.iter().all(|clause| settled(clause.issue).is_some());
        match (shift.when.iter().any(fails), is_settled) {
            (true, true | false) => 0,
            (false, true) => shift.by,
            (false, false) => shift.by.max(0),
        }
    });
    gauge.held(base + shifts.sum::<i128>())
}
