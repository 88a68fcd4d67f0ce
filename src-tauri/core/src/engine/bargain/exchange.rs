//! Proposing packages: rows are exchanged one at a time for as long as that does better.
//!
//! Everything here is a proposal, in floats: how well a package does is told again in whole numbers.

use super::{
    goal::{Goal, Measure},
    problem::{Package, Problem, near},
};

/// How often all groups are gone through, at most.
const ROUNDS: usize = 40;
/// What counts as better, as a part of how well a package does.
const BETTER: f64 = 1e-12;

/// A goal in floats of whole utilities.
struct Nearly<'a> {
    goal: &'a Goal,
    /// What each party's gain is multiplied by for the least gain.
    parts: Vec<f64>,
    floors: Vec<f64>,
}

/// Exchanges one row at a time for as long as that does better.
pub(super) fn exchanged(problem: &Problem, goal: &Goal, package: &Package) -> Package {
    let nearly = Nearly::of(problem, goal);
    let mut package = package.clone();
    let mut gains = problem.float_gains(&package);
    let mut held = nearly.worth(gains.iter().copied());
    for _ in 0..ROUNDS {
        let before = held;
        for (group, place) in problem.groups().zip(&mut package) {
            let old = problem.float(*place);
            let mut best = (held + BETTER * held.abs(), None);
            for row in group {
                let sides = gains.iter().zip(problem.float(row)).zip(old);
                let worth = nearly.worth(sides.map(|((gain, new), old)| gain + (new - old)));
                if worth > best.0 {
                    best = (worth, Some(row));
                }
            }
            if let (worth, Some(row)) = best {
                let sides = gains.iter_mut().zip(problem.float(row)).zip(old);
                sides.for_each(|((gain, new), old)| *gain += new - old);
                (held, *place) = (worth, row);
            }
        }
        if held <= before {
            break;
        }
    }
    package
}

impl<'a> Nearly<'a> {
    fn of(problem: &Problem, goal: &'a Goal) -> Self {
        let units = || problem.units.iter().map(|unit| near(*unit));
        let parts = match &goal.measure {
            Measure::Product => Vec::new(),
            Measure::Least(weights) => {
                weights.iter().zip(units()).map(|(own, unit)| unit / near(*own)).collect()
            }
        };
        let floor = |(floor, unit): (&i128, f64)| near(*floor) / unit;
        let floors = goal.floors.iter().flatten().zip(units()).map(floor).collect();
        Self { goal, parts, floors }
    }

    /// How well gains do, about; nothing is as low where somebody is below a floor.
    #[inline(always)]
    fn worth(&self, gains: impl Iterator<Item = f64> + Clone) -> f64 {
        if gains.clone().zip(&self.floors).any(|(gain, floor)| gain < *floor) {
            return f64::NEG_INFINITY;
        }
        let counted = gains.zip(&self.goal.counts).enumerate().filter(|(_, (_, counts))| **counts);
        match &self.goal.measure {
            Measure::Product => counted.map(|(_, (gain, _))| gain.max(0.0)).product(),
            Measure::Least(_) => {
                let share = |(party, (gain, _)): (usize, (f64, &bool))| {
                    gain * self.parts.get(party).copied().unwrap_or(1.0)
                };
                counted.map(share).fold(f64::INFINITY, f64::min)
            }
        }
    }
}
