//! Sets of boxes.

/// How many words a set has.
const WORDS: usize = 8;

/// The largest number of boxes of one problem.
pub(super) const LARGEST_BOX_COUNT: usize = WORDS * 64;

/// A set of boxes, by their positions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Bits([u64; WORDS]);

impl Bits {
    /// The first `count` boxes.
    pub(super) fn first(count: usize) -> Self {
        let mut all = Self::default();
        (0..count).for_each(|at| all.add(at));
        all
    }

    pub(super) fn add(&mut self, at: usize) {
        if let Some(word) = self.0.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    pub(super) fn and(self, other: Self) -> Self {
        self.joined(other, |a, b| a & b)
    }

    pub(super) fn or(self, other: Self) -> Self {
        self.joined(other, |a, b| a | b)
    }

    /// The boxes of this set that are not in another.
    pub(super) fn without(self, other: Self) -> Self {
        self.joined(other, |a, b| a & !b)
    }

    pub(super) fn is_empty(self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// Whether every box of this set is in another.
    pub(super) fn is_within(self, other: Self) -> bool {
        self.without(other).is_empty()
    }

    /// The positions, smallest first.
    pub(super) fn places(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(at, word)| {
            let mut left = word;
            std::iter::from_fn(move || {
                (left != 0).then(|| {
                    let place = left.trailing_zeros() as usize;
                    left &= left - 1;
                    at * 64 + place
                })
            })
        })
    }

    fn joined(self, other: Self, join: fn(u64, u64) -> u64) -> Self {
        let mut words = self.0;
        words.iter_mut().zip(other.0).for_each(|(word, by)| *word = join(*word, by));
        Self(words)
    }
}
