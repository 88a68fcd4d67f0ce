//! Layers: the undominated sums over the first clusters.
//!
//! For two parties a layer is merged with shifted copies of itself in one sweep each (Nemhauser and Ullmann, "Discrete
//! dynamic programming and capital allocation", Management Science 15(9), 1969). For any other number, a sum p + r is
//! dropped when some point q of the old layer with another row s has q + s above it: a query of a tree of boxes.

use std::cmp::Ordering;

use super::{
    SpaceError,
    box_tree::{BoxTree, Whole, slice},
    row::Row,
    watch::Cancelled,
};

/// Where a sum comes from: a point of the layer before, and a row.
pub(super) type From = (u32, u32);

/// Undominated sums, highest first, each with the number of partial packages that reach it and the first of them.
#[derive(Clone, Debug)]
pub(super) struct Layer<N> {
    pub(super) dims: usize,
    /// The sums laid end to end.
    pub(super) vectors: Vec<N>,
    pub(super) counts: Vec<u128>,
    pub(super) from: Vec<From>,
}

/// Says whether one partial package comes before another in plan order.
pub(super) type Earlier<'a> = &'a dyn Fn(From, From) -> bool;

/// Asks whether to go on.
pub(super) type Asking<'a> = &'a dyn Fn() -> Result<(), Cancelled>;

impl<N: Whole> Layer<N> {
    /// The layer of one sum, before any cluster.
    pub(super) fn start(vector: Vec<N>) -> Self {
        Self { dims: vector.len(), vectors: vector, counts: vec![1], from: vec![(0, 0)] }
    }

    /// The layer of no sum at all.
    pub(super) fn empty(dims: usize) -> Self {
        Self { dims, vectors: Vec::new(), counts: Vec::new(), from: Vec::new() }
    }

    pub(super) fn len(&self) -> usize {
        self.counts.len()
    }

    pub(super) fn vector(&self, at: usize) -> &[N] {
        slice(&self.vectors, at, self.dims)
    }

    /// The place of a sum.
    pub(super) fn place(&self, vector: &[N]) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = (low + high) / 2;
            match vector.cmp(self.vector(middle)) {
                Ordering::Greater => high = middle,
                Ordering::Less => low = middle + 1,
                Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// The layer with one more cluster, whose rows are given.
    pub(super) fn with(
        &self,
        rows: &[Row<N>],
        earlier: Earlier<'_>,
        asking: Asking<'_>,
    ) -> Result<Self, SpaceError> {
        if self.dims == 2 { self.swept(rows, earlier, asking) } else { self.sifted(rows, earlier, asking) }
    }

    fn shifted(&self, row: &Row<N>, at: usize) -> Result<Self, SpaceError> {
        let sums = self.vectors.chunks(self.dims).flat_map(|point| add(point, &row.vector));
        let count = |count: &u128| count.checked_mul(row.count).ok_or(SpaceError::TooManyAlike);
        Ok(Self {
            dims: self.dims,
            vectors: sums.collect(),
            counts: self.counts.iter().map(count).collect::<Result<_, _>>()?,
            from: (0..self.len()).map(|point| (point as u32, at as u32)).collect(),
        })
    }

    fn swept(&self, rows: &[Row<N>], earlier: Earlier<'_>, asking: Asking<'_>) -> Result<Self, SpaceError> {
        let mut runs = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            asking()?;
            runs.push(self.shifted(row, at)?);
        }
        while runs.len() > 1 {
            let mut merged = Vec::with_capacity(runs.len().div_ceil(2));
            let mut rest = runs.into_iter();
            while let Some(one) = rest.next() {
                merged.push(match rest.next() {
                    Some(other) => sweep(&one, &other, earlier)?,
                    None => one,
                });
            }
            runs = merged;
        }
        Ok(runs.pop().unwrap_or_else(|| Self::empty(self.dims)))
    }

    fn sifted(&self, rows: &[Row<N>], earlier: Earlier<'_>, asking: Asking<'_>) -> Result<Self, SpaceError> {
        let tree = BoxTree::of(&self.vectors, self.dims);
        let mut kept = Self::empty(self.dims);
        let (mut open, mut rest) = (Vec::new(), Vec::new());
        for (at, row) in rows.iter().enumerate() {
            let mut last: Vec<usize> = vec![0; rows.len()];
            for point in 0..self.len() {
                if point % 50_000 == 0 {
                    asking()?;
                }
                let sum: Vec<N> = add(self.vector(point), &row.vector).collect();
                let mut others = rows.iter().zip(&mut last).enumerate().filter(|(other, _)| *other != at);
                let is_dropped = others.any(|(_, (other, last))| {
                    rest.clear();
                    rest.extend(sum.iter().zip(&other.vector).map(|(a, b)| *a - *b));
                    if tree.is_above(*last, &rest) {
                        return true;
                    }
                    let found = tree.above(&rest, &mut open);
                    *last = found.unwrap_or(*last);
                    found.is_some()
                });
                if !is_dropped {
                    let count = self.counts.get(point).and_then(|count| count.checked_mul(row.count));
                    kept.push(&sum, count.ok_or(SpaceError::TooManyAlike)?, (point as u32, at as u32));
                }
            }
        }
        kept.sorted(earlier)
    }

    fn push(&mut self, vector: &[N], count: u128, from: From) {
        self.vectors.extend_from_slice(vector);
        self.counts.push(count);
        self.from.push(from);
    }

    fn entry(&self, at: usize) -> Option<(&[N], u128, From)> {
        Some((self.vector(at), *self.counts.get(at)?, *self.from.get(at)?))
    }

    /// Adds a sum that is not above the last one: a new one, or more packages for the last.
    fn add(
        &mut self,
        (vector, count, from): (&[N], u128, From),
        earlier: Earlier<'_>,
    ) -> Result<(), SpaceError> {
        let last = self.len().checked_sub(1).filter(|last| self.vector(*last) == vector);
        match last.and_then(|last| Some((self.counts.get_mut(last)?, self.from.get_mut(last)?))) {
            Some((counts, first)) => {
                *counts = counts.checked_add(count).ok_or(SpaceError::TooManyAlike)?;
                if earlier(from, *first) {
                    *first = from;
                }
            }
            None => self.push(vector, count, from),
        }
        Ok(())
    }

    /// Sorts the sums, highest first, equal ones becoming one.
    fn sorted(self, earlier: Earlier<'_>) -> Result<Self, SpaceError> {
        let mut order: Vec<usize> = (0..self.len()).collect();
        order.sort_by(|a, b| self.vector(*b).cmp(self.vector(*a)));
        let mut sorted = Self::empty(self.dims);
        for entry in order.into_iter().filter_map(|at| self.entry(at)) {
            sorted.add(entry, earlier)?;
        }
        Ok(sorted)
    }
}

fn add<N: Whole>(a: &[N], b: &[N]) -> impl Iterator<Item = N> {
    a.iter().zip(b).map(|(a, b)| *a + *b)
}

/// The undominated union of two layers of two parties, both falling in the first and rising in the second.
fn sweep<N: Whole>(one: &Layer<N>, other: &Layer<N>, earlier: Earlier<'_>) -> Result<Layer<N>, SpaceError> {
    let mut union = Layer::empty(one.dims);
    let (mut a, mut b) = (0, 0);
    loop {
        let next = match (one.entry(a), other.entry(b)) {
            (Some(x), Some(y)) if x.0 >= y.0 => (x, &mut a),
            (_, Some(y)) => (y, &mut b),
            (Some(x), None) => (x, &mut a),
            (None, None) => return Ok(union),
        };
        let (entry, at) = next;
        *at += 1;
        let last = union.len().checked_sub(1).map(|last| union.vector(last));
        if last.is_none_or(|last| last == entry.0 || last.get(1) < entry.0.get(1)) {
            union.add(entry, earlier)?;
        }
    }
}
