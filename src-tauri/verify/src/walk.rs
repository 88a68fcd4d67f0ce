//! Following the layers of a proof: every sum is nowhere above a listed one, or closed.

use entente_core::certificate::{CertifiedLayer, Layers};
use num_bigint::{BigInt, BigUint};
use num_traits::Zero as _;

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
    let rest = rest(sums, asked);
    let start = sums.start.iter().map(|start| Proved { vector: start.clone(), count: BigUint::from(1_u32) });
    let mut last = Last { sums: start.collect(), within: vec![0; forms] };
    for (layer, listed) in proof.layers.iter().enumerate() {
        let within = width(sums, layer, listed, widths)?;
        for (sum, own) in last.within.iter_mut().zip(&within) {
            *sum = sum.checked_add(*own).ok_or(Reason::Width { layer })?;
        }
        let Some((most, weights)) = rest.get(layer + 1) else { return Err(Reason::LayerCount {}) };
        let step = Step { sums, asked, layer, listed, most, weights, within: &within };
        last.sums = step.taken(&last.sums)?;
    }
    Ok(last)
}

/// What the groups from each place on can add at most to each form, and to each weight.
fn rest(sums: &Sums, asked: &Asked) -> Vec<(Vec<i128>, Vec<BigInt>)> {
    let mut most = vec![0; sums.units.len()];
    let mut weights = vec![BigInt::zero(); asked.weighings.len()];
    let mut rest = vec![(most.clone(), weights.clone())];
    for group in sums.groups.iter().rev() {
        for (form, most) in most.iter_mut().enumerate() {
            *most += group.rows.iter().filter_map(|row| row.vector.get(form)).max().copied().unwrap_or(0);
        }
        for ((multipliers, _), weight) in asked.weighings.iter().zip(&mut weights) {
            *weight +=
                group.rows.iter().map(|row| weighed(multipliers, &row.vector)).max().unwrap_or_default();
        }
        rest.push((most.clone(), weights.clone()));
    }
    rest.reverse();
    rest
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
    weights: &'a [BigInt],
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
                    found.count += &sum.count * own.count;
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
        if self.asked.needs.as_ref().is_some_and(is_short) {
            return true;
        }
        let mut weighings = self.asked.weighings.iter().zip(self.weights);
        weighings.any(|((multipliers, least), most)| weighed(multipliers, vector) + most < *least)
    }
}
