//! The sums of a table that no package dominates.

use std::sync::{Arc, OnceLock};

use num_bigint::BigUint;
use num_traits::Zero as _;

use super::{
    Group, Layer, Row, Table, Whole,
    cover::{largest_before, largest_layer, thinned},
    plane, sift,
    trace::{Steps, Trace, leading},
};
use crate::engine::watch::{Cancelled, Watch, Work};

/// Layers are kept for counting as long as they hold at most this many sums together; else they are merged again when
/// somebody asks.
const LARGEST_KEPT: usize = 1 << 16;

/// The vectors that no package of a table dominates, highest first, with their packages.
///
/// Packages are counted, and followed to, only when somebody asks: one table of 40 groups with 10 rows has 5,126 vectors
/// and 10^14 packages that bring them.
#[derive(Debug)]
pub struct Sums<N> {
    start: Vec<N>,
    /// The groups of the table, and their places in the order in which they are merged.
    all: Arc<Vec<Group<N>>>,
    places: Vec<usize>,
    /// The groups in that order, once somebody follows sums to packages.
    groups: OnceLock<Vec<Group<N>>>,
    /// The layer after all groups; nothing where it is among all layers.
    last: Option<Layer<N>>,
    /// How many sums a layer may have, and by how much each party may be higher in a vector that is not shown.
    most: usize,
    within: Vec<N>,
    /// The layer before any group, and after each.
    layers: OnceLock<Vec<Layer<N>>>,
    trace: OnceLock<Trace>,
}

/// Which layers are kept while merging.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    Every,
    AtMost(usize),
}

/// What becomes of a layer with more sums than it may have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beyond {
    /// It is thinned to a cover.
    Cover,
    /// Nothing: there is no answer.
    Nothing,
}

impl<N: Whole> Table<N> {
    /// The vectors that no package dominates.
    ///
    /// A vector dominates another when it is nowhere lower and somewhere higher. Groups are merged one after the other,
    /// those with the fewest rows first, so that most layers stay small. Where there are more vectors than are kept, the
    /// answer is a cover, and says so ([`Sums::within`]).
    pub fn sums(&self, watch: &Watch<'_>) -> Result<Sums<N>, Cancelled> {
        self.sums_of_at_most(largest_layer(self.start.len()), watch)
    }

    /// The same where no layer may have more than `most` vectors.
    pub fn sums_of_at_most(&self, most: usize, watch: &Watch<'_>) -> Result<Sums<N>, Cancelled> {
        let none = || {
            let last = Layer::of(vec![Vec::new(); self.start.len()]);
            Sums::of(self.start.clone(), (Arc::default(), Vec::new()), (vec![last], Vec::new()), most)
        };
        Ok(self.sums_with(most, Beyond::Cover, watch)?.unwrap_or_else(none))
    }

    /// All vectors that no package dominates; nothing where a layer has more than `most`.
    pub fn all_sums(&self, most: usize, watch: &Watch<'_>) -> Result<Option<Sums<N>>, Cancelled> {
        self.sums_with(most, Beyond::Nothing, watch)
    }

    /// Those of all vectors that are at picked places, given in order; nothing where a layer has more than `most`.
    ///
    /// Packages are counted along the sums that lead there, and no others.
    pub(in crate::engine) fn picked_sums(
        &self,
        most: usize,
        picked: impl FnOnce(&Sums<N>) -> Vec<usize>,
        watch: &Watch<'_>,
    ) -> Result<Option<Sums<N>>, Cancelled> {
        let Some(sums) = self.sums_kept(most, Beyond::Nothing, Keep::Every, watch)? else { return Ok(None) };
        let layers = leading(Steps { groups: sums.groups(), layers: sums.layers() }, &picked(&sums));
        Ok(Some(Sums { layers: OnceLock::from(layers), ..sums }))
    }

    fn sums_with(
        &self,
        most: usize,
        beyond: Beyond,
        watch: &Watch<'_>,
    ) -> Result<Option<Sums<N>>, Cancelled> {
        self.sums_kept(most, beyond, Keep::AtMost(LARGEST_KEPT), watch)
    }

    fn sums_kept(
        &self,
        most: usize,
        beyond: Beyond,
        keep: Keep,
        watch: &Watch<'_>,
    ) -> Result<Option<Sums<N>>, Cancelled> {
        let mut places: Vec<usize> = (0..self.groups.len()).collect();
        places.sort_by_key(|place| self.groups.get(*place).map_or(0, |group| group.rows.len()));
        let groups: Vec<&Group<N>> = places.iter().filter_map(|place| self.groups.get(*place)).collect();
        let merged = merged(&self.start, &groups, (most, beyond), keep, watch)?;
        Ok(merged.map(|merged| Sums::of(self.start.clone(), (self.groups.clone(), places), merged, most)))
    }
}

/// The layers, and by how much each party may be higher in a vector that was left out.
type Merged<N> = (Vec<Layer<N>>, Vec<N>);

fn merged<N: Whole>(
    start: &[N],
    groups: &[&Group<N>],
    (most, beyond): (usize, Beyond),
    keep: Keep,
    watch: &Watch<'_>,
) -> Result<Option<Merged<N>>, Cancelled> {
    let mut layers = Vec::with_capacity(groups.len() + 1);
    layers.push(Layer::start(start));
    let mut within = vec![N::zero(); start.len()];
    let (mut kept, mut spare, mut room) = (0, Layer::default(), plane::Room::default());
    for (step, group) in groups.iter().enumerate() {
        let asking = || watch.report(Work::Merging, step, groups.len());
        asking()?;
        let Some(old) = layers.last() else { break };
        let next = match group.rows.as_slice() {
            [only] => old.shifted(&only.vector),
            rows if start.len() == 2 => plane::merged(old, rows, std::mem::take(&mut spare), &mut room),
            rows => sift::sifted(old, rows, &asking)?,
        };
        let later = groups.get(step + 1).map_or(1, |group| group.rows.len().max(1));
        let most = most.min(largest_before(start.len(), later));
        if beyond == Beyond::Nothing && next.len() > most {
            return Ok(None);
        }
        let (next, widths) = thinned(next, most);
        within
            .iter_mut()
            .zip(widths.into_iter().flatten())
            .for_each(|(within, width)| *within = *within + width);
        kept += next.len();
        let is_over = match keep {
            Keep::Every => false,
            Keep::AtMost(most) => kept > most,
        };
        if is_over {
            spare = layers.pop().unwrap_or_default();
            layers.clear();
        }
        layers.push(next);
    }
    Ok(Some((layers, within)))
}

impl<N: Whole> Sums<N> {
    fn of(
        start: Vec<N>,
        (all, places): (Arc<Vec<Group<N>>>, Vec<usize>),
        (mut layers, within): Merged<N>,
        most: usize,
    ) -> Self {
        let is_whole = layers.len() == places.len() + 1;
        let last = if is_whole { None } else { layers.pop() };
        let layers = if is_whole { OnceLock::from(layers) } else { OnceLock::new() };
        let (groups, trace) = (OnceLock::new(), OnceLock::new());
        Self { start, all, places, groups, last, most, within, layers, trace }
    }

    /// The layer after all groups.
    fn last(&self) -> Option<&Layer<N>> {
        self.last.as_ref().or_else(|| self.layers.get()?.last())
    }

    /// The groups in the order in which they are merged.
    fn groups(&self) -> &[Group<N>] {
        let ordered = || self.places.iter().filter_map(|place| self.all.get(*place).cloned()).collect();
        self.groups.get_or_init(ordered)
    }

    /// How many vectors there are.
    pub fn len(&self) -> usize {
        self.last().map_or(0, Layer::len)
    }

    /// Whether there is no vector, as there is no package.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Nothing where these are all vectors of the frontier; else they are a cover of it, and this says for each party by
    /// how much a vector that is missing may be higher than one that is shown, which is so for one and the same shown
    /// vector. Packages are then counted along what is shown: there may be more.
    pub fn within(&self) -> Option<&[N]> {
        self.within.iter().any(|within| !within.is_zero()).then_some(self.within.as_slice())
    }

    /// One vector, party by party.
    pub fn vector(&self, point: usize) -> Vec<N> {
        self.last().map(|last| last.vector(point).collect()).unwrap_or_default()
    }

    /// How many packages bring a vector.
    pub fn count(&self, point: usize) -> BigUint {
        self.trace().count(self.places.len(), point).unwrap_or_else(BigUint::zero)
    }

    /// The row of every group in the first package, in plan order, that brings a vector.
    pub fn first(&self, point: usize) -> Vec<&Row<N>> {
        let mut rows: Vec<(usize, &Row<N>)> = Vec::with_capacity(self.places.len());
        for ((place, group), row) in self.places.iter().zip(self.groups()).zip(self.trace().first(point)) {
            rows.extend(group.rows.get(row).map(|row| (*place, row)));
        }
        rows.sort_by_key(|(place, _)| *place);
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// The choice of every group in the package at a place among those that bring a vector, both counted from 0.
    ///
    /// A choice is a row of the group, with its place among the choices that the row stands for.
    pub fn package(&self, point: usize, place: &BigUint) -> Option<Vec<(&Row<N>, u128)>> {
        let trace = self.trace();
        let (mut at, mut place) = (point, place.clone());
        if place >= trace.count(self.places.len(), at)? {
            return None;
        }
        let mut chosen: Vec<Option<(&Row<N>, u128)>> = vec![None; self.places.len()];
        for (step, group) in self.groups().iter().enumerate().rev() {
            let (old, new) = (self.layers().get(step)?, self.layers().get(step + 1)?);
            let vector: Vec<N> = new.vector(at).collect();
            for row in &group.rows {
                let rest: Vec<N> = vector.iter().zip(&row.vector).map(|(sum, own)| *sum - *own).collect();
                let Some(before) = old.place(&rest) else { continue };
                let ways = trace.count(step, before)?;
                let all = &ways * row.count;
                if place < all {
                    let choice = u128::try_from(&place / &ways).ok()?;
                    *chosen.get_mut(*self.places.get(step)?)? = Some((row, choice));
                    (at, place) = (before, place % ways);
                    break;
                }
                place -= all;
            }
        }
        chosen.into_iter().collect()
    }

    fn layers(&self) -> &[Layer<N>] {
        self.layers.get_or_init(|| self.merged_again(&Watch::idle()).unwrap_or_default())
    }

    fn merged_again(&self, watch: &Watch<'_>) -> Result<Vec<Layer<N>>, Cancelled> {
        let limit = (self.most, Beyond::Cover);
        let groups: Vec<&Group<N>> = self.groups().iter().collect();
        let again = merged(&self.start, &groups, limit, Keep::Every, watch)?;
        Ok(again.unwrap_or_default().0)
    }

    fn trace(&self) -> &Trace {
        self.trace.get_or_init(|| self.traced_again(&Watch::idle()).unwrap_or_default())
    }

    fn traced_again(&self, watch: &Watch<'_>) -> Result<Trace, Cancelled> {
        Trace::of(Steps { groups: self.groups(), layers: self.layers() }, watch)
    }

    /// Follows every sum back to its packages, looking at whether to go on; asking for them is quick from then on.
    pub(in crate::engine) fn follow(&self, watch: &Watch<'_>) -> Result<(), Cancelled> {
        if self.layers.get().is_none() {
            let layers = self.merged_again(watch)?;
            self.layers.get_or_init(|| layers);
        }
        if self.trace.get().is_none() {
            let trace = self.traced_again(watch)?;
            self.trace.get_or_init(|| trace);
        }
        Ok(())
    }
}
