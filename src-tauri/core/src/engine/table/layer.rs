//! Layers: the undominated sums over the first groups of a table.

use std::cmp::Ordering;

use super::Whole;

/// Undominated sums, highest first (the first party decides, then the second, and so on), each of them once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::engine) struct Layer<N> {
    len: usize,
    /// The sums of each party.
    columns: Vec<Vec<N>>,
}

impl<N: Whole> Layer<N> {
    /// The layer of one sum.
    pub(in crate::engine) fn start(vector: &[N]) -> Self {
        Self { len: 1, columns: vector.iter().map(|value| vec![*value]).collect() }
    }

    /// The layer of sums given party by party, in the order in which layers are kept.
    pub(in crate::engine) fn of(columns: Vec<Vec<N>>) -> Self {
        Self { len: columns.first().map_or(0, Vec::len), columns }
    }

    /// How many sums there are.
    pub(in crate::engine) fn len(&self) -> usize {
        self.len
    }

    /// The sums of each party.
    pub(in crate::engine) fn columns(&self) -> &[Vec<N>] {
        &self.columns
    }

    /// The sums of each party, for good.
    pub(in crate::engine) fn into_columns(self) -> Vec<Vec<N>> {
        self.columns
    }

    /// One sum, party by party.
    pub(in crate::engine) fn vector(&self, at: usize) -> impl Iterator<Item = N> {
        self.columns.iter().filter_map(move |column| column.get(at).copied())
    }

    /// How the sum at a place stands to a vector.
    pub(in crate::engine) fn compare(&self, at: usize, vector: impl Iterator<Item = N>) -> Ordering {
        self.vector(at).cmp(vector)
    }

    /// The place of a sum.
    pub(in crate::engine) fn place(&self, vector: &[N]) -> Option<usize> {
        let (mut low, mut high) = (0, self.len);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.compare(middle, vector.iter().copied()) {
                Ordering::Less => high = middle,
                Ordering::Greater => low = middle + 1,
                Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// The sums at some places, given in order.
    pub(in crate::engine) fn picked(&self, places: &[usize]) -> Self {
        let pick = |column: &Vec<N>| places.iter().filter_map(|at| column.get(*at).copied()).collect();
        Self { len: places.len(), columns: self.columns.iter().map(pick).collect() }
    }

    /// Every sum with a row on top.
    pub(in crate::engine) fn shifted(&self, row: &[N]) -> Self {
        let shift = |(column, by): (&Vec<N>, &N)| column.iter().map(|value| *value + *by).collect();
        Self { len: self.len, columns: self.columns.iter().zip(row).map(shift).collect() }
    }
}
