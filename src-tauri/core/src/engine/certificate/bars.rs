//! What multipliers ask of sums: who weighs too little can be left.

use num_bigint::BigInt;
use num_traits::ToPrimitive as _;

use super::layers::{Sought, Weighing};
use crate::engine::table::Group;

/// Weights below this are counted in 128 bits.
const LARGEST_QUICK: i128 = 1 << 125;

/// The weighings of what is sought, with what the sums over the groups before each place have to weigh.
#[derive(Debug)]
pub(super) struct Bars(Vec<Bar>);

/// One weighing.
#[derive(Debug)]
enum Bar {
    /// In 128 bits, where everything fits.
    Quick { multipliers: Vec<i128>, least: Vec<i128> },
    /// In whole numbers of any size.
    Large { weighing: Weighing, least: Vec<BigInt> },
}

impl Bars {
    /// The bars for groups that are added to a start in order.
    pub(super) fn of(groups: &[Group<i128>], start: &[i128], sought: &Sought) -> Self {
        Self(sought.weighings.iter().map(|weighing| Bar::of(groups, start, weighing)).collect())
    }

    /// Whether a sum over so many groups weighs too little by some multipliers.
    pub(super) fn is_below(&self, groups: usize, vector: &[i128]) -> bool {
        self.0.iter().any(|bar| match bar {
            Bar::Quick { multipliers, least } => {
                let weight: i128 = multipliers.iter().zip(vector).map(|(by, own)| by * own).sum();
                least.get(groups).is_some_and(|least| weight < *least)
            }
            Bar::Large { weighing, least } => {
                least.get(groups).is_some_and(|least| weighing.of(vector) < *least)
            }
        })
    }
}

impl Bar {
    fn of(groups: &[Group<i128>], start: &[i128], weighing: &Weighing) -> Self {
        let heaviest = |group: &Group<i128>| group.rows.iter().map(|row| weighing.of(&row.vector)).max();
        let mut least = vec![weighing.least.clone()];
        for group in groups.iter().rev() {
            let before = least.last().cloned().unwrap_or_default();
            least.push(before - heaviest(group).unwrap_or_default());
        }
        least.reverse();
        Self::quick(groups, start, weighing, &least)
            .unwrap_or_else(|| Self::Large { weighing: weighing.clone(), least })
    }

    /// The bar in 128 bits; nothing where some weight may not fit.
    fn quick(groups: &[Group<i128>], start: &[i128], weighing: &Weighing, least: &[BigInt]) -> Option<Self> {
        let size = |form: usize| -> BigInt {
            let own = |vector: &[i128]| BigInt::from(vector.get(form).map_or(0, |own| own.unsigned_abs()));
            let largest = |group: &Group<i128>| group.rows.iter().map(|row| own(&row.vector)).max();
            own(start) + groups.iter().filter_map(largest).sum::<BigInt>()
        };
        let all: BigInt = weighing.multipliers.iter().enumerate().map(|(form, by)| by * size(form)).sum();
        all.to_i128().filter(|all| *all < LARGEST_QUICK)?;
        Some(Self::Quick {
            multipliers: weighing.multipliers.iter().map(|by| by.to_i128()).collect::<Option<_>>()?,
            least: least.iter().map(|least| least.to_i128()).collect::<Option<_>>()?,
        })
    }
}
