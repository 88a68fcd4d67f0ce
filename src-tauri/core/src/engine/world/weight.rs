//! Worlds that weigh differently, added up.

use num_bigint::BigUint;
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{ToPrimitive as _, Zero as _};

use super::share::Share;
use crate::Ratio;

/// The worlds that were tried, and what they weigh.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    worlds: u64,
    weight: u128,
    squares: BigUint,
    /// What the first of them weighs, as long as all weigh the same.
    same: Option<u128>,
    differ: Weighs,
}

/// Whether worlds weigh the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Weighs {
    /// They all do.
    #[default]
    Alike,
    /// They do not.
    Apart,
}

impl Tally {
    /// Adds a world.
    pub(super) fn add(&mut self, weight: u128) {
        self.worlds += 1;
        self.weight += weight;
        let own = BigUint::from(weight);
        self.squares += &own * &own;
        if *self.same.get_or_insert(weight) != weight {
            self.differ = Weighs::Apart;
        }
    }

    /// The share of worlds that weigh so much together: a number of them where all weigh the same, else a part of their
    /// weight, as sure as of an effective number of worlds: the square of the sum of weights over the sum of their squares
    /// (Kish, *Survey Sampling*, 1965).
    pub(super) fn share(&self, held: u128) -> Share {
        match (self.differ, self.same) {
            (Weighs::Apart, _) => {
                let part = BigRational::new(held.into(), self.weight.max(1).into());
                let sum = BigUint::from(self.weight);
                let effective =
                    if self.squares.is_zero() { sum.clone() } else { (&sum * &sum).div_floor(&self.squares) };
                let effective = effective.to_u64().unwrap_or(self.worlds);
                Share::Weighed { part: Ratio::from(part), of: self.worlds, effective }
            }
            (Weighs::Alike, same) => {
                let held = held / same.unwrap_or(1).max(1);
                Share::Tried { held: held.to_u64().unwrap_or(self.worlds), of: self.worlds }
            }
        }
    }
}
