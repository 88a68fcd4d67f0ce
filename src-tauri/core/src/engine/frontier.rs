//! The frontier: nothing better for all.

use num_bigint::BigUint;
use num_traits::Zero as _;

use super::{
    Among, Chosen, Space, SpaceError,
    box_tree::Whole,
    form::Form,
    layer::{From, Layer},
    row::{Reader, Row, rows, whole},
    watch::{Watch, Work},
};
use crate::Ratio;

/// The largest number of sums that one step of a merge compares: points so far times what the next issues can add.
pub const LARGEST_MERGE: usize = 10_000_000;

/// Utilities that some packages bring, one for every party in plan order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The utilities at the dot weights and dot levels.
    pub utilities: Vec<Ratio>,
    /// How many packages bring them.
    pub count: BigUint,
    /// The first of these packages in plan order.
    pub first: Chosen,
}

/// The utility vectors that no package of a space dominates, each with its packages.
///
/// A vector dominates another when every party's utility is at least as high and some party's is higher. Utilities are
/// taken at the dot weights and dot levels; by other weights other packages may be on the frontier.
#[derive(Debug)]
pub struct Frontier<'a> {
    space: &'a Space<'a>,
    points: Vec<Point>,
    merged: Merged,
}

/// Layers in the narrowest whole numbers that hold every sum.
#[derive(Debug)]
enum Merged {
    Narrow(Merge<i64>),
    Wide(Merge<i128>),
}

impl<'a> Space<'a> {
    /// The frontier among all packages, or among those that surely meet every essential.
    ///
    /// Essentials restrict the space before anything is compared: a package that fails one dominates nothing. Refused where
    /// a step would compare more than [`LARGEST_MERGE`] sums: with opposed parties nearly every package can be on the
    /// frontier.
    pub fn frontier(&'a self, among: Among, watch: &Watch<'_>) -> Result<Frontier<'a>, SpaceError> {
        let bound = self.utility_forms().iter().map(|form| form.bound).max().unwrap_or(1);
        if bound < i128::from(i64::MAX / 4) {
            let merge = Merge::<i64>::of(self, among, watch)?;
            return Ok(Frontier { space: self, points: merge.points(self), merged: Merged::Narrow(merge) });
        }
        let merge = Merge::<i128>::of(self, among, watch)?;
        Ok(Frontier { space: self, points: merge.points(self), merged: Merged::Wide(merge) })
    }

    fn utility_forms(&self) -> Vec<&Form> {
        let forms: Vec<&Form> = self.case.parties.iter().map(|party| &party.utility).collect();
        if forms.is_empty() { vec![&self.nobody] } else { forms }
    }
}

impl Frontier<'_> {
    /// The vectors, utilities descending in plan order of the parties.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The package at a place among those that bring the vector at another place, both counted from 0.
    pub fn package(&self, point: usize, place: &BigUint) -> Option<Chosen> {
        let place = u128::try_from(place).ok()?;
        match &self.merged {
            Merged::Narrow(merge) => merge.package(self.space, point, place),
            Merged::Wide(merge) => merge.package(self.space, point, place),
        }
    }
}

/// The clusters of a space merged one after the other, smallest first.
#[derive(Debug)]
struct Merge<N> {
    among: Among,
    /// The clusters in the order in which they are merged.
    clusters: Vec<usize>,
    rows: Vec<Vec<Row<N>>>,
    /// The layer before any cluster, and after each.
    layers: Vec<Layer<N>>,
}

impl<N: Whole> Merge<N> {
    fn of(space: &Space<'_>, among: Among, watch: &Watch<'_>) -> Result<Self, SpaceError> {
        let forms = space.utility_forms();
        if space.count(among).is_zero() {
            let layers = vec![Layer::empty(forms.len())];
            return Ok(Self { among, clusters: Vec::new(), rows: Vec::new(), layers });
        }
        let cluster_rows = |cluster| rows::<N>(space, cluster, &forms, among);
        let mut parts: Vec<(usize, Vec<Row<N>>)> =
            space.clusters.iter().map(cluster_rows).enumerate().collect();
        parts.sort_by_key(|(_, rows)| rows.len());
        let (clusters, rows): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
        let mut merge = Self { among, clusters, rows, layers: vec![Layer::start(constants(space, &forms))] };
        for (step, rows) in merge.rows.iter().enumerate() {
            let Some(last) = merge.layers.last() else { break };
            if last.len().saturating_mul(rows.len()) > LARGEST_MERGE {
                return Err(SpaceError::FrontierTooLarge);
            }
            let earlier =
                |a: From, b: From| merge.positions(space, step + 1, a) < merge.positions(space, step + 1, b);
            let asking = || watch.report(Work::Merging, step, merge.rows.len());
            let next = last.with(rows, &earlier, &asking)?;
            merge.layers.push(next);
        }
        Ok(merge)
    }

    /// The positions of the first partial package of a sum, 0 for clusters not merged yet.
    fn positions(&self, space: &Space<'_>, merged: usize, from: From) -> Vec<usize> {
        let mut positions = vec![0; space.case.issues.len()];
        let mut from = from;
        for step in (0..merged).rev() {
            let (point, row) = from;
            let first = self.rows.get(step).and_then(|rows| rows.get(row as usize)).map(|row| row.first);
            let cluster = self.clusters.get(step).and_then(|at| space.clusters.get(*at));
            if let Some((cluster, first)) = cluster.zip(first) {
                cluster.place(first, &mut positions);
            }
            from = self
                .layers
                .get(step)
                .and_then(|layer| layer.from.get(point as usize))
                .copied()
                .unwrap_or((0, 0));
        }
        positions
    }

    fn points(&self, space: &Space<'_>) -> Vec<Point> {
        let Some(last) = self.layers.last() else { return Vec::new() };
        let utilities = |vector: &[N]| {
            let parties = space.case.parties.iter().zip(vector);
            parties.map(|(party, value)| party.utility.ratio((*value).into())).collect()
        };
        let point = |(at, (count, from)): (usize, (&u128, &From))| Point {
            utilities: utilities(last.vector(at)),
            count: BigUint::from(*count),
            first: Chosen(self.positions(space, self.clusters.len(), *from)),
        };
        last.counts.iter().zip(&last.from).enumerate().map(point).collect()
    }

    fn package(&self, space: &Space<'_>, point: usize, place: u128) -> Option<Chosen> {
        let forms = space.utility_forms();
        let last =
            self.layers.last().filter(|layer| layer.counts.get(point).is_some_and(|count| place < *count))?;
        let (mut vector, mut place) = (last.vector(point).to_vec(), place);
        let mut positions = vec![0; space.case.issues.len()];
        for step in (0..self.clusters.len()).rev() {
            let (layer, rows) = (self.layers.get(step)?, self.rows.get(step)?);
            let cluster = space.clusters.get(*self.clusters.get(step)?)?;
            let mut reader = Reader::of(space, cluster, &forms);
            for row in rows {
                let rest: Vec<N> = vector.iter().zip(&row.vector).map(|(sum, part)| *sum - *part).collect();
                let ways = layer.place(&rest).and_then(|at| layer.counts.get(at)).copied().unwrap_or(0);
                if place < ways * row.count {
                    let among_row = (place / ways) as usize;
                    let mut joints =
                        cluster.joints(self.among).filter(|joint| reader.dot::<N>(joint.code) == row.vector);
                    cluster.place(joints.nth(among_row)?.code, &mut positions);
                    (vector, place) = (rest, place % ways);
                    break;
                }
                place -= ways * row.count;
            }
        }
        Some(Chosen(positions))
    }
}

/// What the forms are before any issue is decided.
fn constants<N: Whole>(space: &Space<'_>, forms: &[&Form]) -> Vec<N> {
    let dot = |at: usize| {
        let gauge = space.case.gauges.get(at).filter(|_| space.constants.contains(&at));
        gauge.map_or(0, |gauge| gauge.span(&[]).dot)
    };
    forms.iter().map(|form| whole(form.at(dot))).collect()
}
