//! Goals: what is made as large as possible, and how large it can still be.

use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint, ToBigUint as _};
use num_integer::Integer as _;
use num_traits::{One as _, Pow as _, ToPrimitive as _, Zero as _};

use super::problem::{Problem, near};

/// What is made as large as possible, for some of the parties.
#[derive(Clone, Debug)]
pub(super) enum Measure {
    /// The product of their gains, all of which are above 0.
    Product,
    /// The least of their gains, each divided by a weight of its own.
    Least(Vec<i128>),
}

/// A measure, whom it looks at, and what nobody may fall below.
#[derive(Clone, Debug)]
pub(super) struct Goal {
    pub(super) measure: Measure,
    /// Whether the measure looks at a party.
    pub(super) counts: Vec<bool>,
    /// The least gain that each party must have; nothing where none is asked for.
    pub(super) floors: Option<Vec<i128>>,
}

/// Which packages are asked for beside one already found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beat {
    /// Those that do better.
    Surpassed,
    /// Those that do at least as well.
    Matched,
}

/// How well a package does by a goal.
#[derive(Clone, Debug)]
pub(super) enum Worth {
    Product(BigUint),
    Least { gain: i128, weight: i128 },
}

impl Worth {
    /// How two worths by the same goal compare.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Product(own), Self::Product(other)) => own.cmp(other),
            (Self::Least { gain, weight }, Self::Least { gain: other, weight: by }) => {
                compare_quotients((*gain, *weight), (*other, *by))
            }
            (Self::Product(_), Self::Least { .. }) => Ordering::Greater,
            (Self::Least { .. }, Self::Product(_)) => Ordering::Less,
        }
    }
}

/// How two quotients with positive divisors compare.
pub(super) fn compare_quotients(one: (i128, i128), other: (i128, i128)) -> Ordering {
    match (one.0.checked_mul(other.1), other.0.checked_mul(one.1)) {
        (Some(left), Some(right)) => left.cmp(&right),
        _ => (BigInt::from(one.0) * other.1).cmp(&(BigInt::from(other.0) * one.1)),
    }
}

/// Multipliers as whole numbers, with what they make of every row.
///
/// Gains are brought to about one size, g·2^−e rounded up, multiplied and added up, and the sum cut by 2^cut rounded up.
/// Every rounding is upwards: no package weighs less here than it does exactly.
#[derive(Clone, Debug)]
pub(super) struct Weighing {
    /// A multiplier for each party, none below 0.
    pub(super) multipliers: Vec<i128>,
    sizes: Vec<i32>,
    cut: u32,
    /// By how much a row weighs less than the heaviest of its group.
    pub(super) short: Vec<i64>,
    /// The weight of the heaviest package.
    pub(super) most: i64,
}

/// The bits of the largest multiplier.
const MULTIPLIER_BITS: i32 = 40;
/// The bits that gains are brought to.
const SIZE_BITS: i32 = 57;
/// The bits that weights are cut to.
const WEIGHT_BITS: u32 = 58;

impl Weighing {
    /// Weighs every row by multipliers of utilities, which are taken as near as whole numbers come.
    pub(super) fn of(problem: &Problem, multipliers: &[f64]) -> Self {
        let sizes: Vec<i32> = problem.sizes().iter().map(|size| bit_length(*size) - SIZE_BITS).collect();
        let scaled: Vec<f64> = multipliers
            .iter()
            .zip(&problem.units)
            .zip(&sizes)
            .map(|((own, unit), size)| own.max(0.0) / near(*unit) * 2_f64.powi(*size))
            .collect();
        let largest = scaled.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        let whole = |own: &f64| (own / largest * 2_f64.powi(MULTIPLIER_BITS)).round() as i128;
        let multipliers: Vec<i128> = scaled.iter().map(whole).collect();
        let weight = |vector: &[i128]| -> i128 {
            let terms = vector.iter().zip(&sizes).zip(&multipliers);
            terms.map(|((value, size), by)| times(sized(*value, *size), *by)).sum()
        };
        let start = weight(problem.start());
        let rows = problem.offsets().last().copied().unwrap_or(0);
        let weights: Vec<i128> = (0..rows).map(|row| weight(problem.row(row))).collect();
        let group = |group: std::ops::Range<usize>| weights.get(group).unwrap_or_default();
        let size = |own: &[i128]| own.iter().map(|weight| weight.unsigned_abs()).max().unwrap_or(0);
        let sum: u128 = start.unsigned_abs() + problem.groups().map(|rows| size(group(rows))).sum::<u128>();
        let cut = (bit_length(sum) as u32).saturating_sub(WEIGHT_BITS);
        let cut_up = |weight: i128| -> i64 { raised(weight, cut) };
        let mut most = cut_up(start);
        let mut short = Vec::with_capacity(weights.len());
        for rows in problem.groups() {
            let heaviest = group(rows.clone()).iter().map(|weight| cut_up(*weight)).max().unwrap_or(0);
            most += heaviest;
            short.extend(group(rows).iter().map(|weight| heaviest - cut_up(*weight)));
        }
        Self { multipliers, sizes, cut, short, most }
    }

    /// What a vector brings to each party times the party's multiplier, rounded up and down.
    pub(super) fn terms(&self, vector: &[i128], up: &mut [i128], down: &mut [i128]) {
        let sides = vector.iter().zip(&self.sizes).zip(&self.multipliers);
        for (((value, size), by), (up, down)) in sides.zip(up.iter_mut().zip(down)) {
            *up = times(sized(*value, *size), *by);
            *down = if *size <= 0 { *up } else { times(value >> size.unsigned_abs(), *by) };
        }
    }

    /// A sum of such terms over 2^bits as a weight, rounded up.
    pub(super) const fn cut_up(&self, sum: i128, bits: u32) -> i64 {
        raised(sum, self.cut + bits)
    }

    /// What a party has to bring to the weight of a package that does as well as the least of some gains, rounded down.
    pub(super) fn least_term(&self, goal: &Goal, worth: &Worth, party: usize) -> i64 {
        let (Measure::Least(weights), Worth::Least { gain, weight }) = (&goal.measure, worth) else {
            return i64::MIN / 4;
        };
        let at = |values: &[i128]| values.get(party).copied().unwrap_or(0);
        let term = if goal.counts.get(party).copied().unwrap_or(false) {
            BigInt::from(at(weights)) * gain
        } else {
            BigInt::from(goal.floors.as_deref().map_or(0, at)) * weight
        };
        let size = self.sizes.get(party).copied().unwrap_or(0);
        self.cut_down(term * at(&self.multipliers), size, BigInt::from(*weight))
    }

    /// The multipliers of whole utilities, the largest brought to 2^24 and the others as near as whole numbers come.
    pub(super) fn of_utilities(&self, units: &[i128]) -> Vec<i128> {
        let sides = self.multipliers.iter().zip(&self.sizes).zip(units);
        let shares: Vec<f64> =
            sides.map(|((by, size), unit)| *by as f64 * 2_f64.powi(-size) * *unit as f64).collect();
        let largest = shares.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        shares.iter().map(|own| (own / largest * 2_f64.powi(24)).round() as i128).collect()
    }

    /// What gains weigh at least in any package that brings them.
    pub(super) fn weight(&self, gains: &[i128]) -> i64 {
        let raised = self.sizes.iter().copied().max().unwrap_or(0);
        let term = |((gain, by), size): ((&i128, &i128), &i32)| {
            (BigInt::from(*gain) * by) << (raised - size).max(0) as usize
        };
        let sum: BigInt = gains.iter().zip(&self.multipliers).zip(&self.sizes).map(term).sum();
        self.cut_down(sum, raised, BigInt::one())
    }

    /// A sum over 2^size and over a divisor as a weight, rounded down.
    fn cut_down(&self, sum: BigInt, size: i32, divisor: BigInt) -> i64 {
        let shift = size + self.cut as i32;
        let by = shift.unsigned_abs() as usize;
        let quotient =
            if shift >= 0 { sum.div_floor(&(divisor << by)) } else { (sum << by).div_floor(&divisor) };
        quotient.to_i64().unwrap_or(i64::MIN / 4)
    }

    /// How much of a party's gain makes up for one unit of weight, about.
    pub(super) fn gain_for_weight(&self, party: usize) -> f64 {
        let by = self.multipliers.get(party).copied().unwrap_or(0) as f64;
        let size = self.sizes.get(party).copied().unwrap_or(0) + self.cut as i32;
        2_f64.powi(size) / by.max(1.0)
    }

    /// A weight that no package lighter than it does as well as `worth` by the goal.
    ///
    /// For products by the inequality of means, Σ mᵢgᵢ ≥ n·(Π mᵢgᵢ)^(1/n); for the least gain because each mᵢgᵢ is at least
    /// mᵢ times its share.
    pub(super) fn least_weight(&self, goal: &Goal, worth: &Worth) -> i64 {
        match worth {
            Worth::Product(product) => self.least_for_product(goal, product),
            Worth::Least { gain, weight } => self.least_for_least(goal, (*gain, *weight)),
        }
    }

    fn least_for_least(&self, goal: &Goal, (gain, weight): (i128, i128)) -> i64 {
        let Measure::Least(weights) = &goal.measure else { return i64::MIN / 4 };
        let raised = self.sizes.iter().copied().max().unwrap_or(0);
        let mut sum = BigInt::zero();
        for party in 0..self.multipliers.len() {
            let at = |values: &[i128]| values.get(party).copied().unwrap_or(0);
            let up = self.sizes.get(party).map_or(0, |size| (raised - size).max(0));
            let term = if goal.counts.get(party).copied().unwrap_or(false) {
                BigInt::from(at(weights)) * gain
            } else {
                BigInt::from(goal.floors.as_deref().map_or(0, at)) * weight
            };
            sum += (term * at(&self.multipliers)) << up as usize;
        }
        self.cut_down(sum, raised, BigInt::from(weight))
    }

    /// The multipliers times the product: what the product of weights comes to, over 2 to the sum of the sizes.
    fn weighed_product(&self, goal: &Goal, product: &BigUint) -> (BigUint, usize, i32) {
        let counted =
            || goal.counts.iter().enumerate().filter(|(_, counts)| **counts).map(|(party, _)| party);
        let by = counted().filter_map(|party| self.multipliers.get(party)?.to_biguint());
        let size = counted().filter_map(|party| self.sizes.get(party)).sum();
        (by.product::<BigUint>() * product, counted().count(), size)
    }

    fn least_for_product(&self, goal: &Goal, product: &BigUint) -> i64 {
        let (weighed, count, size) = self.weighed_product(goal, product);
        if weighed.is_zero() || count == 0 {
            return i64::MIN / 4;
        }
        let count_f = count as f64;
        let log = (log2(&weighed) - f64::from(size)) / count_f + count_f.log2() - f64::from(self.cut);
        let right = weighed * BigUint::from(count).pow(count as u32);
        let mut tried = log.exp2() * (1.0 - 1e-12);
        // The float proposes; it is taken only if the inequality holds in whole numbers.
        for _ in 0..60 {
            let weight = tried.floor().max(0.0) as i64;
            let left: BigUint = (BigUint::from(weight as u64) << self.cut as usize).pow(count as u32);
            if shifted(left, size) <= shifted(right.clone(), -size) {
                return weight;
            }
            tried *= 0.999;
        }
        0
    }

    /// What every party must at least gain for a package to beat `worth`, given that none weighs more than the heaviest.
    pub(super) fn needs(&self, goal: &Goal, worth: &Worth, beat: Beat) -> Vec<i128> {
        let floor = |party: usize| {
            let floors = goal.floors.as_deref();
            floors.and_then(|floors| floors.get(party).copied()).unwrap_or(i128::MIN / 4)
        };
        let least = match worth {
            Worth::Product(product) => self.least_factor(goal, product),
            Worth::Least { .. } => BigUint::zero(),
        };
        let need = |party: usize| match (&goal.measure, worth) {
            (Measure::Least(weights), Worth::Least { gain, weight }) => {
                let own = weights.get(party).copied().unwrap_or(1);
                let (share, by) = (BigInt::from(*gain) * own, BigInt::from(*weight));
                let need = match beat {
                    Beat::Surpassed => share.div_floor(&by) + 1,
                    Beat::Matched => share.div_ceil(&by),
                };
                need.to_i128().unwrap_or(i128::MIN / 4)
            }
            (Measure::Product, Worth::Product(_)) => self.gain_of(party, &least).max(1),
            (Measure::Least(_), Worth::Product(_)) | (Measure::Product, Worth::Least { .. }) => i128::MIN / 4,
        };
        let own = |party: usize| {
            let counts = goal.counts.get(party).copied().unwrap_or(false);
            if counts { need(party).max(floor(party)) } else { floor(party) }
        };
        (0..self.multipliers.len()).map(own).collect()
    }

    /// The gain below which a party's weight stays below `weight`.
    fn gain_of(&self, party: usize, weight: &BigUint) -> i128 {
        let by = self.multipliers.get(party).copied().unwrap_or(0).unsigned_abs();
        let size = self.sizes.get(party).copied().unwrap_or(0);
        if by == 0 {
            return 1;
        }
        let raised = if size >= 0 {
            weight << size.unsigned_abs() as usize
        } else {
            weight >> size.unsigned_abs() as usize
        };
        (raised / BigUint::from(by)).to_i128().unwrap_or(1)
    }

    /// A weight that every factor of a product as large as `product` reaches.
    ///
    /// With a sum of at most s, a factor y leaves at most y·((s−y)/(n−1))^(n−1), which grows with y up to s/n.
    fn least_factor(&self, goal: &Goal, product: &BigUint) -> BigUint {
        let (weighed, count, size) = self.weighed_product(goal, product);
        let sum = BigUint::from(self.most.max(0) as u64) << self.cut as usize;
        let others = count.saturating_sub(1) as u32;
        let right = shifted(weighed, -size) * BigUint::from(others.max(1)).pow(others);
        let even = &sum / BigUint::from(count.max(1));
        let is_short = |factor: &BigUint| shifted(factor * (&sum - factor).pow(others), size.max(0)) < right;
        // The largest of some even parts for which it holds: 1 − 2^−k of the mean, from close to far.
        let mut low = BigUint::zero();
        let mut step = &even >> 1;
        for _ in 0..8 {
            let tried = &low + &step;
            if is_short(&tried) {
                low = tried;
            }
            step >>= 1;
        }
        low
    }
}

/// A number times 2^by, where that is no division; a division is left to the other side of a comparison.
fn shifted(number: BigUint, by: i32) -> BigUint {
    if by > 0 { number << by.unsigned_abs() as usize } else { number }
}

fn log2(number: &BigUint) -> f64 {
    let bits = number.bits();
    let cut = bits.saturating_sub(60);
    (number >> cut as usize).to_f64().unwrap_or(1.0).log2() + cut as f64
}

fn bit_length(number: u128) -> i32 {
    (u128::BITS - number.leading_zeros()) as i32
}

/// A number over 2^bits, rounded up.
const fn raised(number: i128, bits: u32) -> i64 {
    (-((-number) >> bits)) as i64
}

/// A product of numbers of which neither has more bits than [`SIZE_BITS`] and a few.
#[inline(always)]
fn times(value: i128, by: i128) -> i128 {
    i128::from(value as i64) * i128::from(by as i64)
}

/// A number over 2^size, rounded up.
#[inline(always)]
fn sized(value: i128, size: i32) -> i128 {
    if size <= 0 { value << size.unsigned_abs() } else { -((-value) >> size.unsigned_abs()) }
}

impl Goal {
    /// How well gains do; nothing where somebody falls below a floor, or has no gain where a product asks for one.
    pub(super) fn worth(&self, gains: &[i128]) -> Option<Worth> {
        let is_below = |floors: &Vec<i128>| gains.iter().zip(floors).any(|(gain, floor)| gain < floor);
        if self.floors.as_ref().is_some_and(is_below) {
            return None;
        }
        let counted = || gains.iter().enumerate().filter(|(party, _)| self.counts.get(*party) == Some(&true));
        match &self.measure {
            Measure::Product => {
                let gain = |(_, gain): (usize, &i128)| u128::try_from(*gain).ok().filter(|gain| *gain > 0);
                let mut product = BigUint::one();
                for own in counted() {
                    product *= gain(own)?;
                }
                Some(Worth::Product(product))
            }
            Measure::Least(weights) => {
                let quotients = counted().filter_map(|(party, gain)| Some((*gain, *weights.get(party)?)));
                let (gain, weight) = quotients.min_by(|a, b| compare_quotients(*a, *b))?;
                Some(Worth::Least { gain, weight })
            }
        }
    }

    /// Whether gains may do as well as others: for products what a float of the product says with room for its rounding,
    /// else always.
    pub(super) fn may_match(&self, gains: &[i128], others: &[i128]) -> bool {
        match &self.measure {
            Measure::Least(_) => true,
            Measure::Product => {
                let product = |gains: &[i128]| -> f64 {
                    let counted = gains.iter().zip(&self.counts).filter(|(_, counts)| **counts);
                    counted.map(|(gain, _)| near(*gain).max(0.0)).product()
                };
                product(gains) >= product(others) * (1.0 - 1e-12)
            }
        }
    }
}
