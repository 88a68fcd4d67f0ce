//! Which changes can go into a document now, and in what order.

use std::collections::{HashMap, HashSet, VecDeque};

use automerge::ChangeHash;

use super::Arrived;
use crate::document::Document;

/// The changes whose ground is there, each after what it builds on, and those that wait. Changes that the document has are
/// neither.
pub(super) fn ready(document: &mut Document, arrived: Vec<Arrived>) -> (Vec<Arrived>, Vec<Arrived>) {
    let mut seen = HashSet::new();
    let mut left: Vec<Option<Arrived>> = Vec::new();
    let mut open_ends: Vec<usize> = Vec::new();
    let mut builders: HashMap<ChangeHash, Vec<usize>> = HashMap::new();
    let mut queue = VecDeque::new();
    for one in arrived {
        let hash = one.change.hash();
        if !seen.insert(hash) || document.has(&hash) {
            continue;
        }
        let missing: Vec<_> = one.change.deps().iter().filter(|hash| !document.has(hash)).copied().collect();
        let place = left.len();
        for hash in &missing {
            builders.entry(*hash).or_default().push(place);
        }
        if missing.is_empty() {
            queue.push_back(place);
        }
        open_ends.push(missing.len());
        left.push(Some(one));
    }
    let mut ready = Vec::new();
    while let Some(place) = queue.pop_front() {
        let Some(one) = left.get_mut(place).and_then(Option::take) else { continue };
        for builder in builders.remove(&one.change.hash()).unwrap_or_default() {
            if let Some(count) = open_ends.get_mut(builder) {
                *count -= 1;
                if *count == 0 {
                    queue.push_back(builder);
                }
            }
        }
        ready.push(one);
    }
    (ready, left.into_iter().flatten().collect())
}
