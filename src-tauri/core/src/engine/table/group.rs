//! Groups: what the choices of one issue, or of a cluster of issues, bring to a vector of parties or forms.

use std::cmp::Ordering;

use super::{
    Whole,
    box_tree::BoxTree,
    sift::{LARGEST_DIMS, padded},
};

/// So few rows are looked through faster than boxes are built.
const FEW_ROWS: usize = 24;

/// What some choices of a group bring, all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<N> {
    /// What they bring to each party.
    pub vector: Vec<N>,
    /// How many choices bring this.
    pub count: u128,
    /// The first of them, by its code.
    pub first: u32,
}

/// One issue of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digit {
    /// Its place in plan order among the issues of all groups.
    pub issue: usize,
    /// How many choices it has.
    pub choices: usize,
}

/// The issue of a table that is looked at as a whole, or the issues of a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<N> {
    /// What can be chosen, highest first, each vector once and none that another dominates.
    pub rows: Vec<Row<N>>,
    /// The issues, in plan order; the code of a joint choice has one digit for each, the last issue counting fastest.
    pub digits: Vec<Digit>,
}

impl<N> Group<N> {
    /// The first issue, in plan order, at which the first choices of two rows differ, and how they compare there.
    pub(super) fn difference(&self, one: u32, other: u32) -> Option<(usize, Ordering)> {
        let code = |row: u32| self.rows.get(row as usize).map(|row| row.first as usize);
        let (mut one, mut other) = code(one).zip(code(other))?;
        let mut found = None;
        for digit in self.digits.iter().rev() {
            let order = (one % digit.choices).cmp(&(other % digit.choices));
            if order != Ordering::Equal {
                found = Some((digit.issue, order));
            }
            (one, other) = (one / digit.choices, other / digit.choices);
        }
        found
    }
}

/// The rows of choices given in order, highest first, without those that another row dominates.
pub(in crate::engine) fn gathered<N: Whole, Vector: Ord + AsRef<[N]> + Into<Vec<N>>>(
    choices: impl IntoIterator<Item = (Vector, u32)>,
) -> Vec<Row<N>> {
    let mut choices: Vec<(Vector, u32)> = choices.into_iter().collect();
    choices.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut rows: Vec<Row<N>> = Vec::with_capacity(choices.len());
    for (vector, first) in choices {
        match (rows.last_mut(), vector.as_ref()) {
            (Some(row), own) if row.vector == own => row.count += 1,
            // For two parties only the row before can be above, and what it is above needs no row.
            (Some(row), [_, second]) if row.vector.last() >= Some(second) => {}
            (Some(_) | None, _) => rows.push(Row { vector: vector.into(), count: 1, first }),
        }
    }
    undominated(rows)
}

/// The rows, given highest first and each once, that no other row is above.
pub(in crate::engine) fn undominated<N: Whole>(rows: Vec<Row<N>>) -> Vec<Row<N>> {
    match rows.first().map_or(0, |row| row.vector.len()) {
        2 => risen(rows),
        _ if rows.len() <= FEW_ROWS => scanned(rows),
        0..=4 => outside::<N, 4>(rows),
        5..=6 => outside::<N, 6>(rows),
        7..=LARGEST_DIMS => outside::<N, LARGEST_DIMS>(rows),
        _ => scanned(rows),
    }
}

/// The rows that no other row is above, by a tree of boxes.
fn outside<N: Whole, const D: usize>(rows: Vec<Row<N>>) -> Vec<Row<N>> {
    let vector = |row: &Row<N>| padded::<N, D>(row.vector.iter().copied());
    let tree = BoxTree::of(rows.iter().map(vector).collect());
    let mut packs = Vec::new();
    let is_outside = |row: &Row<N>| {
        let own = vector(row);
        let Some(asked) = tree.asked(own) else { return true };
        tree.reaching(&asked, &mut packs);
        !packs.iter().any(|pack| tree.above(&asked, *pack as usize, |other| *other != own).is_some())
    };
    rows.into_iter().filter(is_outside).collect()
}

/// The rows that no other row is above, by looking through those that come before: where there are few rows, or too many
/// forms for boxes to tell rows apart.
fn scanned<N: Whole>(rows: Vec<Row<N>>) -> Vec<Row<N>> {
    let mut kept: Vec<Row<N>> = Vec::new();
    for row in rows {
        if !kept.iter().any(|other| other.vector.iter().zip(&row.vector).all(|(above, own)| above >= own)) {
            kept.push(row);
        }
    }
    kept
}

/// For two parties, the rows at which the second rises.
fn risen<N: Whole>(rows: Vec<Row<N>>) -> Vec<Row<N>> {
    let mut bar = None;
    let mut rises = |row: &Row<N>| {
        let second = row.vector.last().copied();
        let rises = second > bar;
        bar = bar.max(second);
        rises
    };
    rows.into_iter().filter(|row| rises(row)).collect()
}
