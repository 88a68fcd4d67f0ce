//! Where a vector may lie that no vector found so far is at or above.
//!
//! The zones are kept as their lower corners (Klamroth, Lacour and Vanderpooten, "On the representation of the search region
//! in multi-objective optimization", European Journal of Operational Research 245(3), 2015): a vector is new exactly when it
//! is above some corner in every coordinate.

/// Vectors that nothing found is above, with the corners of what is left.
#[derive(Clone, Debug)]
pub(super) struct Zones {
    pub(super) found: Vec<Vec<i128>>,
    pub(super) corners: Vec<Vec<i128>>,
}

impl Zones {
    pub(super) fn new(parties: usize) -> Self {
        Self { found: Vec::new(), corners: vec![vec![-1; parties]] }
    }

    /// Whether a vector is above some corner everywhere: nothing found is at or above it.
    pub(super) fn is_new(&self, vector: &[i128]) -> bool {
        self.corners.iter().any(|corner| is_above(vector, corner))
    }

    /// Takes a vector unless one that was found is at or above it.
    pub(super) fn take(&mut self, vector: &[i128]) {
        if !self.is_new(vector) {
            return;
        }
        self.found.retain(|own| own.iter().zip(vector).any(|(own, new)| own > new));
        self.found.push(vector.to_vec());
        let (cut, mut kept): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.corners).into_iter().partition(|corner| is_above(vector, corner));
        for corner in cut {
            for (party, value) in vector.iter().enumerate() {
                let mut next = corner.clone();
                next.iter_mut().skip(party).take(1).for_each(|own| *own = *value);
                if !kept.iter().any(|other| is_at_or_below(other, &next)) {
                    kept.retain(|other| !is_at_or_below(&next, other));
                    kept.push(next);
                }
            }
        }
        self.corners = kept;
    }
}

fn is_above(vector: &[i128], corner: &[i128]) -> bool {
    vector.iter().zip(corner).all(|(own, corner)| own > corner)
}

fn is_at_or_below(one: &[i128], other: &[i128]) -> bool {
    one.iter().zip(other).all(|(one, other)| one <= other)
}
