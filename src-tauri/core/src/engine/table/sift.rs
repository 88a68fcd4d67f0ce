//! Merging for three and more parties.
//!
//! With one more group every sum p of the old layer becomes p + s for every row s. Such a sum is dropped when the old
//! layer holds a q with q + t above it for another row t, that is when q is nowhere below p + s − t: a question to a tree
//! around the old layer, which does not change while it is asked. What dropped a neighbour is tried first.
//!
//! The parts of this work do not wait for each other: they run side by side, and the answer is the same however many do.

use rayon::prelude::{IntoParallelIterator as _, ParallelIterator as _, ParallelSliceMut as _};

use super::{
    Layer, Row, Whole,
    box_tree::{BoxTree, is_at_least},
};
use crate::engine::watch::Cancelled;

/// The largest number of parties.
pub(super) const LARGEST_DIMS: usize = 12;
/// The number of sums in a part that runs by itself, at most.
const PART: usize = 1 << 10;
/// How many sums that lie close together share a look at the whole tree.
const NEAR: usize = 32;
/// How many parts run before somebody is asked whether to go on.
const PARTS_AT_ONCE: usize = 32;

/// Asks whether to go on.
type Asking<'a> = &'a dyn Fn() -> Result<(), Cancelled>;

/// The layer with one more group, for up to [`LARGEST_DIMS`] parties.
pub(super) fn sifted<N: Whole>(
    old: &Layer<N>,
    rows: &[Row<N>],
    asking: Asking<'_>,
) -> Result<Layer<N>, Cancelled> {
    match old.columns().len() {
        0..=3 => sifted_in::<N, 3>(old, rows, asking),
        4 => sifted_in::<N, 4>(old, rows, asking),
        5 => sifted_in::<N, 5>(old, rows, asking),
        6 => sifted_in::<N, 6>(old, rows, asking),
        7 | 8 => sifted_in::<N, 8>(old, rows, asking),
        _ => sifted_in::<N, LARGEST_DIMS>(old, rows, asking),
    }
}

/// The same with `D` coordinates; those that no party has are 0 everywhere.
fn sifted_in<N: Whole, const D: usize>(
    old: &Layer<N>,
    rows: &[Row<N>],
    asking: Asking<'_>,
) -> Result<Layer<N>, Cancelled> {
    let rows: Vec<[N; D]> = rows.iter().map(|row| padded(row.vector.iter().copied())).collect();
    let tree = BoxTree::of((0..old.len()).map(|at| padded(old.vector(at))).collect());
    let parts: Vec<(usize, &[[N; D]])> =
        tree.points().chunks(PART).flat_map(|part| (0..rows.len()).map(move |row| (row, part))).collect();
    let mut kept: Vec<[N; D]> = Vec::new();
    for some in parts.chunks(PARTS_AT_ONCE) {
        asking()?;
        let sift = |(row, part): &(usize, &[[N; D]])| Sift::of(&tree, &rows, *row).kept(part);
        match some {
            [only] => kept.extend(sift(only)),
            _ => {
                let sifted: Vec<Vec<[N; D]>> = some.into_par_iter().map(sift).collect();
                kept.extend(sifted.into_iter().flatten());
            }
        }
    }
    kept.par_sort_unstable_by(|a, b| b.cmp(a));
    let column = |side: usize| kept.iter().filter_map(|sum| sum.get(side).copied()).collect();
    Ok(Layer::of((0..old.columns().len()).map(column).collect()))
}

/// A vector with zeros behind it.
pub(super) fn padded<N: Whole, const D: usize>(vector: impl Iterator<Item = N>) -> [N; D] {
    let mut padded = [N::zero(); D];
    padded.iter_mut().zip(vector).for_each(|(place, value)| *place = value);
    padded
}

fn sum<N: Whole, const D: usize>(a: &[N; D], b: &[N; D]) -> [N; D] {
    std::array::from_fn(|side| a[side] + b[side])
}

/// Another row that may be above the own one.
struct Rival<N, const D: usize> {
    /// What it takes to make up for it: the own row less this one.
    less: [N; D],
    /// Whether it stands before the own row: of equal sums the one of the first row stays.
    is_before: bool,
    /// The point that dropped something last.
    last: Option<usize>,
    /// Where to look for what is above the sums at hand.
    packs: Vec<u32>,
}

/// One row on top of sums of the old layer.
struct Sift<'a, N, const D: usize> {
    tree: &'a BoxTree<N, D>,
    row: [N; D],
    /// The other rows, what dropped something last in front.
    rivals: Vec<Rival<N, D>>,
}

impl<'a, N: Whole, const D: usize> Sift<'a, N, D> {
    fn of(tree: &'a BoxTree<N, D>, rows: &[[N; D]], own: usize) -> Self {
        let row = rows.get(own).copied().unwrap_or([N::zero(); D]);
        let rival = |(at, other): (usize, &[N; D])| Rival {
            less: std::array::from_fn(|side| row[side] - other[side]),
            is_before: at < own,
            last: None,
            packs: Vec::new(),
        };
        let rivals = rows.iter().enumerate().filter(|(at, _)| *at != own).map(rival).collect();
        Self { tree, row, rivals }
    }

    /// The sums that nothing is above.
    fn kept(mut self, part: &[[N; D]]) -> Vec<[N; D]> {
        let own = self.row;
        let mut kept = Vec::new();
        for near in part.chunks(NEAR) {
            self.approach(near);
            kept.extend(near.iter().filter(|point| !self.is_dropped(point)).map(|point| sum(point, &own)));
        }
        kept
    }

    /// Looks up where something above one of several sums can lie.
    fn approach(&mut self, near: &[[N; D]]) {
        let mut low = [N::max_value(); D];
        for point in near {
            low = std::array::from_fn(|side| low[side].min(point[side]));
        }
        for rival in &mut self.rivals {
            match self.tree.asked(sum(&low, &rival.less)) {
                Some(asked) => self.tree.reaching(&asked, &mut rival.packs),
                None => rival.packs.clear(),
            }
        }
    }

    fn is_dropped(&mut self, point: &[N; D]) -> bool {
        let is_under_last = |rival: &Rival<N, D>| {
            let above = rival.last.and_then(|last| self.tree.points().get(last));
            let least = sum(point, &rival.less);
            above.is_some_and(|above| is_at_least(above, &least) && (rival.is_before || *above != least))
        };
        if let Some(place) = self.rivals.iter().position(is_under_last) {
            self.rivals.swap(0, place);
            return true;
        }
        for place in 0..self.rivals.len() {
            let Some(rival) = self.rivals.get_mut(place) else { break };
            let least = sum(point, &rival.less);
            let counts = |above: &[N; D]| rival.is_before || *above != least;
            let Some(asked) = self.tree.asked(least).filter(|_| !rival.packs.is_empty()) else { continue };
            let found = rival.packs.iter().find_map(|pack| self.tree.above(&asked, *pack as usize, counts));
            if found.is_some() {
                rival.last = found;
                self.rivals.swap(0, place);
                return true;
            }
        }
        false
    }
}
