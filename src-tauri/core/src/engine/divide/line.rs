//! Gains along one issue between two neighbouring amounts.

use num_rational::BigRational;
use num_traits::{One as _, Signed as _, Zero as _};

use crate::engine::scale::whole;

/// Two parties' gains along one issue, everything else being fixed.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The position of the issue.
    pub(super) issue: usize,
    /// The positions of its two amounts.
    pub(super) ends: [usize; 2],
    /// The gains at the first amount.
    pub(super) start: [BigRational; 2],
    /// What they rise by up to the second.
    pub(super) rise: [BigRational; 2],
}

impl Line {
    /// A vector by itself, as a line on which nothing changes.
    pub(super) fn point(vector: &[i128], without: &[i128], units: &[i128]) -> Option<Self> {
        let gain = |((value, without), unit): ((&i128, &i128), &i128)| {
            whole(value - without) / whole((*unit).max(1))
        };
        let gains: Vec<BigRational> = vector.iter().zip(without).zip(units).map(gain).collect();
        let start: [BigRational; 2] = gains.try_into().ok()?;
        Some(Self { issue: 0, ends: [0, 0], start, rise: [BigRational::zero(), BigRational::zero()] })
    }

    /// The gains a part of the way along.
    pub(super) fn at(&self, part: &BigRational) -> [BigRational; 2] {
        let [one, other] = [0, 1].map(|party| {
            let (start, rise) = (self.start.get(party), self.rise.get(party));
            start.zip(rise).map_or_else(BigRational::zero, |(start, rise)| start + rise * part)
        });
        [one, other]
    }

    /// Where the gains, divided by weights, are equal.
    pub(super) fn meeting(&self, weights: &[BigRational; 2]) -> Option<BigRational> {
        let [a, b] = &self.start;
        let [c, d] = &self.rise;
        let [v, w] = weights;
        inside(b * v - a * w, c * w - d * v)
    }

    /// Where the gain of a party is zero.
    pub(super) fn zero(&self, party: usize) -> Option<BigRational> {
        let (start, rise) = (self.start.get(party)?, self.rise.get(party)?);
        inside(-start.clone(), rise.clone())
    }

    /// Where the product of the gains is stationary.
    pub(super) fn summit(&self) -> Option<BigRational> {
        let [a, b] = &self.start;
        let [c, d] = &self.rise;
        let bent = c * d;
        if !bent.is_negative() {
            return None;
        }
        inside(-(a * d + b * c), bent * BigRational::from_integer(2.into()))
    }
}

/// A fraction, where it lies strictly between 0 and 1.
fn inside(over: BigRational, under: BigRational) -> Option<BigRational> {
    if under.is_zero() {
        return None;
    }
    let part = over / under;
    (part.is_positive() && part < BigRational::one()).then_some(part)
}
