//! A web: machines that read the same issues, with what is asked of their ends.

use std::sync::Arc;

use super::machine::Machine;

/// A machine in a web.
#[derive(Clone, Debug)]
pub(super) struct Cord {
    pub(super) machine: Arc<Machine>,
    /// The number that each end stands for; nothing where a package may not come to that end.
    pub(super) numbers: Vec<Option<i128>>,
    /// What each end weighs, before weights are shared out.
    pub(super) weights: Vec<i64>,
}

impl Cord {
    /// A cord that weighs nothing.
    pub(super) fn new(machine: Arc<Machine>, numbers: Vec<Option<i128>>) -> Self {
        Self { weights: vec![0; numbers.len()], machine, numbers }
    }
}

/// Asks a weighted sum of the cords' numbers, with weights above 0, to be at least this.
#[derive(Clone, Debug)]
pub(super) struct Floor {
    pub(super) terms: Vec<(usize, i128)>,
    pub(super) least: i128,
}

/// Machines over the issues of a case.
#[derive(Clone, Debug)]
pub(super) struct Web {
    /// How many choices each issue has.
    pub(super) sizes: Vec<usize>,
    pub(super) cords: Vec<Cord>,
    /// The cords that read each issue, with the place of the issue among those that they read.
    pub(super) readers: Vec<Vec<(usize, usize)>>,
    pub(super) floors: Vec<Floor>,
    /// The floors that each cord is in.
    pub(super) floors_of: Vec<Vec<usize>>,
}

impl Web {
    pub(super) fn of(sizes: Vec<usize>, cords: Vec<Cord>, floors: Vec<Floor>) -> Self {
        let mut readers = vec![Vec::new(); sizes.len()];
        for (at, cord) in cords.iter().enumerate() {
            for (place, issue) in cord.machine.scope.iter().enumerate() {
                readers[*issue].push((at, place));
            }
        }
        let mut floors_of = vec![Vec::new(); cords.len()];
        for (at, floor) in floors.iter().enumerate() {
            floor.terms.iter().for_each(|(cord, _)| floors_of[*cord].push(at));
        }
        Self { sizes, cords, readers, floors, floors_of }
    }
}
