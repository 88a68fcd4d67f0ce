//! Searches in one world, where every level is known and worth need not be even.

use std::sync::Arc;

use super::{
    Search,
    descent::Ended,
    lift::Goal,
    machine::Machine,
    quest::{Judged, Quest, leash},
    script::{self, Levels},
    web::Cord,
};
use crate::engine::{Case, Gauge, Watch, watch::Cancelled};

/// The most steps that the end of a range takes in a world.
const LONGEST_RANGE: usize = 240;
/// The most steps that a winner takes in a world.
const LONGEST_WINNER: usize = 120;

/// Everybody's smallest and largest utility.
type Ranges = Vec<(i128, i128)>;

/// The constraints of a case, to be looked at in many worlds.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Ground<'a> {
    case: &'a Case,
    constraints: Vec<Cord>,
}

/// All packages of a case in one world: what each criterion adds to its owner's utility, where every essential is enough.
#[derive(Debug)]
pub(in crate::engine) struct Depth {
    quest: Quest,
    /// For every party the cords of its criteria.
    parties: Vec<Vec<(usize, i128)>>,
    /// Everybody's utility before anything is chosen.
    start: Vec<i128>,
}

/// What a search in one world has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::engine) struct Proved<T> {
    /// What was found.
    pub(in crate::engine) found: T,
    /// Whether nothing goes beyond it.
    pub(in crate::engine) is_proved: bool,
}

impl<'a> Search<'a> {
    /// The ground of many worlds.
    pub(in crate::engine) fn ground(&self) -> Ground<'a> {
        Ground { case: self.case, constraints: self.machines.constraints.clone() }
    }
}

impl Ground<'_> {
    /// The packages in a world: how each criterion reads there, and what a level of it adds; nothing where a package may not
    /// come to that level.
    pub(in crate::engine) fn depth(
        &self,
        gauges: &[Gauge],
        start: Vec<i128>,
        worth: impl Fn(usize, i128) -> Option<i128>,
    ) -> Option<Depth> {
        let mut cords = self.constraints.clone();
        let mut parties = vec![Vec::new(); start.len()];
        for (at, gauge) in gauges.iter().enumerate() {
            let (machine, ends) = Machine::of(&script::issues(self.case, gauge), &Levels(gauge))?;
            parties[gauge.party()].push((cords.len(), 1));
            let numbers = ends.iter().map(|(level, _, _)| worth(at, *level)).collect();
            cords.push(Cord::new(Arc::new(machine), numbers));
        }
        let alive = self.case.issues.iter().map(|issue| vec![true; issue.choices.len()]).collect();
        Some(Depth { quest: Quest { cords, alive }, parties, start })
    }
}

impl Depth {
    /// Everybody's smallest and largest utility; nothing where no package fits.
    pub(in crate::engine) fn ranges(&self, watch: &Watch<'_>) -> Result<Option<Proved<Ranges>>, Cancelled> {
        let mut ranges = Proved { found: Vec::new(), is_proved: true };
        for party in 0..self.start.len() {
            let [Some(high), Some(low)] = [self.end(party, 1, watch)?, self.end(party, -1, watch)?] else {
                return Ok(None);
            };
            ranges.is_proved &= high.is_proved && low.is_proved;
            ranges.found.push((self.start[party] - low.found, self.start[party] + high.found));
        }
        Ok(Some(ranges))
    }

    fn end(&self, party: usize, sign: i128, watch: &Watch<'_>) -> Result<Option<Proved<i128>>, Cancelled> {
        let terms: Vec<(usize, i128)> =
            self.parties[party].iter().map(|(cord, by)| (*cord, by * sign)).collect();
        let leash = leash(LONGEST_RANGE, watch);
        let found = self.quest.largest(&terms, Vec::new(), None, &leash, &mut |_, _, _| Judged::Larger)?;
        Ok(found
            .filter(|found| found.package.is_some())
            .map(|found| Proved { found: found.sum, is_proved: found.ended == Ended::Exhausted }))
    }

    /// The package that lifts the worst-off highest, as far as it is found; see [`Search::lifted`].
    pub(in crate::engine) fn lifted(
        &self,
        widths: &[i128],
        judge: &mut dyn FnMut(&[usize]) -> Option<Vec<i128>>,
        watch: &Watch<'_>,
    ) -> Result<Option<Proved<Vec<usize>>>, Cancelled> {
        let goal = Goal { parties: &self.parties, bases: &self.start, widths };
        let found = goal.lifted(&self.quest, &leash(LONGEST_WINNER, watch), judge)?;
        let proved = |(package, ended): (Vec<usize>, Ended)| Proved {
            found: package,
            is_proved: ended == Ended::Exhausted,
        };
        Ok(found.and_then(|found| Some((found.package?, found.ended))).map(proved))
    }
}
