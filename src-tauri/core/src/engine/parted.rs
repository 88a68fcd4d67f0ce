//! What lies between listed amounts as choices of their own: what no package reaches there can be proved.

use super::{
    Case, Gauge, Reach, TableIssue,
    gauge::{Cell, Main},
};
use crate::model::Combine;

impl Case {
    /// The case in which what lies between two neighbouring amounts is a choice between theirs, where any amount will do.
    ///
    /// Levels there are below the higher of both ends unless these are equal, or may be anything outside the outermost rated
    /// amounts. Levels are counted in halves of their units, so
    /// that the highest of them is half a unit below that end: for criteria of which the weakest or the best level counts
    /// this tells exactly which whole levels are reached.
    pub(super) fn parted(&self) -> Self {
        let mut parted = self.clone();
        for issue in parted.issues.iter_mut().filter(|issue| issue.reach == Reach::Between) {
            issue.choices = with_between(&issue.choices, |choice, _| choice.clone());
        }
        let is_open = |issue: usize| self.issues.get(issue).is_some_and(TableIssue::is_open);
        parted.gauges.iter_mut().for_each(|gauge| gauge.part_open(&is_open));
        for clause in parted.constraints.iter_mut().flatten().filter(|clause| is_open(clause.issue)) {
            *clause = clause.parted();
        }
        parted
    }
}

impl TableIssue {
    /// Whether any amount between two listed ones can be chosen too.
    pub(super) fn is_open(&self) -> bool {
        self.reach == Reach::Between
    }
}

impl Gauge {
    fn part_open(&mut self, is_open: &impl Fn(usize) -> bool) {
        for clause in self.shifts.iter_mut().flat_map(|shift| &mut shift.when) {
            if is_open(clause.issue) {
                *clause = clause.parted();
            }
        }
        if !self.mains.iter().any(|main| is_open(main.issue)) {
            return;
        }
        self.unit *= 2;
        self.shifts.iter_mut().for_each(|shift| shift.by *= 2);
        let is_blend = self.combine == Combine::Blend;
        for Main { issue, cells } in &mut self.mains {
            for cell in cells.iter_mut() {
                (cell.low, cell.high) = (2 * cell.low, 2 * cell.high);
            }
            let below = |one: i128, other: i128| one.max(other) - i128::from(one != other && !is_blend);
            let between = |one: &Cell, other: &Cell| {
                if other.is_outside {
                    return other.clone();
                }
                let mut cell = one.clone();
                if one.is_outside {
                    return cell;
                }
                (cell.low, cell.high) = (below(one.low, other.low), below(one.high, other.high));
                cell
            };
            if is_open(*issue) {
                *cells = with_between(cells, between);
            }
        }
    }
}

/// A list with something between every two of its members.
pub(super) fn with_between<T: Clone>(list: &[T], between: impl Fn(&T, &T) -> T) -> Vec<T> {
    let pairs = list.iter().zip(list.iter().skip(1));
    let rest = pairs.flat_map(|(one, other)| [between(one, other), other.clone()]);
    list.first().cloned().into_iter().chain(rest).collect()
}
