//! What values in tables mean, and how they come together.

use num_bigint::BigUint;

use super::elimination::Stopped;

/// How values are joined for parts of one package, and joined up over alternatives.
///
/// `both` is associative and commutative with `one`, and spreads over `either`; what is impossible is no value at all.
pub(super) trait Algebra {
    /// What a row of a table holds.
    type Value: Clone;

    /// The value that says nothing.
    fn one(&self) -> Self::Value;

    /// The value of two parts of one package together.
    fn both(&self, a: &Self::Value, b: &Self::Value) -> Result<Self::Value, Stopped>;

    /// Joins an alternative up with those before it.
    fn either(&self, sum: &mut Option<Self::Value>, next: Self::Value) -> Result<(), Stopped>;
}

/// Counts packages, exactly for any number of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Many;

/// Counts packages where there are fewer than 2^128 in all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Few;

/// Only asks whether there is a package.
#[derive(Clone, Copy, Debug)]
pub(super) struct Any;

/// Finds the largest sum.
#[derive(Clone, Copy, Debug)]
pub(super) struct Largest;

impl Algebra for Many {
    type Value = BigUint;

    fn one(&self) -> BigUint {
        BigUint::from(1_u8)
    }

    fn both(&self, a: &BigUint, b: &BigUint) -> Result<BigUint, Stopped> {
        Ok(a * b)
    }

    fn either(&self, sum: &mut Option<BigUint>, next: BigUint) -> Result<(), Stopped> {
        *sum = Some(match sum.take() {
            None => next,
            Some(sum) => sum + next,
        });
        Ok(())
    }
}

impl Algebra for Few {
    type Value = u128;

    fn one(&self) -> u128 {
        1
    }

    fn both(&self, a: &u128, b: &u128) -> Result<u128, Stopped> {
        a.checked_mul(*b).ok_or(Stopped::TooLarge)
    }

    fn either(&self, sum: &mut Option<u128>, next: u128) -> Result<(), Stopped> {
        *sum = Some(sum.unwrap_or(0).checked_add(next).ok_or(Stopped::TooLarge)?);
        Ok(())
    }
}

impl Algebra for Any {
    type Value = ();

    fn one(&self) {}

    fn both(&self, (): &(), (): &()) -> Result<(), Stopped> {
        Ok(())
    }

    fn either(&self, sum: &mut Option<()>, (): ()) -> Result<(), Stopped> {
        *sum = Some(());
        Ok(())
    }
}

impl Algebra for Largest {
    type Value = i128;

    fn one(&self) -> i128 {
        0
    }

    fn both(&self, a: &i128, b: &i128) -> Result<i128, Stopped> {
        a.checked_add(*b).ok_or(Stopped::TooLarge)
    }

    fn either(&self, sum: &mut Option<i128>, next: i128) -> Result<(), Stopped> {
        *sum = (*sum).max(Some(next));
        Ok(())
    }
}

/// Finds the largest sum, the first in plan order among equals: the place in plan order counts downwards, so that larger
/// is better in both.
#[derive(Clone, Copy, Debug)]
pub(super) struct FirstLargest;

/// The value of [`FirstLargest`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ranked {
    pub(super) sum: i128,
    pub(super) place: i128,
}

impl Algebra for FirstLargest {
    type Value = Ranked;

    fn one(&self) -> Ranked {
        Ranked { sum: 0, place: 0 }
    }

    fn both(&self, a: &Ranked, b: &Ranked) -> Result<Ranked, Stopped> {
        let sum = a.sum.checked_add(b.sum).ok_or(Stopped::TooLarge)?;
        Ok(Ranked { sum, place: a.place.checked_add(b.place).ok_or(Stopped::TooLarge)? })
    }

    fn either(&self, sum: &mut Option<Ranked>, next: Ranked) -> Result<(), Stopped> {
        *sum = (*sum).max(Some(next));
        Ok(())
    }
}
