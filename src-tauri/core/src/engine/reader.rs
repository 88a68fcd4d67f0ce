//! Reading the joint choices of a cluster as numbers.

use super::{
    Among, Space,
    form::Form,
    gauge::Span,
    space::Cluster,
    table::{Digit, Group, Whole, gathered, whole},
};

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

/// A cluster as a group of a table, at the dot levels.
pub(super) fn group<N: Whole>(
    space: &Space<'_>,
    cluster: &Cluster,
    forms: &[&Form],
    among: Among,
) -> Group<N> {
    let mut reader = Reader::of(space, cluster, forms);
    let choices = cluster.joints(among).map(|joint| (reader.dot(joint.code), joint.code));
    let digit = |(issue, choices): (&usize, &usize)| Digit { issue: *issue, choices: *choices };
    let digits = cluster.issues.iter().zip(&cluster.sizes).map(digit).collect();
    Group { rows: gathered(choices), digits }
}
