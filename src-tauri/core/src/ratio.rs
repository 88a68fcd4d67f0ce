//! Exact rational numbers and their text.

use std::{fmt, str::FromStr};

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{One as _, Pow as _, Signed as _, Zero as _};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Longest text a number may have, in bytes.
const LONGEST: usize = 200;
/// Largest decimal exponent a number may be written with.
const LARGEST_EXPONENT: u32 = 60;

/// An exact rational number.
///
/// It is written as an integer ("2"), a decimal ("0.35", "1e-3") or a fraction ("7/9"), and always shown as an integer
/// or a fraction in lowest terms.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
#[schemars(with = "String")]
pub struct Ratio(BigRational);

/// Says why a text is not a number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RatioError {
    /// The text is not an integer, a decimal or a fraction.
    #[error("“{0}” is not a number")]
    NotANumber(String),
    /// The fraction divides by zero.
    #[error("“{0}” divides by zero")]
    DividesByZero(String),
    /// The text is longer, or its exponent larger, than a number may have.
    #[error("a number may have at most {LONGEST} characters and an exponent of at most {LARGEST_EXPONENT}")]
    TooLong,
}

impl Ratio {
    /// The number zero.
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// The number one.
    pub fn one() -> Self {
        Self(BigRational::one())
    }

    /// The fraction of two integers, or nothing when the lower one is zero.
    pub fn fraction(upper: impl Into<BigInt>, lower: impl Into<BigInt>) -> Option<Self> {
        let lower = lower.into();
        (!lower.is_zero()).then(|| Self(BigRational::new(upper.into(), lower)))
    }

    /// The number as the big-integer rational that arithmetic is done with.
    pub fn exact(&self) -> &BigRational {
        &self.0
    }

    /// Whether the number is below zero.
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// Whether the number is zero.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// The number with at most `places` decimals, halves away from zero, without trailing zeros: for showing only.
    pub fn rounded(&self, places: u32) -> String {
        let scale = BigInt::from(10u32).pow(places);
        let scaled = (self.0.clone() * BigRational::from(scale.clone())).round().to_integer();
        let (whole, part) = scaled.abs().div_rem(&scale);
        let sign = if scaled.is_negative() { "-" } else { "" };
        let digits = format!("{part:0>width$}", width = places as usize);
        match digits.trim_end_matches('0') {
            "" => format!("{sign}{whole}"),
            trimmed => format!("{sign}{whole}.{trimmed}"),
        }
    }
}

impl From<BigRational> for Ratio {
    fn from(exact: BigRational) -> Self {
        Self(exact)
    }
}

impl From<i64> for Ratio {
    fn from(whole: i64) -> Self {
        Self(BigRational::from(BigInt::from(whole)))
    }
}

impl From<Ratio> for String {
    fn from(ratio: Ratio) -> Self {
        ratio.to_string()
    }
}

impl TryFrom<String> for Ratio {
    type Error = RatioError;

    fn try_from(text: String) -> Result<Self, RatioError> {
        text.parse()
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl FromStr for Ratio {
    type Err = RatioError;

    fn from_str(text: &str) -> Result<Self, RatioError> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err(RatioError::TooLong);
        }
        match text.split_once('/') {
            Some((upper, lower)) => Self::fraction(integer(upper, text)?, integer(lower, text)?)
                .ok_or_else(|| RatioError::DividesByZero(text.to_owned())),
            None => decimal(text),
        }
    }
}

fn integer(digits: &str, text: &str) -> Result<BigInt, RatioError> {
    let plain = digits.strip_prefix('-').unwrap_or(digits);
    if plain.is_empty() || !plain.bytes().all(|b| b.is_ascii_digit()) {
        return Err(RatioError::NotANumber(text.to_owned()));
    }
    digits.parse().map_err(|_| RatioError::NotANumber(text.to_owned()))
}

fn decimal(text: &str) -> Result<Ratio, RatioError> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, small_exponent(exponent, text)?),
        None => (text, 0),
    };
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let bare = whole.trim_start_matches('-').is_empty();
    if (bare && part.is_empty()) || !part.bytes().all(|b| b.is_ascii_digit()) {
        return Err(RatioError::NotANumber(text.to_owned()));
    }
    let digits =
        integer(&format!("{}{part}", if bare { whole.replace('-', "-0") } else { whole.to_owned() }), text)?;
    let shift = exponent - part.len() as i64;
    let power = BigInt::from(10u32).pow(shift.unsigned_abs());
    let exact = if shift < 0 { BigRational::new(digits, power) } else { BigRational::from(digits * power) };
    Ok(Ratio(exact))
}

fn small_exponent(exponent: &str, text: &str) -> Result<i64, RatioError> {
    let value: i64 = exponent.parse().map_err(|_| RatioError::NotANumber(text.to_owned()))?;
    if value.unsigned_abs() > u64::from(LARGEST_EXPONENT) { Err(RatioError::TooLong) } else { Ok(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        text.parse::<Ratio>().map_or_else(|error| error.to_string(), |ratio| ratio.to_string())
    }

    #[test]
    fn a_number_is_shown_in_lowest_terms() {
        assert_eq!(
            ["2", "0.35", "7/9", "-14/4", "1e-3", "1.5E2", "-.5", "-0.25", "007"].map(shown),
            ["2", "7/20", "7/9", "-7/2", "1/1000", "150", "-1/2", "-1/4", "7"]
        );
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        for text in ["", "-", ".", "NaN", "inf", "1/0", "1/2/3", "0x10", "1e99", "1.5/2", "1,5", "--1", "+"] {
            assert!(text.parse::<Ratio>().is_err(), "{text}");
        }
    }

    #[test]
    fn rounding_is_for_showing() {
        assert_eq!(Ratio::fraction(5, 6).map(|r| r.rounded(3)), Some("0.833".to_owned()));
        assert_eq!(Ratio::fraction(-5, 4).map(|r| r.rounded(1)), Some("-1.3".to_owned()));
        assert_eq!(Ratio::from(12).rounded(2), "12");
    }
}
