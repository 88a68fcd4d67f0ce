//! Which few of many profiles are shown.

use super::{
    answer::{Candidates, ListedBecause},
    pool::Pool,
    survey::Profile,
};
use crate::engine::Case;

/// Levels finer than this are compared in steps of 1 / 2^40.
const FINEST_UNIT: i128 = 1 << 40;

/// Something that the shown profiles should cover: the profiles that do it equally well, and the reason to give.
///
/// Rules are views, and so are each party's wishes; sampled worlds can be.
#[derive(Clone, Debug)]
pub(super) struct View {
    /// The first of them is picked where none is yet; all of them carry the reason.
    pub(super) profiles: Vec<usize>,
    pub(super) because: ListedBecause,
}

/// A profile that is shown, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pick {
    pub(super) profile: usize,
    pub(super) listed: Vec<ListedBecause>,
}

/// Picks at most `most` of the profiles of a pool that nothing betters: all where every profile is listed and there are no
/// more; else those that the views name, in their order, then those that differ most in levels from what is picked. The
/// picks come in place order.
pub(super) fn portfolio(case: &Case, pool: &Pool, views: &[View], most: usize) -> Vec<Pick> {
    let (profiles, order) = (&pool.profiles, &pool.order);
    let mut picked: Vec<usize> = Vec::new();
    let is_few = match &pool.candidates {
        Candidates::Listed { .. } => order.len() <= most,
        // How few those are that were not drawn is not known.
        Candidates::Drawn { .. } => false,
    };
    if is_few {
        picked = order.clone();
    }
    for view in views {
        let is_covered = view.profiles.iter().any(|profile| picked.contains(profile));
        let first = view.profiles.iter().find(|profile| order.contains(profile));
        picked.extend(first.filter(|_| picked.len() < most && !is_covered));
    }
    let distance = Distance::of(case);
    let named = picked.len();
    while picked.len() < most.min(order.len()) {
        let Some(next) = distance.farthest(profiles, order, &picked) else { break };
        picked.push(next);
    }
    let filled: Vec<usize> = picked.iter().skip(named).copied().collect();
    let listed = |profile: usize| {
        let mut reasons: Vec<ListedBecause> =
            views.iter().filter(|view| view.profiles.contains(&profile)).map(|view| view.because).collect();
        if filled.contains(&profile) {
            reasons.push(ListedBecause::WidestDifference);
        }
        if is_few {
            reasons.push(ListedBecause::OneOfFew { count: order.len() });
        }
        reasons
    };
    let shown = order.iter().copied().filter(|profile| picked.contains(profile));
    shown.map(|profile| Pick { profile, listed: listed(profile) }).collect()
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
