//! Choices of open issues with what lies between each amount and the next as a choice of its own.

use entente_core::model::Combine;
use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::One as _;

use super::{Clause, End, Plain, PlainCriterion, PlainMain, whole};

impl Plain<'_> {
    /// How many choices each issue has with those between.
    pub fn parted_sizes(&self) -> Vec<usize> {
        let sizes = self.sizes.iter().zip(&self.open);
        sizes.map(|(size, is_open)| if *is_open { (2 * size).saturating_sub(1) } else { *size }).collect()
    }

    /// The conditions of a constraint over these.
    pub fn parted_clauses(&self, when: &[Clause]) -> Vec<Clause> {
        let parted = |clause: &Clause| match self.open.get(clause.issue) {
            Some(true) => {
                let holds = with_between(&clause.holds, |one, other| *one && *other);
                Clause { issue: clause.issue, holds }
            }
            Some(false) | None => clause.clone(),
        };
        when.iter().map(parted).collect()
    }

    /// A criterion over these, its levels read at one end.
    ///
    /// Between two amounts a level is below the higher of both ends, unless these are equal: by less than half of what all levels
    /// are multiples of, as far as reaching such multiples goes; outside the outermost rated amounts it is anything. A blend of several such levels is read at the ends.
    pub fn parted(&self, criterion: &PlainCriterion, end: End) -> PlainCriterion {
        let levels = |main: &PlainMain| -> Vec<BigRational> {
            (0..main.cells.len()).filter_map(|choice| main.level(choice, end)).collect()
        };
        let all = criterion.mains.iter().flat_map(levels);
        let unit =
            all.chain([criterion.needed.clone()]).fold(BigInt::one(), |unit, own| unit.lcm(own.denom()));
        let half = match criterion.combine {
            Combine::Weakest | Combine::Best => BigRational::new(BigInt::one(), unit * 2),
            Combine::Blend => whole(0),
        };
        let below = |one: &(BigRational, bool), other: &(BigRational, bool)| match (one.1, other.1) {
            (true, _) => one.clone(),
            (false, true) => other.clone(),
            (false, false) if one.0 == other.0 => one.clone(),
            (false, false) => ((&one.0).max(&other.0) - &half, false),
        };
        let main = |main: &PlainMain| {
            let own = levels(main).into_iter().zip(main.outside.iter().copied()).collect::<Vec<_>>();
            let own = if self.open.get(main.issue) == Some(&true) { with_between(&own, below) } else { own };
            PlainMain {
                issue: main.issue,
                outside: own.iter().map(|(_, is_outside)| *is_outside).collect(),
                cells: own.into_iter().map(|(level, _)| (level.clone(), level)).collect(),
            }
        };
        PlainCriterion {
            mains: criterion.mains.iter().map(main).collect(),
            shifts: criterion
                .shifts
                .iter()
                .map(|(by, when)| (by.clone(), self.parted_clauses(when)))
                .collect(),
            ..criterion.clone()
        }
    }
}

/// A list with something between every two of its members.
fn with_between<T: Clone>(list: &[T], between: impl Fn(&T, &T) -> T) -> Vec<T> {
    let pairs = list.iter().zip(list.iter().skip(1));
    let rest = pairs.flat_map(|(one, other)| [between(one, other), other.clone()]);
    list.first().cloned().into_iter().chain(rest).collect()
}
