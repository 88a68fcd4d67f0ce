//! Proposing multipliers for the largest least gain.
//!
//! Over mixtures of packages the largest least gain is a linear program; its prices are the multipliers of the tightest
//! bound. Packages enter one by one, each the heaviest at the prices so far (Dantzig and Wolfe, "Decomposition principle
//! for linear programs", Operations Research 8(1), 1960). Everything here is a proposal: bounds are taken again in whole
//! numbers.

use super::{
    goal::Goal,
    problem::{Package, Problem},
};

/// How many packages enter, at most.
const ROUNDS: usize = 600;
/// Prices below this are taken for rounding.
const DUST: f64 = 1e-12;

/// Prices, and the packages that entered.
#[derive(Clone, Debug)]
pub(super) struct Priced {
    pub(super) multipliers: Vec<f64>,
    pub(super) packages: Vec<Package>,
}

/// A column of the program.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Package,
    Slack(usize),
}

/// The program: a row for every party, and one that makes the packages a mixture.
struct Program {
    /// How much of the least gain each party's row asks for; 0 where the row is a floor.
    shares: Vec<f64>,
    floors: Vec<f64>,
    inverse: Vec<Vec<f64>>,
    values: Vec<f64>,
    /// The place of the least gain among the basic columns.
    least: usize,
}

/// Prices a goal from a package that keeps its floors, with the weights of the least gain in utilities.
pub(super) fn price(problem: &Problem, goal: &Goal, weights: &[f64], from: &Package) -> Priced {
    let whole = |(floor, unit): (&i128, &i128)| *floor as f64 / *unit as f64;
    let floors: Vec<f64> = match &goal.floors {
        Some(floors) => floors.iter().zip(&problem.units).map(whole).collect(),
        None => vec![-1e9; problem.parties],
    };
    let share = |(counts, weight): (&bool, &f64)| if *counts { *weight } else { 0.0 };
    let shares: Vec<f64> = goal.counts.iter().zip(weights).map(share).collect();
    let floors: Vec<f64> =
        floors.iter().zip(&goal.counts).map(|(floor, counts)| if *counts { 0.0 } else { *floor }).collect();
    let mut first = problem.float_gains(from);
    first.truncate(problem.parties);
    let mut priced = Priced { multipliers: shares.clone(), packages: vec![from.clone()] };
    let Some(mut program) = Program::of(shares, floors, &first) else { return priced };
    let mut package = Package::new();
    let mut tightest = f64::INFINITY;
    for _ in 0..ROUNDS {
        let prices = program.prices();
        let multipliers: Vec<f64> = prices.iter().take(problem.parties).map(|price| -price).collect();
        let negative = multipliers.iter().position(|own| *own < -DUST);
        let (column, entering) = match negative {
            Some(party) => (Column::Slack(party), program.slack(party)),
            None => {
                let sum = problem.heaviest(&multipliers, &mut package);
                let bound = program.bound(&multipliers, sum);
                if bound < tightest {
                    tightest = bound;
                    priced.multipliers.clone_from(&multipliers);
                }
                if bound - program.value() <= 1e-12 * bound.abs().max(1e-3) {
                    break;
                }
                let mut column = problem.float_gains(&package);
                column.truncate(problem.parties);
                column.push(1.0);
                (Column::Package, column)
            }
        };
        if !program.enter(&entering) {
            break;
        }
        if column == Column::Package {
            priced.packages.push(package.clone());
        }
    }
    priced
}

impl Program {
    /// Starts with one package, the least gain it brings, and the slack of everybody else.
    fn of(shares: Vec<f64>, floors: Vec<f64>, gains: &[f64]) -> Option<Self> {
        let parties = shares.len();
        let quotient = |party: &usize| gains[*party] / shares[*party];
        let counted = (0..parties).filter(|party| shares[*party] > 0.0);
        let tight = counted.min_by(|a, b| quotient(a).total_cmp(&quotient(b)))?;
        // The basic columns: the slack of every party but the tight one, whose place the least gain takes, and the package.
        let mut basis = vec![vec![0.0; parties + 1]; parties + 1];
        for (party, row) in basis.iter_mut().enumerate().take(parties) {
            row[party] = if party == tight { 0.0 } else { -1.0 };
            row[tight] = -shares[party];
            row[parties] = gains[party];
        }
        basis[parties][parties] = 1.0;
        let inverse = inverted(basis)?;
        let mut right = floors.clone();
        right.push(1.0);
        let values = inverse.iter().map(|row| dot(row, &right)).collect();
        Some(Self { shares, floors, inverse, values, least: tight })
    }

    fn prices(&self) -> Vec<f64> {
        self.inverse[self.least].clone()
    }

    fn value(&self) -> f64 {
        self.values[self.least]
    }

    /// The least gain that multipliers allow, given what the heaviest package weighs.
    fn bound(&self, multipliers: &[f64], heaviest: f64) -> f64 {
        (heaviest - dot(multipliers, &self.floors)) / dot(multipliers, &self.shares)
    }

    fn slack(&self, party: usize) -> Vec<f64> {
        let mut column = vec![0.0; self.values.len()];
        column[party] = -1.0;
        column
    }

    /// Lets a column enter in the place of the first one that it drives to 0.
    fn enter(&mut self, column: &[f64]) -> bool {
        let change: Vec<f64> = self.inverse.iter().map(|row| dot(row, column)).collect();
        let limits = (0..change.len()).filter(|at| *at != self.least && change[*at] > 1e-11);
        let ratio = |at: &usize| self.values[*at].max(0.0) / change[*at];
        let Some(leaving) = limits
            .min_by(|a, b| ratio(a).total_cmp(&ratio(b)).then_with(|| change[*b].total_cmp(&change[*a])))
        else {
            return false;
        };
        let pivot = change[leaving];
        let step = self.values[leaving] / pivot;
        let row: Vec<f64> = self.inverse[leaving].iter().map(|value| value / pivot).collect();
        for (at, change) in change.iter().enumerate().filter(|(at, _)| *at != leaving) {
            self.inverse[at].iter_mut().zip(&row).for_each(|(value, pivot)| *value -= change * pivot);
            self.values[at] -= change * step;
        }
        self.inverse[leaving] = row;
        self.values[leaving] = step;
        true
    }
}

/// The inverse of a square matrix by elimination; nothing where there is none.
fn inverted(mut matrix: Vec<Vec<f64>>) -> Option<Vec<Vec<f64>>> {
    let size = matrix.len();
    let unit = |at: usize| (0..size).map(|other| f64::from(u8::from(at == other))).collect();
    let mut inverse: Vec<Vec<f64>> = (0..size).map(unit).collect();
    for at in 0..size {
        let pivot = (at..size).max_by(|a, b| matrix[*a][at].abs().total_cmp(&matrix[*b][at].abs()))?;
        matrix.swap(at, pivot);
        inverse.swap(at, pivot);
        let by = matrix[at][at];
        if by.abs() < 1e-300 {
            return None;
        }
        matrix[at].iter_mut().chain(inverse[at].iter_mut()).for_each(|value| *value /= by);
        let (own, own_inverse) = (matrix[at].clone(), inverse[at].clone());
        for other in (0..size).filter(|other| *other != at) {
            let by = matrix[other][at];
            matrix[other].iter_mut().zip(&own).for_each(|(value, own)| *value -= by * own);
            inverse[other].iter_mut().zip(&own_inverse).for_each(|(value, own)| *value -= by * own);
        }
    }
    Some(inverse)
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
