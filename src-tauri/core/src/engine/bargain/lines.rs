//! Lines: weights that are bent towards one party or away from it.
//!
//! By multipliers every package that does as well as one already found weighs at least so much. Raising or lowering the
//! multiplier of one party by a part of it gives multipliers too, and each such line bounds the same packages from another
//! side: a package may come near to the heaviest by one line and be far from it by the next. What a row weighs less than the
//! heaviest of its group is its loss by a line; along every line the losses of a package add up to no more than a budget.

use num_bigint::BigUint;
use num_traits::Pow as _;

use super::{
    goal::{Goal, Measure, Weighing, Worth},
    problem::Problem,
};

/// Multipliers are bent by whole parts of 2 to this.
const BEND_BITS: u32 = 10;
/// By how much for products: towards a party and away from it.
const BENDS_OF_PRODUCTS: [i64; 4] = [128, -128, 448, -448];
/// By how much for the least gain: only towards a party, as nobody can have too much.
const BENDS_OF_LEAST: [i64; 4] = [1536, 640, 256, 96];
/// The bits of the root by which a bent product is bounded.
const ROOT_BITS: u32 = 30;
/// How often rows are dropped that the lines leave no room for.
const ROUNDS: usize = 3;

/// A party whose multiplier is bent.
#[derive(Clone, Copy, Debug)]
struct Bend {
    party: usize,
    by: i64,
    /// For products: the root of 1 + the part, rounded down.
    root: i64,
}

/// The rows of a group that the budgets leave room for.
#[derive(Clone, Debug)]
pub(super) struct Open {
    /// The group's place.
    pub(super) group: usize,
    /// The rows, the least loss by the unbent weights first.
    pub(super) rows: Vec<usize>,
    /// The loss of each row by every line.
    pub(super) losses: Vec<i64>,
}

/// A weighing with its lines, the unbent one first.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    bends: Vec<Bend>,
    /// What the heaviest package weighs by each line.
    most: Vec<i64>,
    /// Group by group what is open.
    pub(super) open: Vec<Open>,
}

impl Lines {
    /// The lines of a weighing, with the rows that a package can have which does as well as `worth`.
    pub(super) fn of(problem: &Problem, goal: &Goal, weighing: &Weighing, worth: &Worth) -> Self {
        let budget = weighing.most - weighing.least_weight(goal, worth);
        let short = |row: &usize| weighing.short.get(*row).copied().unwrap_or(0);
        let mut lines = Self { bends: bends(goal, weighing), most: Vec::new(), open: Vec::new() };
        let mut terms = Terms::of(problem.parties);
        for (group, rows) in problem.groups().enumerate() {
            let mut rows: Vec<usize> = rows.filter(|row| short(row) <= budget).collect();
            rows.sort_by_key(|row| (short(row), *row));
            let mut losses = Vec::with_capacity(rows.len() * lines.count());
            for row in &rows {
                lines.weigh(weighing, &mut terms, problem.row(*row), &mut losses);
            }
            lines.open.push(Open { group, rows, losses });
        }
        let mut most = Vec::with_capacity(lines.count());
        lines.weigh(weighing, &mut terms, problem.start(), &mut most);
        lines.most = most;
        let count = lines.count();
        lines.open.iter_mut().for_each(|open| lower(open, count, &mut lines.most));
        let least = lines.least(goal, weighing, worth);
        for _ in 0..ROUNDS {
            let before: usize = lines.open.iter().map(|open| open.rows.len()).sum();
            lines.narrow(&least);
            if lines.open.iter().map(|open| open.rows.len()).sum::<usize>() == before {
                break;
            }
        }
        lines
    }

    /// How many lines there are.
    pub(super) fn count(&self) -> usize {
        self.bends.len() + 1
    }

    /// By how much less than the heaviest a package may weigh, by every line, that does as well as `worth`.
    pub(super) fn budgets(&self, goal: &Goal, weighing: &Weighing, worth: &Worth) -> Vec<i64> {
        let least = self.least(goal, weighing, worth);
        self.most.iter().zip(least).map(|(most, least)| most - least).collect()
    }

    /// Drops rows that some line leaves no room for, and counts losses from the heaviest of those that are left.
    fn narrow(&mut self, least: &[i64]) {
        let count = self.bends.len() + 1;
        let budgets: Vec<i64> = self.most.iter().zip(least).map(|(most, least)| most - least).collect();
        for open in &mut self.open {
            let fits = |losses: &[i64]| losses.iter().zip(&budgets).all(|(loss, budget)| loss <= budget);
            let is_open: Vec<bool> = open.losses.chunks(count).map(fits).collect();
            if is_open.iter().all(|is_open| *is_open) {
                continue;
            }
            let (mut rows, mut losses) = (Vec::new(), Vec::new());
            for ((row, own), is_open) in open.rows.iter().zip(open.losses.chunks(count)).zip(is_open) {
                if is_open {
                    rows.push(*row);
                    losses.extend(own.iter().map(|loss| -loss));
                }
            }
            (open.rows, open.losses) = (rows, losses);
            lower(open, count, &mut self.most);
        }
    }

    /// What a package weighs at least, by every line, that does as well as `worth`.
    fn least(&self, goal: &Goal, weighing: &Weighing, worth: &Worth) -> Vec<i64> {
        let straight = weighing.least_weight(goal, worth);
        let bent = |bend: &Bend| match worth {
            Worth::Product(_) => ((i128::from(straight) * i128::from(bend.root)) >> ROOT_BITS) as i64,
            Worth::Least { .. } => {
                let need = weighing.least_term(goal, worth, bend.party);
                let more = (i128::from(need) * i128::from(bend.by)) >> BEND_BITS;
                straight.saturating_add(more as i64)
            }
        };
        std::iter::once(straight).chain(self.bends.iter().map(bent)).collect()
    }

    /// Adds what a vector weighs by every line, rounded upwards.
    fn weigh(&self, weighing: &Weighing, terms: &mut Terms, vector: &[i128], weights: &mut Vec<i64>) {
        weighing.terms(vector, &mut terms.up, &mut terms.down);
        let sum: i128 = terms.up.iter().sum();
        weights.push(weighing.cut_up(sum, 0));
        weights.extend(self.bends.iter().map(|bend| {
            let terms = if bend.by > 0 { &terms.up } else { &terms.down };
            let term = terms.get(bend.party).copied().unwrap_or(0);
            weighing.cut_up((sum << BEND_BITS) + term * i128::from(bend.by), BEND_BITS)
        }));
    }
}

/// What a vector brings to each party times the party's multiplier, rounded up and down.
struct Terms {
    up: Vec<i128>,
    down: Vec<i128>,
}

impl Terms {
    fn of(parties: usize) -> Self {
        Self { up: vec![0; parties], down: vec![0; parties] }
    }
}

/// Turns weights of a group into losses, and adds what its heaviest row weighs to the most.
fn lower(open: &mut Open, count: usize, most: &mut [i64]) {
    for (line, most) in most.iter_mut().enumerate() {
        let heaviest = open.losses.iter().skip(line).step_by(count).max().copied().unwrap_or(0);
        open.losses.iter_mut().skip(line).step_by(count).for_each(|own| *own = heaviest - *own);
        *most += heaviest;
    }
}

fn bends(goal: &Goal, weighing: &Weighing) -> Vec<Bend> {
    let count = goal.counts.iter().filter(|counts| **counts).count() as u32;
    let parts = match &goal.measure {
        Measure::Product => BENDS_OF_PRODUCTS.map(|by| (by, root(by, count))),
        Measure::Least(_) => BENDS_OF_LEAST.map(|by| (by, 0)),
    };
    let weighed = weighing.multipliers.iter().enumerate().filter(|(_, by)| **by > 0);
    let bent = |(party, _)| parts.map(|(by, root)| Bend { party, by, root });
    weighed.flat_map(bent).collect()
}

/// The root of 1 + a part, rounded down: what the least sum of `count` numbers with a product is raised by when one of them
/// is raised by the part.
fn root(by: i64, count: u32) -> i64 {
    if count == 0 {
        return 1 << ROOT_BITS;
    }
    let whole = ((1_i64 << BEND_BITS) + by).unsigned_abs();
    let right = BigUint::from(whole) << (ROOT_BITS * count - BEND_BITS) as usize;
    let proposed = (whole as f64 / f64::from(1 << BEND_BITS)).powf(1.0 / f64::from(count));
    let mut root = (proposed * 2_f64.powi(ROOT_BITS as i32)) as u64;
    // The float proposes; it is taken only if it holds in whole numbers.
    while BigUint::from(root).pow(count) > right {
        root -= 1;
    }
    root as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_square_root_of_five_quarters_is_rounded_down() {
        let root = root(256, 2);
        assert!(root * root <= 5 << 58 && (root + 1) * (root + 1) > 5 << 58);
    }
}
