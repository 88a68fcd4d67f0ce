//! The packages that weigh nearly the most, as two lists of halves.
//!
//! A package that does as well as one already found weighs at most a budget less than the heaviest. The groups are dealt
//! into two halves; each half lists every sum of its rows that stays within the budget, each vector once. However many
//! packages are near the top, the lists are about as long as the square root of their number (Horowitz and Sahni,
//! "Computing partitions with applications to the knapsack problem", JACM 21(2), 1974).

use super::{
    envelope::Envelope,
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

/// What halves have to stay within.
#[derive(Clone, Copy, Debug)]
pub(super) struct Within<'a> {
    /// By how much each half may weigh less than the heaviest.
    pub(super) budget: i64,
    /// By how much both together may.
    pub(super) whole: i64,
    /// What everybody needs of both together.
    pub(super) needs: &'a [i128],
}

/// Both halves within a budget.
#[derive(Debug)]
pub(super) struct Halves<const D: usize> {
    pub(super) left: Half<D>,
    pub(super) right: Half<D>,
    pub(super) budget: i64,
}

impl<const D: usize> Halves<D> {
    /// Lists both halves, without sums that cannot come to what everybody needs; nothing where a list grows longer than
    /// `most`.
    pub(super) fn of(
        problem: &Problem,
        weighing: &Weighing,
        within: Within<'_>,
        most: usize,
    ) -> Option<Self> {
        let usable = usable(problem, weighing, within.budget);
        let mut order: Vec<usize> = (0..usable.len()).collect();
        let count = |group: &usize| usable.get(*group).map_or(0, Vec::len);
        order.sort_by_key(|group| std::cmp::Reverse(count(group)));
        let (mut left, mut right) = ((Vec::new(), 0.0), (Vec::new(), 0.0));
        for group in order {
            let side = if left.1 <= right.1 { &mut left } else { &mut right };
            side.1 += (count(&group) as f64).log2();
            side.0.push(group);
        }
        let open = self::usable(problem, weighing, within.whole);
        let half = |mut groups: Vec<usize>, start: &[i128]| {
            groups.reverse();
            let missing = problem.start().iter().zip(start).map(|(all, own)| all - own);
            let needs: Vec<i128> = within.needs.iter().zip(missing).map(|(need, own)| need - own).collect();
            let envelope = Envelope::of(problem, weighing, &open, &groups, &needs, within.whole);
            let lister = Lister { problem, weighing, usable: &usable, envelope, budget: within.budget, most };
            lister.list(groups, padded(start))
        };
        let nothing = vec![0; problem.parties];
        Some(Self {
            left: half(left.0, problem.start())?,
            right: half(right.0, &nothing)?,
            budget: within.budget,
        })
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

/// What is listed of a half.
struct Lister<'a> {
    problem: &'a Problem,
    weighing: &'a Weighing,
    usable: &'a [Vec<usize>],
    envelope: Envelope,
    budget: i64,
    most: usize,
}

impl Lister<'_> {
    fn list<const D: usize>(&self, groups: Vec<usize>, start: [i128; D]) -> Option<Half<D>> {
        let mut layers = vec![vec![Partial { vector: start, short: 0, before: 0, row: 0 }]];
        for (step, group) in groups.iter().enumerate() {
            let mut next: Vec<Partial<D>> = Vec::new();
            for row in self.usable.get(*group)? {
                self.add(layers.last()?, *row, step + 1, &mut next);
                if next.len() > 8 * self.most {
                    return None;
                }
            }
            // One row on top of sums in order gives sums in order: there are a few such runs.
            next.sort_by_key(|sum| sum.vector);
            next.dedup_by(|sum, kept| {
                let is_same = sum.vector == kept.vector;
                if is_same && sum.short < kept.short {
                    *kept = *sum;
                }
                is_same
            });
            if next.len() > self.most {
                return None;
            }
            layers.push(next);
        }
        Some(Half { groups, layers })
    }

    /// Adds what a row makes of a layer.
    fn add<const D: usize>(
        &self,
        layer: &[Partial<D>],
        row: usize,
        decided: usize,
        next: &mut Vec<Partial<D>>,
    ) {
        let own = self.weighing.short.get(row).copied().unwrap_or(0);
        let brings: [i128; D] = padded(self.problem.row(row));
        for (before, sum) in layer.iter().enumerate() {
            let short = sum.short + own;
            let vector: [i128; D] = std::array::from_fn(|side| sum.vector[side] + brings[side]);
            let parties = vector.get(..self.problem.parties).unwrap_or_default();
            if short <= self.budget && self.envelope.reaches(decided, parties, short) {
                next.push(Partial { vector, short, before: before as u32, row: row as u32 });
            }
        }
    }
}
