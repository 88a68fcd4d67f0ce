//! What of several wishes cannot be met together, and what would have to be given up: all smallest sets of both, found by
//! turns with nothing but the question whether a package meets some of them.
//!
//! Source: Reiter, "A theory of diagnosis from first principles", Artificial Intelligence 32 (1987); Liffiton, Previti, Malik
//! and Marques-Silva, "Fast, flexible MUS enumeration", Constraints 21 (2016).

use std::collections::BTreeSet;

use super::{elimination::Stopped, short};
use crate::engine::Chosen;

/// Finds a package that meets some wishes.
type Meet<'w> = &'w dyn Fn(&BTreeSet<usize>) -> Result<Option<Chosen>, Stopped>;

/// Some wishes, counted from 0.
pub(super) struct Wishes<'w> {
    pub(super) count: usize,
    /// How many smallest sets given up are looked for at most.
    pub(super) most: usize,
    pub(super) meet: Meet<'w>,
    /// Whether a package meets a wish.
    pub(super) is_met: &'w dyn Fn(&Chosen, usize) -> bool,
}

/// What cannot be met together, and what would have to be given up, as places among wishes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Conflicts {
    pub(super) given_up: Vec<BTreeSet<usize>>,
    pub(super) blocking: Vec<BTreeSet<usize>>,
    /// Whether these are all.
    pub(super) is_complete: bool,
}

impl Wishes<'_> {
    /// All smallest sets that cannot be met, and all smallest sets without which the others can.
    ///
    /// A smallest set that shares a member with every set given up so far either cannot be met, and is then one of the
    /// smallest such sets, or is met by a package that leads to one more set given up.
    pub(super) fn conflicts(&self) -> Result<Conflicts, Stopped> {
        let mut given_up: Vec<BTreeSet<usize>> = Vec::new();
        let mut blocking: BTreeSet<BTreeSet<usize>> = BTreeSet::new();
        let is_complete = loop {
            let candidates = short::smallest_hitting_sets(&given_up)?;
            let Some(set) = candidates.into_iter().find(|set| !blocking.contains(set)) else { break true };
            match (self.meet)(&set)? {
                None => drop(blocking.insert(set)),
                Some(package) => given_up.push(self.unmet(package)?),
            }
            if given_up.len() > self.most {
                break false;
            }
        };
        Ok(Conflicts { given_up, blocking: blocking.into_iter().collect(), is_complete })
    }

    /// The wishes that stay unmet when as many others are met as can be, beginning with those of a package.
    fn unmet(&self, mut package: Chosen) -> Result<BTreeSet<usize>, Stopped> {
        let mut unmet = BTreeSet::new();
        for at in 0..self.count {
            if (self.is_met)(&package, at) {
                continue;
            }
            let met = (0..self.count).filter(|other| *other == at || (self.is_met)(&package, *other));
            match (self.meet)(&met.collect())? {
                Some(found) => package = found,
                None => drop(unmet.insert(at)),
            }
        }
        Ok(unmet)
    }
}
