//! How many packages bring a vector, and which.

use std::collections::BTreeMap;

use super::{
    bits::Bits,
    bound::Direction,
    problem::{Class, Problem},
    search::directions,
};
use crate::engine::SpaceError;

/// The largest number of sets of boxes that are told apart while counting.
const LARGEST_MEMORY: usize = 4_000_000;

/// The packages that bring one vector of the frontier, counted issue by issue in plan order.
pub(super) struct Counter<'a> {
    problem: &'a Problem,
    directions: Vec<Direction>,
    vector: &'a [i128],
    /// How many ways there are from an issue on with the boxes that are left.
    memory: BTreeMap<(usize, Bits), u128>,
}

impl<'a> Counter<'a> {
    /// A counter of a vector that no package is above.
    pub(super) fn of(problem: &'a Problem, vector: &'a [i128]) -> Self {
        Self { problem, directions: directions(problem), vector, memory: BTreeMap::new() }
    }

    /// How many packages bring the vector.
    pub(super) fn count(&mut self) -> Result<u128, SpaceError> {
        self.ways(0, self.problem.all)
    }

    /// The position of every issue in the package at a place, in plan order, among those that bring the vector.
    pub(super) fn package(&mut self, mut place: u128) -> Result<Option<Vec<usize>>, SpaceError> {
        let (mut left, mut chosen) = (self.problem.all, Vec::new());
        for (issue, classes) in self.problem.issues.iter().enumerate() {
            let mut positions: Vec<(usize, &Class)> =
                classes.iter().flat_map(|class| class.positions.iter().map(move |at| (*at, class))).collect();
            positions.sort_unstable_by_key(|(at, _)| *at);
            let mut next = None;
            for (position, class) in positions {
                let ways = self.ways(issue + 1, left.without(class.out))?;
                if place < ways {
                    next = Some((position, left.without(class.out)));
                    break;
                }
                place -= ways;
            }
            let Some((position, part)) = next else { return Ok(None) };
            chosen.push(position);
            left = part;
        }
        Ok(Some(chosen))
    }

    fn ways(&mut self, issue: usize, left: Bits) -> Result<u128, SpaceError> {
        let own = self.problem.vector(left);
        if own == self.vector {
            return self.ways_of_all(issue, left);
        }
        if issue >= self.problem.issues.len() || !self.is_within_reach(issue, left) {
            return Ok(0);
        }
        if let Some(ways) = self.memory.get(&(issue, left)) {
            return Ok(*ways);
        }
        let mut sum = 0_u128;
        for class in self.problem.issues.get(issue).into_iter().flatten() {
            let ways = self.ways(issue + 1, left.without(class.out))?;
            let ways = ways.checked_mul(class.positions.len() as u128);
            sum = ways.and_then(|ways| sum.checked_add(ways)).ok_or(SpaceError::SearchTooLong)?;
        }
        if self.memory.len() >= LARGEST_MEMORY {
            return Err(SpaceError::SearchTooLong);
        }
        self.memory.insert((issue, left), sum);
        Ok(sum)
    }

    /// How many ways keep every box that is left: each box is worth something to someone.
    fn ways_of_all(&self, issue: usize, left: Bits) -> Result<u128, SpaceError> {
        let kept = |classes: &Vec<Class>| {
            let keeps = classes.iter().filter(|class| left.and(class.out).is_empty());
            keeps.map(|class| class.positions.len() as u128).sum::<u128>()
        };
        let mut rest = self.problem.issues.iter().skip(issue).map(kept);
        rest.try_fold(1_u128, |ways, kept| ways.checked_mul(kept)).ok_or(SpaceError::SearchTooLong)
    }

    /// Whether the boxes that are left may still come to the vector, by every direction.
    fn is_within_reach(&self, issue: usize, left: Bits) -> bool {
        let open: Vec<usize> = (issue..self.problem.issues.len()).collect();
        let reaches = |direction: &Direction| {
            direction.bound(self.problem, &open, left) >= direction.of_vector(self.vector.iter().copied())
        };
        self.directions.iter().all(reaches)
    }
}
