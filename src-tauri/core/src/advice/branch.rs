//! A contingent term branch by branch: each branch is a package of its own, held against the package without the term and
//! against all others.

use std::cmp::Ordering;

use super::Branch;
use crate::{
    engine::{Case, Chosen, Enough, Gauge, LevelSpan, Waste, Watch},
    model::{CriterionId, PartyId, code::coded},
};

/// What one branch of a contingent term comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BranchReading {
    /// The branch.
    pub branch: Branch,
    /// The essentials that are not surely enough in it.
    pub short: Vec<CriterionId>,
    /// How it stands, level by level, beside the package without the term, party by party in plan order.
    pub compared: Vec<(PartyId, Compared)>,
    /// Whether another package is better than this branch for one and not worse for anyone.
    pub waste: BranchWaste,
}

coded! {
    /// How a package stands for one party beside another, level by level (T1).
    pub enum Compared {
        /// No criterion lower, one higher.
        Better = "better",
        /// Every criterion at the same level.
        Same = "same",
        /// Some higher, some lower.
        Mixed = "mixed",
        /// No criterion higher, one lower.
        Worse = "worse",
        /// An unknown leaves it open.
        NotKnown = "not_known",
    }
}

coded! {
    /// Whether a branch is wasteful.
    pub enum BranchWaste {
        /// No package is better for one and not worse for anyone, proved.
        None = "none",
        /// There is one.
        Wasteful = "wasteful",
        /// There is too much to look through.
        NotKnown = "not_known",
    }
}

/// Reads one branch beside the package without the term.
pub(super) fn reading(case: &Case, branch: Branch, chosen: &Chosen, without: &Chosen) -> BranchReading {
    let is_short = |gauge: &&Gauge| gauge.is_essential() && gauge.enough(chosen) != Enough::Yes;
    let compared = |(at, party): (usize, PartyId)| {
        let pairs = case.gauges_of(at).map(|gauge| [gauge.level(chosen), gauge.level(without)]);
        (party, level_by_level(pairs))
    };
    let parties = case.parties().iter().map(|row| row.id()).enumerate();
    let idle = Watch::idle();
    let waste = case.space(&idle).ok().and_then(|space| space.waste(chosen, &idle).ok());
    BranchReading {
        branch,
        short: case.gauges().iter().filter(is_short).map(Gauge::id).collect(),
        compared: parties.map(compared).collect(),
        waste: match waste {
            Some(Waste::None) => BranchWaste::None,
            Some(Waste::By(_)) => BranchWaste::Wasteful,
            None => BranchWaste::NotKnown,
        },
    }
}

/// Compares levels pair by pair. A level that is not known is the same only beside itself where it is known.
fn level_by_level(pairs: impl Iterator<Item = [LevelSpan; 2]>) -> Compared {
    let (mut higher, mut lower, mut open) = (false, false, false);
    for [own, other] in pairs {
        match own.known().zip(other.known()).map(|(own, other)| own.cmp(other)) {
            Some(Ordering::Greater) => higher = true,
            Some(Ordering::Less) => lower = true,
            Some(Ordering::Equal) => {}
            None if own.low > other.high => higher = true,
            None if own.high < other.low => lower = true,
            None => open = true,
        }
    }
    match (higher, lower, open) {
        (true, true, true | false) => Compared::Mixed,
        (true | false, true | false, true) => Compared::NotKnown,
        (true, false, false) => Compared::Better,
        (false, true, false) => Compared::Worse,
        (false, false, false) => Compared::Same,
    }
}
