//! What the joint choices of groups bring to some forms, as whole numbers that add up.

use std::collections::{BTreeMap, BTreeSet};

use entente_core::{
    Ratio,
    certificate::{BoxProof, LayerGroup},
};
use num_bigint::{BigInt, BigUint};
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{One as _, Signed as _, ToPrimitive as _};

use crate::{Reason, boxes::BoxRows, groups::Groups};

/// The largest number of pairs of a joint choice and a row of one group.
const LARGEST_COMPARISON: usize = 1 << 31;

/// Sums of whole numbers, one row of every group on top of a start.
#[derive(Debug)]
pub struct Sums {
    /// What there is before anything is chosen; nothing where no package counts.
    pub start: Option<Vec<i128>>,
    /// Over what the numbers of each form are whole.
    pub units: Vec<BigInt>,
    /// The groups.
    pub groups: Vec<SumGroup>,
}

/// What a group brings.
#[derive(Debug)]
pub struct SumGroup {
    /// The rows that the certificate lists: every joint choice is nowhere above one of them.
    pub rows: Vec<SumRow>,
}

/// A row of a group.
#[derive(Debug)]
pub struct SumRow {
    /// What it brings to each form.
    pub vector: Vec<i128>,
    /// How many joint choices bring the same.
    pub count: BigUint,
}

type Vectors = BTreeMap<Vec<BigRational>, BigUint>;

impl Sums {
    /// Reads every joint choice of every group; `value` tells what it brings, nothing where it does not count. The rows of
    /// groups of boxes are told by `boxes`.
    pub fn of(
        groups: &Groups<'_>,
        listed: &[LayerGroup],
        start: Option<Vec<BigRational>>,
        others: Option<&[BigRational]>,
        value: impl Fn(usize, &[usize]) -> Option<Vec<BigRational>>,
        boxes: impl Fn(usize, &BoxProof) -> Result<BoxRows, Reason>,
    ) -> Result<Self, Reason> {
        let mut read: Vec<(Vectors, Vec<Vec<BigRational>>)> = Vec::new();
        for (group, listed) in listed.iter().enumerate() {
            if let Some(proof) = &listed.boxes {
                let is_empty = start.is_none() && proof.rows.is_empty() && listed.rows.is_empty();
                let found = if is_empty { Vec::new() } else { boxes(group, proof)? };
                let rows = found.iter().map(|(vector, _)| vector.clone()).collect();
                read.push((found.into_iter().collect(), rows));
                continue;
            }
            let mut places: BTreeMap<usize, usize> = BTreeMap::new();
            for (row, code) in listed.rows.iter().enumerate() {
                if places.insert(*code, row).is_some() {
                    return Err(Reason::NoRow { group, row });
                }
            }
            let mut vectors = Vectors::new();
            let mut rows: Vec<Option<Vec<BigRational>>> = vec![None; listed.rows.len()];
            groups.each(group, |code, chosen| {
                let Some(vector) = start.as_ref().and_then(|_| value(group, chosen)) else { return };
                if let Some(place) = places.get(&code).and_then(|row| rows.get_mut(*row)) {
                    *place = Some(vector.clone());
                }
                *vectors.entry(vector).or_default() += 1_u32;
            });
            let missing = rows.iter().position(Option::is_none);
            let rows = rows.into_iter().collect::<Option<_>>();
            read.push((vectors, rows.ok_or(Reason::NoRow { group, row: missing.unwrap_or(0) })?));
        }
        Self::scaled(start, others, read)
    }

    fn scaled(
        start: Option<Vec<BigRational>>,
        others: Option<&[BigRational]>,
        read: Vec<(Vectors, Vec<Vec<BigRational>>)>,
    ) -> Result<Self, Reason> {
        let forms = start.as_deref().or(others).map_or(0, <[BigRational]>::len);
        let mut units = vec![BigInt::one(); forms];
        let vectors = read.iter().flat_map(|(vectors, _)| vectors.keys()).chain(&start).map(Vec::as_slice);
        for vector in vectors.chain(others) {
            units.iter_mut().zip(vector).for_each(|(unit, own)| *unit = unit.lcm(own.denom()));
        }
        let exact = |vector: &Vec<BigRational>| -> Option<Vec<i128>> {
            let own = vector.iter().zip(&units);
            own.map(|(own, unit)| (own * BigRational::from(unit.clone())).to_integer().to_i128()).collect()
        };
        let whole = |vector: &Vec<BigRational>| exact(vector).ok_or(Reason::TooFine {});
        let start = start.as_ref().map(whole).transpose()?;
        let mut groups = Vec::with_capacity(read.len());
        let mut most: Vec<BigInt> = start.iter().flatten().map(|own| BigInt::from(own.abs())).collect();
        for (group, (vectors, rows)) in read.iter().enumerate() {
            let all = vectors.iter().map(|(vector, count)| Ok((whole(vector)?, count.clone())));
            let all: BTreeMap<Vec<i128>, BigUint> = all.collect::<Result<_, Reason>>()?;
            for (form, most) in most.iter_mut().enumerate() {
                let own =
                    all.keys().filter_map(|vector| vector.get(form)).map(|own| own.unsigned_abs()).max();
                *most += own.unwrap_or(0);
            }
            let listed = rows.iter().map(whole).collect::<Result<Vec<_>, _>>()?;
            groups.push(SumGroup::of(group, &all, listed)?);
        }
        let room = BigInt::from(i128::MAX / 8);
        if most.iter().any(|most| most.abs() > room) {
            return Err(Reason::TooFine {});
        }
        Ok(Self { start, units, groups })
    }

    /// A number of a form as a whole number, rounded upwards.
    pub fn up(&self, form: usize, number: &BigRational) -> Option<i128> {
        let unit = self.units.get(form)?;
        (number * BigRational::from(unit.clone())).ceil().to_integer().to_i128()
    }

    /// A vector of whole numbers as exact numbers.
    pub fn exact(&self, vector: &[i128]) -> Vec<BigRational> {
        let own = vector.iter().zip(&self.units);
        own.map(|(own, unit)| BigRational::new(BigInt::from(*own), unit.clone())).collect()
    }

    /// Multipliers of whole numbers in place of multipliers of forms, all times the same; nothing where they do not fit.
    pub fn multipliers(&self, shown: &[Ratio]) -> Option<Vec<BigInt>> {
        if shown.len() != self.units.len() || shown.iter().any(Ratio::is_negative) {
            return None;
        }
        let exact: Vec<BigRational> = shown
            .iter()
            .zip(&self.units)
            .map(|(own, unit)| own.exact() / BigRational::from(unit.clone()))
            .collect();
        let unit = exact.iter().fold(BigInt::one(), |unit, own| unit.lcm(own.denom()));
        Some(exact.iter().map(|own| (own * BigRational::from(unit.clone())).to_integer()).collect())
    }
}

impl SumGroup {
    /// Takes the listed rows where every joint choice is nowhere above one of them.
    fn of(group: usize, all: &BTreeMap<Vec<i128>, BigUint>, listed: Vec<Vec<i128>>) -> Result<Self, Reason> {
        if all.len().checked_mul(listed.len()).is_none_or(|pairs| pairs > LARGEST_COMPARISON) {
            return Err(Reason::TooManyTogether { group });
        }
        let mut rows: Vec<SumRow> = Vec::with_capacity(listed.len());
        let mut seen: BTreeSet<Vec<i128>> = BTreeSet::new();
        for (row, vector) in listed.into_iter().enumerate() {
            if !seen.insert(vector.clone()) {
                return Err(Reason::NoRow { group, row });
            }
            let count = all.get(&vector).cloned().unwrap_or_default();
            rows.push(SumRow { vector, count });
        }
        let is_above =
            |row: &SumRow, own: &[i128]| row.vector.iter().zip(own).all(|(above, own)| above >= own);
        if all.keys().any(|vector| !rows.iter().any(|row| is_above(row, vector))) {
            return Err(Reason::RowMissing { group });
        }
        Ok(Self { rows })
    }
}
