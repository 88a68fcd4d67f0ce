//! Tables: groups of rows of whole numbers that add up, before any plan is thought of.
//!
//! One row of every group is chosen, and what the chosen rows bring to each party adds up on top of a start. Issues that
//! do not depend on each other are such groups, one row for every option; so are clusters of issues with their joint
//! choices. A [`Table`] makes its [`Sums`]: the vectors that no package dominates, with their packages.

mod box_tree;
mod cover;
mod group;
mod layer;
mod plane;
mod sift;
mod sums;
mod trace;
mod whole;

use std::sync::Arc;

pub use group::{Digit, Group, Row};
use sift::LARGEST_DIMS;
pub use sums::Sums;
pub use whole::Whole;

pub(super) use box_tree::BoxTree;
pub(super) use group::{gathered, undominated};
pub(super) use layer::Layer;
pub(super) use trace::{Steps, Trace};
pub(super) use whole::whole;

/// Groups of rows that add up on top of a start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<N> {
    start: Vec<N>,
    groups: Arc<Vec<Group<N>>>,
}

/// Why whole numbers are no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// A row has another number of parties than the start.
    #[error("every row needs one number for each of the {parties} parties")]
    Uneven {
        /// The number of parties of the start.
        parties: usize,
    },
    /// More parties than are compared.
    #[error("{parties} parties, and at most {LARGEST_DIMS} are compared")]
    TooMany {
        /// How many there are.
        parties: usize,
    },
    /// Sums may be larger than a quarter of what the numbers hold.
    #[error("the numbers of party {party} are too large to be added up")]
    TooLarge {
        /// The party, counted from 0.
        party: usize,
    },
}

impl<N: Whole> Table<N> {
    /// The table of groups of choices, each with what it brings to every party.
    ///
    /// Equal choices become one row, and choices that another one of their group dominates bring no row.
    pub fn of(start: Vec<N>, groups: &[Vec<Vec<N>>]) -> Result<Self, TableError> {
        let parties = start.len();
        if parties > LARGEST_DIMS {
            return Err(TableError::TooMany { parties });
        }
        if groups.iter().flatten().any(|choice| choice.len() != parties) {
            return Err(TableError::Uneven { parties });
        }
        if let Some(party) = (0..parties).find(|party| !fits(&start, groups, *party)) {
            return Err(TableError::TooLarge { party });
        }
        let group = |(issue, choices): (usize, &Vec<Vec<N>>)| Group {
            rows: gathered((0..).zip(choices).map(|(at, choice)| (choice.as_slice(), at))),
            digits: vec![Digit { issue, choices: choices.len() }],
        };
        let groups = groups.iter().enumerate().map(group).collect();
        Ok(Self { start, groups: Arc::new(groups) })
    }

    /// The table of groups that are known to fit.
    pub(super) fn of_groups(start: Vec<N>, groups: Vec<Group<N>>) -> Self {
        Self { start, groups: Arc::new(groups) }
    }

    /// The table with each party's numbers times a factor; they are known to fit.
    pub(super) fn scaled(self, factors: &[N]) -> Self
    where
        N: std::ops::Mul<Output = N>,
    {
        let scale = |vector: Vec<N>| vector.into_iter().zip(factors).map(|(value, by)| value * *by).collect();
        let row = |row: Row<N>| Row { vector: scale(row.vector), ..row };
        let group = |group: Group<N>| Group { rows: group.rows.into_iter().map(row).collect(), ..group };
        let groups = Arc::unwrap_or_clone(self.groups).into_iter().map(group).collect();
        Self { start: scale(self.start), groups: Arc::new(groups) }
    }

    /// What the parties have before anything is chosen.
    pub fn start(&self) -> &[N] {
        &self.start
    }

    /// The groups.
    pub fn groups(&self) -> &[Group<N>] {
        &self.groups
    }
}

/// Whether the sums of a party stay below a quarter of what the numbers hold.
fn fits<N: Whole>(start: &[N], groups: &[Vec<Vec<N>>], party: usize) -> bool {
    let size = |vector: &[N]| -> u128 {
        let value = vector.get(party).map_or(0, |value| (*value).into());
        value.unsigned_abs()
    };
    let group = |group: &Vec<Vec<N>>| group.iter().map(|choice| size(choice)).max().unwrap_or(0);
    let room: i128 = N::max_value().into();
    let sum = groups.iter().map(group).try_fold(size(start), u128::checked_add);
    sum.is_some_and(|sum| sum < room.unsigned_abs() / 4)
}

#[cfg(test)]
mod tests;
