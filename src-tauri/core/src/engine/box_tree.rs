//! A tree of boxes around points, to find a point that is nowhere lower than a given one.

use num_traits::Zero;

/// The largest number of points in a box that is not split.
const LEAF: usize = 16;

/// Whole numbers that the engine counts in: `i64` where they fit, else `i128`.
pub(super) trait Whole:
    Copy + Ord + Zero + std::ops::Sub<Output = Self> + TryFrom<i128> + Into<i128>
{
}

impl<N: Copy + Ord + Zero + std::ops::Sub<Output = N> + TryFrom<i128> + Into<i128>> Whole for N {}

/// Points of one dimension count, split into boxes along their widest side.
#[derive(Debug)]
pub(super) struct BoxTree<N> {
    dims: usize,
    points: Vec<N>,
    nodes: Vec<Node>,
    lower: Vec<N>,
    upper: Vec<N>,
}

#[derive(Debug)]
struct Node {
    start: usize,
    end: usize,
    halves: Option<(usize, usize)>,
}

impl<N: Whole> BoxTree<N> {
    /// Builds the tree of points laid end to end, `dims` (at least 1) coordinates each.
    pub(super) fn of(points: &[N], dims: usize) -> Self {
        let mut order: Vec<usize> = (0..points.len() / dims).collect();
        let mut tree =
            Self { dims, points: Vec::new(), nodes: Vec::new(), lower: Vec::new(), upper: Vec::new() };
        if !order.is_empty() {
            let count = order.len();
            tree.split(points, &mut order, 0, count);
        }
        tree.points = order.iter().flat_map(|at| slice(points, *at, dims)).copied().collect();
        tree
    }

    fn split(&mut self, points: &[N], order: &mut [usize], start: usize, end: usize) -> usize {
        let dims = self.dims;
        let own = order.get(start..end).unwrap_or_default();
        let at_side = |at: &usize, side: usize| slice(points, *at, dims).get(side).copied();
        let low: Vec<N> =
            (0..dims).filter_map(|side| own.iter().filter_map(|at| at_side(at, side)).min()).collect();
        let high: Vec<N> =
            (0..dims).filter_map(|side| own.iter().filter_map(|at| at_side(at, side)).max()).collect();
        let widths = low.iter().zip(&high).map(|(low, high)| *high - *low);
        let widest = widths.enumerate().max_by_key(|(_, width)| *width).map_or(0, |(side, _)| side);
        self.lower.extend(low);
        self.upper.extend(high);
        let node = self.nodes.len();
        self.nodes.push(Node { start, end, halves: None });
        if end - start > LEAF {
            let middle = start + (end - start) / 2;
            if let Some(own) = order.get_mut(start..end) {
                own.select_nth_unstable_by(middle - start, |a, b| {
                    at_side(b, widest).cmp(&at_side(a, widest))
                });
            }
            let halves = (self.split(points, order, start, middle), self.split(points, order, middle, end));
            if let Some(node) = self.nodes.get_mut(node) {
                node.halves = Some(halves);
            }
        }
        node
    }

    /// The place of a point that is nowhere below `point` and somewhere above it; `open` is scratch space.
    pub(super) fn above(&self, point: &[N], open: &mut Vec<usize>) -> Option<usize> {
        open.clear();
        open.push(0);
        while let Some(at) = open.pop() {
            let Some(node) = self.nodes.get(at) else { continue };
            if !is_at_least(slice(&self.upper, at, self.dims), point) {
                continue;
            }
            if is_above(slice(&self.lower, at, self.dims), point) {
                return Some(node.start);
            }
            match node.halves {
                Some((left, right)) => open.extend([right, left]),
                None => {
                    let found = (node.start..node.end).find(|at| self.is_above(*at, point));
                    if found.is_some() {
                        return found;
                    }
                }
            }
        }
        None
    }

    /// Whether the point at a place is nowhere below `point` and somewhere above it.
    pub(super) fn is_above(&self, at: usize, point: &[N]) -> bool {
        is_above(slice(&self.points, at, self.dims), point)
    }
}

/// The coordinates of one of the points laid end to end.
pub(super) fn slice<N>(points: &[N], at: usize, dims: usize) -> &[N] {
    points.get(at * dims..(at + 1) * dims).unwrap_or_default()
}

/// Whether a point is nowhere below another.
pub(super) fn is_at_least<N: Ord>(above: &[N], below: &[N]) -> bool {
    above.iter().zip(below).all(|(a, b)| a >= b)
}

fn is_above<N: Ord>(above: &[N], below: &[N]) -> bool {
    is_at_least(above, below) && above != below
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prop_assert_eq, proptest};

    use super::*;

    #[test]
    fn a_point_is_not_above_itself() {
        let tree = BoxTree::of(&[1_i64, 2, 3, 1], 2);
        let above = |point: [i64; 2]| tree.above(&point, &mut Vec::new()).is_some();
        assert!(!above([3, 1]) && !above([2, 2]) && above([1, 1]) && above([0, 2]));
    }

    proptest! {
        #[test]
        fn a_tree_finds_what_a_scan_finds(points in vec(vec(0_i64..6, 3), 0..90), at in vec(0_i64..6, 3)) {
            let tree = BoxTree::of(&points.concat(), 3);
            let scan = points.iter().any(|point| is_above(point, &at));
            prop_assert_eq!(tree.above(&at, &mut Vec::new()).is_some(), scan);
        }
    }
}
