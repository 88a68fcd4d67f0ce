//! Which few of many profiles are shown.

use super::{
    answer::{Candidates, ListedBecause},
    pool::Pool,
    survey::Profile,
};
use crate::engine::{
    Case,
    world::{WHOLE_PLACE, worst_place},
};

/// Levels finer than this are compared in steps of 1 / 2^40.
const FINEST_UNIT: i128 = 1 << 40;
/// Fewer than this are filled up with those that differ most.
const FEWEST: usize = 3;
/// A package that raises the mean place by less than one part of this many is not added.
const SMALLEST_RISE: u128 = 100;

/// A reason that some profiles share.
#[derive(Clone, Debug)]
pub(super) struct View {
    /// The profiles that carry the reason.
    pub(super) profiles: Vec<usize>,
    pub(super) because: ListedBecause,
}

/// A profile that is shown, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pick {
    pub(super) profile: usize,
    pub(super) listed: Vec<ListedBecause>,
}

/// World by world, what it weighs, and the place of the worst-off of every profile that nothing betters, in place order.
pub(super) type Places = Vec<(u128, Vec<u32>)>;

/// Picks at most `most` of the profiles of a pool that nothing betters, in place order.
///
/// All where every profile is listed and there are no more. Else one is added after the other, each the one that most raises
/// the mean over worlds, as they weigh, of the best place of the worst-off, until none raises it by a hundredth; fewer than three are filled
/// up with those that differ most in levels. `places` are asked for only where they are needed.
pub(super) fn portfolio(
    case: &Case,
    pool: &Pool,
    views: &[View],
    most: usize,
    places: impl FnOnce() -> Places,
) -> Vec<Pick> {
    let order = &pool.order;
    let is_few = match &pool.candidates {
        Candidates::Listed { .. } => order.len() <= most,
        // How few those are that were not drawn is not known.
        Candidates::Drawn { .. } => false,
    };
    if is_few {
        let count = order.len();
        let own = |profile: &usize| Pick {
            profile: *profile,
            listed: reasons(views, *profile).chain([ListedBecause::OneOfFew { count }]).collect(),
        };
        return order.iter().map(own).collect();
    }
    let places = places();
    let chosen = greedy(&places, order.len(), most);
    let mut picked: Vec<usize> = chosen.iter().filter_map(|at| order.get(*at).copied()).collect();
    let distance = Distance::of(case);
    while picked.len() < most.min(order.len()).min(FEWEST) {
        let Some(next) = distance.farthest(&pool.profiles, order, &picked) else { break };
        picked.push(next);
    }
    let listed = |at: usize, profile: usize| {
        let own = match chosen.contains(&at) {
            true => ListedBecause::Worlds { of_20: twentieths(&places, &chosen, at) },
            false => ListedBecause::WidestDifference,
        };
        reasons(views, profile).chain([own]).collect()
    };
    let shown = order.iter().copied().enumerate().filter(|(_, profile)| picked.contains(profile));
    shown.map(|(at, profile)| Pick { profile, listed: listed(at, profile) }).collect()
}

fn reasons(views: &[View], profile: usize) -> impl Iterator<Item = ListedBecause> {
    views.iter().filter(move |view| view.profiles.contains(&profile)).map(|view| view.because)
}

/// The places, in place order, of those that together stand highest over all worlds, the first one added first.
fn greedy(places: &Places, count: usize, most: usize) -> Vec<usize> {
    let all: u128 = places.iter().map(|(weight, _)| weight).sum();
    let mut best = vec![0; places.len()];
    let mut chosen: Vec<usize> = Vec::new();
    while chosen.len() < most {
        let mut rises = vec![0_u128; count];
        for ((weight, row), best) in places.iter().zip(&best) {
            let own = rises.iter_mut().zip(row);
            own.for_each(|(rise, place)| *rise += weight * u128::from(place.saturating_sub(*best)));
        }
        let highest = rises.iter().enumerate().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(&a.0)));
        let Some((at, rise)) = highest else { break };
        if rise * SMALLEST_RISE < all * u128::from(WHOLE_PLACE) {
            break;
        }
        chosen.push(at);
        for ((_, row), best) in places.iter().zip(&mut best) {
            *best = row.get(at).copied().unwrap_or(0).max(*best);
        }
    }
    chosen
}

/// In how many of 20 worlds, as they weigh, one of the chosen stands highest among them: from 1 to 19, for in all is said of what is proved.
fn twentieths(places: &Places, chosen: &[usize], own: usize) -> u8 {
    let is_highest = |(_, row): &&(u128, Vec<u32>)| {
        let place = |at: &usize| row.get(*at).copied().unwrap_or(0);
        place(&own) > 0 && chosen.iter().all(|at| place(at) <= place(&own))
    };
    let weight = |(weight, _): &(u128, Vec<u32>)| *weight;
    let held: u128 = places.iter().filter(is_highest).map(weight).sum();
    let all: u128 = places.iter().map(weight).sum();
    ((held * 40 + all) / (2 * all).max(1)).clamp(1, 19) as u8
}

impl Pool {
    /// The places in the one world in which every row is as it is written.
    pub(super) fn written_places(&self) -> Places {
        let profiles = self.order.iter().filter_map(|at| self.profiles.get(*at));
        vec![(1, profiles.map(|own| worst_place(&own.utilities, &self.ranges)).collect())]
    }
}

/// How many levels two profiles differ by, over all criteria of all parties.
struct Distance {
    /// For every criterion: the whole number that its levels are multiplied with, or the unit to divide by.
    factors: Vec<Option<i128>>,
    units: Vec<i128>,
}

impl Distance {
    fn of(case: &Case) -> Self {
        let units: Vec<i128> = case.gauges.iter().map(|gauge| gauge.unit).collect();
        let common = units.iter().try_fold(1_i128, |common, unit| {
            let lcm = num_integer::lcm(common, *unit);
            (lcm <= FINEST_UNIT).then_some(lcm)
        });
        let factors = units.iter().map(|unit| common.map(|common| common / unit)).collect();
        Self { factors, units }
    }

    fn between(&self, a: &Profile, b: &Profile) -> i128 {
        let spans = a.spans.iter().zip(&b.spans);
        let scaled = |gap: i128, factor: Option<i128>, unit: i128| match factor {
            Some(factor) => gap * factor,
            None => gap.checked_mul(FINEST_UNIT).map_or(gap / unit, |scaled| scaled / unit),
        };
        let scales = self.factors.iter().zip(&self.units);
        spans.zip(scales).map(|((a, b), (factor, unit))| scaled((a.dot - b.dot).abs(), *factor, *unit)).sum()
    }

    /// The profile whose nearest picked one is farthest, the first in order among equals.
    fn farthest(&self, profiles: &[Profile], order: &[usize], picked: &[usize]) -> Option<usize> {
        let nearest = |at: usize| {
            let own = profiles.get(at)?;
            picked.iter().filter_map(|other| Some(self.between(own, profiles.get(*other)?))).min()
        };
        let mut best: Option<(Option<i128>, usize)> = None;
        for at in order.iter().filter(|at| !picked.contains(at)) {
            let distance = nearest(*at);
            if best.is_none_or(|(farthest, _)| distance > farthest) {
                best = Some((distance, *at));
            }
        }
        best.map(|(_, at)| at)
    }
}
