//! The proof that vectors are the frontier of boxes, state by state.

use std::collections::BTreeMap;

use super::{
    bits::Bits,
    bound::Direction,
    problem::{Problem, sum},
    search::directions,
    zone::Zones,
};
use crate::certificate::BoxLayer;

/// The largest number of states with a class of one proof.
pub(in crate::engine) const LARGEST_PROOF: usize = 1 << 17;
/// How many states of a layer are looked at to choose the issue that is settled next.
const SAMPLE: usize = 64;

/// The layers of a proof.
pub(super) struct Proof {
    /// The issues in the order in which they are settled.
    pub(super) order: Vec<usize>,
    /// The multipliers of the parties' whole numbers.
    pub(super) multipliers: Vec<Vec<i128>>,
    pub(super) layers: Vec<BoxLayer>,
}

/// What boxes come to that nothing can rule out any more, and the boxes that are alive and may still be ruled out.
type State = (Vec<i128>, Bits);

/// What a vector is not to come to: at or above these numbers, strictly where it is said.
struct Threshold {
    numbers: Vec<i128>,
    is_strict: Vec<bool>,
}

struct Prover<'a> {
    problem: &'a Problem,
    directions: Vec<Direction>,
    thresholds: Vec<Threshold>,
}

/// The proof that nothing is above some vectors of boxes, and that these states come to them; nothing where it takes too much
/// room.
pub(super) fn proof(problem: &Problem, found: &[&[i128]]) -> Option<Proof> {
    let prover = Prover { problem, directions: directions(problem), thresholds: thresholds(problem, found) };
    let mut open: Vec<usize> = (0..problem.issues.len()).collect();
    let mut states = vec![prover.state(&vec![0; problem.weights.len()], problem.all, &open)];
    let (mut order, mut layers, mut made) = (Vec::new(), Vec::new(), 0);
    while let Some(issue) = prover.next(&states, &open) {
        open.retain(|own| *own != issue);
        made += states.len() * problem.issues.get(issue).map_or(0, Vec::len);
        if made > LARGEST_PROOF {
            return None;
        }
        let (next, layer) = prover.step(&states, issue, &open);
        order.push(issue);
        layers.push(layer);
        states = next;
    }
    let multipliers = prover.directions.into_iter().map(|direction| direction.by).collect();
    Some(Proof { order, multipliers, layers })
}

/// The vectors that were found, and the corners above which nothing that was found lies.
fn thresholds(problem: &Problem, found: &[&[i128]]) -> Vec<Threshold> {
    let mut zones = Zones::new(problem.weights.len());
    found.iter().for_each(|vector| zones.take(vector));
    let own = found
        .iter()
        .map(|vector| Threshold { numbers: vector.to_vec(), is_strict: vec![false; vector.len()] });
    // Nothing is below zero: a corner without a number asks for zero or more there.
    let corner = |corner: &Vec<i128>| Threshold {
        numbers: corner.iter().map(|number| *number.max(&0)).collect(),
        is_strict: corner.iter().map(|number| *number >= 0).collect(),
    };
    own.chain(zones.corners.iter().map(corner)).collect()
}

impl Threshold {
    /// Whether nothing that weighs at most so much can come to it.
    fn is_missed(&self, direction: &Direction, most: i128) -> bool {
        let least = direction.of_vector(self.numbers.iter().copied());
        let is_strict = || direction.by.iter().zip(&self.is_strict).any(|(by, strict)| *by > 0 && *strict);
        most < least || (most == least && is_strict())
    }
}

impl Prover<'_> {
    /// The open issue after which the fewest states are left, as far as some of them tell; the first of several.
    fn next(&self, states: &[State], open: &[usize]) -> Option<usize> {
        let some: Vec<State> = states.iter().step_by(states.len().div_ceil(SAMPLE).max(1)).cloned().collect();
        let left = |issue: &usize| {
            let rest: Vec<usize> = open.iter().copied().filter(|own| own != issue).collect();
            self.step(&some, *issue, &rest).0.len()
        };
        open.iter().copied().min_by_key(left)
    }

    /// The states that one more issue leaves, each once.
    fn step(&self, states: &[State], issue: usize, rest: &[usize]) -> (Vec<State>, BoxLayer) {
        let mut places: BTreeMap<State, Option<u32>> = BTreeMap::new();
        let (mut next, mut layer) = (Vec::new(), BoxLayer { states: Vec::new(), leads: Vec::new() });
        for (before, (settled, alive)) in (0..).zip(states) {
            for (class, own) in (0..).zip(self.problem.issues.get(issue).into_iter().flatten()) {
                let state = self.state(settled, alive.without(own.out), rest);
                let place = *places.entry(state.clone()).or_insert_with(|| {
                    (!self.is_closed(&state, rest)).then(|| {
                        next.push(state);
                        layer.states.push((before, class));
                        next.len() as u32 - 1
                    })
                });
                layer.leads.push(place);
            }
        }
        (next, layer)
    }

    /// What is settled once only some issues are left.
    fn state(&self, settled: &[i128], alive: Bits, rest: &[usize]) -> State {
        let touched = rest.iter().filter_map(|issue| self.problem.touched.get(*issue));
        let touched = touched.fold(Bits::default(), |all, own| all.or(*own));
        let kept = alive.without(touched);
        let own = settled.iter().zip(&self.problem.weights).map(|(own, weights)| own + sum(weights, kept));
        (own.collect(), alive.and(touched))
    }

    /// Whether a state cannot come to anything that matters.
    fn is_closed(&self, (settled, alive): &State, rest: &[usize]) -> bool {
        let mut left: Vec<&Threshold> = self.thresholds.iter().collect();
        self.directions.iter().any(|direction| {
            let most =
                direction.of_vector(settled.iter().copied()) + direction.bound(self.problem, rest, *alive);
            left.retain(|threshold| !threshold.is_missed(direction, most));
            left.is_empty()
        })
    }
}
