//! Linear forms over levels, kept as whole numbers.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _};

use super::{Gauge, scale};
use crate::Ratio;

/// A weighted sum over criteria whose value is a whole number over one denominator.
///
/// Its coefficients multiply whole levels (levels over the unit of their gauge). Sums of absolute terms stay below a
/// quarter of what an `i128` holds, so that sums and differences of forms cannot overflow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) terms: Vec<(usize, i128)>,
    pub(super) base: i128,
    pub(super) unit: i128,
    pub(super) bound: i128,
}

impl Form {
    /// The form with the given weight per level of each criterion; nothing when it does not fit.
    pub(super) fn of(weights: &[(usize, BigRational)], gauges: &[Gauge]) -> Option<Self> {
        let per_whole =
            |(at, weight): &(usize, BigRational)| Some((*at, weight / scale::whole(gauges.get(*at)?.unit)));
        let weights = weights.iter().map(per_whole).collect::<Option<Vec<_>>>()?;
        let unit = scale::common_denominator(weights.iter().map(|(_, weight)| weight));
        let term = |(at, weight): &(usize, BigRational)| Some((*at, scale::over(weight, &unit)?));
        let terms = weights.iter().map(term).collect::<Option<Vec<_>>>()?;
        let size = |(at, factor): &(usize, i128)| {
            Some(BigInt::from(*factor).abs() * BigInt::from(gauges.get(*at)?.reach()))
        };
        let bound = terms.iter().map(size).sum::<Option<BigInt>>()?.max(unit.clone());
        let bound = bound.to_i128().filter(|bound| *bound < i128::MAX / 4)?;
        Some(Self { terms, base: 0, unit: unit.to_i128()?, bound })
    }

    /// The form that is 1 everywhere.
    pub(super) fn one() -> Self {
        Self { terms: Vec::new(), base: 1, unit: 1, bound: 1 }
    }

    /// The value at whole levels given by criterion.
    pub(super) fn at(&self, level: impl Fn(usize) -> i128) -> i128 {
        self.base + self.terms.iter().map(|(at, factor)| factor * level(*at)).sum::<i128>()
    }

    /// What a value of the form stands for.
    pub(super) fn ratio(&self, value: i128) -> Ratio {
        scale::ratio(value, self.unit)
    }
}
