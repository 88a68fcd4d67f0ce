//! Boxes with what each brings, and choices with the boxes they rule out.

use std::collections::BTreeMap;

use num_bigint::BigUint;

use super::bits::{Bits, LARGEST_BOX_COUNT};

/// A weight that counts where the choice of every issue that the box names lies on its side.
#[derive(Clone, Debug)]
pub(super) struct WeighedBox {
    /// What it brings to every party; nothing is below zero.
    pub(super) weights: Vec<i128>,
    /// For each issue that it names, by its place, whether each position lies inside.
    pub(super) sides: Vec<(usize, Vec<bool>)>,
}

/// Positions of one issue that rule out the same boxes.
#[derive(Clone, Debug)]
pub(super) struct Class {
    pub(super) out: Bits,
    /// Smallest first.
    pub(super) positions: Vec<usize>,
}

/// The problem: which sets of boxes have a package in common, and what they bring.
#[derive(Clone, Debug)]
pub(super) struct Problem {
    /// The classes of each issue, by their first positions.
    pub(super) issues: Vec<Vec<Class>>,
    /// For each issue the boxes that some of its positions rule out.
    pub(super) touched: Vec<Bits>,
    /// For each party what each box brings.
    pub(super) weights: Vec<Vec<i128>>,
    pub(super) all: Bits,
}

impl Problem {
    /// Boxes over issues of which some positions may be chosen; nothing when there are too many boxes.
    ///
    /// A box that brings nothing to anyone is left out.
    pub(super) fn of(parties: usize, allowed: &[Vec<bool>], boxes: &[WeighedBox]) -> Option<Self> {
        let boxes: Vec<&WeighedBox> =
            boxes.iter().filter(|own| own.weights.iter().any(|weight| *weight > 0)).collect();
        if boxes.len() > LARGEST_BOX_COUNT {
            return None;
        }
        let issues: Vec<Vec<Class>> =
            allowed.iter().enumerate().map(|(issue, allowed)| classes(issue, allowed, &boxes)).collect();
        let touched = issues
            .iter()
            .map(|classes| classes.iter().fold(Bits::default(), |touched, class| touched.or(class.out)));
        let weight = |party: usize| {
            boxes.iter().map(|own| own.weights.get(party).copied().unwrap_or(0)).collect::<Vec<_>>()
        };
        Some(Self {
            touched: touched.collect(),
            weights: (0..parties).map(weight).collect(),
            all: Bits::first(boxes.len()),
            issues,
        })
    }

    /// How many packages there are.
    pub(super) fn total(&self) -> BigUint {
        let count = |classes: &Vec<Class>| classes.iter().map(|class| class.positions.len()).sum::<usize>();
        self.issues.iter().map(|classes| BigUint::from(count(classes))).product()
    }

    /// What a set of boxes brings to every party.
    pub(super) fn vector(&self, boxes: Bits) -> Vec<i128> {
        self.weights.iter().map(|weights| sum(weights, boxes)).collect()
    }
}

/// The sum of the weights of a set of boxes.
pub(super) fn sum(weights: &[i128], boxes: Bits) -> i128 {
    boxes.places().filter_map(|at| weights.get(at)).sum()
}

fn classes(issue: usize, allowed: &[bool], boxes: &[&WeighedBox]) -> Vec<Class> {
    let mut found: BTreeMap<Bits, Vec<usize>> = BTreeMap::new();
    for position in (0..allowed.len()).filter(|position| allowed.get(*position) == Some(&true)) {
        let mut out = Bits::default();
        for (at, own) in boxes.iter().enumerate() {
            let is_outside = |(named, side): &(usize, Vec<bool>)| {
                *named == issue && side.get(position).is_none_or(|inside| !inside)
            };
            if own.sides.iter().any(is_outside) {
                out.add(at);
            }
        }
        found.entry(out).or_default().push(position);
    }
    let mut classes: Vec<Class> =
        found.into_iter().map(|(out, positions)| Class { out, positions }).collect();
    classes.sort_by_key(|class| class.positions.first().copied());
    classes
}
