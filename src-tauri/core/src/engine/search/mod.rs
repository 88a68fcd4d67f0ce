//! Search: exact answers about packages whose issues all depend on each other, without listing joint choices.
//!
//! Criteria and constraints are machines that read issue by issue ([`machine`]); a depth-first search over issues
//! ([`descent`]) ends a branch where a criterion, a floor or a bound rules it out, and weights shared out over issues
//! ([`balance`]) keep the bound near what packages come to. A search is exhausted, or says that it took more steps than it
//! may: steps are counted, never time, so that the answer is the same everywhere.

mod balance;
mod descent;
mod invented;
mod lift;
mod machine;
mod quest;
mod refutation;
mod script;
mod settle;
mod web;
mod worlds;

#[cfg(test)]
mod tests;

use std::{cell::Cell, sync::Arc};

use self::{
    descent::Ended,
    lift::Goal,
    machine::Machine,
    quest::{Judged, Largest, Quest, leash},
    script::{Gaps, Levels},
    web::{Cord, Floor},
};
use super::{Case, Chosen, Enough, Gauge, SpaceError, Test, Watch, form::Form, gauge::Span};

pub use self::refutation::LARGEST_REFUTATION;
pub(super) use self::{
    refutation::Together,
    worlds::{Depth, Ground},
};

/// The most steps that one question takes.
const LONGEST_QUESTION: usize = 800;
/// The most steps that all questions of one search take together; beyond, each takes a few.
const LONGEST_SEARCH: usize = 8_000;
/// The steps that a question takes at least.
const SHORTEST_QUESTION: usize = 120;

/// How far searches go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pace {
    /// As far as a first answer needs.
    First,
    /// As far as they may.
    Whole,
}

/// A criterion as a machine, with the levels at its ends.
#[derive(Clone, Debug)]
struct Read {
    machine: Arc<Machine>,
    ends: Vec<Span>,
}

/// The criteria and constraints of a case as machines, and how many steps searches have taken with them.
#[derive(Debug)]
pub(super) struct Machines {
    gauges: Vec<Read>,
    constraints: Vec<Cord>,
    steps: Cell<usize>,
    pace: Cell<Pace>,
}

/// A case that is searched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Search<'a> {
    case: &'a Case,
    machines: &'a Machines,
}

/// Asks a criterion for at least a level.
#[derive(Clone, Copy, Debug)]
pub(super) struct Want<'q> {
    /// The position of the criterion.
    pub(super) gauge: usize,
    /// How it is read where that is not as it is written.
    pub(super) other: Option<&'q Gauge>,
    /// Which end of a level is looked at.
    pub(super) end: fn(&Span) -> i128,
    /// The least whole level.
    pub(super) least: i128,
    /// The most whole level, where there is one.
    pub(super) most: Option<i128>,
}

/// Which packages are looked at.
#[derive(Clone, Debug, Default)]
pub(super) struct Ask<'q> {
    pub(super) wants: Vec<Want<'q>>,
    /// Constraints that do not count, as positions.
    pub(super) lifted: Vec<usize>,
    /// Choices that may not be made.
    pub(super) barred: Vec<(usize, usize)>,
}

/// The largest value of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Most {
    pub(super) chosen: Chosen,
    pub(super) value: i128,
    /// Whether it is proved that no package has more.
    pub(super) is_proved: bool,
}

impl Machines {
    /// Makes a case ready; nothing where a criterion has too many states.
    pub(super) fn of(case: &Case) -> Option<Self> {
        let read = |gauge: &Gauge| read(case, gauge);
        let ruled = |when: &Vec<_>| script::ruled(case, when);
        Some(Self {
            gauges: case.gauges.iter().map(read).collect::<Option<_>>()?,
            constraints: case.constraints.iter().map(ruled).collect::<Option<_>>()?,
            steps: Cell::new(0),
            pace: Cell::new(Pace::Whole),
        })
    }

    /// Searches the case that this was made of.
    pub(super) const fn search<'a>(&'a self, case: &'a Case) -> Search<'a> {
        Search { case, machines: self }
    }
}

impl Search<'_> {
    /// The levels that a criterion may come to at their high end, up to one, without the lowest, ascending.
    pub(super) fn levels_up_to(&self, gauge: usize, most: i128) -> Vec<i128> {
        let levels =
            self.machines.gauges[gauge].ends.iter().map(|span| span.high).filter(|level| *level < most);
        let mut levels: Vec<i128> = levels.chain([most]).collect();
        levels.sort_unstable();
        levels.dedup();
        let lowest = self.lowest(gauge).unwrap_or(most);
        levels.retain(|level| *level > lowest);
        levels
    }

    /// The lowest level that a criterion may come to at its high end.
    pub(super) fn lowest(&self, gauge: usize) -> Option<i128> {
        self.machines.gauges[gauge].ends.iter().map(|span| span.high).min()
    }

    /// Sets how far searches go.
    pub(super) fn quicken(&self, pace: Pace) {
        self.machines.pace.set(pace);
    }

    fn room(&self) -> usize {
        if self.machines.pace.get() == Pace::First {
            return SHORTEST_QUESTION;
        }
        LONGEST_SEARCH.saturating_sub(self.machines.steps.get()).clamp(SHORTEST_QUESTION, LONGEST_QUESTION)
    }

    fn noted(&self, found: Largest) -> Largest {
        self.machines.steps.set(self.machines.steps.get() + found.steps);
        found
    }

    /// The packages of a question, with the cords of these criteria besides those that are asked for; says where each
    /// criterion stands among the cords.
    fn quest(&self, ask: &Ask<'_>, gauges: &[usize]) -> Option<(Quest, Vec<Option<usize>>)> {
        let kept = self.machines.constraints.iter().enumerate().filter(|(at, _)| !ask.lifted.contains(at));
        let mut cords: Vec<Cord> = kept.map(|(_, cord)| cord.clone()).collect();
        let mut places = vec![None; self.machines.gauges.len()];
        let wanted = ask.wants.iter().map(|want| want.gauge);
        for at in wanted.chain(gauges.iter().copied()) {
            if places[at].is_some() {
                continue;
            }
            let other = ask.wants.iter().filter(|want| want.gauge == at).find_map(|want| want.other);
            let own = match other {
                Some(other) => &read(self.case, other)?,
                None => &self.machines.gauges[at],
            };
            let fits = |span: &Span| {
                let mut wants = ask.wants.iter().filter(|want| want.gauge == at);
                let fits = |want: &Want<'_>| {
                    let level = (want.end)(span);
                    level >= want.least && want.most.is_none_or(|most| level <= most)
                };
                wants.all(fits).then_some(span.dot)
            };
            places[at] = Some(cords.len());
            cords.push(Cord::new(own.machine.clone(), own.ends.iter().map(fits).collect()));
        }
        let mut alive: Vec<Vec<bool>> =
            self.case.issues.iter().map(|issue| vec![true; issue.choices.len()]).collect();
        for (issue, choice) in &ask.barred {
            alive[*issue][*choice] = false;
        }
        Some((Quest { cords, alive }, places))
    }

    /// Some package that fits.
    pub(super) fn any(&self, ask: &Ask<'_>, watch: &Watch<'_>) -> Result<Option<Chosen>, SpaceError> {
        let (quest, _) = self.quest(ask, &[]).ok_or(SpaceError::SearchTooLong)?;
        let found = self.noted(quest.any(&leash(self.room(), watch))?);
        match (found.package, found.ended) {
            (Some(package), _) => Ok(Some(Chosen(package))),
            (None, Ended::Exhausted) => Ok(None),
            (None, Ended::Enough | Ended::TooLong) => Err(SpaceError::SearchTooLong),
        }
    }

    /// The package with the largest value of a form, times a sign, among those that fit; nothing when none fits.
    pub(super) fn most(
        &self,
        ask: &Ask<'_>,
        form: &Form,
        sign: i128,
        watch: &Watch<'_>,
    ) -> Result<Option<Most>, SpaceError> {
        self.most_beside(ask, (form, sign), None, watch)
    }

    /// The same among those at which another form, without factors below 0, comes to at least a value.
    pub(super) fn most_beside(
        &self,
        ask: &Ask<'_>,
        (form, sign): (&Form, i128),
        beside: Option<(&Form, i128)>,
        watch: &Watch<'_>,
    ) -> Result<Option<Most>, SpaceError> {
        let terms = form.terms.iter().chain(beside.iter().flat_map(|(form, _)| &form.terms));
        let gauges: Vec<usize> = terms.map(|(at, _)| *at).collect();
        let (quest, places) = self.quest(ask, &gauges).ok_or(SpaceError::SearchTooLong)?;
        let placed = |(at, factor): &(usize, i128)| Some((places[*at]?, *factor));
        let terms = form.terms.iter().filter_map(placed).map(|(cord, factor)| (cord, factor * sign));
        let terms: Vec<(usize, i128)> = terms.collect();
        let floor = |(form, least): (&Form, i128)| Floor {
            terms: form.terms.iter().filter_map(placed).filter(|(_, factor)| *factor > 0).collect(),
            least: least - form.base,
        };
        let leash = leash(self.room(), watch);
        let floors = beside.map(floor).into_iter().collect();
        let found = quest.largest(&terms, floors, None, &leash, &mut |_, _, _| Judged::Larger)?;
        let found = self.noted(found.ok_or(SpaceError::SearchTooLong)?);
        let most = |package| Most {
            chosen: Chosen(package),
            value: form.base * sign + found.sum,
            is_proved: found.ended == Ended::Exhausted,
        };
        match (found.package.map(most), found.ended) {
            (None, Ended::TooLong | Ended::Enough) => Err(SpaceError::SearchTooLong),
            (most, Ended::Exhausted | Ended::TooLong | Ended::Enough) => Ok(most),
        }
    }

    /// Packages that lift the worst-off ever higher: `judge` reads a package and says what each party must have at least in
    /// one that is better, or nothing where it is no better than those before. The last one, and whether it is proved
    /// that none is better.
    pub(super) fn lifted(
        &self,
        ask: &Ask<'_>,
        widths: &[i128],
        judge: &mut dyn FnMut(&[usize]) -> Option<Vec<i128>>,
        watch: &Watch<'_>,
    ) -> Result<Option<(Chosen, bool)>, SpaceError> {
        let forms = || self.case.parties.iter().map(|party| &party.utility);
        let gauges: Vec<usize> = forms().flat_map(|form| form.terms.iter().map(|(at, _)| *at)).collect();
        let (quest, places) = self.quest(ask, &gauges).ok_or(SpaceError::SearchTooLong)?;
        let terms =
            |form: &Form| form.terms.iter().filter_map(|(at, by)| Some((places[*at]?, *by))).collect();
        let parties: Vec<Vec<(usize, i128)>> = forms().map(terms).collect();
        let bases: Vec<i128> = forms().map(|form| form.base).collect();
        let goal = Goal { parties: &parties, bases: &bases, widths };
        let found = goal.lifted(&quest, &leash(self.room(), watch), judge)?;
        let found = self.noted(found.ok_or(SpaceError::SearchTooLong)?);
        let is_proved = found.ended == Ended::Exhausted;
        Ok(found.package.map(|package| (Chosen(package), is_proved)))
    }

    /// A package that keeps every essential that `chosen` surely meets, is surely not worse for any party by order, and
    /// surely better for one; nothing, proved, when there is none.
    pub(super) fn better(&self, chosen: &Chosen, watch: &Watch<'_>) -> Result<Option<Chosen>, SpaceError> {
        let mut cords = self.machines.constraints.clone();
        let first = cords.len();
        for (at, gauge) in self.case.gauges.iter().enumerate() {
            cords.push(self.beside(at, gauge, chosen).ok_or(SpaceError::SearchTooLong)?);
        }
        let forms = || self.case.parties.iter().flat_map(|party| &party.upper_sets);
        let terms = |form: &Form| {
            form.terms.iter().filter(|(_, by)| *by > 0).map(|(at, by)| (first + at, *by)).collect::<Vec<_>>()
        };
        let finest = forms().map(|form| form.unit).max().unwrap_or(1);
        let mut sums = vec![0_i128; cords.len()];
        for form in forms() {
            let by = (finest << 4) / form.unit;
            terms(form).into_iter().for_each(|(at, factor)| sums[at] = sums[at].saturating_add(factor * by));
        }
        let weights: Vec<(usize, i128)> =
            sums.into_iter().enumerate().filter(|(_, weight)| *weight > 0).collect();
        let floors = forms().map(|form| Floor { terms: terms(form), least: 0 }).collect();
        let alive = self.case.issues.iter().map(|issue| vec![true; issue.choices.len()]).collect();
        let mut judge = |package: &[usize], _: i128, _: &mut Vec<Floor>| {
            let above = Chosen(package.to_vec());
            let is_better = self.case.keeps_essentials(&above, chosen)
                && self.case.dominates(Test::Order, &above, chosen);
            if is_better { Judged::Enough } else { Judged::Refused }
        };
        let quest = Quest { cords, alive };
        let found = quest.largest(&weights, floors, Some(0), &leash(self.room(), watch), &mut judge)?;
        let found = self.noted(found.ok_or(SpaceError::SearchTooLong)?);
        match (found.package, found.ended) {
            (Some(package), _) => Ok(Some(Chosen(package))),
            (None, Ended::Exhausted) => Ok(None),
            (None, Ended::TooLong | Ended::Enough) => Err(SpaceError::SearchTooLong),
        }
    }

    /// How far a criterion surely is above a package, as a cord; ends that lose an essential it meets are out.
    fn beside(&self, at: usize, gauge: &Gauge, chosen: &Chosen) -> Option<Cord> {
        let is_kept = gauge.is_essential && gauge.enough(chosen) == Enough::Yes;
        let is_known = gauge.mains.iter().flat_map(|main| &main.cells).all(|cell| cell.low == cell.high);
        if is_known && !gauge.mains.is_empty() {
            let own = gauge.span(&chosen.0);
            let gap = |span: &Span| {
                (!is_kept || gauge.span_enough(*span) == Enough::Yes).then_some(span.low - own.low)
            };
            let read = &self.machines.gauges[at];
            return Some(Cord::new(read.machine.clone(), read.ends.iter().map(gap).collect()));
        }
        let script = Gaps { gauge, below: &chosen.0 };
        let (machine, ends) = Machine::of(&script::issues(self.case, gauge), &script)?;
        let gap = |(gap, is_enough): (i128, bool)| (!is_kept || is_enough).then_some(gap);
        Some(Cord::new(Arc::new(machine), ends.into_iter().map(gap).collect()))
    }
}

fn read(case: &Case, gauge: &Gauge) -> Option<Read> {
    let (machine, ends) = Machine::of(&script::issues(case, gauge), &Levels(gauge))?;
    let span = |(low, high, dot)| Span { low, high, dot };
    Some(Read { machine: Arc::new(machine), ends: ends.into_iter().map(span).collect() })
}
