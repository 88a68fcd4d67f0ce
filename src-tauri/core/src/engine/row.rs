//! Rows: what the joint choices of one cluster add to a vector of forms.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    Among, Space,
    box_tree::{BoxTree, Whole, slice},
    form::Form,
    gauge::Span,
    space::Cluster,
};

/// What some joint choices of a cluster add, all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row<N> {
    pub(super) vector: Vec<N>,
    /// How many joint choices add this.
    pub(super) count: u128,
    /// The first of them in plan order.
    pub(super) first: u32,
}

/// Forms read off the joint choices of one cluster.
pub(super) struct Reader<'a> {
    cluster: &'a Cluster,
    /// For every form, the factors of the cluster's pieces.
    factors: Vec<Vec<i128>>,
    positions: Vec<usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn of(space: &Space<'_>, cluster: &'a Cluster, forms: &[&Form]) -> Self {
        let factor = |form: &Form, at: usize| {
            form.terms.iter().find(|(term, _)| *term == at).map_or(0, |(_, factor)| *factor)
        };
        let factors =
            forms.iter().map(|form| cluster.pieces.iter().map(|piece| factor(form, piece.at)).collect());
        Self { cluster, factors: factors.collect(), positions: vec![0; space.case.issues.len()] }
    }

    /// What every form adds, given a whole number for every piece of the cluster.
    pub(super) fn values(&self, pieces: &[i128]) -> impl Iterator<Item = i128> {
        self.factors
            .iter()
            .map(move |factors| factors.iter().zip(pieces).map(|(factor, value)| factor * value).sum())
    }

    /// What every form adds at the dot levels of a joint choice.
    pub(super) fn dot<N: Whole>(&mut self, code: u32) -> Vec<N> {
        self.cluster.place(code, &mut self.positions);
        let dot = |span: Span| span.dot;
        let pieces = self.cluster.pieces.iter().map(|piece| dot(piece.gauge.span(&self.positions)));
        let pieces: Vec<i128> = pieces.collect();
        self.values(&pieces).map(whole).collect()
    }
}

/// A number that is known to fit.
pub(super) fn whole<N: Whole>(value: i128) -> N {
    N::try_from(value).unwrap_or_else(|_| N::zero())
}

/// The rows of a cluster at the dot levels, highest first, without those that another row is nowhere below.
pub(super) fn rows<N: Whole>(
    space: &Space<'_>,
    cluster: &Cluster,
    forms: &[&Form],
    among: Among,
) -> Vec<Row<N>> {
    let mut reader = Reader::of(space, cluster, forms);
    let mut found: BTreeMap<Reverse<Vec<N>>, (u128, u32)> = BTreeMap::new();
    for joint in cluster.joints(among) {
        found.entry(Reverse(reader.dot(joint.code))).or_insert((0, joint.code)).0 += 1;
    }
    let row = |(vector, (count, first)): (Reverse<Vec<N>>, _)| Row { vector: vector.0, count, first };
    undominated(found.into_iter().map(row).collect())
}

/// The rows that no other row is above.
pub(super) fn undominated<N: Whole>(rows: Vec<Row<N>>) -> Vec<Row<N>> {
    let dims = rows.first().map_or(1, |row| row.vector.len()).max(1);
    let points: Vec<N> = rows.iter().flat_map(|row| row.vector.iter().copied()).collect();
    let tree = BoxTree::of(&points, dims);
    let mut open = Vec::new();
    rows.into_iter().filter(|row| tree.above(slice(&row.vector, 0, dims), &mut open).is_none()).collect()
}
