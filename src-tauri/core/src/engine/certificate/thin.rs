//! Thinning a layer: of the vectors that lie in one cell of a grid the highest stays.

use std::collections::BTreeMap;

/// What stays of a layer.
#[derive(Debug)]
pub(super) struct Thinned {
    /// The places of the vectors that stay, in order.
    pub(super) stay: Vec<usize>,
    /// For every vector the place, among those that stay, of the one that stands for it.
    pub(super) place: Vec<usize>,
    /// By how much each form of a vector may be higher than in the one that stands for it.
    pub(super) within: Vec<i128>,
}

impl Thinned {
    /// Everything stays.
    pub(super) fn none(vectors: &[&[i128]]) -> Self {
        let forms = vectors.first().map_or(0, |vector| vector.len());
        let all = || (0..vectors.len()).collect();
        Self { stay: all(), place: all(), within: vec![0; forms] }
    }
}

/// Thins vectors, given highest first, to at most so many.
pub(super) fn thinned(vectors: &[&[i128]], most: usize) -> Thinned {
    if vectors.len() <= most {
        return Thinned::none(vectors);
    }
    let (mut coarse, mut fine) = (0, 40);
    while coarse + 1 < fine {
        let middle = (coarse + fine) / 2;
        let count = in_cells(vectors, middle).stay.len();
        (coarse, fine) = if count <= most { (middle, fine) } else { (coarse, middle) };
    }
    in_cells(vectors, coarse)
}

/// One vector for each cell, with at most 2^bits cells along each form.
fn in_cells(vectors: &[&[i128]], bits: u32) -> Thinned {
    let forms = vectors.first().map_or(0, |vector| vector.len());
    let side = |form: usize| {
        let own = || vectors.iter().filter_map(|vector| vector.get(form).copied());
        let (low, high) = (own().min().unwrap_or(0), own().max().unwrap_or(0));
        (low, ((high - low) >> bits) + 1)
    };
    let sides: Vec<(i128, i128)> = (0..forms).map(side).collect();
    let mut cells: BTreeMap<Vec<i128>, usize> = BTreeMap::new();
    let (mut stay, mut place): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::with_capacity(vectors.len()));
    let mut within = vec![0; forms];
    for (at, vector) in vectors.iter().enumerate() {
        let cell = vector.iter().zip(&sides).map(|(own, (low, width))| (own - low) / width).collect();
        let kept = *cells.entry(cell).or_insert(stay.len());
        if kept == stay.len() {
            stay.push(at);
        }
        place.push(kept);
        let other = stay.get(kept).and_then(|at| vectors.get(*at)).copied().unwrap_or_default();
        for ((within, own), other) in within.iter_mut().zip(*vector).zip(other) {
            *within = (own - other).max(*within);
        }
    }
    Thinned { stay, place, within }
}
