//! All packages that do as well as the best one, counted.

use std::collections::BTreeSet;

use num_bigint::BigUint;

use super::{
    halves::{Half, Halves, Within},
    problem::{Package, Problem},
    search::{Found, LARGEST_LIST, Ties},
};
use crate::engine::{
    SpaceError, Watch,
    table::{Digit, Group, Layer, Steps, Sums, Table, Trace, Whole},
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

/// The gain vectors that do as well as the best one, highest first; nothing where there are more than `most`.
pub(super) fn matched(problem: &Problem, found: &Found, most: usize) -> Option<Vec<Vec<i128>>> {
    let vectors: BTreeSet<Vec<i128>> = match &found.ties {
        Ties::Packages(packages) => packages.iter().map(|package| problem.gains(package)).collect(),
        Ties::Vectors(vectors) => vectors.clone(),
        Ties::Counted(winners) => return Some(winners.iter().map(|winner| winner.gains.clone()).collect()),
        Ties::TooMany => return None,
    };
    (vectors.len() <= most).then(|| vectors.into_iter().rev().collect())
}

/// The packages of gain vectors that do at least as well as the one found.
pub(super) fn counted<N: Whole>(
    table: &Table<N>,
    problem: &Problem,
    found: &Found,
    vectors: &[Vec<i128>],
) -> Result<Vec<Winner>, SpaceError> {
    match &found.ties {
        Ties::Packages(ties) => {
            return Ok(vectors.iter().map(|vector| seen(table, problem, ties, vector)).collect());
        }
        Ties::Counted(winners) => return Ok(winners.clone()),
        Ties::Vectors(_) | Ties::TooMany => {}
    }
    match problem.parties {
        0..=3 => counted_in::<N, 3>(table, problem, found, vectors),
        4 => counted_in::<N, 4>(table, problem, found, vectors),
        5 => counted_in::<N, 5>(table, problem, found, vectors),
        6 => counted_in::<N, 6>(table, problem, found, vectors),
        7 | 8 => counted_in::<N, 8>(table, problem, found, vectors),
        _ => counted_in::<N, 12>(table, problem, found, vectors),
    }
}

/// A vector with its packages, all of which are among some that were seen.
fn seen<N: Whole>(table: &Table<N>, problem: &Problem, ties: &[Package], vector: &[i128]) -> Winner {
    let (mut count, mut first) = (BigUint::ZERO, None);
    for package in ties.iter().filter(|package| problem.gains(package) == vector) {
        let mut positions = vec![0; issues(table)];
        let mut own = BigUint::from(1_u32);
        let places = package.iter().zip(problem.offsets()).zip(table.groups());
        for (row, group) in
            places.filter_map(|((at, begin), group)| Some((group.rows.get(at - begin)?, group)))
        {
            own *= row.count;
            place(group, row.first, &mut positions);
        }
        count += own;
        first = Some(first.map_or(positions.clone(), |first: Vec<usize>| first.min(positions)));
    }
    Winner { gains: vector.to_vec(), count, first: first.unwrap_or_default() }
}

/// How many issues the groups of a table decide.
fn issues<N: Whole>(table: &Table<N>) -> usize {
    let issues = table.groups().iter().flat_map(|group| &group.digits).map(|digit| digit.issue + 1);
    issues.max().unwrap_or(0)
}

/// Writes the choices of a code of a group.
fn place<N>(group: &Group<N>, code: u32, positions: &mut [usize]) {
    let mut code = code as usize;
    for Digit { issue, choices } in group.digits.iter().rev() {
        positions.iter_mut().skip(*issue).take(1).for_each(|place| *place = code % choices);
        code /= choices;
    }
}

/// Vectors with their packages, as sums of the table that bring them.
pub(super) fn summed<N: Whole>(table: &Table<N>, problem: &Problem, sums: &Sums<N>) -> Vec<Winner> {
    let winner = |point: usize| {
        let mut positions = vec![0; issues(table)];
        for (group, row) in table.groups().iter().zip(sums.first(point)) {
            place(group, row.first, &mut positions);
        }
        Winner {
            gains: problem.gained(table, &sums.vector(point)),
            count: sums.count(point),
            first: positions,
        }
    };
    (0..sums.len()).map(winner).collect()
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
    let least = |party: usize| vectors.iter().filter_map(|vector| vector.get(party)).min().copied();
    let needs: Vec<i128> = (0..problem.parties).filter_map(least).collect();
    let within = Within { budget, whole: budget, needs: &needs };
    let halves = Halves::<D>::of(problem, &found.weighing, within, LARGEST_LIST);
    let halves = halves.ok_or(SpaceError::SearchTooLong)?;
    let issues = issues(table);
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
    let trace = Trace::of(Steps { groups: &groups, layers: &layers }, &Watch::idle()).unwrap_or_default();
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
            place(group, group.rows.get(row).map_or(0, |row| row.first), positions);
        }
    }
}
