//! Places: where a utility lies in its party's own range, and the order of lists.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::ToPrimitive as _;

use super::{answer::Reach, survey::Profile};
use crate::{
    Ratio,
    engine::{Case, Chosen, Test},
};

/// The largest group of profiles with equal places that is put in order level by level.
const LARGEST_TIE: usize = 1_000;

/// A party's smallest and largest utility, over the unit of its form.
pub(super) type Range = (i128, i128);

/// A place in a party's own range: how far up, of how much.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    up: i128,
    width: i128,
}

impl Place {
    /// The place of a utility in a range; the top where the range has no width.
    pub(super) const fn of(utility: i128, (low, high): Range) -> Self {
        if high > low { Self { up: utility - low, width: high - low } } else { Self { up: 1, width: 1 } }
    }

    /// The least utility in a range that stands above this place; the low end where the range has no width.
    pub(super) fn least_above(&self, (low, high): Range) -> i128 {
        if high <= low {
            return low;
        }
        let up = match self.up.checked_mul(high - low) {
            Some(up) => up / self.width,
            None => (BigInt::from(self.up) * (high - low) / self.width).to_i128().unwrap_or(high - low),
        };
        low + up + 1
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.up.checked_mul(other.width), other.up.checked_mul(self.width)) {
            (Some(a), Some(b)) => a.cmp(&b),
            (Some(_) | None, Some(_) | None) => {
                let wide = |up: i128, width: i128| BigInt::from(up) * BigInt::from(width);
                wide(self.up, other.width).cmp(&wide(other.up, self.width))
            }
        }
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Place {}

/// The places of all parties, the worst-off first: what leximin compares.
pub(super) fn leximin(utilities: &[i128], ranges: &[Range]) -> Vec<Place> {
    let places = utilities.iter().zip(ranges);
    let mut places: Vec<Place> = places.map(|(utility, range)| Place::of(*utility, *range)).collect();
    places.sort();
    places
}

/// The range of every party over profiles; nothing without profiles.
pub(super) fn ranges<'a>(profiles: impl Iterator<Item = &'a Profile>) -> Option<Vec<Range>> {
    let mut ranges: Option<Vec<Range>> = None;
    for profile in profiles {
        match &mut ranges {
            None => ranges = Some(profile.utilities.iter().map(|utility| (*utility, *utility)).collect()),
            Some(ranges) => {
                for (range, utility) in ranges.iter_mut().zip(&profile.utilities) {
                    *range = (range.0.min(*utility), range.1.max(*utility));
                }
            }
        }
    }
    ranges
}

/// The ranges as exact numbers on each party's own scale.
pub(super) fn reaches(case: &Case, ranges: &[Range]) -> Vec<Reach> {
    let reach = |(party, range): (usize, &Range)| Reach {
        low: utility(case, party, range.0),
        high: utility(case, party, range.1),
    };
    ranges.iter().enumerate().map(reach).collect()
}

/// What a utility over the unit of a party's form stands for.
pub(super) fn utility(case: &Case, party: usize, whole: i128) -> Ratio {
    case.parties.get(party).map_or_else(Ratio::zero, |party| party.utility.ratio(whole))
}

/// Profiles in place order: leximin of places, then level by level, then plan order. Gives positions of profiles.
pub(super) fn order(case: &Case, profiles: &[Profile], ranges: &[Range]) -> Vec<usize> {
    let mut keyed: Vec<(Vec<Place>, usize)> =
        profiles.iter().enumerate().map(|(at, profile)| (leximin(&profile.utilities, ranges), at)).collect();
    keyed.sort_by(|(a, one), (b, other)| {
        let first = |at: usize| profiles.get(at).map(|profile| &profile.first);
        b.cmp(a).then_with(|| first(*one).cmp(&first(*other)))
    });
    let mut order = Vec::with_capacity(keyed.len());
    for tie in keyed.chunk_by(|a, b| a.0 == b.0) {
        let tied: Vec<usize> = tie.iter().map(|(_, at)| *at).collect();
        order.extend(level_by_level(case, profiles, tied));
    }
    order
}

/// Puts what is better level by level before what it betters, and keeps the order of the others.
fn level_by_level(case: &Case, profiles: &[Profile], mut tied: Vec<usize>) -> Vec<usize> {
    if tied.len() < 2 || tied.len() > LARGEST_TIE {
        return tied;
    }
    let first = |at: usize| profiles.get(at).map(|profile| &profile.first);
    let betters = |above: usize, below: usize| {
        let pair: Option<(&Chosen, &Chosen)> = first(above).zip(first(below));
        pair.is_some_and(|(above, below)| case.dominates(Test::Levels, above, below))
    };
    let mut order = Vec::with_capacity(tied.len());
    while !tied.is_empty() {
        let free = |at: &usize| !tied.iter().any(|other| betters(*other, *at));
        let next = tied.iter().position(free).unwrap_or(0);
        order.push(tied.remove(next));
    }
    order
}
