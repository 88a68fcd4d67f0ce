//! Boxes and choices as whole numbers and sets, read from the plan anew.

use std::collections::BTreeMap;

use entente_core::certificate::BoxProof;
use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{One as _, Signed as _, ToPrimitive as _, Zero as _};

use super::PlainBox;
use crate::Reason;

/// Sums of weights stay below this.
const LARGEST_SUM: u32 = 120;

/// A set of boxes, by their places.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Set(Vec<u64>);

impl Set {
    /// No boxes of so many.
    pub fn none(count: usize) -> Self {
        Self(vec![0; count.div_ceil(64)])
    }

    fn add(&mut self, at: usize) {
        self.0.iter_mut().skip(at / 64).take(1).for_each(|word| *word |= 1 << (at % 64));
    }

    /// The boxes that are in both.
    pub fn and(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(one, other)| one & other).collect())
    }

    /// The boxes that are not in another.
    pub fn without(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(one, other)| one & !other).collect())
    }

    /// The boxes that are in one of both.
    pub fn or(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(one, other)| one | other).collect())
    }

    /// The sum of the weights of its boxes.
    pub fn sum(&self, weights: &[i128]) -> i128 {
        let of_word = |(word, weights): (&u64, &[i128])| -> i128 {
            weights.iter().enumerate().filter(|(at, _)| word >> at & 1 == 1).map(|(_, own)| own).sum()
        };
        self.0.iter().zip(weights.chunks(64)).map(of_word).sum()
    }
}

/// Choices of one issue that rule out the same boxes.
#[derive(Debug)]
pub struct Class {
    /// The boxes that they rule out.
    pub out: Set,
    /// How many they are.
    pub count: usize,
}

/// Multipliers as whole numbers: what each box weighs by them.
#[derive(Debug)]
pub struct Weighing {
    /// The weight of every box.
    pub boxes: Vec<i128>,
    /// By what a utility of each party is multiplied.
    by: Vec<BigRational>,
}

/// The boxes of a group.
#[derive(Debug)]
pub struct Field {
    /// The group.
    pub group: usize,
    /// The classes of every issue, by their first choices.
    pub issues: Vec<Vec<Class>>,
    /// For every issue the boxes that some of its choices rule out.
    pub touched: Vec<Set>,
    /// What every box brings to each party, as whole numbers.
    pub weights: Vec<Vec<i128>>,
    /// Over what these are whole.
    pub units: Vec<BigInt>,
    /// The multipliers.
    pub weighings: Vec<Weighing>,
    /// All boxes.
    pub all: Set,
}

impl Field {
    /// Reads the boxes that bring something to someone, and the multipliers of a proof.
    pub(super) fn of(
        group: usize,
        issues: &[usize],
        allowed: &[Vec<bool>],
        boxes: &[PlainBox],
        proof: &BoxProof,
    ) -> Result<Self, Reason> {
        let boxes: Vec<&PlainBox> =
            boxes.iter().filter(|own| own.weights.iter().any(|own| !own.is_zero())).collect();
        let classes = issues.iter().zip(allowed).map(|(issue, allowed)| classes(*issue, allowed, &boxes));
        let issues: Vec<Vec<Class>> = classes.collect();
        let none = || Set::none(boxes.len());
        let touched = |classes: &Vec<Class>| classes.iter().fold(none(), |all, class| all.or(&class.out));
        let parties = boxes.first().map_or(0, |own| own.weights.len());
        let own = |party: usize| boxes.iter().filter_map(move |own| own.weights.get(party));
        let units: Vec<BigInt> = (0..parties)
            .map(|party| own(party).fold(BigInt::one(), |unit, own| unit.lcm(own.denom())))
            .collect();
        let mut weights = Vec::new();
        for (party, unit) in units.iter().enumerate() {
            let unit = BigRational::from(unit.clone());
            weights.push(whole(own(party).map(|own| own * &unit))?);
        }
        let weighings = proof.multipliers.iter().enumerate().map(|(row, shown)| {
            let by: Vec<BigRational> = shown.iter().map(|own| own.exact().clone()).collect();
            if by.iter().any(BigRational::is_negative) || (by.len() != parties && !boxes.is_empty()) {
                return Err(Reason::Multipliers { row });
            }
            Weighing::of(by, &boxes)
        });
        let mut all = none();
        (0..boxes.len()).for_each(|at| all.add(at));
        Ok(Self {
            group,
            touched: issues.iter().map(touched).collect(),
            weighings: weighings.collect::<Result<_, _>>()?,
            issues,
            weights,
            units,
            all,
        })
    }

    /// What a set of boxes brings to each party.
    pub fn brought(&self, boxes: &Set) -> Vec<i128> {
        self.weights.iter().map(|weights| boxes.sum(weights)).collect()
    }
}

impl Weighing {
    fn of(by: Vec<BigRational>, boxes: &[&PlainBox]) -> Result<Self, Reason> {
        let weigh =
            |own: &&PlainBox| -> BigRational { own.weights.iter().zip(&by).map(|(own, by)| own * by).sum() };
        let exact: Vec<BigRational> = boxes.iter().map(weigh).collect();
        let unit = exact.iter().fold(BigInt::one(), |unit, own| unit.lcm(own.denom()));
        let scale = BigRational::from(unit);
        let boxes = whole(exact.iter().map(|own| own * &scale))?;
        Ok(Self { boxes, by: by.into_iter().map(|own| own * &scale).collect() })
    }

    /// What utilities weigh, in the whole numbers of the boxes.
    pub fn of_vector(&self, vector: &[BigRational]) -> BigRational {
        vector.iter().zip(&self.by).map(|(own, by)| own * by).sum()
    }

    /// Whether a party counts.
    pub fn counts(&self, party: usize) -> bool {
        self.by.get(party).is_some_and(BigRational::is_positive)
    }
}

/// Numbers that are whole, small enough to be added up.
fn whole(numbers: impl Iterator<Item = BigRational>) -> Result<Vec<i128>, Reason> {
    let numbers: Vec<BigInt> = numbers.map(|own| own.to_integer()).collect();
    let sum: BigInt = numbers.iter().map(BigInt::abs).sum();
    if sum.bits() > u64::from(LARGEST_SUM) {
        return Err(Reason::TooFine {});
    }
    numbers.iter().map(|own| own.to_i128()).collect::<Option<_>>().ok_or(Reason::TooFine {})
}

fn classes(issue: usize, allowed: &[bool], boxes: &[&PlainBox]) -> Vec<Class> {
    let mut found: BTreeMap<Set, (usize, usize)> = BTreeMap::new();
    for choice in (0..allowed.len()).filter(|choice| allowed.get(*choice) == Some(&true)) {
        let mut out = Set::none(boxes.len());
        for (at, own) in boxes.iter().enumerate() {
            let is_outside = |(named, side): &(usize, Vec<bool>)| {
                *named == issue && side.get(choice).is_none_or(|inside| !inside)
            };
            if own.sides.iter().any(is_outside) {
                out.add(at);
            }
        }
        found.entry(out).or_insert((choice, 0)).1 += 1;
    }
    let mut classes: Vec<(usize, Class)> =
        found.into_iter().map(|(out, (first, count))| (first, Class { out, count })).collect();
    classes.sort_by_key(|(first, _)| *first);
    classes.into_iter().map(|(_, class)| class).collect()
}
