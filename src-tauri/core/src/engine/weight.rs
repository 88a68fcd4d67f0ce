//! Weights from what a party said of its order.
//!
//! The rank-order centroid is the mean of all weightings that fit an order (Barron and Barrett, "Decision quality using
//! ranked attribute weights", Management Science 42(11), 1996).

use num_bigint::BigInt;
use num_integer::binomial;
use num_rational::BigRational;
use num_traits::Zero as _;

use super::scale::whole;
use crate::model::{Criterion, Plan};

/// What a party said of the order of its weighed criteria; criteria are positions among the gauges of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Order {
    /// Ranked criteria, first place first; those in one group share their place and have equal weight.
    pub(super) groups: Vec<Vec<usize>>,
    /// Criteria that were not ranked: any weight fits.
    pub(super) unranked: Vec<usize>,
    /// Swing points, when every weighed criterion has them and their sum is above zero.
    pub(super) points: Option<Vec<(usize, BigRational)>>,
}

impl Order {
    /// Reads the order of weighed criteria, given with their positions.
    pub(super) fn of(weighed: &[(usize, &Criterion)]) -> Self {
        let mut ranked: Vec<_> =
            weighed.iter().filter_map(|(at, row)| Some((row.rank?.place(), *at))).collect();
        ranked.sort_unstable();
        let groups =
            ranked.chunk_by(|a, b| a.0 == b.0).map(|group| group.iter().map(|(_, at)| *at).collect());
        let unranked = weighed.iter().filter(|(_, row)| row.rank.is_none()).map(|(at, _)| *at);
        let points =
            weighed.iter().map(|(at, row)| Some((*at, row.points.as_ref()?.ratio().exact().clone())));
        let points: Option<Vec<_>> = points.collect();
        let said = |points: &Vec<(usize, BigRational)>| points.iter().any(|(_, points)| !points.is_zero());
        Self { groups: groups.collect(), unranked: unranked.collect(), points: points.filter(said) }
    }

    /// The weights at the dot, summing to 1: points divided by their sum, else the mean of all weights that fit.
    ///
    /// Said ties share the mean of their places. With criteria that were not ranked, the mean is taken over all orders
    /// that fit: an unranked one among n weighs 1/n.
    pub(super) fn weights(&self) -> Vec<(usize, BigRational)> {
        if let Some(points) = &self.points {
            let sum: BigRational = points.iter().map(|(_, points)| points).sum();
            return points.iter().map(|(at, points)| (*at, points / &sum)).collect();
        }
        let ranked: usize = self.groups.iter().map(Vec::len).sum();
        let count = ranked + self.unranked.len();
        let places = centroids(count, ranked);
        let mut weights = Vec::new();
        let mut places = places.iter();
        for group in &self.groups {
            let sum: BigRational = places.by_ref().take(group.len()).sum();
            let mean = sum / whole(group.len() as i128);
            weights.extend(group.iter().map(|at| (*at, mean.clone())));
        }
        weights.extend(self.unranked.iter().map(|at| (*at, whole(1) / whole(count as i128))));
        weights
    }
}

/// The weighed criteria of a party in plan order: all but those of protected values.
pub(super) fn weighed(plan: &Plan, party: usize) -> Vec<(usize, &Criterion)> {
    let id = plan.parties.get(party).map(|party| party.id);
    let rows = plan.criteria.iter().enumerate();
    rows.filter(|(_, row)| Some(row.party) == id && !plan.is_protected(row)).collect()
}

/// The rank-order centroid of every place among `count`: (1/p + … + 1/count) / count for place p.
pub(super) fn centroid(count: usize) -> Vec<BigRational> {
    let mut tail = BigRational::zero();
    let mut centroid: Vec<_> = (1..=count)
        .rev()
        .map(|place| {
            tail += whole(1) / whole(place as i128);
            &tail / whole(count as i128)
        })
        .collect();
    centroid.reverse();
    centroid
}

/// The mean weight of the j-th of `ranked` criteria among `count`, over all places that the unranked ones can take.
///
/// The j-th ranked one stands at place p in C(p−1, j−1)·C(count−p, ranked−j) of C(count, ranked) orders.
fn centroids(count: usize, ranked: usize) -> Vec<BigRational> {
    let centroid = centroid(count);
    let choose = |n: usize, k: usize| BigRational::from(binomial(BigInt::from(n), BigInt::from(k)));
    let mean = |j: usize| -> BigRational {
        let at =
            centroid.iter().enumerate().filter(|(before, _)| *before >= j && count - before > ranked - j - 1);
        let ways = |before: usize| choose(before, j) * choose(count - before - 1, ranked - j - 1);
        at.map(|(before, weight)| ways(before) * weight).sum::<BigRational>() / choose(count, ranked)
    };
    (0..ranked).map(mean).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Ratio;

    fn shown(weights: Vec<BigRational>) -> Vec<String> {
        weights.into_iter().map(|weight| Ratio::from(weight).rounded(4)).collect()
    }

    fn texts(order: &Order) -> Vec<(usize, String)> {
        order.weights().into_iter().map(|(at, weight)| (at, Ratio::from(weight).to_string())).collect()
    }

    fn order(groups: &[&[usize]], unranked: &[usize]) -> Order {
        Order {
            groups: groups.iter().map(|group| group.to_vec()).collect(),
            unranked: unranked.to_vec(),
            points: None,
        }
    }

    #[test]
    fn the_centroid_has_the_published_weights() {
        assert_eq!(shown(centroid(2)), ["0.75", "0.25"]);
        assert_eq!(shown(centroid(3)), ["0.6111", "0.2778", "0.1111"]);
        assert_eq!(shown(centroid(4)), ["0.5208", "0.2708", "0.1458", "0.0625"]);
    }

    #[test]
    fn said_ties_share_the_mean_of_their_places() {
        let weights = texts(&order(&[&[7], &[4, 5]], &[]));
        assert_eq!(weights, [(7, "11/18".into()), (4, "7/36".into()), (5, "7/36".into())]);
    }

    #[test]
    fn what_is_not_ranked_weighs_its_even_part() {
        let weights = texts(&order(&[&[0], &[1]], &[2]));
        assert_eq!(weights, [(0, "1/2".into()), (1, "1/6".into()), (2, "1/3".into())]);
    }
}
