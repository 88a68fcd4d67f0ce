//! What is read off the frontier of two parties.
//!
//! Where tables are coarse, as percent grids are, thousands of packages come close to the smallest gain that a leximin
//! raises, and lists of halves grow long, while the frontier of two parties stays short. Along it the share of one party
//! falls and that of the other rises, so that what leximin compares highest stands where they cross. Only the packages of what
//! is picked are counted.

use super::{
    Bargain, SpaceError, Watch,
    goal::{Goal, compare_quotients},
    problem::Package,
    search::{self, Found, Ties},
    stage::Stage,
    walk::walked,
    winners::{self, Winner},
};
use crate::engine::table::{Sums, Whole};

/// Where groups have more rows together, the frontier takes too long.
const MOST_ROWS: usize = 1 << 10;
/// The part of a walk that comes before: the frontier takes about as long.
const PART_OF_WALK: usize = 4;

impl<N: Whole> Bargain<'_, N> {
    /// What a stage picks first: read off the frontier of two parties where a short walk does not find it and the frontier is
    /// short, else searched for.
    pub(super) fn found(
        &self,
        stage: &Stage,
        goal: &Goal,
        from: &Package,
        watch: &Watch<'_>,
    ) -> Result<Option<Found>, SpaceError> {
        let Some(mut found) = search::begun(&self.problem, goal, from) else { return Ok(None) };
        let rows = self.problem.offsets().last().copied().unwrap_or(0);
        if self.problem.parties == 2 && !stage.counts.contains(&false) && rows <= MOST_ROWS {
            let steps = self.problem.limits.steps / PART_OF_WALK;
            let ties = match walked(&self.problem, goal, &mut found, steps) {
                Some(packages) => Some(Ties::Packages(packages)),
                None => self.read_off(stage, watch)?.map(Ties::Counted),
            };
            if let Some(ties) = ties {
                found.ties = ties;
                return Ok(Some(found));
            }
        }
        search::finished(&self.problem, goal, found, watch).map(Some)
    }

    /// The vectors that a stage compares highest, with their packages; nothing where the frontier is long, or where they do not
    /// keep the floors.
    fn read_off(&self, stage: &Stage, watch: &Watch<'_>) -> Result<Option<Vec<Winner>>, SpaceError> {
        let picked = |sums: &Sums<N>| self.highest(stage, sums);
        let Some(sums) = self.table.picked_sums(self.problem.limits.read, picked, watch)? else {
            return Ok(None);
        };
        let winners = winners::summed(self.table, &self.problem, &sums);
        let keeps = |winner: &Winner| {
            let floors = stage.floors.iter().flatten();
            winner.gains.iter().zip(floors).all(|(gain, floor)| gain >= floor)
        };
        Ok((!winners.is_empty() && winners.iter().all(keeps)).then_some(winners))
    }

    /// The places of the vectors that a stage compares highest: before and behind where the first party's share falls below
    /// the second's.
    fn highest(&self, stage: &Stage, sums: &Sums<N>) -> Vec<usize> {
        let gains = |place: usize| self.problem.gained(self.table, &sums.vector(place));
        let is_before = |place: usize| match (gains(place).as_slice(), stage.weights.as_slice()) {
            ([first, second], [by, other]) => compare_quotients((*first, *by), (*second, *other)).is_ge(),
            _ => false,
        };
        let (mut low, mut high) = (0, sums.len());
        while low < high {
            let middle = low + (high - low) / 2;
            (low, high) = if is_before(middle) { (middle + 1, high) } else { (low, middle) };
        }
        let near: Vec<usize> = (low.saturating_sub(1)..sums.len().min(low + 1)).collect();
        let topmost = stage.topmost(near.iter().map(|place| gains(*place)).collect());
        near.into_iter().filter(|place| topmost.contains(&gains(*place))).collect()
    }
}
