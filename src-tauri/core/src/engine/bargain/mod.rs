//! Rules that pick a package by the parties' gains, without listing the frontier.
//!
//! A rule is a goal, or several in turn: the largest product of gains, or the largest least gain. A bound comes from
//! multipliers: no package's gains, multiplied and added up, are above the sum of what the best row of each group comes to
//! alone. That sum is computed in whole numbers, rounded up, and says how much less a package may weigh that still does as
//! well as one already found; the packages within this budget are looked through as pairs of halves. What remains is the
//! proof: the multipliers bound everything outside the budget, the search has seen everything inside. Floats only propose
//! multipliers and first packages; nothing is decided by them.

mod envelope;
mod exchange;
mod goal;
mod halves;
mod least;
mod lines;
mod outdone;
mod problem;
mod product;
mod read_off;
mod search;
mod stage;
mod stream;
mod walk;
mod winners;

use std::cmp::Ordering;

use goal::{Goal, Measure, Worth};
pub use outdone::Rule;
use problem::{Package, Problem, near};
use search::Found;
use stage::Stage;
use winners::LARGEST_TIE;
pub use winners::Winner;

use super::{
    SpaceError, Watch,
    table::{Table, Whole},
};

/// Parties with a table of utilities, what each has without agreement, and what a whole utility is for each.
#[derive(Clone, Debug)]
pub struct Bargain<'a, N> {
    table: &'a Table<N>,
    problem: Problem,
}

/// What a rule picks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// There is no package.
    NoPackage,
    /// Somebody loses in every package.
    SomebodyLoses,
    /// These gain vectors win, highest first.
    Won(Won),
}

impl Choice {
    /// The gain vectors that win, with their packages; none where nothing is picked.
    pub fn winners(&self) -> &[Winner] {
        match self {
            Self::Won(won) => &won.winners,
            Self::NoPackage | Self::SomebodyLoses => &[],
        }
    }
}

/// The gain vectors that win, and how that was proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Won {
    /// The vectors, highest first, with their packages.
    pub winners: Vec<Winner>,
    /// Whom the rule looked at; the others cannot gain beside them.
    pub counts: Vec<bool>,
    /// What the gains of each were measured by: a whole utility, or its largest gain.
    pub weights: Vec<i128>,
    /// Multipliers of whole utilities, one for each party and the largest 2^24, that bound every package outside of the
    /// search.
    pub multipliers: Vec<i128>,
}

/// The vectors that are left, with the goal and the search that they come from.
type Left = (Vec<Vec<i128>>, Goal, Found);

impl<'a, N: Whole> Bargain<'a, N> {
    /// Gains over what the parties have without agreement, in the table's numbers.
    pub fn of(table: &'a Table<N>, without: &[i128], units: &[i128]) -> Self {
        Self { table, problem: Problem::of(table, without, units) }
    }

    /// What a rule picks.
    pub fn choice(&self, rule: Rule, watch: &Watch<'_>) -> Result<Choice, SpaceError> {
        match rule {
            Rule::Nash => self.nash(watch),
            Rule::Leximin => self.leximin(watch),
            Rule::KalaiSmorodinsky => self.kalai_smorodinsky(watch),
        }
    }

    /// Nash's rule: the largest product of gains ("The bargaining problem", Econometrica 18(2), 1950).
    ///
    /// Where nothing gives everybody a gain, as many parties as can gain together, then the largest product of theirs.
    pub fn nash(&self, watch: &Watch<'_>) -> Result<Choice, SpaceError> {
        let all = vec![true; self.problem.parties];
        let mut package = Package::new();
        if self.problem.is_empty() {
            return Ok(Choice::NoPackage);
        }
        self.problem.heaviest(&self.evenly(), &mut package);
        if self.problem.gains(&package).iter().any(|gain| *gain <= 0) {
            let Some(found) = self.least(&all, &self.problem.units, None, &package, watch)? else {
                return Ok(Choice::NoPackage);
            };
            match &found.worth {
                Worth::Least { gain, .. } if *gain < 0 => return Ok(Choice::SomebodyLoses),
                Worth::Least { gain, .. } if *gain == 0 => return self.nash_of_some(found, watch),
                Worth::Least { .. } | Worth::Product(_) => package = found.package,
            }
        }
        self.nash_of(all, &package, watch)
    }

    /// Multipliers that make the parties' largest gains equal.
    fn evenly(&self) -> Vec<f64> {
        let even = |((_, high), unit): (&(i128, i128), &i128)| near(*unit) / near(*high).max(1.0);
        self.problem.reach().iter().zip(&self.problem.units).map(even).collect()
    }

    fn nash_of(&self, counts: Vec<bool>, from: &Package, watch: &Watch<'_>) -> Result<Choice, SpaceError> {
        let floors = Some(vec![0; self.problem.parties]);
        let goal = Goal { measure: Measure::Product, counts, floors };
        let Some(found) = search::best(&self.problem, &goal, from, watch)? else {
            return Ok(Choice::SomebodyLoses);
        };
        let vectors =
            winners::matched(&self.problem, &found, LARGEST_TIE).ok_or(SpaceError::SearchTooLong)?;
        self.won((vectors, goal, found))
    }

    /// Where nobody loses but not everybody can gain: the largest sets of parties that gain together.
    fn nash_of_some(&self, even: Found, watch: &Watch<'_>) -> Result<Choice, SpaceError> {
        let parties = self.problem.parties;
        let mut best: Option<(Won, Worth)> = None;
        for size in (1..=parties).rev() {
            let sets = (0_u32..1 << parties).filter(|set| set.count_ones() as usize == size);
            for set in sets {
                let counts: Vec<bool> = (0..parties).map(|party| set >> party & 1 == 1).collect();
                let floors = Some(vec![0; parties]);
                let start = self.least(&counts, &self.problem.units, floors, &even.package, watch)?;
                let gains = |found: &Found| matches!(found.worth, Worth::Least { gain, .. } if gain > 0);
                let Some(Found { package: start, .. }) = start.filter(gains) else { continue };
                let Choice::Won(won) = self.nash_of(counts.clone(), &start, watch)? else { continue };
                let goal = Goal { measure: Measure::Product, counts, floors: None };
                let Some(worth) = won.winners.first().and_then(|winner| goal.worth(&winner.gains)) else {
                    continue;
                };
                best = Some(match best.take() {
                    None => (won, worth),
                    Some((mut held, by)) => match self.product_order((&won, &worth), (&held, &by)) {
                        Ordering::Greater => (won, worth),
                        Ordering::Less => (held, by),
                        Ordering::Equal => {
                            held.winners.extend(won.winners);
                            (held, by)
                        }
                    },
                });
            }
            if best.is_some() {
                break;
            }
        }
        let Some((mut won, _)) = best else { return self.nobody_gains(even) };
        won.winners.sort_by(|a, b| b.gains.cmp(&a.gains));
        won.winners.dedup();
        Ok(Choice::Won(won))
    }

    /// Where nobody can gain and nobody loses, the packages that leave everybody where they are.
    fn nobody_gains(&self, even: Found) -> Result<Choice, SpaceError> {
        let (counts, floors) = (vec![true; self.problem.parties], Some(vec![0; self.problem.parties]));
        let goal = Goal { measure: Measure::Least(self.problem.units.clone()), counts, floors };
        let vectors = winners::matched(&self.problem, &even, LARGEST_TIE).ok_or(SpaceError::SearchTooLong)?;
        let won = self.won((vectors, goal, even))?;
        Ok(match won {
            Choice::Won(won) => Choice::Won(Won { counts: vec![false; self.problem.parties], ..won }),
            Choice::NoPackage => Choice::NoPackage,
            Choice::SomebodyLoses => Choice::SomebodyLoses,
        })
    }

    /// How the products of two sets of parties compare, in utilities.
    fn product_order(&self, one: (&Won, &Worth), other: (&Won, &Worth)) -> Ordering {
        let scaled = |worth: &Worth, by: &[bool]| {
            let units = self.problem.units.iter().zip(by).filter(|(_, counts)| **counts);
            let units = units.map(|(unit, _)| num_bigint::BigUint::from(unit.unsigned_abs()));
            match worth {
                Worth::Product(product) => units.fold(product.clone(), |product, unit| product * unit),
                Worth::Least { .. } => num_bigint::BigUint::ZERO,
            }
        };
        scaled(one.1, &other.0.counts).cmp(&scaled(other.1, &one.0.counts))
    }

    /// The leximin rule: the largest smallest gain in utilities, then the next smallest, and so on.
    pub fn leximin(&self, watch: &Watch<'_>) -> Result<Choice, SpaceError> {
        let counts = vec![true; self.problem.parties];
        self.rising(Stage { counts, weights: self.problem.units.clone(), floors: None }, watch)
    }

    /// The rule of Kalai and Smorodinsky ("Other solutions to Nash's bargaining problem", Econometrica 43(3), 1975) as a
    /// discrete leximin: the same on gains divided by the party's largest gain where nobody loses. Parties that cannot
    /// gain there are left out.
    pub fn kalai_smorodinsky(&self, watch: &Watch<'_>) -> Result<Choice, SpaceError> {
        let all = vec![true; self.problem.parties];
        let mut package = Package::new();
        if self.problem.is_empty() {
            return Ok(Choice::NoPackage);
        }
        self.problem.heaviest(&self.evenly(), &mut package);
        if self.problem.gains(&package).iter().any(|gain| *gain < 0) {
            match self.least(&all, &self.problem.units, None, &package, watch)? {
                None => return Ok(Choice::NoPackage),
                Some(found) => match found.worth {
                    Worth::Least { gain, .. } if gain >= 0 => package = found.package,
                    Worth::Least { .. } | Worth::Product(_) => return Ok(Choice::SomebodyLoses),
                },
            }
        }
        let most = self.largest_gains(&package, watch)?;
        let counts: Vec<bool> = most.iter().map(|most| *most > 0).collect();
        let floors = Some(vec![0; self.problem.parties]);
        let weights = most.into_iter().map(|most| most.max(1)).collect();
        self.rising_from(Stage { counts, weights, floors }, &package, watch)
    }

    /// Each party's largest gain where nobody loses.
    fn largest_gains(&self, from: &Package, watch: &Watch<'_>) -> Result<Vec<i128>, SpaceError> {
        let reach = self.problem.reach();
        if reach.iter().all(|(low, _)| *low >= 0) {
            return Ok(reach.iter().map(|(_, high)| *high).collect());
        }
        let most = |party: usize| {
            let counts: Vec<bool> = (0..self.problem.parties).map(|other| other == party).collect();
            let floors = Some(vec![0; self.problem.parties]);
            let found = self.least(&counts, &self.problem.units, floors, from, watch)?;
            Ok(found.and_then(|found| self.problem.gains(&found.package).get(party).copied()).unwrap_or(0))
        };
        (0..self.problem.parties).map(most).collect()
    }

    fn least(
        &self,
        counts: &[bool],
        weights: &[i128],
        floors: Option<Vec<i128>>,
        from: &Package,
        watch: &Watch<'_>,
    ) -> Result<Option<Found>, SpaceError> {
        let goal = Goal { measure: Measure::Least(weights.to_vec()), counts: counts.to_vec(), floors };
        search::best(&self.problem, &goal, from, watch)
    }

    fn rising(&self, stage: Stage, watch: &Watch<'_>) -> Result<Choice, SpaceError> {
        let mut package = Package::new();
        if self.problem.is_empty() {
            return Ok(Choice::NoPackage);
        }
        self.problem.heaviest(&self.evenly(), &mut package);
        self.rising_from(stage, &package, watch)
    }

    fn rising_from(&self, stage: Stage, from: &Package, watch: &Watch<'_>) -> Result<Choice, SpaceError> {
        let compared = stage.clone();
        match self.raised(&stage, &compared, from, watch)? {
            Some(left) if left.0.iter().flatten().all(|gain| *gain >= 0) => Ok(match self.won(left)? {
                Choice::Won(won) => Choice::Won(Won { counts: stage.counts, weights: stage.weights, ..won }),
                other @ (Choice::NoPackage | Choice::SomebodyLoses) => other,
            }),
            Some(_) => Ok(Choice::SomebodyLoses),
            None => Ok(Choice::NoPackage),
        }
    }

    /// Raises the smallest gain of those that still count, then those of the others that can still rise.
    ///
    /// Where too many vectors are equal so far, one party is held at what it has: one that can rise in none of them, else
    /// each of them in turn.
    fn raised(
        &self,
        stage: &Stage,
        compared: &Stage,
        from: &Package,
        watch: &Watch<'_>,
    ) -> Result<Option<Left>, SpaceError> {
        let measure = Measure::Least(stage.weights.clone());
        let goal = Goal { measure, counts: stage.counts.clone(), floors: stage.floors.clone() };
        if !stage.counts.contains(&true) {
            let settled = self.settled(goal, from, watch)?;
            return Ok(settled.map(|(vectors, goal, found)| (compared.topmost(vectors), goal, found)));
        }
        let Some(found) = self.found(stage, &goal, from, watch)? else { return Ok(None) };
        let tied = self.problem.limits.tied;
        if let Some(vectors) = winners::matched(&self.problem, &found, tied) {
            return Ok(Some((compared.topmost(vectors), goal, found)));
        }
        let Worth::Least { gain, weight } = found.worth else { return Ok(None) };
        let held = stage.held((gain, weight));
        let mut best: Option<Left> = None;
        for party in self.to_hold(stage, &held, &found, watch)? {
            let mut counts = stage.counts.clone();
            counts.iter_mut().skip(party).take(1).for_each(|counts| *counts = false);
            let next = Stage { counts, weights: stage.weights.clone(), floors: Some(held.clone()) };
            let Some(left) = self.raised(&next, compared, &found.package, watch)? else { continue };
            let order = |held: &Left| match (left.0.first(), held.0.first()) {
                (Some(new), Some(old)) => compared.compare(new, old),
                (new, old) => new.is_some().cmp(&old.is_some()),
            };
            match best.as_mut().map(|held| (order(held), held)) {
                Some((Ordering::Less, _)) => {}
                Some((Ordering::Equal, held)) => {
                    held.0.extend(left.0);
                    held.2.join(left.2);
                }
                Some((Ordering::Greater, _)) | None => best = Some(left),
            }
        }
        Ok(best.map(|(vectors, goal, found)| (compared.topmost(vectors), goal, found)))
    }

    /// The vectors that keep all floors where nobody counts any more.
    fn settled(&self, goal: Goal, from: &Package, watch: &Watch<'_>) -> Result<Option<Left>, SpaceError> {
        let counts = vec![true; self.problem.parties];
        let goal = Goal { counts, ..goal };
        let Some(found) = search::best(&self.problem, &goal, from, watch)? else { return Ok(None) };
        let vectors =
            winners::matched(&self.problem, &found, LARGEST_TIE).ok_or(SpaceError::SearchTooLong)?;
        Ok(Some((vectors, goal, found)))
    }

    /// The parties of which one has to stay at the smallest gain.
    fn to_hold(
        &self,
        stage: &Stage,
        held: &[i128],
        found: &Found,
        watch: &Watch<'_>,
    ) -> Result<Vec<usize>, SpaceError> {
        let counted: Vec<usize> =
            (0..self.problem.parties).filter(|party| stage.counts.get(*party) == Some(&true)).collect();
        for party in &counted {
            let alone: Vec<bool> = (0..self.problem.parties).map(|other| other == *party).collect();
            let most = self.least(&alone, &stage.weights, Some(held.to_vec()), &found.package, watch)?;
            let stays = |most: &Found| most.worth.compare(&found.worth) != Ordering::Greater;
            if most.as_ref().is_some_and(stays) {
                return Ok(vec![*party]);
            }
        }
        Ok(counted)
    }

    fn won(&self, (vectors, goal, found): Left) -> Result<Choice, SpaceError> {
        let winners = winners::counted(self.table, &self.problem, &found, &vectors)?;
        let weights = match goal.measure {
            Measure::Least(weights) => weights,
            Measure::Product => self.problem.units.clone(),
        };
        Ok(Choice::Won(Won {
            winners,
            counts: goal.counts,
            weights,
            multipliers: found.weighing.of_utilities(&self.problem.units),
        }))
    }
}

#[cfg(test)]
mod tests;
