//! Goods that any number of parties share.

use num_rational::BigRational;
use num_traits::{One as _, Zero as _};

use super::simplex::{Program, Solved};
use crate::{Ratio, engine::scale::whole};

/// Goods, each worth a number to every party, of which a party gets that part of the number that is its part of the good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    values: Vec<Vec<i128>>,
}

/// Why numbers are no division.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DivisionError {
    /// Parties value different numbers of goods.
    #[error("every party needs one number for each of the {goods} goods")]
    Uneven {
        /// The number of goods that the first party values.
        goods: usize,
    },
    /// A good is worth less than nothing to a party.
    #[error("good {good} is worth less than nothing to party {party}")]
    Negative {
        /// The party, counted from 0.
        party: usize,
        /// The good, counted from 0.
        good: usize,
    },
}

/// Who gets which part of every good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    /// The parts, party by party and good by good; those of one good add up to 1.
    pub parts: Vec<Vec<Ratio>>,
    /// What each party's parts are worth to it.
    pub worths: Vec<Ratio>,
}

impl Division {
    /// The division of goods by what each is worth, party by party.
    pub fn of(values: Vec<Vec<i128>>) -> Result<Self, DivisionError> {
        let goods = values.first().map_or(0, Vec::len);
        if values.iter().any(|own| own.len() != goods) {
            return Err(DivisionError::Uneven { goods });
        }
        for (party, own) in values.iter().enumerate() {
            if let Some(good) = own.iter().position(|value| *value < 0) {
                return Err(DivisionError::Negative { party, good });
            }
        }
        Ok(Self { values })
    }

    /// The leximin division: the smallest worth is raised as far as it goes, then the next smallest, and so on.
    ///
    /// Worths that lie within reach of each other form a convex set, so that at each step some party is held at the
    /// smallest worth in every solution, and stays there. The answer is a corner: for two parties at most one good is
    /// split, and where both points add up to the same and are above zero this is Adjusted Winner (Brams and Taylor,
    /// *Fair Division*, 1996, chapter 4).
    pub fn leximin(&self) -> Shares {
        let mut held: Vec<Option<BigRational>> = vec![None; self.values.len()];
        let mut parts = Vec::new();
        while held.contains(&None) {
            let Some((least, _)) = self.most(&held, &BigRational::zero(), None) else { break };
            let open: Vec<usize> = (0..held.len()).filter(|party| held.get(*party) == Some(&None)).collect();
            let is_stuck =
                |party: &usize| self.most(&held, &least, Some(*party)).is_none_or(|(most, _)| most <= least);
            let stuck: Vec<usize> = open.into_iter().filter(is_stuck).collect();
            for own in
                held.iter_mut().enumerate().filter(|(party, _)| stuck.contains(party)).map(|(_, own)| own)
            {
                *own = Some(least.clone());
            }
            parts = self.most(&held, &least, None).map(|(_, parts)| parts).unwrap_or_default();
            if stuck.is_empty() {
                break;
            }
        }
        self.shares(&parts)
    }

    /// The largest smallest worth of the parties that are not held, or the largest worth of one of them with all others at
    /// `least` or more; with the parts, good by good.
    fn most(
        &self,
        held: &[Option<BigRational>],
        least: &BigRational,
        of: Option<usize>,
    ) -> Option<(BigRational, Vec<BigRational>)> {
        let goods = self.values.first().map_or(0, Vec::len);
        let size = self.values.len() * goods + 1;
        let mut rows = Vec::new();
        for (party, (values, held)) in self.values.iter().zip(held).enumerate() {
            let mut row = vec![BigRational::zero(); size];
            let own = row.iter_mut().skip(party * goods);
            own.zip(values).for_each(|(factor, value)| *factor = -whole(*value));
            let rises = held.is_none() && of.is_none_or(|one| one == party);
            row.iter_mut().skip(size - 1).for_each(|factor| *factor = whole(rises.into()));
            let floor = held.clone().unwrap_or_else(|| least.clone());
            rows.push((row.clone(), if rises { BigRational::zero() } else { -floor }));
        }
        for good in 0..goods {
            for sign in [1, -1] {
                let mut row = vec![BigRational::zero(); size];
                row.iter_mut()
                    .take(size - 1)
                    .skip(good)
                    .step_by(goods)
                    .for_each(|factor| *factor = whole(sign));
                rows.push((row, whole(sign)));
            }
        }
        let mut goal = vec![BigRational::zero(); size];
        let rises = held.contains(&None);
        goal.iter_mut().skip(size - 1).take(rises.into()).for_each(|factor| *factor = BigRational::one());
        match (Program { goal, rows }).solved() {
            Solved::Most { value, values, .. } => Some((value, values)),
            Solved::Infeasible | Solved::Unbounded => None,
        }
    }

    fn shares(&self, parts: &[BigRational]) -> Shares {
        let goods = self.values.first().map_or(0, Vec::len);
        let own = |party: usize| parts.iter().skip(party * goods).take(goods);
        let worth = |(party, values): (usize, &Vec<i128>)| {
            let worths = own(party).zip(values).map(|(part, value)| part * whole(*value));
            Ratio::from(worths.sum::<BigRational>())
        };
        Shares {
            parts: (0..self.values.len())
                .map(|party| own(party).cloned().map(Ratio::from).collect())
                .collect(),
            worths: self.values.iter().enumerate().map(worth).collect(),
        }
    }
}
