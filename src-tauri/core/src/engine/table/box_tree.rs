//! A tree of boxes around points, sixteen parts to a box.
//!
//! The tree is told nothing but where points may lie: coordinates are cut to 30 bits, sixteen parts stand side by side, one
//! column for each side, and one pass over the columns says which of them reach a point everywhere. Cutting rounds down,
//! so that a part which is left out surely holds nothing; what is found is compared in full numbers.

use super::Whole;

/// How many parts a box has, and how many points a box that is not split.
const WIDTH: usize = 16;
/// The level of the packs that questions are asked of one by one.
const LOW: usize = 1;
/// The bits that a coordinate is cut to.
const BITS: u32 = 30;
/// Larger parts of a tree are built side by side.
const ALONE: usize = 1 << 13;

/// For sixteen parts, how far each reaches on every side.
type Pack<const D: usize> = [[i32; WIDTH]; D];

/// Points of `D` coordinates with boxes around them.
#[derive(Debug)]
pub(in crate::engine) struct BoxTree<N, const D: usize> {
    points: Vec<[N; D]>,
    cut: Cut<N, D>,
    /// The packs of points, then those of packs of points, and so on up to a single pack.
    levels: Vec<Vec<Pack<D>>>,
}

/// How coordinates are cut.
#[derive(Clone, Copy, Debug)]
struct Cut<N, const D: usize> {
    low: [N; D],
    high: [N; D],
    shift: [u32; D],
}

/// A point that is asked about, in full and cut.
#[derive(Clone, Copy, Debug)]
pub(in crate::engine) struct Asked<N, const D: usize> {
    pub(in crate::engine) full: [N; D],
    cut: [i32; D],
}

impl<N: Whole, const D: usize> BoxTree<N, D> {
    pub(in crate::engine) fn of(mut points: Vec<[N; D]>) -> Self {
        let cut = Cut::of(&points);
        arrange(&mut points, &cut.shift);
        let leaf = |points: &[[N; D]]| pack(points.iter().map(|point| cut.of_point(point)));
        let mut levels: Vec<Vec<Pack<D>>> = vec![points.chunks(WIDTH).map(leaf).collect()];
        while let Some(last) = levels.last().filter(|last| last.len() > 1) {
            let next = last.chunks(WIDTH).map(|parts| pack(parts.iter().map(reach))).collect();
            levels.push(next);
        }
        Self { points, cut, levels }
    }

    /// The points, neighbours close to each other.
    pub(in crate::engine) fn points(&self) -> &[[N; D]] {
        &self.points
    }

    /// A point made ready to be asked about; nothing where no point of the tree can reach it.
    pub(in crate::engine) fn asked(&self, full: [N; D]) -> Option<Asked<N, D>> {
        is_at_least(&self.cut.high, &full).then(|| Asked { full, cut: self.cut.of_point(&full) })
    }

    /// Lists the low packs with a part that reaches a point everywhere: nothing else is above any point above that one.
    pub(in crate::engine) fn reaching(&self, asked: &Asked<N, D>, packs: &mut Vec<u32>) {
        packs.clear();
        if let Some(top) = self.levels.len().checked_sub(1) {
            self.reaching_in(asked, top, 0, packs);
        }
    }

    fn reaching_in(&self, asked: &Asked<N, D>, level: usize, at: usize, packs: &mut Vec<u32>) {
        let Some(pack) = self.levels.get(level).and_then(|level| level.get(at)) else { return };
        let mut parts = reaching(pack, &asked.cut);
        if level <= LOW {
            if parts != 0 {
                packs.push(at as u32);
            }
            return;
        }
        while parts != 0 {
            self.reaching_in(asked, level - 1, at * WIDTH + parts.trailing_zeros() as usize, packs);
            parts &= parts - 1;
        }
    }

    /// The place of a point of a low pack that is nowhere below another and that `counts` for it.
    pub(in crate::engine) fn above(
        &self,
        asked: &Asked<N, D>,
        pack: usize,
        counts: impl Fn(&[N; D]) -> bool + Copy,
    ) -> Option<usize> {
        let level = LOW.min(self.levels.len().saturating_sub(1));
        let mut parts = reaching(self.levels.get(level)?.get(pack)?, &asked.cut);
        while parts != 0 {
            let part = pack * WIDTH + parts.trailing_zeros() as usize;
            parts &= parts - 1;
            let found =
                if level == 0 { self.point(asked, part, counts) } else { self.leaf(asked, part, counts) };
            if found.is_some() {
                return found;
            }
        }
        None
    }

    fn leaf(
        &self,
        asked: &Asked<N, D>,
        leaf: usize,
        counts: impl Fn(&[N; D]) -> bool + Copy,
    ) -> Option<usize> {
        let mut parts = reaching(self.levels.first()?.get(leaf)?, &asked.cut);
        while parts != 0 {
            let found = self.point(asked, leaf * WIDTH + parts.trailing_zeros() as usize, counts);
            if found.is_some() {
                return found;
            }
            parts &= parts - 1;
        }
        None
    }

    fn point(&self, asked: &Asked<N, D>, at: usize, counts: impl Fn(&[N; D]) -> bool) -> Option<usize> {
        let is_above = |point: &&[N; D]| is_at_least(point, &asked.full) && counts(point);
        self.points.get(at).filter(is_above).map(|_| at)
    }
}

impl<N: Whole, const D: usize> Cut<N, D> {
    fn of(points: &[[N; D]]) -> Self {
        let (mut low, mut high) = ([N::max_value(); D], [N::min_value(); D]);
        for point in points {
            low = std::array::from_fn(|side| low[side].min(point[side]));
            high = std::array::from_fn(|side| high[side].max(point[side]));
        }
        let width = |side: usize| -> i128 {
            if points.is_empty() { 0 } else { high[side].into() - low[side].into() }
        };
        let shift = |side| (i128::BITS - width(side).leading_zeros()).saturating_sub(BITS);
        Self { low, high, shift: std::array::from_fn(shift) }
    }

    /// A point cut; what lies below every point of the tree is cut to −1.
    fn of_point(&self, point: &[N; D]) -> [i32; D] {
        std::array::from_fn(|side| {
            if point[side] < self.low[side] {
                -1
            } else {
                (point[side] - self.low[side]).cut(self.shift[side])
            }
        })
    }
}

/// Which parts of a pack reach a point on every side, one bit each.
#[inline(always)]
fn reaching<const D: usize>(pack: &Pack<D>, point: &[i32; D]) -> u32 {
    let mut reach = [-1_i32; WIDTH];
    for (column, least) in pack.iter().zip(point) {
        for (reach, own) in reach.iter_mut().zip(column) {
            *reach &= -i32::from(own >= least);
        }
    }
    let mut bits = 0_u32;
    for (place, reach) in reach.iter().enumerate() {
        bits |= (*reach as u32) & (1 << place);
    }
    bits
}

/// How far a pack reaches as a whole.
fn reach<const D: usize>(pack: &Pack<D>) -> [i32; D] {
    std::array::from_fn(|side| pack[side].iter().copied().max().unwrap_or(i32::MIN))
}

fn pack<const D: usize>(parts: impl Iterator<Item = [i32; D]>) -> Pack<D> {
    let mut pack = [[i32::MIN; WIDTH]; D];
    for (place, part) in parts.take(WIDTH).enumerate() {
        pack.iter_mut().zip(part).for_each(|(column, value)| column[place] = value);
    }
    pack
}

/// Puts points that lie close together next to each other, in blocks that are powers of sixteen long.
fn arrange<N: Whole, const D: usize>(points: &mut [[N; D]], shift: &[u32; D]) {
    let mut block = 1;
    while block * WIDTH < points.len() {
        block *= WIDTH;
    }
    if block > 1 {
        halve(points, block, shift);
    }
}

/// Splits blocks in two along their widest side until each stands alone, then each into its own blocks.
fn halve<N: Whole, const D: usize>(points: &mut [[N; D]], block: usize, shift: &[u32; D]) {
    let count = points.len().div_ceil(block);
    if count < 2 {
        return arrange(points, shift);
    }
    let whole = Cut::of(points);
    let width = |side: &usize| (whole.high[*side] - whole.low[*side]).cut(shift[*side]);
    let widest = (0..D).max_by_key(width).unwrap_or(0);
    let middle = count / 2 * block;
    points.select_nth_unstable_by(middle, |a, b| b[widest].cmp(&a[widest]).then_with(|| b.cmp(a)));
    let (upper, lower) = points.split_at_mut(middle);
    if upper.len() > ALONE {
        rayon::join(|| halve(upper, block, shift), || halve(lower, block, shift));
    } else {
        halve(upper, block, shift);
        halve(lower, block, shift);
    }
}

/// Whether a point is nowhere below another.
#[inline(always)]
pub(in crate::engine) fn is_at_least<N: Ord, const D: usize>(above: &[N; D], below: &[N; D]) -> bool {
    let mut is = true;
    for (a, b) in above.iter().zip(below) {
        is &= a >= b;
    }
    is
}

#[cfg(test)]
mod tests {
    use proptest::{array::uniform3, collection::vec, prelude::any, prop_assert_eq, proptest};

    use super::*;

    proptest! {
        #[test]
        fn a_tree_finds_what_a_scan_finds(
            points in vec(uniform3(0_i64..9), 0..600),
            at in uniform3(-1_i64..9),
            far in any::<u32>(),
        ) {
            let by = i64::from(far) << 16;
            let scale = |point: [i64; 3]| point.map(|value| value * by + i64::from(far));
            let (points, at) = (points.into_iter().map(scale).collect::<Vec<_>>(), scale(at));
            let tree = BoxTree::of(points.clone());
            let is_other = |other: &[i64; 3]| *other != at;
            let scan = points.iter().any(|point| is_at_least(point, &at) && is_other(point));
            let mut packs = Vec::new();
            let found = tree.asked(at).and_then(|asked| {
                tree.reaching(&asked, &mut packs);
                packs.iter().find_map(|pack| tree.above(&asked, *pack as usize, is_other))
            });
            prop_assert_eq!(found.is_some(), scan);
        }
    }
}
