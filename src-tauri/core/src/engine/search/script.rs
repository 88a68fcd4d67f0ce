//! What criteria and constraints are to a search: scripts of machines.

use std::sync::Arc;

use super::{
    machine::{Machine, Script},
    web::Cord,
};
use crate::engine::{
    Case, Enough, Gauge,
    chosen::Clause,
    gauge::{GaugeShift, Span},
};

/// A criterion as its machine reads it.
pub(super) struct Levels<'a>(pub(super) &'a Gauge);

/// What is known of a level so far: the main levels combined, the sum of the shifts that are settled, and which of the
/// others may still hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reading {
    base: Option<[i128; 3]>,
    shift: i128,
    may_hold: Vec<bool>,
}

/// The issues that a criterion reads, with their numbers of choices.
pub(super) fn issues(case: &Case, gauge: &Gauge) -> Vec<(usize, usize)> {
    let mains = gauge.mains.iter().map(|main| main.issue);
    let shifts = gauge.shifts.iter().flat_map(|shift| shift.when.iter().map(|clause| clause.issue));
    sized(case, mains.chain(shifts).collect())
}

/// Issues in plan order, each once, with their numbers of choices.
pub(super) fn sized(case: &Case, mut issues: Vec<usize>) -> Vec<(usize, usize)> {
    issues.sort_unstable();
    issues.dedup();
    issues.into_iter().map(|issue| (issue, case.issues[issue].choices.len())).collect()
}

/// Settles conditions that a choice decides: those that fail no longer hold, and those of which it is the last issue count.
pub(super) fn settle<'w>(
    shifts: impl Iterator<Item = (&'w [Clause], i128)>,
    issue: usize,
    choice: usize,
    may_hold: &mut [bool],
) -> i128 {
    let mut sum = 0;
    for ((when, by), may_hold) in shifts.zip(may_hold) {
        let fails = |clause: &Clause| clause.issue == issue && !clause.holds_at(choice);
        *may_hold &= !when.iter().any(fails);
        if when.iter().map(|clause| clause.issue).max() == Some(issue) {
            if *may_hold {
                sum += by;
            }
            *may_hold = true;
        }
    }
    sum
}

/// Whether a choice fits the conditions that name its issue.
pub(super) fn fits<'w>(
    shifts: impl Iterator<Item = &'w [Clause]> + 'w,
    issue: usize,
    choice: usize,
) -> impl Iterator<Item = i128> + 'w {
    let own = shifts.flatten().filter(move |clause| clause.issue == issue);
    own.map(move |clause| i128::from(clause.holds_at(choice)))
}

impl Script for Levels<'_> {
    type State = Reading;
    type End = (i128, i128, i128);

    fn start(&self) -> Reading {
        Reading { base: None, shift: 0, may_hold: vec![true; self.0.shifts.len()] }
    }

    fn step(&self, issue: usize, state: &Reading, choice: usize) -> Reading {
        let mut after = state.clone();
        for main in self.0.mains.iter().filter(|main| main.issue == issue) {
            let Some(cell) = main.cells.get(choice) else { continue };
            let Span { low, high, dot } = cell.span();
            after.base = Some(match after.base {
                None => [low, high, dot],
                Some([a, b, c]) => [self.0.meet(a, low), self.0.meet(b, high), self.0.meet(c, dot)],
            });
        }
        let shifts = self.0.shifts.iter().map(|shift| (shift.when.as_slice(), shift.by));
        after.shift += settle(shifts, issue, choice, &mut after.may_hold);
        after
    }

    fn end(&self, state: &Reading) -> (i128, i128, i128) {
        let [low, high, dot] = state.base.unwrap_or_else(|| {
            let Span { low, high, dot } = self.0.without_issue();
            [low, high, dot]
        });
        let held = |level: i128| self.0.held(level + state.shift);
        (held(low), held(high), held(dot))
    }

    fn sign(&self, issue: usize, choice: usize) -> Vec<i128> {
        let mains = self.0.mains.iter().filter(|main| main.issue == issue);
        let cells = mains.filter_map(|main| main.cells.get(choice)).flat_map(|cell| [cell.low, cell.high]);
        let shifts = self.0.shifts.iter().map(|shift| shift.when.as_slice());
        cells.chain(fits(shifts, issue, choice)).collect()
    }
}

/// How far a criterion surely is above one package, and whether it is surely enough.
pub(super) struct Gaps<'a> {
    pub(super) gauge: &'a Gauge,
    pub(super) below: &'a [usize],
}

/// What is known of a package beside another so far: its own reading, and at which issues both choose alike.
pub(super) type Beside = (Reading, Vec<(usize, usize)>);

impl Script for Gaps<'_> {
    type State = Beside;
    type End = (i128, bool);

    fn start(&self) -> Beside {
        (Levels(self.gauge).start(), Vec::new())
    }

    fn step(&self, issue: usize, (reading, cells): &Beside, choice: usize) -> Beside {
        let mut cells = cells.clone();
        if self.gauge.mains.iter().any(|main| main.issue == issue) {
            cells.push((issue, choice));
        }
        (Levels(self.gauge).step(issue, reading, choice), cells)
    }

    fn end(&self, (reading, cells): &Beside) -> (i128, bool) {
        let mut above = self.below.to_vec();
        for (issue, choice) in cells {
            above[*issue] = *choice;
        }
        let gap = self.gauge.gap_with(&above, self.below, reading.shift);
        let (low, high, dot) = Levels(self.gauge).end(reading);
        (gap, self.gauge.span_enough(Span { low, high, dot }) == Enough::Yes)
    }

    fn sign(&self, issue: usize, choice: usize) -> Vec<i128> {
        let mut sign = Levels(self.gauge).sign(issue, choice);
        sign.push(i128::from(self.below.get(issue) == Some(&choice)));
        sign
    }
}

/// What an option that is not listed yet would have to give a criterion, given what is chosen elsewhere.
pub(super) struct Lacking<'a> {
    pub(super) gauge: &'a Gauge,
    /// The issue that the option belongs to.
    pub(super) issue: usize,
    /// Reads it from the other main levels at their high ends, combined, and from the shifts that hold; nothing where no
    /// option is enough.
    pub(super) required: fn(&Gauge, usize, Option<i128>, i128) -> Option<i128>,
}

impl Lacking<'_> {
    /// Shifts that do not name the issue: an option that is not listed fits no condition.
    fn shifts(&self) -> impl Iterator<Item = &GaugeShift> {
        self.gauge.shifts.iter().filter(|shift| shift.when.iter().all(|clause| clause.issue != self.issue))
    }
}

impl Script for Lacking<'_> {
    type State = (Option<i128>, i128, Vec<bool>);
    type End = Option<i128>;

    fn start(&self) -> Self::State {
        (None, 0, vec![true; self.shifts().count()])
    }

    fn step(&self, issue: usize, (base, shift, may_hold): &Self::State, choice: usize) -> Self::State {
        let (mut base, mut may_hold) = (*base, may_hold.clone());
        for main in self.gauge.mains.iter().filter(|main| main.issue == issue) {
            let Some(cell) = main.cells.get(choice) else { continue };
            base = Some(base.map_or(cell.high, |base| self.gauge.meet(base, cell.high)));
        }
        let shifts = self.shifts().map(|shift| (shift.when.as_slice(), shift.by));
        let shift = shift + settle(shifts, issue, choice, &mut may_hold);
        (base, shift, may_hold)
    }

    fn end(&self, (base, shift, _): &Self::State) -> Option<i128> {
        (self.required)(self.gauge, self.issue, *base, *shift)
    }

    fn sign(&self, issue: usize, choice: usize) -> Vec<i128> {
        Levels(self.gauge).sign(issue, choice)
    }
}

/// Whether all conditions of a constraint hold.
pub(super) struct Ruled<'a>(pub(super) &'a [Clause]);

impl Script for Ruled<'_> {
    type State = bool;
    type End = bool;

    fn start(&self) -> bool {
        true
    }

    fn step(&self, issue: usize, state: &bool, choice: usize) -> bool {
        *state && self.0.iter().all(|clause| clause.issue != issue || clause.holds_at(choice))
    }

    fn end(&self, state: &bool) -> bool {
        *state
    }

    fn sign(&self, issue: usize, choice: usize) -> Vec<i128> {
        fits(std::iter::once(self.0), issue, choice).collect()
    }
}

/// The cord of a constraint; nothing where it has too many states.
pub(super) fn ruled(case: &Case, when: &[Clause]) -> Option<Cord> {
    let issues = sized(case, when.iter().map(|clause| clause.issue).collect());
    let (machine, ends) = Machine::of(&issues, &Ruled(when))?;
    let numbers = ends.into_iter().map(|is_out| (!is_out).then_some(0)).collect();
    Some(Cord::new(Arc::new(machine), numbers))
}
