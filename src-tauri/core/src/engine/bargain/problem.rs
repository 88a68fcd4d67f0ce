//! Gains as a problem: whole numbers to decide with, and the same as floats to propose with.

use super::search::Limits;
use crate::engine::table::{Table, Whole};

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
    /// The same as floats, in units of each party's whole utility.
    floats: Vec<f64>,
    float_start: Vec<f64>,
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
        let mut rows = Vec::new();
        for group in table.groups() {
            rows.extend(group.rows.iter().flat_map(|row| row.vector.iter().map(|value| (*value).into())));
            offsets.push(rows.len() / parties.max(1));
        }
        let float = |(value, unit): (&i128, &i128)| *value as f64 / *unit as f64;
        let floats = rows.iter().zip(units.iter().cycle()).map(float).collect();
        let float_start = start.iter().zip(units).map(float).collect();
        Self {
            parties,
            start,
            offsets,
            rows,
            floats,
            float_start,
            units: units.to_vec(),
            limits: Limits::USUAL,
        }
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

    /// What a row adds, as floats.
    #[inline(always)]
    pub(super) fn float(&self, at: usize) -> &[f64] {
        self.floats.get(at * self.parties..(at + 1) * self.parties).unwrap_or_default()
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

    /// The same as floats.
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
        let mut sum = dot(multipliers, &self.float_start);
        for group in self.groups() {
            let mut most = (f64::NEG_INFINITY, group.start);
            for row in group {
                let weight = dot(multipliers, self.float(row));
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
    pub(super) fn sizes(&self) -> Vec<u128> {
        let mut sizes: Vec<u128> = self.start.iter().map(|start| start.unsigned_abs()).collect();
        let mut own = vec![0; self.parties];
        for group in self.groups() {
            own.fill(0);
            for row in group {
                own.iter_mut()
                    .zip(self.row(row))
                    .for_each(|(own, value)| *own = value.unsigned_abs().max(*own));
            }
            sizes.iter_mut().zip(&own).for_each(|(size, own)| *size += own);
        }
        sizes
    }

    /// The least and the largest gain of each party over all packages.
    pub(super) fn reach(&self) -> Vec<(i128, i128)> {
        let side = |party: usize| {
            let own = |row: usize| self.row(row).get(party).copied().unwrap_or(0);
            let start = self.start.get(party).copied().unwrap_or(0);
            let low = self.groups().filter_map(|group| group.map(own).min()).sum::<i128>();
            let high = self.groups().filter_map(|group| group.map(own).max()).sum::<i128>();
            (start + low, start + high)
        };
        (0..self.parties).map(side).collect()
    }
}

#[inline(always)]
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
