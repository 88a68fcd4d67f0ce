//! Which of several vectors no other is above, and for every vector one of these that is nowhere below it.

use crate::engine::table::BoxTree;

/// The vectors that no other is above.
#[derive(Debug)]
pub(super) struct Above {
    /// Their places, in order.
    pub(super) kept: Vec<usize>,
    /// For every vector the place, among those kept, of one that is nowhere below it.
    pub(super) place: Vec<usize>,
}

impl Above {
    /// Looks through different vectors, given highest first.
    pub(super) fn of(vectors: &[&[i128]]) -> Self {
        match vectors.first().map_or(0, |vector| vector.len()) {
            0..=2 => Self::risen(vectors),
            3..=4 => Self::in_boxes::<4>(vectors),
            5..=6 => Self::in_boxes::<6>(vectors),
            7..=12 => Self::in_boxes::<12>(vectors),
            _ => Self::scanned(vectors),
        }
    }

    /// For two forms: a vector is kept where the second rises, and the last one kept is the highest there.
    fn risen(vectors: &[&[i128]]) -> Self {
        let mut bar = None;
        Self::one_by_one(vectors, |kept, vector| {
            let second = vector.last().copied();
            let is_risen = kept.is_empty() || second > bar;
            bar = bar.max(second);
            (!is_risen).then(|| kept.len() - 1)
        })
    }

    fn in_boxes<const D: usize>(vectors: &[&[i128]]) -> Self {
        let padded = |vector: &[i128]| -> [i128; D] {
            std::array::from_fn(|side| vector.get(side).copied().unwrap_or(0))
        };
        let points: Vec<[i128; D]> = vectors.iter().map(|vector| padded(vector)).collect();
        let tree = BoxTree::of(points.clone());
        let mut packs = Vec::new();
        let mut place: Vec<usize> = Vec::with_capacity(points.len());
        Self::one_by_one(vectors, |kept, vector| {
            let own = padded(vector);
            let found = tree.asked(own).and_then(|asked| {
                tree.reaching(&asked, &mut packs);
                let above = |pack: &u32| tree.above(&asked, *pack as usize, |other| *other != own);
                let at = packs.iter().find_map(above)?;
                let other = tree.points().get(at)?;
                // What is above comes earlier, and stands itself below one that is kept.
                let earlier = points.binary_search_by(|point| other.cmp(point)).ok()?;
                place.get(earlier).copied()
            });
            place.push(found.unwrap_or(kept.len()));
            found
        })
    }

    fn scanned(vectors: &[&[i128]]) -> Self {
        Self::one_by_one(vectors, |kept, vector| {
            let is_above = |at: &usize| {
                let other = vectors.get(*at).copied().unwrap_or_default();
                other.iter().zip(vector).all(|(above, own)| above >= own)
            };
            kept.iter().position(is_above)
        })
    }

    fn one_by_one(vectors: &[&[i128]], mut above: impl FnMut(&[usize], &[i128]) -> Option<usize>) -> Self {
        let (mut kept, mut place) = (Vec::new(), Vec::with_capacity(vectors.len()));
        for (at, vector) in vectors.iter().enumerate() {
            let found = above(&kept, vector);
            place.push(found.unwrap_or(kept.len()));
            if found.is_none() {
                kept.push(at);
            }
        }
        Self { kept, place }
    }
}
