//! The proof of what a group brings whose joint choices are too many to be listed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Ratio;

/// The rows of a group of boxes, with the proof that no other row is missing and how many joint choices bring each.
///
/// A level of which the weakest issue counts is a sum over thresholds: each rises by one threshold wherever every main issue
/// is at or above it. Such a threshold is a box, a weight that counts where the choice of every issue that it names lies on
/// its side, and choices of an issue that rule out the same boxes are one class; classes are told by their first choices.
/// Issues are settled one after the other. A state is what the boxes come to that nothing can rule out any more, with the
/// boxes that are alive and may still be ruled out. Every state of one layer with every class of the next issue is a state
/// that is listed, or is closed: what is alive cannot come to any row, nor to anything that no row is at or above, whatever
/// the issues that are left rule out at least. Each box is charged to one of these issues only, those that rule out most by
/// the multipliers first, so that what they rule out adds up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BoxProof {
    /// For every vector of the group that no other is above, a joint choice that brings it: the place of the choice of every
    /// issue of the group.
    pub rows: Vec<Vec<usize>>,
    /// The issues in the order in which they are settled, by their places in the group.
    pub order: Vec<usize>,
    /// Multipliers of the parties' utilities, none below 0.
    pub multipliers: Vec<Vec<Ratio>>,
    /// One layer for every issue.
    pub layers: Vec<BoxLayer>,
}

/// The states that matter once one more issue is settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BoxLayer {
    /// The states, each once: the place of a state in the layer before, and of a class of the issue.
    pub states: Vec<(u32, u32)>,
    /// For every state of the layer before, and every class of the issue in turn: the place of the state that the two make, or
    /// null where it is closed.
    pub leads: Vec<Option<u32>>,
}
