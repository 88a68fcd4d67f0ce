//! Rationals brought to whole numbers over one denominator.

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{One as _, ToPrimitive as _};

use crate::Ratio;

/// The smallest denominator over which all the numbers are whole.
pub(super) fn common_denominator<'a>(numbers: impl IntoIterator<Item = &'a BigRational>) -> BigInt {
    numbers.into_iter().fold(BigInt::one(), |unit, number| unit.lcm(number.denom()))
}

/// A number times a denominator over which it is whole; nothing when it is not whole or does not fit.
pub(super) fn over(number: &BigRational, unit: &BigInt) -> Option<i128> {
    let scaled = number * BigRational::from(unit.clone());
    scaled.is_integer().then(|| scaled.to_integer().to_i128()).flatten()
}

/// The number that a whole number over a denominator stands for.
pub(super) fn ratio(whole: i128, unit: i128) -> Ratio {
    Ratio::fraction(whole, unit).unwrap_or_else(Ratio::zero)
}

/// A whole number as a rational.
pub(super) fn whole(number: i128) -> BigRational {
    BigRational::from(BigInt::from(number))
}
