//! All packages that do as well as the best one, counted.

use std::{cmp::Ordering, collections::BTreeSet};

use num_bigint::BigUint;

use super::{
    goal::{Beat, Goal},
    halves::{Half, Halves, padded},
    problem::Problem,
    search::{Found, LARGEST_LIST, Pairs, by_short},
    stream::{self, Scope},
};
use crate::engine::{
    SpaceError,
    table::{Digit, Group, Layer, Steps, Table, Trace, Whole},
    watch::{Watch, Work},
};

/// The largest number of vectors that may win.
pub(super) const LARGEST_TIE: usize = 1 << 14;

/// A gain vector that wins, with its packages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Winner {
    /// Everybody's gain.
    pub gains: Vec<i128>,
    /// How many packages bring it.
    pub count: BigUint,
    /// The first of them in plan order: the choice of every issue.
    pub first: Vec<usize>,
}

/// The gain vectors that do at least as well as the one found; nothing where there are more than `most`.
pub(super) fn matched(
    problem: &Problem,
    goal: &Goal,
    found: &Found,
    most: usize,
    watch: &Watch<'_>,
) -> Result<Option<Vec<Vec<i128>>>, SpaceError> {
    match problem.parties {
        0..=3 => matched_in::<3>(problem, goal, found, most, watch),
        4 => matched_in::<4>(problem, goal, found, most, watch),
        5 => matched_in::<5>(problem, goal, found, most, watch),
        6 => matched_in::<6>(problem, goal, found, most, watch),
        7 | 8 => matched_in::<8>(problem, goal, found, most, watch),
        _ => matched_in::<12>(problem, goal, found, most, watch),
    }
}

/// The packages of gain vectors that do at least as well as the one found.
pub(super) fn counted<N: Whole>(
    table: &Table<N>,
    problem: &Problem,
    found: &Found,
    vectors: &[Vec<i128>],
) -> Result<Vec<Winner>, SpaceError> {
    match problem.parties {
        0..=3 => counted_in::<N, 3>(table, problem, found, vectors),
        4 => counted_in::<N, 4>(table, problem, found, vectors),
        5 => counted_in::<N, 5>(table, problem, found, vectors),
        6 => counted_in::<N, 6>(table, problem, found, vectors),
        7 | 8 => counted_in::<N, 8>(table, problem, found, vectors),
        _ => counted_in::<N, 12>(table, problem, found, vectors),
    }
}

fn matched_in<const D: usize>(
    problem: &Problem,
    goal: &Goal,
    found: &Found,
    most: usize,
    watch: &Watch<'_>,
) -> Result<Option<Vec<Vec<i128>>>, SpaceError> {
    let budget = found.weighing.most - found.weighing.least_weight(goal, &found.worth);
    let Some(halves) = Halves::<D>::of(problem, &found.weighing, budget, problem.limits.streamed) else {
        let halves = Halves::<D>::of(problem, &found.weighing, budget / 2, LARGEST_LIST);
        let halves = &halves.ok_or(SpaceError::SearchTooLong)?;
        let vectors = stream::matched(Scope { problem, goal, halves, budget }, found, most, watch)?;
        return Ok(vectors.map(|vectors| vectors.into_iter().rev().collect()));
    };
    let needs: [i128; D] = padded(&found.weighing.needs(goal, &found.worth, Beat::Matched));
    let pairs = Pairs::of(&halves, problem.limits);
    let mut vectors: BTreeSet<Vec<i128>> = BTreeSet::new();
    for (done, at) in by_short(&halves.left).into_iter().enumerate() {
        if done % 1024 == 0 {
            watch.report(Work::Searching, done, halves.left.sums().len())?;
        }
        let Some(left) = halves.left.sums().get(at) else { continue };
        pairs.each(left, &needs, |right| {
            let sum = left.vector.iter().zip(right).take(problem.parties).map(|(a, b)| a + b);
            let sum: Vec<i128> = sum.collect();
            let matches = |worth| found.worth.compare(&worth) != Ordering::Greater;
            if goal.worth(&sum).is_some_and(matches) {
                vectors.insert(sum);
            }
        });
        if vectors.len() > most {
            return Ok(None);
        }
    }
    Ok(Some(vectors.into_iter().rev().collect()))
}

/// A half with its counts.
struct Tally<'a> {
    layer: Layer<i128>,
    trace: Trace,
    groups: Vec<Group<i128>>,
    places: &'a [usize],
}

fn counted_in<N: Whole, const D: usize>(
    table: &Table<N>,
    problem: &Problem,
    found: &Found,
    vectors: &[Vec<i128>],
) -> Result<Vec<Winner>, SpaceError> {
    let least = vectors.iter().map(|vector| found.weighing.weight(vector)).min();
    let budget = found.weighing.most - least.unwrap_or(found.weighing.most);
    let halves = Halves::<D>::of(problem, &found.weighing, budget, LARGEST_LIST);
    let halves = halves.ok_or(SpaceError::SearchTooLong)?;
    let issues = table.groups().iter().flat_map(|group| &group.digits).map(|digit| digit.issue + 1);
    let issues = issues.max().unwrap_or(0);
    let (left, right) = (tally(table, problem, &halves.left), tally(table, problem, &halves.right));
    let winner = |vector: &Vec<i128>| {
        let (mut count, mut first) = (BigUint::ZERO, None);
        for at in 0..left.layer.len() {
            let rest: Vec<i128> =
                vector.iter().zip(left.layer.vector(at)).map(|(sum, own)| sum - own).collect();
            let Some(place) = right.layer.place(&rest) else { continue };
            count += left.count(at) * right.count(place);
            let mut positions = vec![0; issues];
            left.write(at, &mut positions);
            right.write(place, &mut positions);
            first = Some(first.map_or(positions.clone(), |first: Vec<usize>| first.min(positions)));
        }
        Winner { gains: vector.clone(), count, first: first.unwrap_or_default() }
    };
    Ok(vectors.iter().map(winner).collect())
}

fn tally<'a, N: Whole, const D: usize>(table: &Table<N>, problem: &Problem, half: &'a Half<D>) -> Tally<'a> {
    let layer = |sums: &Vec<super::halves::Partial<D>>| {
        let column =
            |side: usize| sums.iter().rev().filter_map(|sum| sum.vector.get(side).copied()).collect();
        Layer::of((0..problem.parties).map(column).collect())
    };
    let layers: Vec<Layer<i128>> = half.layers.iter().map(layer).collect();
    let group = |place: &usize| {
        let own = table.groups().get(*place)?;
        let begin = problem.offsets().get(*place)?;
        let row = |(at, row): (usize, &crate::engine::table::Row<N>)| crate::engine::table::Row {
            vector: problem.row(begin + at).to_vec(),
            count: row.count,
            first: row.first,
        };
        Some(Group { rows: own.rows.iter().enumerate().map(row).collect(), digits: own.digits.clone() })
    };
    let groups: Vec<Group<i128>> = half.groups.iter().filter_map(group).collect();
    let trace = Trace::of(Steps { groups: &groups, layers: &layers });
    let layer = layers.into_iter().next_back().unwrap_or_else(|| Layer::of(Vec::new()));
    Tally { layer, trace, groups, places: &half.groups }
}

impl Tally<'_> {
    fn count(&self, at: usize) -> BigUint {
        self.trace.count(self.groups.len(), at).unwrap_or_default()
    }

    /// Writes the choices of the first partial package of a sum.
    fn write(&self, at: usize, positions: &mut [usize]) {
        debug_assert_eq!(self.places.len(), self.groups.len());
        for (group, row) in self.groups.iter().zip(self.trace.first(at)) {
            let mut code = group.rows.get(row).map_or(0, |row| row.first as usize);
            for Digit { issue, choices } in group.digits.iter().rev() {
                positions.iter_mut().skip(*issue).take(1).for_each(|place| *place = code % choices);
                code /= choices;
            }
        }
    }
}
