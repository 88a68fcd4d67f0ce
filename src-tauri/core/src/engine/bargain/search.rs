//! The search: the best package by a goal, with the proof that nothing does better.

use std::{cell::RefCell, cmp::Ordering, collections::BTreeSet};

use super::{
    exchange::exchanged,
    goal::{Beat, Goal, Measure, Weighing, Worth},
    halves::{Half, Halves, Partial, Within, padded},
    least,
    problem::{Package, Problem},
    product,
    stream::{self, Scope},
    walk::walked,
    winners::{LARGEST_TIE, Winner},
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
    /// How many steps a walk through packages may take.
    pub(super) steps: usize,
    /// How long the lists of halves may be at first.
    pub(super) first_list: usize,
    /// From which length on one half is streamed beside the other.
    pub(super) streamed: usize,
    /// Fewer pairs than this are looked at one by one.
    pub(super) few_pairs: usize,
    /// More vectors than this are not listed while something can still tell them apart.
    pub(super) tied: usize,
    /// How many sums the frontier of two parties may have, after any issue, that is read through.
    pub(super) read: usize,
}

impl Limits {
    /// The limits that were found to be quick.
    pub(super) const USUAL: Self = Self {
        steps: 1 << 17,
        first_list: 1 << 10,
        streamed: 1 << 16,
        few_pairs: 1 << 13,
        tied: 1 << 12,
        read: 1 << 13,
    };
}

/// A package that nothing does better than.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) worth: Worth,
    pub(super) package: Package,
    /// Everybody's gain in it.
    pub(super) gains: Vec<i128>,
    pub(super) weighing: Weighing,
    pub(super) ties: Ties,
}

/// What does as well as the best.
#[derive(Clone, Debug)]
pub(super) enum Ties {
    /// All packages.
    Packages(Vec<Package>),
    /// All gain vectors.
    Vectors(BTreeSet<Vec<i128>>),
    /// All gain vectors that a stage compares highest, with their packages.
    Counted(Vec<Winner>),
    /// More than are listed.
    TooMany,
}

impl Ties {
    /// Adds a gain vector to others.
    pub(super) fn note(&mut self, gains: &[i128]) {
        if let Self::Vectors(vectors) = self {
            vectors.insert(gains.to_vec());
            if vectors.len() > LARGEST_TIE {
                *self = Self::TooMany;
            }
        }
    }
}

impl Found {
    /// Takes in what another search found that did as well.
    pub(super) fn join(&mut self, other: Self) {
        self.ties = match (std::mem::replace(&mut self.ties, Ties::TooMany), other.ties) {
            (Ties::Packages(mut own), Ties::Packages(ties)) => {
                own.extend(ties);
                own.sort_unstable();
                own.dedup();
                Ties::Packages(own)
            }
            (Ties::Packages(_) | Ties::Vectors(_) | Ties::Counted(_) | Ties::TooMany, _) => Ties::TooMany,
        };
    }
}

/// Finds the best package by a goal, given one that keeps its floors and, for a product, gives everybody who counts a
/// gain.
pub(super) fn best(
    problem: &Problem,
    goal: &Goal,
    from: &Package,
    watch: &Watch<'_>,
) -> Result<Option<Found>, SpaceError> {
    begun(problem, goal, from).map(|found| finished(problem, goal, found, watch)).transpose()
}

/// The multipliers, and a package to begin with; nothing where none keeps the floors.
pub(super) fn begun(problem: &Problem, goal: &Goal, from: &Package) -> Option<Found> {
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
    let (worth, package) = first(problem, goal, packages)?;
    let gains = problem.gains(&package);
    Some(Found { worth, package, gains, weighing, ties: Ties::TooMany })
}

/// Goes on from a package to the best one, with the proof that nothing does better.
pub(super) fn finished(
    problem: &Problem,
    goal: &Goal,
    mut found: Found,
    watch: &Watch<'_>,
) -> Result<Found, SpaceError> {
    if let Some(ties) = walked(problem, goal, &mut found, problem.limits.steps) {
        found.ties = Ties::Packages(ties);
        return Ok(found);
    }
    match problem.parties {
        0..=3 => searched::<3>(problem, goal, found, watch),
        4 => searched::<4>(problem, goal, found, watch),
        5 => searched::<5>(problem, goal, found, watch),
        6 => searched::<6>(problem, goal, found, watch),
        7 | 8 => searched::<8>(problem, goal, found, watch),
        _ => searched::<12>(problem, goal, found, watch),
    }
}

/// The best of some packages, or what it becomes when rows are exchanged.
fn first(problem: &Problem, goal: &Goal, packages: Vec<Package>) -> Option<(Worth, Package)> {
    let worth = |package: Package| Some((goal.worth(&problem.gains(&package))?, package));
    let better = |one: (Worth, Package), other: (Worth, Package)| {
        if other.0.compare(&one.0) == Ordering::Greater { other } else { one }
    };
    let best = packages.into_iter().filter_map(worth).reduce(better)?;
    let changed = worth(exchanged(problem, goal, &best.1));
    Some(changed.into_iter().fold(best, better))
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
        let all = full(&found);
        let needs = found.weighing.needs(goal, &found.worth, Beat::Matched);
        let (mut budget, mut beat) = (all, Beat::Matched);
        while budget > 0 || most < LARGEST_LIST {
            watch.report(Work::Searching, most.ilog2() as usize, LARGEST_LIST.ilog2() as usize)?;
            let within = Within { budget, whole: budget, needs: &needs };
            if let Some(halves) = Halves::<D>::of(problem, &found.weighing, within, most) {
                improve(problem, goal, &halves, &mut found, beat, watch)?;
                break;
            }
            (budget, most) = if budget == 0 { (0, most * 4) } else { (budget / 2, most) };
            beat = if budget < all { Beat::Surpassed } else { Beat::Matched };
        }
        if budget >= all {
            return Ok(found);
        }
        let rest = full(&found);
        if budget >= rest {
            // What is left fits in lists: it is gone through once more for all that does as well.
            continue;
        }
        let needs = found.weighing.needs(goal, &found.worth, Beat::Matched);
        let within = Within { budget: rest / 2, whole: rest, needs: &needs };
        if most >= problem.limits.streamed
            && let Some(halves) = Halves::<D>::of(problem, &found.weighing, within, LONGEST_BESIDE)
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

/// Looks through all pairs of halves for packages that do better, and notes all that do as well where these are asked for.
fn improve<const D: usize>(
    problem: &Problem,
    goal: &Goal,
    halves: &Halves<D>,
    found: &mut Found,
    beat: Beat,
    watch: &Watch<'_>,
) -> Result<(), SpaceError> {
    let parties = problem.parties;
    let ties = RefCell::new(match beat {
        Beat::Matched => Ties::Vectors(BTreeSet::new()),
        Beat::Surpassed => Ties::TooMany,
    });
    let mut needs: [i128; D] = padded(&found.weighing.needs(goal, &found.worth, beat));
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
                let gains = sum.get(..parties)?;
                let new = goal.worth(gains)?;
                match new.compare(worth) {
                    Ordering::Less => None,
                    Ordering::Equal => {
                        ties.borrow_mut().note(gains);
                        None
                    }
                    Ordering::Greater => Some(new),
                }
            };
            let Some((right, new)) = pairs.first(left, &needs, better) else { break };
            found.worth = new;
            found.package = halves.package(at, right);
            found.gains = problem.gains(&found.package);
            needs = padded(&found.weighing.needs(goal, &found.worth, beat));
            if beat == Beat::Matched {
                ties.replace(Ties::Vectors(BTreeSet::from([found.gains.clone()])));
            }
        }
    }
    found.ties = ties.into_inner();
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
}
