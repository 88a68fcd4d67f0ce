//! Shares: in how many worlds something holds.

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{One as _, ToPrimitive as _, Zero as _};

use crate::Ratio;

/// Ends of intervals are whole numbers of this part of 1, rounded outwards.
const FINENESS: i128 = 1_000_000;
/// The square of 1.96: nineteen of twenty intervals hold what they are an estimate of; over `FOUR_PLACES`.
const Z_SQUARED: i128 = 38_416;
const FOUR_PLACES: i128 = 10_000;

/// In how many worlds something holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Share {
    /// All that can be was counted with its exact weight: this part of it.
    Counted(Ratio),
    /// Some worlds were drawn.
    Tried {
        /// In how many of them it holds.
        held: u64,
        /// How many there are.
        of: u64,
    },
    /// Some worlds were drawn, and what parties did makes some of them weigh more.
    Weighed {
        /// The part of their weight in which it holds.
        part: Ratio,
        /// How many there are.
        of: u64,
        /// How many that weigh the same would say as much.
        effective: u64,
    },
}

/// A share in the words of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// In all: proved.
    All,
    /// In all that were tried.
    AllTried(u64),
    /// In this many of 20, from 1 to 19.
    Of20(u8),
    /// In none that was tried.
    NoneTried(u64),
    /// In none: proved.
    None,
}

impl Share {
    /// The part of all worlds.
    pub fn part(&self) -> Ratio {
        match self {
            Self::Counted(part) | Self::Weighed { part, .. } => part.clone(),
            Self::Tried { held, of } => Ratio::fraction(*held, (*of).max(1)).unwrap_or_else(Ratio::zero),
        }
    }

    /// Where the part lies: itself where it was counted, else the 95 % interval of Wilson ("Probable inference, the law of
    /// succession, and statistical inference", JASA 22, 1927), its ends rounded outwards.
    pub fn interval(&self) -> (Ratio, Ratio) {
        match self {
            Self::Counted(part) => (part.clone(), part.clone()),
            Self::Tried { of, .. } => wilson(&self.part(), *of),
            Self::Weighed { part, effective, .. } => wilson(part, *effective),
        }
    }

    /// The share in twentieths, rounded to the nearest; only what holds in all or in none is told so.
    pub fn told(&self) -> Told {
        let nearest = |part: &BigRational| {
            let twentieths = (part * BigRational::from(BigInt::from(20))).round().to_integer();
            Told::Of20(twentieths.to_u8().unwrap_or(20).clamp(1, 19))
        };
        match self {
            Self::Counted(part) if part.exact().is_one() => Told::All,
            Self::Counted(part) if part.exact().is_zero() => Told::None,
            Self::Tried { held, of } if held == of => Told::AllTried(*of),
            Self::Tried { held: 0, of } => Told::NoneTried(*of),
            Self::Weighed { part, of, .. } if part.exact().is_one() => Told::AllTried(*of),
            Self::Weighed { part, of, .. } if part.exact().is_zero() => Told::NoneTried(*of),
            Self::Counted(_) | Self::Tried { .. } | Self::Weighed { .. } => nearest(self.part().exact()),
        }
    }
}

/// (2np + z² ± z·√(z² + 4np(1−p))) / (2(n + z²)), in whole numbers, with p = a/b.
fn wilson(part: &Ratio, of: u64) -> (Ratio, Ratio) {
    if of == 0 {
        return (Ratio::zero(), Ratio::one());
    }
    let (of, z, four) = (BigInt::from(of), BigInt::from(Z_SQUARED), BigInt::from(FOUR_PLACES));
    let (a, b) = (part.exact().numer(), part.exact().denom());
    // Everything is multiplied by b · 10^4, and the root is taken from what is multiplied by b² · 10^8.
    let middle: BigInt = 2 * a * &of * &four + &z * b;
    let under: BigInt = (&z * b * b + 4 * &of * a * (b - a) * &four) * &z;
    let (floor, width): (BigInt, BigInt) = (under.sqrt(), 2 * (&of * &four + &z) * b);
    let root = if &floor * &floor == under { floor } else { floor + 1 };
    let fineness = BigInt::from(FINENESS);
    let low = ((&middle - &root).max(BigInt::zero()) * &fineness).div_floor(&width);
    let high = ((&middle + &root).min(width.clone()) * &fineness).div_ceil(&width);
    let end = |whole: BigInt| Ratio::from(BigRational::new(whole, fineness.clone()));
    (end(low), end(high))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(held: u64, of: u64) -> Share {
        Share::Tried { held, of }
    }

    fn shown(share: &Share) -> [String; 2] {
        let (low, high) = share.interval();
        [low.rounded(4), high.rounded(4)]
    }

    #[test]
    fn intervals_are_wilsons() {
        // 81 of 263: .2553 to .3662 (Newcombe, "Two-sided confidence intervals for the single proportion", 1998).
        assert_eq!(shown(&tried(81, 263)), ["0.2553", "0.3662"]);
        assert_eq!(shown(&tried(0, 20)), ["0", "0.1611"]);
        assert_eq!(shown(&tried(1, 29)), ["0.0061", "0.1718"]);
    }

    #[test]
    fn what_holds_in_all_is_proved_or_says_how_many_were_tried() {
        assert_eq!(Share::Counted(Ratio::one()).told(), Told::All);
        assert_eq!(tried(2_000, 2_000).told(), Told::AllTried(2_000));
        assert_eq!(tried(1_999, 2_000).told(), Told::Of20(19));
        assert_eq!(tried(1, 2_000).told(), Told::Of20(1));
        assert_eq!(Share::Counted(Ratio::fraction(17, 20).unwrap()).told(), Told::Of20(17));
        assert_eq!(tried(0, 10).told(), Told::NoneTried(10));
    }
}
