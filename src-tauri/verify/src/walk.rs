//! Following the layers of a proof: every sum is nowhere above a listed one, or closed.

use entente_core::certificate::{CertifiedLayer, Layers};
use num_bigint::{BigInt, BigUint};
use num_traits::{ToPrimitive as _, Zero as _};

use crate::{Reason, sums::Sums};

/// What is asked for: sums that surely come to less are closed.
#[derive(Debug, Default)]
pub struct Asked {
    /// The least sum of each form; nothing where none is asked for.
    pub needs: Option<Vec<i128>>,
    /// Multipliers of whole numbers, and what a sum has to weigh at least by them.
    pub weighings: Vec<(Vec<BigInt>, BigInt)>,
}

/// A sum of the last layer.
#[derive(Clone, Debug)]
pub struct Proved {
    /// The sum.
    pub vector: Vec<i128>,
    /// How many packages bring it, as long as no width was allowed on the way.
    pub count: BigUint,
}

/// The last layer.
#[derive(Debug)]
pub struct Last {
    /// Its sums, highest first.
    pub sums: Vec<Proved>,
    /// By how much a sum that is not listed may be higher than one that is, form by form.
    pub within: Vec<i128>,
}

/// Whether sums may stand for others that are higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Widths {
    /// They may, by the width that a layer states.
    Allowed,
    /// They may not.
    None,
}

/// Follows the layers of a proof to the last one.
pub fn walk(sums: &Sums, proof: &Layers, asked: &Asked, widths: Widths) -> Result<Last, Reason> {
    if proof.layers.len() != sums.groups.len() {
        return Err(Reason::LayerCount {});
    }
    let forms = sums.units.len();
    let rest = rest(sums);
    let bars = Bars::of(sums, asked);
    let start = sums.start.iter().map(|start| Proved { vector: start.clone(), count: BigUint::from(1_u32) });
    let mut last = Last { sums: start.collect(), within: vec![0; forms] };
    for (layer, listed) in proof.layers.iter().enumerate() {
        let within = width(sums, layer, listed, widths)?;
        for (sum, own) in last.within.iter_mut().zip(&within) {
            *sum = sum.checked_add(*own).ok_or(Reason::Width { layer })?;
        }
        let Some(most) = rest.get(layer + 1) else { return Err(Reason::LayerCount {}) };
        let step = Step { sums, asked, layer, listed, most, bars: &bars, within: &within };
        last.sums = step.taken(&last.sums)?;
    }
    Ok(last)
}

/// What the groups from each place on can add at most to each form.
fn rest(sums: &Sums) -> Vec<Vec<i128>> {
    let mut most = vec![0; sums.units.len()];
    let mut rest = vec![most.clone()];
    for group in sums.groups.iter().rev() {
        for (form, most) in most.iter_mut().enumerate() {
            *most += group.rows.iter().filter_map(|row| row.vector.get(form)).max().copied().unwrap_or(0);
        }
        rest.push(most.clone());
    }
    rest.reverse();
    rest
}

/// What sums have to weigh by each multipliers.
struct Bars<'a>(Vec<Bar<'a>>);

/// Multipliers, with what a sum over the groups before each place has to weigh at least.
struct Bar<'a> {
    multipliers: &'a [BigInt],
    least: Vec<BigInt>,
    /// The same in 128 bits, as far as they fit.
    quick: Option<(Vec<i128>, Vec<i128>)>,
}

impl<'a> Bars<'a> {
    fn of(sums: &Sums, asked: &'a Asked) -> Self {
        let bar = |(multipliers, least): &'a (Vec<BigInt>, BigInt)| {
            let mut all = vec![least.clone()];
            for group in sums.groups.iter().rev() {
                let heaviest = group.rows.iter().map(|row| weighed(multipliers, &row.vector)).max();
                let before = all.last().cloned().unwrap_or_default();
                all.push(before - heaviest.unwrap_or_default());
            }
            all.reverse();
            let fit =
                |numbers: &[BigInt]| numbers.iter().map(|own| own.to_i128()).collect::<Option<Vec<_>>>();
            Bar { multipliers, quick: fit(multipliers).zip(fit(&all)), least: all }
        };
        Self(asked.weighings.iter().map(bar).collect())
    }

    /// Whether a sum over so many groups weighs too little by some multipliers.
    fn is_below(&self, groups: usize, vector: &[i128]) -> bool {
        self.0.iter().any(|bar| bar.is_below(groups, vector))
    }
}

impl Bar<'_> {
    fn is_below(&self, groups: usize, vector: &[i128]) -> bool {
        let quick = self.quick.as_ref().and_then(|(multipliers, least)| {
            let mut terms = multipliers.iter().zip(vector);
            let sum = terms.try_fold(0_i128, |sum, (by, own)| sum.checked_add(by.checked_mul(*own)?))?;
            Some(sum < *least.get(groups)?)
        });
        let exact = || self.least.get(groups).is_some_and(|least| weighed(self.multipliers, vector) < *least);
        quick.unwrap_or_else(exact)
    }
}

/// What a vector weighs.
pub fn weighed(multipliers: &[BigInt], vector: &[i128]) -> BigInt {
    multipliers.iter().zip(vector).map(|(by, own)| by * own).sum()
}

fn width(sums: &Sums, layer: usize, listed: &CertifiedLayer, widths: Widths) -> Result<Vec<i128>, Reason> {
    let Some(within) = &listed.within else { return Ok(vec![0; sums.units.len()]) };
    if widths == Widths::None
        || within.len() != sums.units.len()
        || within.iter().any(|own| own.is_negative())
    {
        return Err(Reason::Width { layer });
    }
    // Rounded upwards: what the widths come to in the end is compared with what is claimed.
    let up = |(form, own): (usize, &entente_core::Ratio)| sums.up(form, own.exact());
    let up: Option<Vec<i128>> = within.iter().enumerate().map(up).collect();
    up.filter(|up| up.iter().all(|own| *own < i128::MAX / 1024)).ok_or(Reason::Width { layer })
}

/// One layer on top of another.
struct Step<'a> {
    sums: &'a Sums,
    asked: &'a Asked,
    layer: usize,
    listed: &'a CertifiedLayer,
    most: &'a [i128],
    bars: &'a Bars<'a>,
    within: &'a [i128],
}

impl Step<'_> {
    fn taken(&self, old: &[Proved]) -> Result<Vec<Proved>, Reason> {
        let layer = self.layer;
        let rows = self.sums.groups.get(layer).map_or(&[][..], |group| group.rows.as_slice());
        let mut new = self.listed_sums(old)?;
        if self.listed.above.len() != old.len() * rows.len() {
            return Err(Reason::AboveCount { layer });
        }
        let mut above = self.listed.above.iter().enumerate();
        for sum in old {
            for own in rows {
                let Some((row, above)) = above.next() else { return Err(Reason::AboveCount { layer }) };
                let vector: Vec<i128> = sum.vector.iter().zip(&own.vector).map(|(a, b)| a + b).collect();
                let Some(above) = above else {
                    if self.is_closed(&vector) {
                        continue;
                    }
                    return Err(Reason::NotClosed { layer, row });
                };
                let found = new.get_mut(*above as usize).ok_or(Reason::NotAbove { layer, row })?;
                let mut sides = found.vector.iter().zip(self.within).zip(&vector);
                if !sides.all(|((above, within), own)| above + within >= *own) {
                    return Err(Reason::NotAbove { layer, row });
                }
                if found.vector == vector {
                    found.count += &sum.count * &own.count;
                }
            }
        }
        match new.iter().position(|sum| sum.count.is_zero()) {
            Some(row) => Err(Reason::Unmet { layer, row }),
            None => Ok(new),
        }
    }

    /// The sums that the layer lists, highest first and each once.
    fn listed_sums(&self, old: &[Proved]) -> Result<Vec<Proved>, Reason> {
        let layer = self.layer;
        let rows = self.sums.groups.get(layer).map_or(&[][..], |group| group.rows.as_slice());
        let mut new: Vec<Proved> = Vec::with_capacity(self.listed.sums.len());
        for (row, (before, own)) in self.listed.sums.iter().enumerate() {
            let parts = old.get(*before as usize).zip(rows.get(*own as usize));
            let (sum, own) = parts.ok_or(Reason::NoSum { layer, row })?;
            let vector: Vec<i128> = sum.vector.iter().zip(&own.vector).map(|(a, b)| a + b).collect();
            if new.last().is_some_and(|last| last.vector <= vector) {
                return Err(Reason::SumOrder { layer, row });
            }
            new.push(Proved { vector, count: BigUint::zero() });
        }
        Ok(new)
    }

    /// Whether a sum cannot come to what is asked for, whatever the groups that are left add.
    fn is_closed(&self, vector: &[i128]) -> bool {
        let is_short = |needs: &Vec<i128>| {
            vector.iter().zip(self.most).zip(needs).any(|((own, most), need)| own + most < *need)
        };
        self.asked.needs.as_ref().is_some_and(is_short) || self.bars.is_below(self.layer + 1, vector)
    }
}
