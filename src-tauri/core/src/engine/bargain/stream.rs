//! Streams: pairs of halves where one half is too long to be listed.
//!
//! Of two halves within a budget one uses at most half of it. So the halves that use at most half the budget are listed on
//! either side, and the others pass by one after the other, each asking the list of the other side for a partner. Parts of a
//! stream run side by side; each keeps the best it has seen, so that the answer is the same however many run.

use std::{cell::RefCell, cmp::Ordering, collections::BTreeSet};

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::{
    envelope::Envelope,
    goal::{Beat, Goal, Worth},
    halves::{Half, Halves, Partial, padded, usable},
    problem::Problem,
    search::{Found, Listed, Pairs, Ties},
};
use crate::engine::{
    SpaceError,
    watch::{Watch, Work},
};

/// How many steps one part of a stream may take.
const LARGEST_PART: usize = 1 << 24;
/// How many parts a stream has, at least, where it has so many beginnings.
const PARTS: usize = 256;
/// How many parts run before somebody is asked whether to go on.
const PARTS_AT_ONCE: usize = 32;

/// A row with what it uses up and brings.
type Step<const D: usize> = (usize, i64, [i128; D]);
/// The rows of the first groups, what they bring, and what they use up.
type Beginning<const D: usize> = (Vec<usize>, [i128; D], i64);

/// What is searched, and how far.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a, const D: usize> {
    pub(super) problem: &'a Problem,
    pub(super) goal: &'a Goal,
    /// The halves that use at most half of the budget.
    pub(super) halves: &'a Halves<D>,
    pub(super) budget: i64,
}

/// Looks through all pairs within a budget for what does best, and notes all that does as well.
pub(super) fn improve<const D: usize>(
    scope: Scope<'_, D>,
    found: &mut Found,
    watch: &Watch<'_>,
) -> Result<(), SpaceError> {
    found.ties = Ties::Vectors(BTreeSet::new());
    for side in [Side::Left, Side::Right] {
        let (own, other) = side.halves(scope.halves);
        Stream::of(scope, side, found).run(watch, |seen| match seen.worth.compare(&found.worth) {
            Ordering::Less => {}
            Ordering::Equal => match seen.ties {
                Ties::Vectors(vectors) => vectors.iter().for_each(|gains| found.ties.note(gains)),
                Ties::Packages(_) | Ties::Counted(_) | Ties::TooMany => found.ties = Ties::TooMany,
            },
            Ordering::Greater => {
                found.worth = seen.worth;
                found.ties = seen.ties;
                if let Some((rows, partner)) = seen.pair {
                    own.groups.iter().zip(rows).for_each(|(group, row)| {
                        found.package.iter_mut().skip(*group).take(1).for_each(|place| *place = row);
                    });
                    other.place(partner, &mut found.package);
                    found.gains = scope.problem.gains(&found.package);
                }
            }
        })?;
    }
    Ok(())
}

/// Which half is streamed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

impl Side {
    /// The half that is streamed, and the one that is listed.
    fn halves<const D: usize>(self, halves: &Halves<D>) -> (&Half<D>, &Half<D>) {
        match self {
            Self::Left => (&halves.left, &halves.right),
            Self::Right => (&halves.right, &halves.left),
        }
    }
}

/// One side of the pairs, and the other side as a list.
struct Stream<'a, const D: usize> {
    scope: Scope<'a, D>,
    found: Found,
    start: [i128; D],
    needs: [i128; D],
    groups: Vec<Vec<Step<D>>>,
    envelope: Envelope,
    pairs: Pairs<'a, D>,
    /// Partial packages that use no more than this are paired elsewhere.
    least: i64,
}

/// What a part of a stream has seen.
struct Seen<const D: usize> {
    /// What did best, or what was known to.
    worth: Worth,
    /// The rows on this side, and the partner, of what did better than what was known.
    pair: Option<(Vec<usize>, usize)>,
    /// The gain vectors that did as well.
    ties: Ties,
    needs: [i128; D],
    path: Vec<usize>,
    steps: usize,
}

impl<'a, const D: usize> Stream<'a, D> {
    fn of(scope: Scope<'a, D>, side: Side, found: &Found) -> Self {
        let Scope { problem, goal, halves, budget } = scope;
        let (own, other) = side.halves(halves);
        let needs = found.weighing.needs(goal, &found.worth, Beat::Matched);
        let usable = usable(problem, &found.weighing, budget);
        let start = own.layers.first().and_then(|layer| layer.first()).map_or([0; D], |sum| sum.vector);
        let missing = problem.start().iter().zip(&start).map(|(all, own)| all - own);
        let open: Vec<i128> = needs.iter().zip(missing).map(|(need, start)| need - start).collect();
        let envelope = Envelope::of(problem, &found.weighing, &usable, &own.groups, &open, budget);
        let step = |row: &usize| {
            let short = found.weighing.short.get(*row).copied().unwrap_or(0);
            (*row, short, padded(problem.row(*row)))
        };
        let rows =
            |group: &usize| usable.get(*group).map_or(Vec::new(), |rows| rows.iter().map(step).collect());
        let least = match side {
            Side::Left => -1,
            Side::Right => halves.budget,
        };
        let groups = own.groups.iter().map(rows).collect();
        let pairs = Pairs::beside(other.sums(), Listed::Tree, i64::MAX);
        let (found, needs) = (found.clone(), padded(&needs));
        Self { scope, found, start, needs, groups, envelope, pairs, least }
    }

    /// Goes through all parts, and tells what each has seen, in order.
    fn run(&self, watch: &Watch<'_>, mut tell: impl FnMut(Seen<D>)) -> Result<(), SpaceError> {
        let mut beginnings: Vec<Beginning<D>> = vec![(Vec::new(), self.start, 0)];
        let is_longer = |path: &Vec<usize>| path.len() < self.groups.len();
        while beginnings.len() < PARTS && beginnings.first().is_some_and(|(path, ..)| is_longer(path)) {
            beginnings = beginnings.iter().flat_map(|beginning| self.longer(beginning)).collect();
        }
        for (done, some) in beginnings.chunks(PARTS_AT_ONCE).enumerate() {
            watch.report(Work::Searching, done * PARTS_AT_ONCE, beginnings.len())?;
            let seen: Vec<Seen<D>> = some.par_iter().map(|beginning| self.seen(beginning)).collect();
            for seen in seen {
                if seen.steps > LARGEST_PART {
                    return Err(SpaceError::SearchTooLong);
                }
                tell(seen);
            }
        }
        Ok(())
    }

    fn seen(&self, (path, vector, short): &Beginning<D>) -> Seen<D> {
        let mut seen = Seen {
            worth: self.found.worth.clone(),
            pair: None,
            ties: Ties::Vectors(BTreeSet::new()),
            needs: self.needs,
            path: path.clone(),
            steps: 0,
        };
        self.walk(vector, *short, &mut seen);
        seen
    }

    fn longer(&self, (path, vector, short): &Beginning<D>) -> Vec<Beginning<D>> {
        let mut longer = Vec::new();
        for (row, own, brings) in self.groups.get(path.len()).into_iter().flatten() {
            let vector: [i128; D] = std::array::from_fn(|side| vector[side] + brings[side]);
            if self.is_open(path.len() + 1, &vector, short + own) {
                longer.push((path.iter().copied().chain([*row]).collect(), vector, short + own));
            }
        }
        longer
    }

    fn is_open(&self, decided: usize, vector: &[i128; D], short: i64) -> bool {
        let own = vector.get(..self.scope.problem.parties).unwrap_or_default();
        short <= self.scope.budget && self.envelope.reaches(decided, own, short)
    }

    fn walk(&self, vector: &[i128; D], short: i64, seen: &mut Seen<D>) {
        seen.steps += 1;
        if seen.steps > LARGEST_PART {
            return;
        }
        let Some(rows) = self.groups.get(seen.path.len()) else {
            if short > self.least {
                self.pair(vector, short, seen);
            }
            return;
        };
        for (row, own, brings) in rows {
            if short + own > self.scope.budget {
                break;
            }
            let vector: [i128; D] = std::array::from_fn(|side| vector[side] + brings[side]);
            if self.is_open(seen.path.len() + 1, &vector, short + own) {
                seen.path.push(*row);
                self.walk(&vector, short + own, seen);
                seen.path.pop();
            }
        }
    }

    /// Asks for the partner that does best, and for all that do as well as what does.
    fn pair(&self, vector: &[i128; D], short: i64, seen: &mut Seen<D>) {
        let partial = Partial::of(*vector, short);
        loop {
            let (held, ties) = (&seen.worth, RefCell::new(&mut seen.ties));
            let better = |other: &[i128; D]| {
                let sum: [i128; D] = std::array::from_fn(|side| vector[side] + other[side]);
                let gains = sum.get(..self.scope.problem.parties)?;
                let new = self.scope.goal.worth(gains)?;
                match new.compare(held) {
                    Ordering::Less => None,
                    Ordering::Equal => {
                        ties.borrow_mut().note(gains);
                        None
                    }
                    Ordering::Greater => Some((gains.to_vec(), new)),
                }
            };
            let found = self.pairs.first(&partial, &seen.needs, better);
            let Some((partner, (gains, new))) = found else { return };
            seen.needs = padded(&self.found.weighing.needs(self.scope.goal, &new, Beat::Matched));
            seen.worth = new;
            seen.ties = Ties::Vectors(BTreeSet::from([gains]));
            seen.pair = Some((seen.path.clone(), partner));
        }
    }
}
