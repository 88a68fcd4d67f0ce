//! Stages of a leximin: those whose gains still rise, and those held at what they have.

use std::cmp::Ordering;

use super::goal::compare_quotients;

/// Who counts, by what their gains are measured, and what nobody may fall below.
#[derive(Clone, Debug)]
pub(super) struct Stage {
    pub(super) counts: Vec<bool>,
    pub(super) weights: Vec<i128>,
    pub(super) floors: Option<Vec<i128>>,
}

impl Stage {
    /// The vectors that nothing among them compares above, highest first, each once.
    pub(super) fn topmost(&self, vectors: Vec<Vec<i128>>) -> Vec<Vec<i128>> {
        let mut vectors = vectors;
        vectors.sort_unstable_by(|a, b| b.cmp(a));
        vectors.dedup();
        if let Some(most) = vectors.iter().max_by(|a, b| self.compare(a, b)).cloned() {
            vectors.retain(|vector| self.compare(vector, &most) == Ordering::Equal);
        }
        vectors
    }

    /// How the sorted shares of two vectors compare, smallest first.
    pub(super) fn compare(&self, one: &[i128], other: &[i128]) -> Ordering {
        let sorted = |vector: &[i128]| {
            let counted = vector.iter().zip(&self.weights).zip(&self.counts).filter(|(_, counts)| **counts);
            let mut shares: Vec<(i128, i128)> = counted.map(|((gain, weight), _)| (*gain, *weight)).collect();
            shares.sort_by(|a, b| compare_quotients(*a, *b));
            shares
        };
        let pairs = sorted(one).into_iter().zip(sorted(other));
        pairs.map(|(a, b)| compare_quotients(a, b)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    }

    /// The floors with everybody who counts at a share, or at the next whole number above it.
    pub(super) fn held(&self, (gain, weight): (i128, i128)) -> Vec<i128> {
        let floor = |party: usize| {
            let floors = self.floors.as_deref();
            floors.and_then(|floors| floors.get(party).copied()).unwrap_or(i128::MIN / 4)
        };
        let share = |own: i128| {
            let share = num_bigint::BigInt::from(gain) * own;
            let share = num_integer::Integer::div_ceil(&share, &num_bigint::BigInt::from(weight));
            num_traits::ToPrimitive::to_i128(&share).unwrap_or(i128::MIN / 4)
        };
        let weights = self.weights.iter().zip(&self.counts).enumerate();
        weights
            .map(|(party, (own, counts))| if *counts { share(*own).max(floor(party)) } else { floor(party) })
            .collect()
    }
}
