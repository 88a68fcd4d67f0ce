//! Quests: what a search is asked of the cords of a web.

use super::{
    balance::{Alive, Balance, NEVER},
    descent::{Descent, Ended, Found, Leash, Logged},
    web::{Cord, Floor, Web},
};
use crate::engine::{Watch, watch::Cancelled};

/// The bits of the largest sum of weights.
const WEIGHT_BITS: u32 = 44;
/// How many rounds weights are balanced for before a search.
const ROUNDS: usize = 12;
/// No number asked of a cord is below this.
pub(super) const LOWEST: i128 = i128::MIN / 4;

/// Reads a package with its sum, and may raise floors.
pub(super) type Judge<'j> = &'j mut dyn FnMut(&[usize], i128, &mut Vec<Floor>) -> Judged;

/// Packages to choose from: cords over issues, and which choices may be made.
#[derive(Clone, Debug)]
pub(super) struct Quest {
    pub(super) cords: Vec<Cord>,
    pub(super) alive: Alive,
}

/// What is known of the largest sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Largest {
    /// The package that has it, as far as one was found.
    pub(super) package: Option<Vec<usize>>,
    /// The sum.
    pub(super) sum: i128,
    /// How the search for it ended.
    pub(super) ended: Ended,
    /// How many steps it took.
    pub(super) steps: usize,
}

/// Whole weights brought to about one size, rounded upwards.
#[derive(Clone, Copy, Debug)]
struct Size {
    up: u32,
    down: u32,
}

impl Size {
    fn of(total: u128) -> Self {
        let bits = u128::BITS - total.leading_zeros();
        Self { up: WEIGHT_BITS.saturating_sub(bits), down: bits.saturating_sub(WEIGHT_BITS) }
    }

    fn weight(self, exact: i128) -> i64 {
        (-((-(exact << self.up)) >> self.down)) as i64
    }

    /// The weight that a sum at least comes to.
    fn least(self, exact: i128) -> i64 {
        ((exact << self.up) >> self.down) as i64
    }
}

impl Quest {
    /// Finds packages with an ever larger sum of the cords' numbers; `floors` are kept, `judge` may refuse a package or
    /// raise the floors. Sums that do not come to `beyond` are not looked for.
    ///
    /// Nothing where the numbers are too large to be added up.
    pub(super) fn largest(
        &self,
        terms: &[(usize, i128)],
        floors: Vec<Floor>,
        beyond: Option<i128>,
        leash: &Leash<'_>,
        judge: Judge<'_>,
    ) -> Result<Option<Largest>, Cancelled> {
        let Some((cords, size)) = self.weighed(terms) else { return Ok(None) };
        let sizes = self.alive.iter().map(Vec::len).collect();
        let web = Web::of(sizes, cords, floors);
        let sum = |package: &[usize]| -> i128 {
            let number = |cord: &Cord| cord.numbers[cord.machine.end_of(package)].unwrap_or_default();
            terms.iter().map(|(cord, by)| by * number(&web.cords[*cord])).sum()
        };
        let mut found =
            Largest { package: None, sum: beyond.unwrap_or(LOWEST), ended: Ended::Exhausted, steps: 0 };
        let threshold = beyond.map_or(NEVER / 2, |beyond| size.least(beyond + 1));
        let mut leaf = |package: &[usize], floors: &mut Vec<Floor>| {
            let own = sum(package);
            match judge(package, own, floors) {
                Judged::Refused => Found::On,
                Judged::Enough => {
                    (found.package, found.sum) = (Some(package.to_vec()), own);
                    Found::Enough
                }
                Judged::Larger if own > found.sum => {
                    (found.package, found.sum) = (Some(package.to_vec()), own);
                    Found::Beyond(size.least(own + 1))
                }
                Judged::Larger => Found::On,
                Judged::Raised { together } => {
                    (found.package, found.sum) = (Some(package.to_vec()), own);
                    Found::Beyond(size.least(together))
                }
            }
        };
        let (balance, start) = self.balanced(&web, terms.is_empty());
        let least = vec![LOWEST; web.cords.len()];
        let mut descent = Descent::of(&web, &balance, start, least, threshold);
        let ended = descent.run(leash, &mut leaf)?;
        let steps = descent.steps;
        Ok(Some(Largest { ended, steps, ..found }))
    }

    /// Weights shared out, the choices that are left, and the heaviest that each cord can come to.
    fn balanced(&self, web: &Web, is_even: bool) -> (Balance, (Alive, Vec<i64>)) {
        let (mut balance, mut alive) = (Balance::even(web), self.alive.clone());
        let rounds = if is_even { 0 } else { ROUNDS };
        let best = balance.settle(web, &mut alive, &vec![LOWEST; web.cords.len()], rounds);
        (balance, (alive, best))
    }

    /// The cords with the weights of a sum.
    fn weighed(&self, terms: &[(usize, i128)]) -> Option<(Vec<Cord>, Size)> {
        let mut total = 0_u128;
        for (cord, by) in terms {
            let numbers = self.cords[*cord].numbers.iter().flatten();
            let most = numbers.map(|number| number.unsigned_abs()).max().unwrap_or(0);
            total = total.checked_add(most.checked_mul(by.unsigned_abs())?)?;
        }
        (total < u128::MAX >> 8).then_some(())?;
        let size = Size::of(total);
        let mut cords = self.cords.clone();
        for (at, by) in terms {
            let cord = &mut cords[*at];
            for (weight, number) in cord.weights.iter_mut().zip(&cord.numbers) {
                *weight += size.weight(by * number.unwrap_or_default());
            }
        }
        Some((cords, size))
    }

    /// What a search has done that found that nothing fits; nothing where something does, or it took more steps than it may.
    pub(super) fn refuted(&self, leash: &Leash<'_>) -> Result<Option<Vec<Logged>>, Cancelled> {
        let sizes = self.alive.iter().map(Vec::len).collect();
        let web = Web::of(sizes, self.cords.clone(), Vec::new());
        let (balance, start) = self.balanced(&web, true);
        let least = vec![LOWEST; web.cords.len()];
        let mut descent = Descent::of(&web, &balance, start, least, NEVER / 2);
        descent.log = Some(Vec::new());
        let ended = descent.run(leash, &mut |_, _| Found::Enough)?;
        Ok(descent.log.filter(|_| ended == Ended::Exhausted))
    }

    /// Any package that fits, the search ended by finding it.
    pub(super) fn any(&self, leash: &Leash<'_>) -> Result<Largest, Cancelled> {
        let found = self.largest(&[], Vec::new(), None, leash, &mut |_, _, _| Judged::Enough)?;
        Ok(found.unwrap_or(Largest { package: None, sum: 0, ended: Ended::TooLong, steps: 0 }))
    }
}

/// What is said of a package that was come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judged {
    /// It does not count.
    Refused,
    /// It counts if its sum is larger than that of any before.
    Larger,
    /// It counts, and floors were raised beyond it: what keeps them all has at least this sum.
    Raised {
        /// The least sum.
        together: i128,
    },
    /// It counts, and no other is looked for.
    Enough,
}

/// A leash of a given length.
pub(super) const fn leash<'a>(most: usize, watch: &'a Watch<'a>) -> Leash<'a> {
    Leash { most, watch }
}
