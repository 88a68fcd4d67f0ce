//! Covers: what is shown of a layer that is too large.
//!
//! The room in which a layer lies is cut into cells of one size; of each cell the highest sum stays. A sum that goes lies
//! within one cell's width of the one that stays, for every party, and so does whatever is built on it: widths add up over
//! the groups. After the last group every vector of the frontier is nowhere higher than the widths above one that is shown.
//! (Papadimitriou and Yannakakis, "On the approximability of trade-offs and optimal access of web sources", FOCS 2000.)

use super::{Layer, Whole};

/// How many sums a layer of so many parties may have.
pub(super) const fn largest_layer(parties: usize) -> usize {
    match parties {
        0..=2 => 1 << 21,
        3..=5 => 1 << 20,
        6 => 1 << 18,
        _ => 1 << 16,
    }
}

/// How many sums may be made from a layer of two parties, and how many questions asked about one of more.
const LARGEST_STEP: usize = 1 << 24;
const LARGEST_SIFT: usize = 1 << 25;

/// How many sums a layer may have before a group of so many rows is merged.
pub(super) const fn largest_before(parties: usize, rows: usize) -> usize {
    let most = match parties {
        0..=2 => LARGEST_STEP / rows,
        _ => LARGEST_SIFT / rows / rows,
    };
    if most == 0 { 1 } else { most }
}

/// A layer with at most `most` sums, and by how much each party may be lower in one that stays than in one that went; nothing
/// where all stay.
pub(super) fn thinned<N: Whole>(layer: Layer<N>, most: usize) -> (Layer<N>, Option<Vec<N>>) {
    if layer.len() <= most {
        return (layer, None);
    }
    let (mut coarse, mut fine) = (0, 30);
    while coarse + 1 < fine {
        let middle = (coarse + fine) / 2;
        let count = kept(&layer, middle).len();
        (coarse, fine) = if count <= most { (middle, fine) } else { (coarse, middle) };
    }
    let stay = kept(&layer, coarse);
    let pick = |column: &Vec<N>| stay.iter().filter_map(|at| column.get(*at).copied()).collect();
    let widths = layer.columns().iter().map(|column| cell(column, coarse).1);
    let widths = widths.map(|width| N::try_from(width - 1).unwrap_or_else(|_| N::max_value()));
    let widths = Some(widths.collect());
    (Layer::of(layer.columns().iter().map(pick).collect()), widths)
}

/// Where a party's cells begin and how wide they are, 2^bits of them at most.
fn cell<N: Whole>(column: &[N], bits: u32) -> (i128, i128) {
    let low: i128 = column.iter().min().map_or(0, |low| (*low).into());
    let high: i128 = column.iter().max().map_or(0, |high| (*high).into());
    (low, ((high - low) >> bits) + 1)
}

/// The places of the sums that stay, one for each cell.
fn kept<N: Whole>(layer: &Layer<N>, bits: u32) -> Vec<usize> {
    let cells: Vec<(i128, i128)> = layer.columns().iter().map(|column| cell(column, bits)).collect();
    let key = |at: usize| -> Vec<u32> {
        let own = layer.vector(at).zip(&cells);
        own.map(|(value, (low, width))| ((value.into() - low) / width) as u32).collect()
    };
    let mut keys: Vec<(Vec<u32>, usize)> = (0..layer.len()).map(|at| (key(at), at)).collect();
    keys.sort_unstable();
    keys.dedup_by(|later, first| later.0 == first.0);
    let mut places: Vec<usize> = keys.into_iter().map(|(_, at)| at).collect();
    places.sort_unstable();
    places
}
