//! Doubt: how far a row may be from what is written.

use crate::model::{Confidence, Provenance, RatedLevel};

/// How much a row is doubted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Not at all: it holds in every world.
    Certain,
    /// A little.
    High,
    /// As likely off as not, about.
    Medium,
    /// It is little more than a hunch.
    Low,
    /// Nothing is known: everything is as likely.
    Unknown,
}

impl Doubt {
    /// The doubt of a row: what is said, seen or observed is certain unless its writer lowered that, and a guess is doubted
    /// as much as its writer says.
    pub const fn of(provenance: &Provenance) -> Self {
        match provenance.confidence {
            Confidence::Certain => Self::Certain,
            Confidence::High => Self::High,
            Confidence::Medium => Self::Medium,
            Confidence::Low => Self::Low,
        }
    }

    /// The doubt of a level: one that is not known is unknown whoever says so.
    pub const fn of_level(level: &RatedLevel, provenance: &Provenance) -> Self {
        match level {
            RatedLevel::Known(_) => Self::of(provenance),
            RatedLevel::Unknown => Self::Unknown,
        }
    }

    /// The factor q by which every further step away is less likely, as a fraction: 0, 1/8, 1/3, 2/3 and 1.
    pub const fn factor(self) -> (u128, u128) {
        match self {
            Self::Certain => (0, 1),
            Self::High => (1, 8),
            Self::Medium => (1, 3),
            Self::Low => (2, 3),
            Self::Unknown => (1, 1),
        }
    }
}

/// The law of a whole number of steps from what is written: P(k) proportional to q^|k| from the lowest to the highest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Steps {
    lowest: i128,
    is_certain: bool,
    /// For every step from the lowest on, the weights up to and with it.
    up_to: Vec<u128>,
}

impl Steps {
    /// The law between two steps, the lower one not above 0 and the higher one not below it.
    pub(super) fn of(doubt: Doubt, lowest: i128, highest: i128) -> Self {
        let (upper, lower) = doubt.factor();
        let farthest = lowest.abs().max(highest) as u32;
        let weight = |step: i128| {
            let away = step.unsigned_abs() as u32;
            upper.pow(away) * lower.pow(farthest - away)
        };
        let mut sum = 0;
        let up_to = (lowest..=highest).map(|step| {
            sum += weight(step);
            sum
        });
        Self { lowest, is_certain: doubt == Doubt::Certain, up_to: up_to.collect() }
    }

    /// Whether it is always the same step.
    #[inline]
    pub(super) const fn is_certain(&self) -> bool {
        self.is_certain
    }

    /// The step at a draw: the draw falls into the weights in the order of the steps.
    #[inline]
    pub(super) fn at(&self, draw: u64) -> i128 {
        self.lowest + drawn(&self.up_to, draw) as i128
    }

    /// Every step that can be, with its weight.
    pub(super) fn weighed(&self) -> impl Iterator<Item = (i128, u128)> {
        let before = std::iter::once(&0).chain(&self.up_to);
        let weights = self.up_to.iter().zip(before).map(|(to, from)| to - from);
        (self.lowest..).zip(weights).filter(|(_, weight)| *weight > 0)
    }

    /// The weight of all steps.
    pub(super) fn total(&self) -> u128 {
        self.up_to.last().copied().unwrap_or(1)
    }
}

/// The place of a draw among weights that are added up.
#[inline]
pub(super) fn drawn(up_to: &[u128], draw: u64) -> usize {
    let total = up_to.last().copied().unwrap_or(1);
    let (high, low) = (total >> 64, total & u128::from(u64::MAX));
    let at = u128::from(draw) * high + ((u128::from(draw) * low) >> 64);
    up_to.iter().position(|to| at < *to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Ratio;

    const GUESSES: [Doubt; 4] = [Doubt::High, Doubt::Medium, Doubt::Low, Doubt::Unknown];

    fn right(steps: &Steps) -> Ratio {
        let held = steps.weighed().find(|(step, _)| *step == 0).unwrap().1;
        Ratio::fraction(held, steps.total()).unwrap()
    }

    #[test]
    fn a_guess_at_level_2_is_right_in_the_published_part_of_worlds() {
        let parts = GUESSES.map(|doubt| right(&Steps::of(doubt, -2, 1)).rounded(2));
        assert_eq!(parts, ["0.79", "0.56", "0.36", "0.25"]);
    }

    #[test]
    fn what_is_certain_is_the_same_in_every_world() {
        let steps = Steps::of(Doubt::Certain, -2, 1);
        assert!(steps.is_certain() && [0, 1 << 62, u64::MAX].map(|draw| steps.at(draw)) == [0; 3]);
    }

    #[test]
    fn draws_fall_into_steps_from_the_lowest_up() {
        // With q = 1/3 at level 1 the weights of −1, 0, 1 and 2 are 3, 9, 3 and 1 of 16.
        let steps = Steps::of(Doubt::Medium, -1, 2);
        let at = |sixteenth: u64| steps.at(sixteenth << 60);
        assert_eq!([0, 2, 3, 11, 12, 14, 15].map(at), [-1, -1, 0, 0, 1, 1, 2]);
    }
}
