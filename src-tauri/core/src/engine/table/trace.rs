//! Traces: how many packages bring each sum of a layer, and by which rows.

use std::cmp::Ordering;

use num_bigint::BigUint;
use num_traits::{One, Zero as _};

use super::{Group, Layer, Whole};
use crate::engine::watch::{Cancelled, Watch, Work};

/// Where a sum comes from: a sum of the layer before, and a row.
type From = (u32, u32);

/// The layers of a table with its groups, in the order in which they were merged.
#[derive(Clone, Copy, Debug)]
pub(in crate::engine) struct Steps<'a, N> {
    pub(in crate::engine) groups: &'a [Group<N>],
    /// The layer before any step, and after each.
    pub(in crate::engine) layers: &'a [Layer<N>],
}

/// Counts, and the first package of every sum in plan order, for all layers.
#[derive(Debug, Default)]
pub(in crate::engine) struct Trace {
    counts: Counts,
    from: Vec<Vec<From>>,
}

/// Counts in the narrowest numbers that hold them.
#[derive(Debug)]
enum Counts {
    Narrow(Vec<Vec<u128>>),
    Wide(Vec<Vec<BigUint>>),
}

impl Default for Counts {
    fn default() -> Self {
        Self::Narrow(Vec::new())
    }
}

impl Trace {
    /// Counts along all layers, and follows each sum back to the package that comes first.
    pub(in crate::engine) fn of<N: Whole>(steps: Steps<'_, N>, watch: &Watch<'_>) -> Result<Self, Cancelled> {
        if let Some((counts, from)) = counted::<u128, N>(steps, watch)? {
            return Ok(Self { counts: Counts::Narrow(counts), from });
        }
        let (counts, from) = counted::<BigUint, N>(steps, watch)?.unwrap_or_default();
        Ok(Self { counts: Counts::Wide(counts), from })
    }

    /// How many partial packages bring a sum of a layer.
    pub(in crate::engine) fn count(&self, layer: usize, point: usize) -> Option<BigUint> {
        match &self.counts {
            Counts::Narrow(counts) => counts.get(layer)?.get(point).copied().map(BigUint::from),
            Counts::Wide(counts) => counts.get(layer)?.get(point).cloned(),
        }
    }

    /// The rows, step by step, of the first package that brings a sum of the last layer.
    pub(in crate::engine) fn first(&self, point: usize) -> Vec<usize> {
        let mut rows = Vec::with_capacity(self.from.len());
        let mut at = point as u32;
        for from in self.from.iter().skip(1).rev() {
            let (before, row) = from.get(at as usize).copied().unwrap_or((0, 0));
            rows.push(row as usize);
            at = before;
        }
        rows.reverse();
        rows
    }
}

/// Numbers that packages are counted in.
trait Count: Clone {
    fn none() -> Self;
    fn one() -> Self;
    /// Adds `ways` times `rows`; nothing when that does not fit.
    fn grown(&self, ways: &Self, rows: u128) -> Option<Self>;
}

impl Count for u128 {
    fn none() -> Self {
        0
    }

    fn one() -> Self {
        1
    }

    fn grown(&self, ways: &Self, rows: u128) -> Option<Self> {
        self.checked_add(ways.checked_mul(rows)?)
    }
}

impl Count for BigUint {
    fn none() -> Self {
        Self::zero()
    }

    fn one() -> Self {
        One::one()
    }

    fn grown(&self, ways: &Self, rows: u128) -> Option<Self> {
        Some(self + ways * rows)
    }
}

type Counted<C> = (Vec<Vec<C>>, Vec<Vec<From>>);

/// Counts and origins layer by layer; nothing where the numbers do not hold a count.
fn counted<C: Count, N: Whole>(
    steps: Steps<'_, N>,
    watch: &Watch<'_>,
) -> Result<Option<Counted<C>>, Cancelled> {
    let mut counts: Vec<Vec<C>> = vec![steps.layers.first().map_or(Vec::new(), |_| vec![C::one()])];
    let mut from: Vec<Vec<From>> = vec![vec![(0, 0)]];
    for ((step, group), layers) in steps.groups.iter().enumerate().zip(steps.layers.windows(2)) {
        let [old, new] = layers else { break };
        let Some(ways) = counts.last() else { break };
        let mut own = vec![C::none(); new.len()];
        let mut origin: Vec<Option<From>> = vec![None; new.len()];
        for (at, row) in group.rows.iter().enumerate() {
            watch.report(Work::Listing, step, steps.groups.len())?;
            let mut fits = true;
            matching(old, &row.vector, new, |before, after| {
                let Some((count, place)) = own.get_mut(after).zip(origin.get_mut(after)) else { return };
                match ways.get(before).and_then(|ways| count.grown(ways, row.count)) {
                    Some(grown) => *count = grown,
                    None => fits = false,
                }
                let next = (before as u32, at as u32);
                let is_earlier = |other: From| is_earlier(steps, &from, step, next, other);
                if place.is_none_or(is_earlier) {
                    *place = Some(next);
                }
            });
            if !fits {
                return Ok(None);
            }
        }
        counts.push(own);
        from.push(origin.into_iter().map(|place| place.unwrap_or((0, 0))).collect());
    }
    Ok(Some((counts, from)))
}

/// Tells every pair of a sum of the old layer that becomes one of the new layer with a row on top.
fn matching<N: Whole>(old: &Layer<N>, row: &[N], new: &Layer<N>, mut tell: impl FnMut(usize, usize)) {
    let (mut before, mut after) = (0, 0);
    while before < old.len() && after < new.len() {
        match new.compare(after, old.vector(before).zip(row).map(|(a, b)| a + *b)) {
            Ordering::Greater => after += 1,
            Ordering::Less => before += 1,
            Ordering::Equal => {
                tell(before, after);
                before += 1;
                after += 1;
            }
        }
    }
}

/// The sums of every layer that lead to those at some places of the last one.
pub(super) fn leading<N: Whole>(steps: Steps<'_, N>, places: &[usize]) -> Vec<Layer<N>> {
    let mut layers: Vec<Layer<N>> = steps.layers.last().map(|last| last.picked(places)).into_iter().collect();
    for (group, old) in steps.groups.iter().zip(steps.layers).rev() {
        let Some(new) = layers.last() else { break };
        let mut leads = vec![false; old.len()];
        for row in &group.rows {
            becoming(old, &row.vector, new, |before| {
                leads.iter_mut().skip(before).take(1).for_each(|leads| *leads = true);
            });
        }
        let places: Vec<usize> = (0..old.len()).filter(|at| leads.get(*at) == Some(&true)).collect();
        layers.push(old.picked(&places));
    }
    layers.reverse();
    layers
}

/// Tells every sum of the old layer that becomes one of the new layer with a row on top: by looking through both, or for
/// each of a few new ones.
fn becoming<N: Whole>(old: &Layer<N>, row: &[N], new: &Layer<N>, mut tell: impl FnMut(usize)) {
    if new.len() * old.len().max(2).ilog2() as usize > old.len() {
        return matching(old, row, new, |before, _| tell(before));
    }
    let mut rest = Vec::with_capacity(row.len());
    for after in 0..new.len() {
        rest.clear();
        rest.extend(new.vector(after).zip(row).map(|(sum, own)| sum - *own));
        old.place(&rest).into_iter().for_each(&mut tell);
    }
}

/// Whether one partial package comes before another in plan order.
///
/// Both are followed back until they meet; of the issues at which they differ the first in plan order decides.
fn is_earlier<N: Whole>(
    steps: Steps<'_, N>,
    from: &[Vec<From>],
    step: usize,
    one: From,
    other: From,
) -> bool {
    let (mut one, mut other, mut step) = (one, other, step);
    let mut found: Option<(usize, Ordering)> = None;
    loop {
        if one.1 != other.1 {
            let here = steps.groups.get(step).and_then(|group| group.difference(one.1, other.1));
            found = match (here, found) {
                (Some(here), Some(found)) => Some(if here.0 < found.0 { here } else { found }),
                (here, found) => here.or(found),
            };
        }
        if one.0 == other.0 || step == 0 {
            return found.is_some_and(|(_, order)| order == Ordering::Less);
        }
        let back = |at: From| from.get(step).and_then(|from| from.get(at.0 as usize)).copied();
        (one, other) = (back(one).unwrap_or((0, 0)), back(other).unwrap_or((0, 0)));
        step -= 1;
    }
}
