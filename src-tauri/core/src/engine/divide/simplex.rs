//! Linear programs in exact fractions.
//!
//! The simplex method on dictionaries in two phases, with Bland's rule, so that it never goes round in circles (Bland, "New
//! finite pivoting rules for the simplex method", Mathematics of Operations Research 2(2), 1977).

use num_rational::BigRational;
use num_traits::{One as _, Signed as _, Zero as _};

/// Maximise a sum of variables that are not below zero, each row of factors coming to at most its limit.
#[derive(Clone, Debug)]
pub(super) struct Program {
    pub(super) goal: Vec<BigRational>,
    pub(super) rows: Vec<(Vec<BigRational>, BigRational)>,
}

/// What a program comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Solved {
    /// No values meet all rows.
    Infeasible,
    /// The goal rises without end.
    Unbounded,
    /// The largest value of the goal, at a corner.
    Most {
        /// The value.
        value: BigRational,
        /// The variables there.
        values: Vec<BigRational>,
        /// What one more of each row's limit would add: multipliers of the rows that prove the value.
        duals: Vec<BigRational>,
    },
}

/// Basic variables as what remains of their limits and falls with the others.
struct Dictionary {
    /// The variables that are zero, one for each column.
    free: Vec<usize>,
    /// The variables that are held, one for each row.
    held: Vec<usize>,
    factors: Vec<Vec<BigRational>>,
    limits: Vec<BigRational>,
    goal: Vec<BigRational>,
    value: BigRational,
}

impl Program {
    /// Solves it.
    pub(super) fn solved(&self) -> Solved {
        let count = self.goal.len();
        let Some(mut dictionary) = self.started() else { return Solved::Infeasible };
        if !dictionary.rise() {
            return Solved::Unbounded;
        }
        let held = |at: usize| dictionary.held.iter().position(|own| *own == at);
        let value = |at: usize| held(at).and_then(|row| dictionary.limits.get(row).cloned());
        let values = (0..count).map(|at| value(at).unwrap_or_else(BigRational::zero)).collect();
        let dual = |row: usize| {
            let column = dictionary.free.iter().position(|own| *own == count + row);
            column.and_then(|column| dictionary.goal.get(column)).map_or_else(BigRational::zero, |own| -own)
        };
        let duals = (0..self.rows.len()).map(dual).collect();
        Solved::Most { value: dictionary.value.clone(), values, duals }
    }

    /// A dictionary that meets all rows; nothing where none does.
    fn started(&self) -> Option<Dictionary> {
        let count = self.goal.len();
        let mut dictionary = Dictionary {
            free: (0..count).collect(),
            held: (count..count + self.rows.len()).collect(),
            factors: self.rows.iter().map(|(factors, _)| factors.clone()).collect(),
            limits: self.rows.iter().map(|(_, limit)| limit.clone()).collect(),
            goal: self.goal.clone(),
            value: BigRational::zero(),
        };
        let least = dictionary.limits.iter().enumerate().min_by(|a, b| a.1.cmp(b.1));
        let Some((row, _)) = least.filter(|(_, limit)| limit.is_negative()) else { return Some(dictionary) };
        let slack = count + self.rows.len();
        dictionary.free.push(slack);
        dictionary.factors.iter_mut().for_each(|factors| factors.push(-BigRational::one()));
        dictionary.goal = vec![BigRational::zero(); count];
        dictionary.goal.push(-BigRational::one());
        dictionary.exchange(row, count);
        if !dictionary.rise() || !dictionary.value.is_zero() {
            return None;
        }
        dictionary.drop_slack(slack);
        dictionary.aim(&self.goal);
        Some(dictionary)
    }
}

impl Dictionary {
    /// Takes the variable that was only needed to begin with out again.
    fn drop_slack(&mut self, slack: usize) {
        if let Some(row) = self.held.iter().position(|own| *own == slack) {
            let factors = self.factors.get(row).cloned().unwrap_or_default();
            if let Some(column) = factors.iter().position(|factor| !factor.is_zero()) {
                self.exchange(row, column);
            } else {
                self.held.remove(row);
                self.factors.remove(row);
                self.limits.remove(row);
            }
        }
        if let Some(column) = self.free.iter().position(|own| *own == slack) {
            self.free.remove(column);
            self.goal.remove(column);
            self.factors.iter_mut().for_each(|factors| drop(factors.remove(column)));
        }
    }

    /// Takes a goal, given by variables, in terms of those that are zero.
    fn aim(&mut self, goal: &[BigRational]) {
        let factor = |at: &usize| goal.get(*at).cloned().unwrap_or_else(BigRational::zero);
        self.goal = self.free.iter().map(factor).collect();
        self.value = BigRational::zero();
        for ((held, factors), limit) in self.held.iter().zip(&self.factors).zip(&self.limits) {
            let by = factor(held);
            self.value += &by * limit;
            self.goal.iter_mut().zip(factors).for_each(|(own, factor)| *own -= &by * factor);
        }
    }

    /// Raises the goal as far as it goes; false where it rises without end.
    fn rise(&mut self) -> bool {
        loop {
            let rising =
                self.goal.iter().zip(&self.free).enumerate().filter(|(_, (goal, _))| goal.is_positive());
            let Some((column, _)) = rising.min_by_key(|(_, (_, variable))| **variable) else { return true };
            let Some(row) = self.tightest(column) else { return false };
            self.exchange(row, column);
        }
    }

    /// The row that stops a column first; of several that of the smallest variable.
    fn tightest(&self, column: usize) -> Option<usize> {
        let mut found: Option<(BigRational, usize, usize)> = None;
        for (row, ((factors, limit), variable)) in
            self.factors.iter().zip(&self.limits).zip(&self.held).enumerate()
        {
            let Some(factor) = factors.get(column).filter(|factor| factor.is_positive()) else { continue };
            let own = (limit / factor, *variable, row);
            if found.as_ref().is_none_or(|held| (&own.0, own.1) < (&held.0, held.1)) {
                found = Some(own);
            }
        }
        found.map(|(_, _, row)| row)
    }

    /// Exchanges a held variable for one that was zero.
    fn exchange(&mut self, row: usize, column: usize) {
        let Some((own, limit)) = self.factors.get_mut(row).zip(self.limits.get_mut(row)) else { return };
        let Some(pivot) = own.get_mut(column) else { return };
        let by = std::mem::replace(pivot, BigRational::one());
        own.iter_mut().for_each(|factor| *factor /= &by);
        *limit /= &by;
        let (own, limit) = (own.clone(), limit.clone());
        let others =
            self.factors.iter_mut().zip(self.limits.iter_mut()).enumerate().filter(|(at, _)| *at != row);
        for (_, (factors, other)) in others {
            let Some(by) = taken(factors, column, &own) else { continue };
            *other -= by * &limit;
        }
        if let Some(by) = taken(&mut self.goal, column, &own) {
            self.value += by * &limit;
        }
        if let Some((held, free)) = self.held.get_mut(row).zip(self.free.get_mut(column)) {
            std::mem::swap(held, free);
        }
    }
}

/// Takes a multiple of a row from another so that its factor in a column becomes that of the exchanged variable; the
/// multiple, unless it is zero.
fn taken(factors: &mut [BigRational], column: usize, own: &[BigRational]) -> Option<BigRational> {
    let by = std::mem::replace(factors.get_mut(column)?, BigRational::zero());
    if by.is_zero() {
        return None;
    }
    factors.iter_mut().zip(own).for_each(|(factor, own)| *factor -= &by * own);
    Some(by)
}
