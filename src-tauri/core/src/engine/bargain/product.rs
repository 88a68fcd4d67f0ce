//! Proposing multipliers for the largest product of gains.
//!
//! Over mixtures of rows, group by group, the sum of the logarithms of gains has one peak, and there 1 over each gain is the
//! multiplier of the tightest bound (Shapley and Folkman, in Starr, "Quasi-equilibria in markets with non-convex
//! preferences", Econometrica 37(1), 1969: at the peak no more groups are mixed than there are parties, whatever their
//! number). The peak is climbed by moving weight from the worst mixed row of a group to its best one, group after group
//! (pairwise steps: Lacoste-Julien and Jaggi, "On the global linear convergence of Frank-Wolfe optimization variants",
//! NIPS 2015). Everything here is a proposal: bounds are taken again in whole numbers.

use super::problem::{Package, Problem, dot};

/// How often all groups are gone through, at most.
const ROUNDS: usize = 24;
/// The climb ends when the bound is this near to the peak, as a part of it.
const NEAR: f64 = 2e-6;

/// Multipliers, and a package near the peak.
#[derive(Clone, Debug)]
pub(super) struct Climbed {
    pub(super) multipliers: Vec<f64>,
    pub(super) package: Package,
}

/// A mixture of rows.
struct Mixture<'a> {
    problem: &'a Problem,
    counts: &'a [bool],
    /// The part of every row in its group.
    parts: Vec<f64>,
    /// The gains of the mixture.
    gains: Vec<f64>,
    multipliers: Vec<f64>,
    change: Vec<f64>,
}

/// Climbs from a package in which every party that counts gains.
pub(super) fn climb(problem: &Problem, counts: &[bool], from: &Package) -> Climbed {
    let mut parts = vec![0.0; problem.offsets().last().copied().unwrap_or(0)];
    from.iter().for_each(|row| {
        parts.iter_mut().skip(*row).take(1).for_each(|part| *part = 1.0);
    });
    let gains = problem.float_gains(from);
    let mut mixture = Mixture {
        problem,
        counts,
        parts,
        multipliers: vec![0.0; gains.len()],
        change: vec![0.0; gains.len()],
        gains,
    };
    let parties = counts.iter().filter(|counts| **counts).count() as f64;
    for _ in 0..ROUNDS {
        let mut above = 0.0;
        for group in problem.groups() {
            above += mixture.step(group);
        }
        if above < NEAR * parties {
            break;
        }
    }
    mixture.weigh();
    let package = mixture.rounded();
    mixture.multipliers.truncate(problem.parties);
    Climbed { package, multipliers: mixture.multipliers }
}

impl Mixture<'_> {
    /// Sets the multipliers to 1 over each gain.
    fn weigh(&mut self) {
        for ((own, gain), counts) in self.multipliers.iter_mut().zip(&self.gains).zip(self.counts) {
            *own = if *counts { 1.0 / gain.max(1e-12) } else { 0.0 };
        }
    }

    /// Moves weight within a group, and says by how much its best row weighs more than the mixture.
    fn step(&mut self, group: std::ops::Range<usize>) -> f64 {
        self.weigh();
        let (mut best, mut worst, mut mean) = ((f64::NEG_INFINITY, 0), (f64::INFINITY, 0), 0.0);
        for row in group {
            let weight = dot(&self.multipliers, self.problem.float(row));
            if weight > best.0 {
                best = (weight, row);
            }
            let part = self.parts.get(row).copied().unwrap_or(0.0);
            if part > 0.0 {
                mean += part * weight;
                if weight < worst.0 {
                    worst = (weight, row);
                }
            }
        }
        let rise = best.0 - worst.0;
        if best.1 == worst.1 || rise <= 1e-13 {
            return 0.0;
        }
        let (to, from) = (self.problem.float(best.1), self.problem.float(worst.1));
        let mut bend = 0.0;
        for (side, change) in self.change.iter_mut().enumerate() {
            *change = to.get(side).copied().unwrap_or(0.0) - from.get(side).copied().unwrap_or(0.0);
            let part = *change * self.multipliers.get(side).copied().unwrap_or(0.0);
            bend += part * part;
        }
        let most = self.parts.get(worst.1).copied().unwrap_or(0.0);
        let step = self.safe((rise / bend).min(most));
        self.gains.iter_mut().zip(&self.change).for_each(|(gain, change)| *gain += step * change);
        if let Some(part) = self.parts.get_mut(worst.1) {
            *part = if step >= most { 0.0 } else { *part - step };
        }
        self.parts.iter_mut().skip(best.1).take(1).for_each(|part| *part += step);
        best.0 - mean
    }

    /// A step that leaves everybody who counts at least a tenth of the gain.
    fn safe(&self, step: f64) -> f64 {
        let mut step = step;
        for ((gain, change), counts) in self.gains.iter().zip(&self.change).zip(self.counts) {
            if *counts && *change < 0.0 {
                step = step.min(-0.9 * gain / change);
            }
        }
        step
    }

    /// The row with the largest part of every group.
    fn rounded(&self) -> Package {
        let part = |row: &usize| self.parts.get(*row).copied().unwrap_or(0.0);
        let most = |group: std::ops::Range<usize>| group.max_by(|a, b| part(a).total_cmp(&part(b)));
        self.problem.groups().filter_map(most).collect()
    }
}
