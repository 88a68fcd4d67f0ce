//! The largest product of two gains in a region, over all mixtures of its rows.
//!
//! The highest mixtures form a chain of edges, those of all groups sorted by their slope; the product rises and then falls
//! along it. The line through its summit along which the product does not change bounds the region.

use num_rational::BigRational;
use num_traits::{One as _, Signed as _, Zero as _};

use super::{
    line::Line,
    regions::{Field, Looked, Region},
};

/// An edge of the chain: the group, the rows that it joins, and how far it goes.
struct Edge {
    group: usize,
    rows: [usize; 2],
    along: [BigRational; 2],
}

/// A row with what it brings to both parties.
type Spot = (usize, [BigRational; 2]);

/// What becomes of a region beside a product; nothing where a package has a larger one.
pub(super) fn looked(field: &Field, product: &BigRational, region: &Region) -> Option<Looked> {
    let (start, edges) = chain(field, region)?;
    let mut best: Option<(BigRational, Vec<BigRational>, Option<&Edge>)> = None;
    let mut note = |[one, other]: [BigRational; 2], multipliers: Vec<BigRational>, edge| {
        let is_gain = one.is_positive() && other.is_positive();
        let own = one * other;
        if is_gain && best.as_ref().is_none_or(|(most, ..)| own > *most) {
            best = Some((own, multipliers, edge));
        }
    };
    let mut at = start.clone();
    note(at.clone(), vec![at[1].clone(), at[0].clone()], None);
    for edge in &edges {
        let line = Line { issue: 0, ends: [0, 0], start: at.clone(), rise: edge.along.clone() };
        if let Some(part) = line.summit() {
            note(line.at(&part), vec![-edge.along[1].clone(), edge.along[0].clone()], Some(edge));
        }
        at = line.at(&BigRational::one());
        note(at.clone(), vec![at[1].clone(), at[0].clone()], None);
    }
    let Some((most, multipliers, edge)) = best else { return flat(&start, &edges) };
    if most <= *product {
        return Some(Looked::Closed(vec![multipliers]));
    }
    let Edge { group, rows: [one, other], .. } = edge?;
    let (first, last) = (one.min(other), one.max(other));
    (first < last).then(|| Looked::Torn(*group, (first + last).div_ceil(2)))
}

/// The multipliers by which nobody gains beside the other in a region.
fn flat(start: &[BigRational; 2], edges: &[Edge]) -> Option<Looked> {
    let (one, zero) = (BigRational::one(), BigRational::zero());
    let normals = edges.iter().map(|edge| vec![-edge.along[1].clone(), edge.along[0].clone()]);
    let all = [vec![one.clone(), zero.clone()], vec![zero, one]].into_iter().chain(normals);
    let bound = |multipliers: &Vec<BigRational>| {
        let weigh = |spot: &[BigRational; 2]| -> BigRational {
            spot.iter().zip(multipliers).map(|(own, by)| own * by).sum()
        };
        let rises = edges.iter().map(|edge| weigh(&edge.along)).filter(BigRational::is_positive);
        weigh(start) + rises.sum::<BigRational>()
    };
    let closing = all.into_iter().find(|multipliers| !bound(multipliers).is_positive())?;
    Some(Looked::Closed(vec![closing]))
}

/// The highest mixture for the second party, and the edges from there to the highest for the first.
fn chain(field: &Field, region: &Region) -> Option<([BigRational; 2], Vec<Edge>)> {
    let [one, other] = field.start.as_slice() else { return None };
    let mut start = [one.clone(), other.clone()];
    let mut edges = Vec::new();
    let columns = field.columns(region)?;
    for group in 0..field.groups.len() {
        let own = columns.iter().filter(|column| column.0 == group);
        let spots: Option<Vec<Spot>> =
            own.map(|(_, row, own)| Some((*row, <[BigRational; 2]>::try_from(own.to_vec()).ok()?))).collect();
        let hull = hull(spots?);
        let (_, first) = hull.first()?;
        start.iter_mut().zip(first).for_each(|(sum, own)| *sum += own);
        for (from, to) in hull.iter().zip(hull.iter().skip(1)) {
            let along = [&to.1[0] - &from.1[0], &to.1[1] - &from.1[1]];
            edges.push(Edge { group, rows: [from.0, to.0], along });
        }
    }
    edges.sort_by_key(|edge| &-&edge.along[1] / &edge.along[0]);
    Some((start, edges))
}

/// The spots that a weighted sum may be largest at: from the highest of the second party to that of the first.
fn hull(mut spots: Vec<Spot>) -> Vec<Spot> {
    spots.sort_by(|a, b| a.1[0].cmp(&b.1[0]).then_with(|| a.1[1].cmp(&b.1[1])).then_with(|| b.0.cmp(&a.0)));
    let mut kept: Vec<Spot> = Vec::new();
    for spot in spots {
        while kept.last().is_some_and(|last| last.1[1] <= spot.1[1]) {
            kept.pop();
        }
        while let [.., before, last] = kept.as_slice() {
            let rise = |from: &Spot, to: &Spot| (&to.1[1] - &from.1[1]) / (&to.1[0] - &from.1[0]);
            if rise(before, last) > rise(last, &spot) {
                break;
            }
            kept.pop();
        }
        kept.push(spot);
    }
    kept
}
