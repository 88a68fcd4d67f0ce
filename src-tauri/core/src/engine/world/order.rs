//! Orders and weights of one party in a world.

use super::{
    doubt::{Doubt, drawn},
    draw::Stream,
};

/// The bits of one draw of a weight: weights are whole numbers that add up to 2^32 times what makes means whole.
const WEIGHT_BITS: u32 = 32;
/// Moves over more places than this are less likely than 2^−46 wherever they are not as likely as any other.
const FARTHEST: usize = 79;
/// The same where every place further is eight times less likely.
const FARTHEST_OF_EIGHTHS: usize = 40;

/// What is drawn of a party's order and weights; criteria are places in a list of their own.
#[derive(Clone, Debug)]
pub(super) struct OrderLaw {
    /// The criteria in the order in which they are put into a world's order: ranked ones as guessed, then those not ranked.
    items: Vec<Placed>,
    /// Criteria that share a place in the order.
    ties: Vec<Vec<usize>>,
    /// The number by which weights are multiplied, so that the mean of every tie is whole.
    by: i128,
    weights: Stream,
}

/// A criterion that is put into an order.
#[derive(Clone, Debug)]
struct Placed {
    criterion: usize,
    place: Stream,
    /// By how many places it moves up from the last one: weights added up.
    moves: Vec<u128>,
}

impl OrderLaw {
    /// The law of an order: groups of ranked criteria, first place first, and criteria that were not ranked.
    ///
    /// `places` are the draws of every criterion.
    pub(super) fn of(
        groups: &[Vec<usize>],
        unranked: &[usize],
        doubt: Doubt,
        places: &[Stream],
        weights: Stream,
    ) -> Self {
        let ranked = groups.iter().flatten().map(|at| (*at, doubt));
        let all = ranked.chain(unranked.iter().map(|at| (*at, Doubt::Unknown)));
        let item = |(before, (criterion, doubt)): (usize, (usize, Doubt))| {
            Some(Placed { criterion, place: *places.get(criterion)?, moves: moves(doubt, before) })
        };
        let ties: Vec<Vec<usize>> = groups.iter().filter(|group| group.len() > 1).cloned().collect();
        let by = ties.iter().fold(1, |by, tie| num_integer::lcm(by, tie.len() as i128));
        Self { items: all.enumerate().filter_map(item).collect(), ties, by, weights }
    }

    /// What the weights of every world add up to.
    pub(super) const fn total(&self) -> i128 {
        (1 << WEIGHT_BITS) * self.by
    }

    /// Whether the weights are the same in every world: there is nothing to tell apart.
    pub(super) fn is_certain(&self) -> bool {
        self.items.len() < 2 || self.ties.iter().any(|tie| tie.len() == self.items.len())
    }

    /// Whether what comes first differs between worlds.
    pub(super) fn is_open(&self) -> bool {
        self.items.iter().any(|item| item.moves.len() > 1)
    }

    /// The order of a world, first place first: repeated insertion, the i-th item at place j of i with P proportional to
    /// q^(i−j) (Mallows, "Non-null ranking models", Biometrika 44, 1957).
    pub(super) fn order(&self, world: u64) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.items.len());
        for item in &self.items {
            let up = match item.moves.as_slice() {
                [] | [_] => 0,
                moves => drawn(moves, item.place.world(world).next()),
            };
            order.insert(order.len().saturating_sub(up), item.criterion);
        }
        order
    }

    /// The weights of a world, one for every criterion: the gaps between draws that are sorted, the widest for the first
    /// place (their mean is the rank-order centroid); those of a tie all weigh their mean.
    pub(super) fn weights(&self, world: u64, weights: &mut [i128]) {
        let mut draws = self.weights.world(world);
        let cut = |_| i128::from(draws.next() >> (u64::BITS - WEIGHT_BITS));
        let mut ends: Vec<i128> = (1..self.items.len()).map(cut).collect();
        ends.push(1 << WEIGHT_BITS);
        ends.sort_unstable();
        let mut last = 0;
        for end in &mut ends {
            (*end, last) = (*end - last, *end);
        }
        ends.sort_unstable_by(|a, b| b.cmp(a));
        for (criterion, gap) in self.order(world).into_iter().zip(ends) {
            weights.iter_mut().skip(criterion).take(1).for_each(|weight| *weight = gap * self.by);
        }
        for tie in &self.ties {
            let sum: i128 = tie.iter().filter_map(|at| weights.get(*at)).sum();
            let mean = sum / tie.len() as i128;
            tie.iter().for_each(|at| weights.iter_mut().skip(*at).take(1).for_each(|weight| *weight = mean));
        }
    }
}

/// How far an item moves up past those before it: weights q^d, added up.
fn moves(doubt: Doubt, before: usize) -> Vec<u128> {
    let (upper, lower) = doubt.factor();
    let farthest = match doubt {
        Doubt::Certain => 0,
        Doubt::High => before.min(FARTHEST_OF_EIGHTHS),
        Doubt::Medium | Doubt::Low => before.min(FARTHEST),
        Doubt::Unknown => before,
    } as u32;
    let mut sum = 0;
    let up_to = (0..=farthest).map(|moved| {
        sum += upper.pow(moved) * lower.pow(farthest - moved);
        sum
    });
    up_to.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::world::draw::{Kind, Seed};

    const WORLDS: u64 = 20_000;

    fn law(groups: &[Vec<usize>], unranked: &[usize], doubt: Doubt) -> OrderLaw {
        let stream = |kind, at: usize| Stream::of(Seed::new(1), kind, &[&at.to_le_bytes()]);
        let places: Vec<Stream> = (0..6).map(|at| stream(Kind::Place, at)).collect();
        OrderLaw::of(groups, unranked, doubt, &places, stream(Kind::Weights, 0))
    }

    fn alone(count: usize) -> Vec<Vec<usize>> {
        (0..count).map(|at| vec![at]).collect()
    }

    #[test]
    fn a_guessed_order_of_three_is_right_in_the_published_part_of_worlds() {
        let right = |doubt| {
            let law = law(&alone(3), &[], doubt);
            (0..WORLDS).filter(|world| law.order(*world) == [0, 1, 2]).count() as f64 / WORLDS as f64
        };
        for (doubt, part) in [
            (Doubt::High, 0.779),
            (Doubt::Medium, 0.519),
            (Doubt::Low, 0.284),
            (Doubt::Unknown, 0.167),
            (Doubt::Certain, 1.0),
        ] {
            let spread: f64 = (part * (1.0 - part) / WORLDS as f64).sqrt();
            let found = right(doubt);
            assert!((found - part).abs() <= 4.0 * spread + 0.0005, "{doubt:?}: {found} and not {part}");
        }
    }

    #[test]
    fn the_weights_of_the_law_of_three_give_the_published_parts_exactly() {
        // The guess is right where nothing moves: 1/(1+q) · 1/(1+q+q²).
        let right = |doubt| {
            let still = |before| {
                let moves = moves(doubt, before);
                crate::Ratio::fraction(moves[0], moves[moves.len() - 1]).unwrap()
            };
            crate::Ratio::from(still(1).exact() * still(2).exact()).rounded(3)
        };
        let parts = [Doubt::High, Doubt::Medium, Doubt::Low, Doubt::Unknown].map(right);
        assert_eq!(parts, ["0.779", "0.519", "0.284", "0.167"]);
    }

    #[test]
    fn weights_add_up_fall_with_the_order_and_have_the_centroid_as_their_mean() {
        let law = law(&alone(3), &[], Doubt::Certain);
        let mut sums = [0.0; 3];
        for world in 0..WORLDS {
            let mut weights = [0; 3];
            law.weights(world, &mut weights);
            assert_eq!(weights.iter().sum::<i128>(), law.total());
            assert!(weights[0] >= weights[1] && weights[1] >= weights[2]);
            sums.iter_mut().zip(weights).for_each(|(sum, own)| *sum += own as f64 / law.total() as f64);
        }
        for (sum, centroid) in sums.into_iter().zip([0.6111, 0.2778, 0.1111]) {
            assert!((sum / WORLDS as f64 - centroid).abs() < 0.005, "{sum}");
        }
    }

    #[test]
    fn those_of_a_tie_weigh_the_same_in_every_world() {
        let law = law(&[vec![0], vec![1, 2, 3]], &[4], Doubt::Low);
        assert!(!law.is_certain());
        for world in 0..500 {
            let mut weights = [0; 5];
            law.weights(world, &mut weights);
            assert_eq!(weights.iter().sum::<i128>(), law.total());
            assert!(weights[1] == weights[2] && weights[2] == weights[3]);
        }
    }

    #[test]
    fn one_tie_of_all_weighs_evenly() {
        let law = law(&[vec![0, 1, 2]], &[], Doubt::Low);
        let mut weights = [0; 3];
        law.weights(9, &mut weights);
        assert!(law.is_certain() && weights.map(|own| own * 3) == [law.total(); 3]);
    }
}
