//! Gains as a problem: whole numbers to decide with, and the same as floats to propose with.

use super::search::Limits;
use crate::engine::table::{Table, Whole};

/// How many floats are multiplied side by side.
const LANES: usize = 4;

/// A package as rows: for every group the place of the chosen row among the rows of all groups.
pub(super) type Package = Vec<usize>;

/// What every row adds to every party's gain.
#[derive(Clone, Debug)]
pub(super) struct Problem {
    /// How many parties there are.
    pub(super) parties: usize,
    /// The gains before anything is chosen.
    start: Vec<i128>,
    /// Where the rows of each group begin, and where the last ones end.
    offsets: Vec<usize>,
    /// The rows of all groups, one number for each party.
    rows: Vec<i128>,
    /// The same as floats, in units of each party's whole utility, each row with zeros behind it up to whole lanes.
    floats: Vec<f64>,
    float_start: Vec<f64>,
    width: usize,
    sizes: Vec<u128>,
    reach: Vec<(i128, i128)>,
    /// What a whole utility is for each party.
    pub(super) units: Vec<i128>,
    pub(super) limits: Limits,
}

impl Problem {
    /// The gains of a table over what the parties have without agreement.
    pub(super) fn of<N: Whole>(table: &Table<N>, without: &[i128], units: &[i128]) -> Self {
        let parties = table.start().len();
        let start: Vec<i128> =
            table.start().iter().zip(without).map(|(start, without)| (*start).into() - without).collect();
        let mut offsets = vec![0];
        let mut rows =
            Vec::with_capacity(parties * table.groups().iter().map(|group| group.rows.len()).sum::<usize>());
        for group in table.groups() {
            group.rows.iter().for_each(|row| rows.extend(row.vector.iter().map(|value| (*value).into())));
            offsets.push(rows.len() / parties.max(1));
        }
        let width = parties.next_multiple_of(LANES);
        let parts: Vec<f64> = units.iter().map(|unit| 1.0 / near(*unit)).collect();
        let in_lanes = |vector: &[i128], floats: &mut Vec<f64>| {
            floats.extend(vector.iter().zip(&parts).map(|(value, part)| near(*value) * part));
            floats.extend(std::iter::repeat_n(0.0, width - vector.len()));
        };
        let (mut floats, mut float_start) =
            (Vec::with_capacity(rows.len() / parties.max(1) * width), Vec::new());
        in_lanes(&start, &mut float_start);
        rows.chunks_exact(parties.max(1)).for_each(|row| in_lanes(row, &mut floats));
        let mut problem = Self {
            parties,
            start,
            offsets,
            rows,
            floats,
            float_start,
            width,
            sizes: Vec::new(),
            reach: Vec::new(),
            units: units.to_vec(),
            limits: Limits::USUAL,
        };
        problem.measure();
        problem
    }

    /// Takes down how far every party's sums reach.
    fn measure(&mut self) {
        let mut reach: Vec<(i128, i128)> = self.start.iter().map(|start| (*start, *start)).collect();
        let mut sizes: Vec<u128> = self.start.iter().map(|start| start.unsigned_abs()).collect();
        let mut own: Vec<(i128, i128)> = Vec::with_capacity(self.parties);
        for group in self.groups().filter(|group| !group.is_empty()) {
            own.clear();
            own.extend(self.row(group.start).iter().map(|value| (*value, *value)));
            for row in group {
                for (own, value) in own.iter_mut().zip(self.row(row)) {
                    *own = (own.0.min(*value), own.1.max(*value));
                }
            }
            for (((low, high), reach), size) in own.iter().zip(&mut reach).zip(&mut sizes) {
                *reach = (reach.0 + low, reach.1 + high);
                *size += low.unsigned_abs().max(high.unsigned_abs());
            }
        }
        (self.reach, self.sizes) = (reach, sizes);
    }

    /// The places of the rows of each group.
    pub(super) fn groups(
        &self,
    ) -> impl DoubleEndedIterator<Item = std::ops::Range<usize>> + ExactSizeIterator {
        self.offsets.windows(2).map(|ends| ends[0]..ends[1])
    }

    /// Where each group begins among all rows.
    pub(super) fn offsets(&self) -> &[usize] {
        &self.offsets
    }

    /// Whether some group has nothing to choose from, so that there is no package.
    pub(super) fn is_empty(&self) -> bool {
        self.groups().any(|group| group.is_empty())
    }

    /// What a row adds.
    pub(super) fn row(&self, at: usize) -> &[i128] {
        self.rows.get(at * self.parties..(at + 1) * self.parties).unwrap_or_default()
    }

    /// What a row adds, as floats, with zeros behind it.
    #[inline(always)]
    pub(super) fn float(&self, at: usize) -> &[f64] {
        self.floats.get(at * self.width..(at + 1) * self.width).unwrap_or_default()
    }

    /// The gains before anything is chosen.
    pub(super) fn start(&self) -> &[i128] {
        &self.start
    }

    /// Everybody's gain in a package.
    pub(super) fn gains(&self, package: &[usize]) -> Vec<i128> {
        let mut gains = self.start.clone();
        for row in package {
            gains.iter_mut().zip(self.row(*row)).for_each(|(gain, own)| *gain += own);
        }
        gains
    }

    /// Everybody's gain at a sum of the table.
    pub(super) fn gained<N: Whole>(&self, table: &Table<N>, sum: &[N]) -> Vec<i128> {
        let sides = sum.iter().zip(table.start()).zip(&self.start);
        sides.map(|((sum, begun), start)| (*sum - *begun).into() + start).collect()
    }

    /// The same as floats, with zeros behind them.
    pub(super) fn float_gains(&self, package: &[usize]) -> Vec<f64> {
        let mut gains = self.float_start.clone();
        for row in package {
            gains.iter_mut().zip(self.float(*row)).for_each(|(gain, own)| *gain += own);
        }
        gains
    }

    /// The package that weighs most by the multipliers, and how much.
    pub(super) fn heaviest(&self, multipliers: &[f64], package: &mut Package) -> f64 {
        package.clear();
        let mut by = multipliers.to_vec();
        by.resize(self.width, 0.0);
        let mut sum = dot(&by, &self.float_start);
        for group in self.groups() {
            let mut most = (f64::NEG_INFINITY, group.start);
            for row in group {
                let weight = dot(&by, self.float(row));
                if weight > most.0 {
                    most = (weight, row);
                }
            }
            sum += most.0;
            package.push(most.1);
        }
        sum
    }

    /// For each party what no sum of rows of different groups is beyond, upwards or downwards.
    pub(super) fn sizes(&self) -> &[u128] {
        &self.sizes
    }

    /// The least and the largest gain of each party over all packages.
    pub(super) fn reach(&self) -> &[(i128, i128)] {
        &self.reach
    }
}

/// The sum of products, by lanes.
#[inline(always)]
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; LANES];
    for (a, b) in a.chunks_exact(LANES).zip(b.chunks_exact(LANES)) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3])
}

/// A whole number as a float; the quick way where it fits 64 bits.
#[inline(always)]
pub(super) fn near(value: i128) -> f64 {
    i64::try_from(value).map_or_else(|_| value as f64, |value| value as f64)
}
