//! How many times longer others take, and what that comes to over many tables.

use std::{cmp::Ordering, fmt};

/// How many times longer another program takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ratio {
    /// So many times.
    Times(f64),
    /// More than so many times: it was ended before it was done.
    MoreThan(f64),
}

impl Ratio {
    /// The number, from which on it is known.
    pub const fn least(self) -> f64 {
        match self {
            Self::Times(times) | Self::MoreThan(times) => times,
        }
    }

    fn order(&self, other: &Self) -> Ordering {
        let rank = |ratio: &Self| match ratio {
            Self::Times(_) => 0,
            Self::MoreThan(_) => 1,
        };
        self.least().total_cmp(&other.least()).then(rank(self).cmp(&rank(other)))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, times) = match self {
            Self::Times(times) => ("", times),
            Self::MoreThan(times) => ("> ", times),
        };
        let shown = if *times < 10.0 { format!("{times:.1}") } else { grouped(times.round()) };
        write!(out, "{sign}{shown}×")
    }
}

/// A whole number with its thousands set apart.
fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let parts: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|part| str::from_utf8(part).ok()).collect();
    parts.join(",")
}

/// The ratio at a part of all of them, the smallest at 0; by the nearest rank.
///
/// What is only known from below may stand anywhere above: from the first of those on, quantiles are known from below too.
pub fn quantile(ratios: &[Ratio], part: f64) -> Option<Ratio> {
    let mut sorted = ratios.to_vec();
    sorted.sort_by(Ratio::order);
    let at = rank(sorted.len(), part)?;
    let found = sorted.get(at)?.least();
    let is_known = sorted.iter().take(at + 1).all(|ratio| match ratio {
        Ratio::Times(_) => true,
        Ratio::MoreThan(_) => false,
    });
    Some(if is_known { Ratio::Times(found) } else { Ratio::MoreThan(found) })
}

/// The number at a part of all of them, by the nearest rank.
pub fn quantile_of(numbers: &[f64], part: f64) -> Option<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(rank(sorted.len(), part)?).copied()
}

/// The place at a part of so many.
fn rank(count: usize, part: f64) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(((count as f64 * part).ceil() as usize).saturating_sub(1).min(last))
}

/// A class of sizes, by the number of packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// What it is called.
    pub name: &'static str,
    from: u32,
    below: u32,
}

/// The classes in which ratios are told, and one for what nobody lists.
pub const CLASSES: [Class; 6] = [
    Class { name: "below 10²", from: 0, below: 2 },
    Class { name: "10² to 10³", from: 2, below: 3 },
    Class { name: "10³ to 10⁴", from: 3, below: 4 },
    Class { name: "10⁴ to 10⁵", from: 4, below: 5 },
    Class { name: "10⁵ to 10⁷", from: 5, below: 8 },
    Class { name: "beyond 10⁷", from: 8, below: u32::MAX },
];

impl Class {
    /// Whether a table with this many packages, in tenfolds, belongs to it; the largest that is listed has 10⁷.
    pub fn holds(self, tenfolds: f64) -> bool {
        // A tenfold is a logarithm: the whole ones have lost their last digit.
        let near = tenfolds + 1e-9;
        let below = if self.below == 8 { 7.0 + 2e-9 } else { f64::from(self.below) };
        let from = if self.from == 8 { 7.0 + 2e-9 } else { f64::from(self.from) };
        near >= from && near < below
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_ratios_is_known_where_no_smaller_one_is_open() {
        let ratios = [Ratio::Times(3.0), Ratio::Times(1.0), Ratio::MoreThan(9.0)];
        assert_eq!(quantile(&ratios, 0.5), Some(Ratio::Times(3.0)));
        assert_eq!(quantile(&ratios, 0.0), Some(Ratio::Times(1.0)));
        assert_eq!(quantile(&ratios, 1.0), Some(Ratio::MoreThan(9.0)));
    }

    #[test]
    fn what_is_open_below_the_middle_opens_the_middle() {
        let ratios = [Ratio::MoreThan(1.0), Ratio::Times(3.0), Ratio::Times(9.0)];
        assert_eq!(quantile(&ratios, 0.5), Some(Ratio::MoreThan(3.0)));
    }

    #[test]
    fn a_tenth_is_the_nearest_rank() {
        let numbers: Vec<f64> = (1..=20).map(f64::from).collect();
        assert_eq!(quantile_of(&numbers, 0.1), Some(2.0));
        assert_eq!(quantile_of(&numbers, 0.95), Some(19.0));
        assert_eq!(quantile_of(&[], 0.5), None);
    }

    #[test]
    fn every_size_is_in_one_class() {
        for (tenfolds, name) in [
            (1.8, "below 10²"),
            (2.0, "10² to 10³"),
            (4.999, "10⁴ to 10⁵"),
            (5.0, "10⁵ to 10⁷"),
            (7.0, "10⁵ to 10⁷"),
            (7.1, "beyond 10⁷"),
            (40.0, "beyond 10⁷"),
        ] {
            let found: Vec<_> = CLASSES.iter().filter(|class| class.holds(tenfolds)).collect();
            assert_eq!(found.iter().map(|class| class.name).collect::<Vec<_>>(), [name], "{tenfolds}");
        }
    }

    #[test]
    fn a_ratio_against_what_was_ended_is_told_as_open() {
        assert_eq!(Ratio::MoreThan(12_345.6).to_string(), "> 12,346×");
        assert_eq!(Ratio::Times(1.25).to_string(), "1.2×");
        assert_eq!(Ratio::Times(999.0).to_string(), "999×");
    }
}
