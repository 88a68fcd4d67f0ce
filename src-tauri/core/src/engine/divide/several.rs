//! The amounts that the rules pick for three and more parties, exact over all amounts.
//!
//! One row of every group is chosen, and on a path any point between two neighbouring rows. Letting any mixture of rows
//! stand in for one gives a linear program whose value is a bound; groups whose mixture is no such point are split until
//! the bound is reached.

use std::cell::Cell;

use num_rational::BigRational;
use num_traits::{One as _, Zero as _};

use super::simplex::{Program, Solved};

/// The largest number of columns of all the linear programs together.
const LARGEST_COLUMN_COUNT: usize = 20_000;

/// What can be chosen of one group, as gains of every party.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) rows: Vec<Vec<BigRational>>,
    /// Whether any point between a row and the next can be chosen too; empty where only rows can.
    pub(super) linked: Vec<bool>,
}

/// A choice in every group: a row, and how far on the way to the next.
pub(super) type Chosen = Vec<(usize, BigRational)>;

/// Groups that add up, with each party's gain before anything is chosen.
#[derive(Clone, Debug)]
pub(super) struct Several {
    start: Vec<BigRational>,
    parts: Vec<Part>,
    /// How many more columns of linear programs may be looked at.
    left: Cell<usize>,
}

/// What is raised as far as it goes.
enum Raised<'a> {
    /// The smallest gain of these parties.
    Least(&'a [usize]),
    /// The gain of one party.
    Of(usize),
}

impl Several {
    /// Groups that add up on top of what everybody has.
    pub(super) const fn of(start: Vec<BigRational>, parts: Vec<Part>) -> Self {
        Self { start, parts, left: Cell::new(LARGEST_COLUMN_COUNT) }
    }

    /// How many parties there are.
    pub(super) fn parties(&self) -> usize {
        self.start.len()
    }

    /// The same with every party's gains divided by a weight.
    pub(super) fn divided(&self, weights: &[BigRational]) -> Self {
        let by = |gains: &Vec<BigRational>| {
            gains.iter().zip(weights).map(|(gain, weight)| gain / weight).collect()
        };
        let part =
            |part: &Part| Part { rows: part.rows.iter().map(by).collect(), linked: part.linked.clone() };
        Self { start: by(&self.start), parts: self.parts.iter().map(part).collect(), left: self.left.clone() }
    }

    /// What a choice brings to everybody.
    pub(super) fn gains(&self, chosen: &Chosen) -> Vec<BigRational> {
        let mut gains = self.start.clone();
        for (part, (row, way)) in self.parts.iter().zip(chosen) {
            let Some(from) = part.rows.get(*row) else { continue };
            let to = part.rows.get(row + 1).unwrap_or(from);
            let steps = from.iter().zip(to).map(|(from, to)| from + (to - from) * way);
            gains.iter_mut().zip(steps).for_each(|(gain, step)| *gain += step);
        }
        gains
    }

    /// The choice with the largest gain of a party where nobody loses; nothing where somebody always does, and an error
    /// where the search takes too long.
    pub(super) fn most_of(&self, party: usize) -> Result<Option<Chosen>, TooLong> {
        let floors = vec![Some(BigRational::zero()); self.start.len()];
        Ok(self.raised(&Raised::Of(party), &floors)?.map(|(_, chosen)| chosen))
    }

    /// The leximin choice: the smallest gain is raised as far as it goes, then the next.
    ///
    /// Some party is at the smallest gain; where one is there in every choice, it is held, else each is held in turn.
    pub(super) fn leximin(&self) -> Result<Option<Chosen>, TooLong> {
        let free: Vec<usize> = (0..self.start.len()).collect();
        self.rising(&free, &vec![None; self.start.len()])
    }

    /// The same among some parties, where nobody loses.
    pub(super) fn leximin_of(&self, parties: &[usize]) -> Result<Option<Chosen>, TooLong> {
        self.rising(parties, &vec![Some(BigRational::zero()); self.start.len()])
    }

    fn rising(&self, free: &[usize], floors: &[Option<BigRational>]) -> Result<Option<Chosen>, TooLong> {
        let Some((least, chosen)) = self.raised(&Raised::Least(free), floors)? else { return Ok(None) };
        if free.len() < 2 {
            return Ok(Some(chosen));
        }
        let mut floors = floors.to_vec();
        let own = floors.iter_mut().enumerate().filter(|(at, _)| free.contains(at));
        own.for_each(|(_, floor)| *floor = Some(least.clone()));
        let mut held = free.to_vec();
        for party in free {
            let most = self.raised(&Raised::Of(*party), &floors)?;
            if most.is_none_or(|(most, _)| most <= least) {
                held = vec![*party];
                break;
            }
        }
        let mut best: Option<(Vec<BigRational>, Chosen)> = None;
        for party in held {
            let rest: Vec<usize> = free.iter().copied().filter(|own| *own != party).collect();
            let Some(chosen) = self.rising(&rest, &floors)? else { continue };
            let gains = self.gains(&chosen);
            let mut gains: Vec<BigRational> =
                free.iter().filter_map(|own| gains.get(*own).cloned()).collect();
            gains.sort();
            if best.as_ref().is_none_or(|(most, _)| gains > *most) {
                best = Some((gains, chosen));
            }
        }
        Ok(best.map(|(_, chosen)| chosen))
    }

    /// The largest value of what is raised with every gain at its floor or above, and a choice that reaches it.
    fn raised(
        &self,
        goal: &Raised<'_>,
        floors: &[Option<BigRational>],
    ) -> Result<Option<(BigRational, Chosen)>, TooLong> {
        let mut best: Option<(BigRational, Chosen)> = None;
        let mut open =
            vec![self.parts.iter().map(|part| (0..part.rows.len()).collect::<Vec<_>>()).collect::<Vec<_>>()];
        while let Some(allowed) = open.pop() {
            let columns = allowed.iter().map(Vec::len).sum::<usize>();
            self.left.set(self.left.get().checked_sub(columns).ok_or(TooLong)?);
            let Some((bound, mixture)) = self.mixed(goal, floors, &allowed) else { continue };
            if best.as_ref().is_some_and(|(most, _)| bound <= *most) {
                continue;
            }
            match self.torn(&allowed, &mixture) {
                Some((at, sides)) => open.extend(sides.into_iter().map(|side| {
                    let mut part = allowed.clone();
                    part.iter_mut().skip(at).take(1).for_each(|own| *own = side.clone());
                    part
                })),
                None => best = Some((bound, self.chosen(&allowed, &mixture))),
            }
        }
        Ok(best)
    }

    /// The bound by mixtures of the allowed rows: its value, and how much of every allowed row is in it.
    fn mixed(
        &self,
        goal: &Raised<'_>,
        floors: &[Option<BigRational>],
        allowed: &[Vec<usize>],
    ) -> Option<(BigRational, Vec<Vec<BigRational>>)> {
        if allowed.iter().any(Vec::is_empty) {
            return None;
        }
        let size: usize = allowed.iter().map(Vec::len).sum::<usize>() + 1;
        let (bases, mut rows) = (self.bases(), Vec::new());
        let low = bases.iter().min().cloned().unwrap_or_else(BigRational::zero);
        for (party, base) in bases.iter().enumerate() {
            let is_raised = match goal {
                Raised::Least(parties) => parties.contains(&party),
                Raised::Of(own) => *own == party,
            };
            let above = |(part, allowed): (&Part, &Vec<usize>)| {
                let least = least(part, party);
                allowed.iter().map(|row| &least - cell(part, *row, party)).collect::<Vec<_>>()
            };
            let factors: Vec<BigRational> = self.parts.iter().zip(allowed).flat_map(above).collect();
            if is_raised {
                rows.push(([factors.clone(), vec![BigRational::one()]].concat(), base - &low));
            }
            if let Some(floor) = floors.get(party).and_then(Option::as_ref) {
                rows.push(([factors, vec![BigRational::zero()]].concat(), base - floor));
            }
        }
        let mut from = 0;
        for own in allowed {
            let inside = from..from + own.len();
            let one = |at: usize| if inside.contains(&at) { BigRational::one() } else { BigRational::zero() };
            rows.push(((0..size).map(one).collect(), BigRational::one()));
            from += own.len();
        }
        let goal = (0..size)
            .map(|at| if at + 1 == size { BigRational::one() } else { BigRational::zero() })
            .collect();
        let Solved::Most { value, values: mixture, .. } = (Program { goal, rows }).solved() else {
            return None;
        };
        let mut mixture = mixture.into_iter();
        let parts = allowed.iter().map(|own| mixture.by_ref().take(own.len()).collect()).collect();
        Some((value + low, parts))
    }

    /// What everybody has at least: the least of every part, which a mixture of less than one whole row brings too.
    fn bases(&self) -> Vec<BigRational> {
        let base = |(party, start): (usize, &BigRational)| {
            self.parts.iter().fold(start.clone(), |sum, part| sum + least(part, party))
        };
        self.start.iter().enumerate().map(base).collect()
    }

    /// A group whose mixture is no point that can be chosen, with the two sides into which its rows are split.
    fn torn(&self, allowed: &[Vec<usize>], mixture: &[Vec<BigRational>]) -> Option<(usize, [Vec<usize>; 2])> {
        let groups = self.parts.iter().zip(allowed).zip(mixture).enumerate();
        groups.into_iter().find_map(|(at, ((part, allowed), mixture))| {
            let used: Vec<usize> = (0..mixture.len())
                .filter(|own| mixture.get(*own).is_some_and(|own| !own.is_zero()))
                .collect();
            let (first, last) = (*used.first()?, *used.last()?);
            let is_linked =
                |own: usize| allowed.get(own).is_some_and(|row| part.linked.get(*row) == Some(&true));
            if first == last || (last == first + 1 && is_linked(first)) {
                return None;
            }
            if part.linked.is_empty() {
                let own = *allowed.get(first)?;
                return Some((at, [allowed.iter().copied().filter(|row| *row != own).collect(), vec![own]]));
            }
            let middle = (first + last) / 2;
            let next = if last == first + 1 { last } else { middle };
            Some((
                at,
                [
                    allowed.iter().copied().take(middle + 1).collect(),
                    allowed.iter().copied().skip(next).collect(),
                ],
            ))
        })
    }

    /// The choice that a mixture stands for, each group filled up with its first row.
    fn chosen(&self, allowed: &[Vec<usize>], mixture: &[Vec<BigRational>]) -> Chosen {
        let choice = |(allowed, mixture): (&Vec<usize>, &Vec<BigRational>)| {
            let first = mixture.iter().position(|own| !own.is_zero()).unwrap_or(0);
            let next = mixture.get(first + 1).cloned().unwrap_or_else(BigRational::zero);
            (allowed.get(first).copied().unwrap_or(0), next)
        };
        allowed.iter().zip(mixture).map(choice).collect()
    }
}

/// The search took too many steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooLong;

fn cell(part: &Part, row: usize, party: usize) -> BigRational {
    part.rows.get(row).and_then(|row| row.get(party)).cloned().unwrap_or_else(BigRational::zero)
}

/// The least that a part brings to a party.
fn least(part: &Part, party: usize) -> BigRational {
    (0..part.rows.len()).map(|row| cell(part, row, party)).min().unwrap_or_else(BigRational::zero)
}
