//! The search: the best package by a goal, with the proof that nothing does better.

use std::cmp::Ordering;

use super::{
    goal::{Beat, Goal, Measure, Weighing, Worth},
    halves::{Half, Halves, Partial, padded},
    least,
    problem::{Package, Problem},
    product,
    stream::{self, Scope},
};
use crate::engine::{
    SpaceError,
    table::BoxTree,
    watch::{Watch, Work},
};

/// How long the lists of halves may become.
pub(super) const LARGEST_LIST: usize = 1 << 20;
/// How long the list beside a stream may be.
const LONGEST_BESIDE: usize = 1 << 18;

/// From where on longer lists are looked through in other ways.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// How long the lists of halves may be at first.
    pub(super) first_list: usize,
    /// From which length on one half is streamed beside the other.
    pub(super) streamed: usize,
    /// Fewer pairs than this are looked at one by one.
    pub(super) few_pairs: usize,
    /// More vectors than this are not listed while something can still tell them apart.
    pub(super) tied: usize,
}

impl Limits {
    /// The limits that were found to be quick.
    pub(super) const USUAL: Self =
        Self { first_list: 1 << 10, streamed: 1 << 16, few_pairs: 1 << 13, tied: 1 << 12 };
}

/// A package that nothing does better than.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) worth: Worth,
    pub(super) package: Package,
    pub(super) weighing: Weighing,
}

/// Finds the best package by a goal, given one that keeps its floors and, for a product, gives everybody who counts a
/// gain.
pub(super) fn best(
    problem: &Problem,
    goal: &Goal,
    from: &Package,
    watch: &Watch<'_>,
) -> Result<Option<Found>, SpaceError> {
    let (multipliers, mut packages) = match &goal.measure {
        Measure::Product => {
            let climbed = product::climb(problem, &goal.counts, from);
            (climbed.multipliers, vec![climbed.package])
        }
        Measure::Least(weights) => {
            let part = |(weight, unit): (&i128, &i128)| *weight as f64 / *unit as f64;
            let weights: Vec<f64> = weights.iter().zip(&problem.units).map(part).collect();
            let priced = least::price(problem, goal, &weights, from);
            (priced.multipliers, priced.packages)
        }
    };
    packages.push(from.clone());
    let weighing = Weighing::of(problem, &multipliers);
    let mut incumbent: Option<(Worth, Package)> = None;
    for package in packages {
        if let Some(worth) = goal.worth(&problem.gains(&package)) {
            let is_better = |(best, _): &(Worth, Package)| worth.compare(best) == Ordering::Greater;
            if incumbent.as_ref().is_none_or(is_better) {
                incumbent = Some((worth, package));
            }
        }
    }
    let Some((_, package)) = incumbent else { return Ok(None) };
    let package = exchanged(problem, goal, package);
    let Some(worth) = goal.worth(&problem.gains(&package)) else { return Ok(None) };
    let found = Found { worth, package, weighing };
    let found = match problem.parties {
        0..=3 => searched::<3>(problem, goal, found, watch),
        4 => searched::<4>(problem, goal, found, watch),
        5 => searched::<5>(problem, goal, found, watch),
        6 => searched::<6>(problem, goal, found, watch),
        7 | 8 => searched::<8>(problem, goal, found, watch),
        _ => searched::<12>(problem, goal, found, watch),
    };
    found.map(Some)
}

/// Changes one row at a time for as long as that does better.
fn exchanged(problem: &Problem, goal: &Goal, package: Package) -> Package {
    let (mut package, mut gains) = (package.clone(), problem.gains(&package));
    let mut worth = goal.worth(&gains);
    let mut tried = gains.clone();
    loop {
        let mut is_better = false;
        for (at, group) in problem.groups().enumerate() {
            for row in group {
                let Some(own) = package.get(at).copied().filter(|own| *own != row) else { continue };
                for (((tried, gain), new), old) in
                    tried.iter_mut().zip(&gains).zip(problem.row(row)).zip(problem.row(own))
                {
                    *tried = gain + new - old;
                }
                if !goal.may_beat(&tried, &gains) {
                    continue;
                }
                let new = goal.worth(&tried);
                let beats =
                    |new: &Worth| worth.as_ref().is_none_or(|worth| new.compare(worth) == Ordering::Greater);
                if new.as_ref().is_some_and(beats) {
                    worth = new;
                    gains.clone_from(&tried);
                    package.iter_mut().skip(at).take(1).for_each(|place| *place = row);
                    is_better = true;
                }
            }
        }
        if !is_better {
            return package;
        }
    }
}

fn searched<const D: usize>(
    problem: &Problem,
    goal: &Goal,
    found: Found,
    watch: &Watch<'_>,
) -> Result<Found, SpaceError> {
    let mut found = found;
    let mut most = problem.limits.first_list;
    let full = |found: &Found| found.weighing.most - found.weighing.least_weight(goal, &found.worth);
    loop {
        let mut budget = full(&found);
        while budget > 0 || most < LARGEST_LIST {
            watch.report(Work::Searching, most.ilog2() as usize, LARGEST_LIST.ilog2() as usize)?;
            if let Some(halves) = Halves::<D>::of(problem, &found.weighing, budget, most) {
                improve(problem, goal, &halves, &mut found, watch)?;
                break;
            }
            (budget, most) = if budget == 0 { (0, most * 4) } else { (budget / 2, most) };
        }
        let rest = full(&found);
        if budget >= rest {
            return Ok(found);
        }
        if most >= problem.limits.streamed
            && let Some(halves) = Halves::<D>::of(problem, &found.weighing, rest / 2, LONGEST_BESIDE)
        {
            stream::improve(Scope { problem, goal, halves: &halves, budget: rest }, &mut found, watch)?;
            return Ok(found);
        }
        if most >= LARGEST_LIST {
            return Err(SpaceError::SearchTooLong);
        }
        most *= 4;
    }
}

/// Looks through all pairs of halves for packages that do better.
fn improve<const D: usize>(
    problem: &Problem,
    goal: &Goal,
    halves: &Halves<D>,
    found: &mut Found,
    watch: &Watch<'_>,
) -> Result<(), SpaceError> {
    let parties = problem.parties;
    let mut needs: [i128; D] = padded(&found.weighing.needs(goal, &found.worth, Beat::Surpassed));
    let pairs = Pairs::of(halves, problem.limits);
    let order = by_short(&halves.left);
    for (done, at) in order.into_iter().enumerate() {
        if done % 1024 == 0 {
            watch.report(Work::Searching, done, halves.left.sums().len())?;
        }
        let Some(left) = halves.left.sums().get(at) else { continue };
        loop {
            let worth = &found.worth;
            let better = |right: &[i128; D]| {
                let sum: [i128; D] = std::array::from_fn(|side| left.vector[side] + right[side]);
                let new = goal.worth(sum.get(..parties)?)?;
                (new.compare(worth) == Ordering::Greater).then_some(new)
            };
            let Some((right, new)) = pairs.first(left, &needs, better) else { break };
            found.worth = new;
            found.package = halves.package(at, right);
            needs = padded(&found.weighing.needs(goal, &found.worth, Beat::Surpassed));
        }
    }
    Ok(())
}

/// The places of the sums of a half, the heaviest first.
pub(super) fn by_short<const D: usize>(half: &Half<D>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..half.sums().len()).collect();
    order.sort_by_key(|at| half.sums().get(*at).map_or(0, |sum| sum.short));
    order
}

/// How a list is looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Listed {
    /// By a tree around it.
    Tree,
    /// From end to end.
    OneByOne,
}

/// The right half, made ready to be asked for partners.
pub(super) struct Pairs<'a, const D: usize> {
    right: &'a [Partial<D>],
    budget: i64,
    /// A tree around the right half, where it is worth building.
    tree: Option<BoxTree<i128, D>>,
}

impl<'a, const D: usize> Pairs<'a, D> {
    pub(super) fn of(halves: &'a Halves<D>, limits: Limits) -> Self {
        let is_large = halves.left.sums().len() * halves.right.sums().len() > limits.few_pairs;
        let listed = if is_large { Listed::Tree } else { Listed::OneByOne };
        Self::beside(halves.right.sums(), listed, halves.budget)
    }

    /// A list for pairs within a budget.
    pub(super) fn beside(right: &'a [Partial<D>], listed: Listed, budget: i64) -> Self {
        let tree = || BoxTree::of(right.iter().map(|sum| sum.vector).collect());
        let tree = match listed {
            Listed::Tree => Some(tree()),
            Listed::OneByOne => None,
        };
        Self { right, budget, tree }
    }

    /// The first partner with which everybody has what they need and of which `found` tells something.
    pub(super) fn first<T>(
        &self,
        left: &Partial<D>,
        needs: &[i128; D],
        found: impl Fn(&[i128; D]) -> Option<T>,
    ) -> Option<(usize, T)> {
        let least: [i128; D] = std::array::from_fn(|side| needs[side].saturating_sub(left.vector[side]));
        let Some(tree) = &self.tree else {
            let is_met = |sum: &Partial<D>| sum.vector.iter().zip(&least).all(|(own, least)| own >= least);
            let fits = |sum: &Partial<D>| left.short.saturating_add(sum.short) <= self.budget && is_met(sum);
            let mut pairs = self.right.iter().enumerate().filter(|(_, sum)| fits(sum));
            return pairs.find_map(|(at, sum)| Some((at, found(&sum.vector)?)));
        };
        let asked = tree.asked(least)?;
        let mut packs = Vec::new();
        tree.reaching(&asked, &mut packs);
        let above = |pack: &u32| tree.above(&asked, *pack as usize, |point| found(point).is_some());
        let place = packs.iter().find_map(above)?;
        let vector = tree.points().get(place)?;
        let at = self.right.binary_search_by(|sum| sum.vector.cmp(vector)).ok()?;
        Some((at, found(vector)?))
    }

    /// Tells every partner with which everybody has what they need.
    pub(super) fn each(&self, left: &Partial<D>, needs: &[i128; D], mut tell: impl FnMut(&[i128; D])) {
        let least: [i128; D] = std::array::from_fn(|side| needs[side].saturating_sub(left.vector[side]));
        let Some(tree) = &self.tree else {
            let is_met = |sum: &&Partial<D>| sum.vector.iter().zip(&least).all(|(own, least)| own >= least);
            self.right.iter().filter(is_met).for_each(|sum| tell(&sum.vector));
            return;
        };
        let Some(asked) = tree.asked(least) else { return };
        let mut packs = Vec::new();
        tree.reaching(&asked, &mut packs);
        for pack in packs {
            tree.each_above(&asked, pack as usize, &mut tell);
        }
    }
}
