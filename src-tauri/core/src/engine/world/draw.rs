//! Draws: numbers that look random and are a function of the plan's seed, the row, and the world.
//!
//! The generator is `SplitMix64` (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014):
//! a counter that goes up by an odd constant, each count mixed into 64 bits. A row's key is its seed, kind and identifier
//! mixed word by word; a world's key is the row's generator at the world's number; the draws of a row in a world are the
//! generator that starts there. Nothing is drawn in turn, so that a row's draws are the same whatever else there is.

use crate::model::Plan;

/// The odd constant by which the counter goes up: 2^64 divided by the golden ratio.
const GAMMA: u64 = 0x9E37_79B9_7F4A_7C15;

/// What the worlds of a plan are drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed(u128);

impl Seed {
    /// A seed of one's own.
    pub const fn new(number: u128) -> Self {
        Self(number)
    }

    /// The seed of a plan: its identifier.
    pub const fn of(plan_id: crate::model::PlanId) -> Self {
        Self(plan_id.uuid().as_u128())
    }

    /// The seed of a plan: its identifier.
    pub fn of_plan(plan: &Plan) -> Self {
        Self::of(plan.id)
    }

    /// Puts things in an order that is drawn for a row.
    pub(in crate::engine) fn shuffle<T>(self, row: &[u8], things: &mut [T]) {
        let mut draws = Stream::of(self, Kind::Offers, &[row]).world(0);
        for left in (2..=things.len()).rev() {
            let at = ((u128::from(draws.next()) * left as u128) >> 64) as usize;
            things.swap(left - 1, at);
        }
    }
}

/// What is drawn of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The level of one rating.
    Rating = 1,
    /// The coin of a criterion: whether its guessed ratings share a draw; and the draw that they share.
    Sharing = 2,
    /// The level from which a criterion is enough.
    Need = 3,
    /// By how many levels a shift shifts.
    Shift = 4,
    /// A level without agreement.
    Course = 5,
    /// Where a criterion is put in its owner's order.
    Place = 6,
    /// A party's weights.
    Weights = 7,
    /// The coin of a party: how it values levels.
    Worth = 8,
    /// In which order offers are laid on the table.
    Offers = 9,
}

/// All draws of one kind for one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stream(u64);

/// The draws of a row in one world, one after another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draws(u64);

/// The mixing function of `SplitMix64`.
const fn mixed(z: u64) -> u64 {
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

impl Stream {
    /// The draws of a row that is named by some bytes.
    pub(super) fn of(seed: Seed, kind: Kind, row: &[&[u8]]) -> Self {
        let take = |key: u64, word: u64| mixed(key.wrapping_add(GAMMA) ^ word);
        let seeds = [seed.0 as u64, (seed.0 >> 64) as u64, kind as u64];
        let mut key = seeds.into_iter().fold(0, take);
        for name in row {
            for word in name.chunks(8) {
                let word = word.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
                key = take(key, word);
            }
            key = take(key, name.len() as u64);
        }
        Self(key)
    }

    /// The draws in a world.
    pub(super) const fn world(self, world: u64) -> Draws {
        Draws(mixed(self.0.wrapping_add(GAMMA.wrapping_mul(world.wrapping_add(1)))))
    }
}

impl Draws {
    /// The next 64 bits.
    pub(super) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GAMMA);
        mixed(self.0)
    }

    /// Whether a fair coin shows heads.
    pub(super) const fn is_heads(&mut self) -> bool {
        self.next() >> 63 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_gives_the_published_numbers_of_splitmix64() {
        // The first outputs for the seed 1234567, as published with the reference implementation (Vigna, prng.di.unimi.it).
        let mut draws = Draws(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| draws.next()).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn rows_kinds_and_seeds_have_draws_of_their_own() {
        let seed = Seed::new(7);
        let first = |stream: Stream| stream.world(0).next();
        let draws = [
            first(Stream::of(seed, Kind::Need, &[b"a", b"b"])),
            first(Stream::of(seed, Kind::Need, &[b"ab"])),
            first(Stream::of(seed, Kind::Shift, &[b"a", b"b"])),
            first(Stream::of(Seed::new(8), Kind::Need, &[b"a", b"b"])),
            Stream::of(seed, Kind::Need, &[b"a", b"b"]).world(1).next(),
        ];
        let mut distinct = draws.to_vec();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), draws.len());
    }
}
