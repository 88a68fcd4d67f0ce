//! The frontier of boxes by branch and bound.
//!
//! A branch decides one issue by one class; classes that rule out more than another one of the issue are skipped, for what
//! they leave is worth no more to anyone. A branch ends when the bounds of all directions leave no room for a vector that
//! nothing found is at or above: one direction for every party alone, and some for several together.

use super::{bits::Bits, bound::Direction, problem::Problem, zone::Zones};
use crate::engine::{
    SpaceError,
    watch::{Watch, Work},
};

/// The largest number of branches of one search.
const LARGEST_BRANCH_COUNT: usize = 4_000_000;

/// The vectors that nothing is above.
pub(super) fn frontier(problem: &Problem, watch: &Watch<'_>) -> Result<Vec<Vec<i128>>, SpaceError> {
    let parties = problem.weights.len();
    if problem.issues.iter().any(Vec::is_empty) {
        return Ok(Vec::new());
    }
    let mut search =
        Search { problem, directions: directions(problem), zones: Zones::new(parties), branches: 0, watch };
    let open: Vec<usize> = (0..problem.issues.len()).collect();
    for at in 0..search.directions.len() {
        search.dive(at, &open);
    }
    search.look(&open, problem.all)?;
    search.zones.found.sort_unstable_by(|a, b| b.cmp(a));
    Ok(search.zones.found)
}

/// A direction for every party alone first, then some between each two parties, then one for all together.
pub(super) fn directions(problem: &Problem) -> Vec<Direction> {
    let totals = problem.vector(problem.all);
    let most = totals.iter().copied().max().unwrap_or(1).max(1);
    let even = |party: usize| (16 * most) / totals.get(party).copied().unwrap_or(1).max(1);
    let parties = totals.len();
    let blend = |parts: &[(usize, i128)]| {
        let part = |party: usize| {
            parts.iter().find(|(own, _)| *own == party).map_or(0, |(_, part)| part * even(party))
        };
        Direction::of(problem, (0..parties).map(part).collect())
    };
    let alone =
        |party: usize| Direction::of(problem, (0..parties).map(|other| i128::from(other == party)).collect());
    let mut all: Vec<Direction> = (0..parties).map(alone).collect();
    for one in 0..parties {
        for other in one + 1..parties {
            let parts: &[(i128, i128)] = if parties == 2 {
                &[(1, 1), (1, 2), (2, 1), (1, 4), (4, 1), (2, 3), (3, 2)]
            } else {
                &[(1, 1)]
            };
            all.extend(parts.iter().map(|(a, b)| blend(&[(one, *a), (other, *b)])));
        }
    }
    if parties > 2 {
        all.push(blend(&(0..parties).map(|party| (party, 1)).collect::<Vec<_>>()));
    }
    all
}

struct Search<'a> {
    problem: &'a Problem,
    directions: Vec<Direction>,
    zones: Zones,
    branches: usize,
    watch: &'a Watch<'a>,
}

impl Search<'_> {
    /// Goes the heaviest way by one direction, so that there is something to compare with.
    fn dive(&mut self, direction: usize, open: &[usize]) {
        let Some(direction) = self.directions.get(direction) else { return };
        let mut left = self.problem.all;
        for classes in open.iter().filter_map(|issue| self.problem.issues.get(*issue)) {
            let heaviest = classes
                .iter()
                .map(|class| left.without(class.out))
                .max_by_key(|left| direction.weight(*left));
            left = heaviest.unwrap_or(left);
        }
        self.zones.take(&self.problem.vector(left));
    }

    fn look(&mut self, open: &[usize], left: Bits) -> Result<(), SpaceError> {
        self.branches += 1;
        if self.branches > LARGEST_BRANCH_COUNT {
            return Err(SpaceError::SearchTooLong);
        }
        if self.branches.is_multiple_of(1_000) {
            self.watch.report(Work::Searching, self.branches, LARGEST_BRANCH_COUNT)?;
        }
        if !self.has_room(open, left) {
            return Ok(());
        }
        let Some((issue, parts)) = self.hardest(open, left) else {
            self.zones.take(&self.problem.vector(left));
            return Ok(());
        };
        let rest: Vec<usize> = open.iter().copied().filter(|own| *own != issue).collect();
        parts.into_iter().try_for_each(|part| self.look(&rest, part))
    }

    /// Whether the bounds leave room for a vector that nothing found is at or above.
    fn has_room(&self, open: &[usize], left: Bits) -> bool {
        let parties = self.problem.weights.len();
        let bound = |direction: &Direction| direction.bound(self.problem, open, left);
        let (alone, blends) = self.directions.split_at(parties.min(self.directions.len()));
        let most: Vec<i128> = alone.iter().map(bound).collect();
        let fits = |corner: &&Vec<i128>| most.iter().zip(*corner).all(|(most, corner)| most > corner);
        let mut corners: Vec<&Vec<i128>> = self.zones.corners.iter().filter(fits).collect();
        for direction in blends {
            if corners.is_empty() {
                return false;
            }
            let most = bound(direction);
            corners.retain(|corner| direction.of_vector(corner.iter().map(|own| own + 1)) <= most);
        }
        !corners.is_empty()
    }

    /// The open issue that costs most to decide, with what its classes leave, heaviest first; none where nothing that is
    /// left stands in each other's way.
    fn hardest(&self, open: &[usize], left: Bits) -> Option<(usize, Vec<Bits>)> {
        let together = self.directions.last()?;
        let choices = open.iter().map(|issue| (*issue, self.parts(*issue, left)));
        let torn = choices.filter(|(_, parts)| parts.len() > 1 || parts.iter().any(|part| *part != left));
        let cost = |parts: &[Bits]| {
            let least = parts.iter().map(|part| together.weight(left.without(*part))).min().unwrap_or(0);
            (least, parts.len())
        };
        let (issue, mut parts) = torn.max_by_key(|(_, parts)| cost(parts))?;
        parts.sort_by_key(|part| std::cmp::Reverse(together.weight(*part)));
        Some((issue, parts))
    }

    /// What the classes of an issue leave, each once and none that another holds.
    fn parts(&self, issue: usize, left: Bits) -> Vec<Bits> {
        let mut parts: Vec<Bits> = Vec::new();
        for class in self.problem.issues.get(issue).into_iter().flatten() {
            let part = left.without(class.out);
            if !parts.iter().any(|other| part.is_within(*other)) {
                parts.retain(|other| !other.is_within(part));
                parts.push(part);
            }
        }
        parts
    }
}
