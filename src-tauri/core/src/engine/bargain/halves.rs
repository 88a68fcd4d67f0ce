//! The packages that weigh nearly the most, as two lists of halves.
//!
//! A package that does as well as one already found weighs at most a budget less than the heaviest. The groups are dealt
//! into two halves; each half lists every sum of its rows that stays within the budget, each vector once. However many
//! packages are near the top, the lists are about as long as the square root of their number (Horowitz and Sahni,
//! "Computing partitions with applications to the knapsack problem", JACM 21(2), 1974).

use super::{
    goal::Weighing,
    problem::{Package, Problem},
};

/// Sums of rows of some groups.
#[derive(Debug)]
pub(super) struct Half<const D: usize> {
    /// The groups, in the order in which they were added up.
    pub(super) groups: Vec<usize>,
    /// The sums before any group, and after each: every vector once, ascending.
    pub(super) layers: Vec<Vec<Partial<D>>>,
}

/// A sum of one row of each of some groups.
#[derive(Clone, Copy, Debug)]
pub(super) struct Partial<const D: usize> {
    pub(super) vector: [i128; D],
    /// By how much it weighs less than the heaviest.
    pub(super) short: i64,
    /// Its place in the layer before, without its last row.
    before: u32,
    row: u32,
}

impl<const D: usize> Partial<D> {
    /// A sum that stands in no list.
    pub(super) fn of(vector: [i128; D], short: i64) -> Self {
        Self { vector, short, before: 0, row: 0 }
    }
}

impl<const D: usize> Half<D> {
    /// All sums.
    pub(super) fn sums(&self) -> &[Partial<D>] {
        self.layers.last().map_or(&[], Vec::as_slice)
    }

    /// The rows of a sum, written into a package.
    pub(super) fn place(&self, at: usize, package: &mut Package) {
        let mut at = at;
        for (step, group) in self.groups.iter().enumerate().rev() {
            let Some(sum) = self.layers.get(step + 1).and_then(|layer| layer.get(at)) else { return };
            package.iter_mut().skip(*group).take(1).for_each(|row| *row = sum.row as usize);
            at = sum.before as usize;
        }
    }
}

/// Both halves within a budget.
#[derive(Debug)]
pub(super) struct Halves<const D: usize> {
    pub(super) left: Half<D>,
    pub(super) right: Half<D>,
    pub(super) budget: i64,
}

impl<const D: usize> Halves<D> {
    /// Lists both halves within a budget; nothing where a list grows longer than `most`.
    pub(super) fn of(problem: &Problem, weighing: &Weighing, budget: i64, most: usize) -> Option<Self> {
        let short = |row: &usize| weighing.short.get(*row).copied().unwrap_or(0);
        let usable = usable(problem, weighing, budget);
        let mut order: Vec<usize> = (0..usable.len()).collect();
        let count = |group: &usize| usable.get(*group).map_or(0, Vec::len);
        order.sort_by_key(|group| std::cmp::Reverse(count(group)));
        let (mut left, mut right) = ((Vec::new(), 0.0), (Vec::new(), 0.0));
        for group in order {
            let side = if left.1 <= right.1 { &mut left } else { &mut right };
            side.1 += (count(&group) as f64).log2();
            side.0.push(group);
        }
        let half = |mut groups: Vec<usize>, start: [i128; D]| {
            groups.reverse();
            list(problem, &usable, &short, groups, start, budget, most)
        };
        let start = padded(problem.start());
        Some(Self { left: half(left.0, start)?, right: half(right.0, [0; D])?, budget })
    }

    /// The package of a sum of each half.
    pub(super) fn package(&self, left: usize, right: usize) -> Package {
        let mut package = vec![0; self.left.groups.len() + self.right.groups.len()];
        self.left.place(left, &mut package);
        self.right.place(right, &mut package);
        package
    }
}

/// The rows of each group that stay within a budget, the heaviest first.
pub(super) fn usable(problem: &Problem, weighing: &Weighing, budget: i64) -> Vec<Vec<usize>> {
    let short = |row: &usize| weighing.short.get(*row).copied().unwrap_or(0);
    let rows = |group: std::ops::Range<usize>| {
        let mut rows: Vec<usize> = group.filter(|row| short(row) <= budget).collect();
        rows.sort_by_key(|row| (short(row), *row));
        rows
    };
    problem.groups().map(rows).collect()
}

/// A vector with zeros behind it.
pub(super) fn padded<const D: usize>(vector: &[i128]) -> [i128; D] {
    let mut padded = [0; D];
    padded.iter_mut().zip(vector).for_each(|(place, value)| *place = *value);
    padded
}

fn list<const D: usize>(
    problem: &Problem,
    usable: &[Vec<usize>],
    short: &impl Fn(&usize) -> i64,
    groups: Vec<usize>,
    start: [i128; D],
    budget: i64,
    most: usize,
) -> Option<Half<D>> {
    let mut layers = vec![vec![Partial { vector: start, short: 0, before: 0, row: 0 }]];
    for group in &groups {
        let rows: Vec<(usize, i64, [i128; D])> =
            usable.get(*group)?.iter().map(|row| (*row, short(row), padded(problem.row(*row)))).collect();
        let mut next: Vec<Partial<D>> = Vec::new();
        for (before, sum) in layers.last()?.iter().enumerate() {
            for (row, own, vector) in &rows {
                if sum.short + own > budget {
                    break;
                }
                let vector = std::array::from_fn(|side| sum.vector[side] + vector[side]);
                next.push(Partial {
                    vector,
                    short: sum.short + own,
                    before: before as u32,
                    row: *row as u32,
                });
            }
            if next.len() > 8 * most {
                return None;
            }
        }
        next.sort_unstable_by(|a, b| {
            a.vector
                .cmp(&b.vector)
                .then(a.short.cmp(&b.short))
                .then((a.before, a.row).cmp(&(b.before, b.row)))
        });
        next.dedup_by(|a, b| a.vector == b.vector);
        if next.len() > most {
            return None;
        }
        layers.push(next);
    }
    Some(Half { groups, layers })
}
