//! Weights from what a party said of its order, written down anew.

use entente_core::model::{Criterion, PartyId, Plan};
use num_rational::BigRational;
use num_traits::Zero as _;

use super::whole;

/// The weighed criteria of a party, all but those of protected values, by their places.
pub fn weighed(plan: &Plan, party: PartyId) -> Vec<(usize, &Criterion)> {
    let rows = plan.criteria.iter().enumerate();
    rows.filter(|(_, row)| row.party == party && !plan.is_protected(row)).collect()
}

/// Swing points, where every weighed criterion has them and one is above zero.
pub fn points(weighed: &[(usize, &Criterion)]) -> Option<Vec<(usize, BigRational)>> {
    let points = weighed.iter().map(|(at, row)| Some((*at, row.points.as_ref()?.ratio().exact().clone())));
    let points: Vec<(usize, BigRational)> = points.collect::<Option<_>>()?;
    points.iter().any(|(_, own)| !own.is_zero()).then_some(points)
}

/// The weights at the dot, summing to 1.
///
/// Points are divided by their sum. Else they are the mean of all weightings that fit the order: with n criteria of which r
/// are ranked, weights are exponential variables divided by their sum, the ranked ones in descending order, so that the
/// j-th of them has the mean (1/j + … + 1/r) / n and one that is not ranked 1/n (Rényi, "On the theory of order statistics",
/// Acta Mathematica 4, 1953). Ties share the mean of their places.
pub fn weights(plan: &Plan, party: PartyId) -> Vec<(usize, BigRational)> {
    let weighed = weighed(plan, party);
    if let Some(points) = points(&weighed) {
        let sum: BigRational = points.iter().map(|(_, own)| own).sum();
        return points.into_iter().map(|(at, own)| (at, own / &sum)).collect();
    }
    let place = |row: &Criterion| row.rank.map(|rank| rank.place());
    let ranked = weighed.iter().filter(|(_, row)| row.rank.is_some()).count();
    let count = whole(weighed.len() as i64);
    let weight = |row: &Criterion| {
        let Some(own) = place(row) else { return whole(1) / &count };
        let before =
            weighed.iter().filter(|(_, other)| place(other).is_some_and(|other| other < own)).count();
        let tied = weighed.iter().filter(|(_, other)| place(other) == Some(own)).count();
        let mean = |at: usize| -> BigRational { (at + 1..=ranked).map(|k| whole(1) / whole(k as i64)).sum() };
        let places: BigRational = (before..before + tied).map(mean).sum();
        places / whole(tied as i64) / &count
    };
    weighed.iter().map(|(at, row)| (*at, weight(row))).collect()
}

/// The upper sets of a party's order, as weights of levels.
pub fn upper_sets(plan: &Plan, party: PartyId) -> Vec<Vec<(usize, BigRational)>> {
    let weighed = weighed(plan, party);
    let one = |at: usize| (at, whole(1));
    let own =
        plan.criteria.iter().enumerate().filter(|(_, row)| row.party == party && plan.is_protected(row));
    let protected = own.map(|(at, _)| vec![one(at)]);
    if points(&weighed).is_some() {
        return std::iter::once(weights(plan, party)).chain(protected).collect();
    }
    let mut places: Vec<u32> =
        weighed.iter().filter_map(|(_, row)| row.rank.map(|rank| rank.place())).collect();
    places.sort_unstable();
    places.dedup();
    let down_to = |place: u32| {
        let is_in = |row: &Criterion| row.rank.is_some_and(|rank| rank.place() <= place);
        weighed.iter().filter(|(_, row)| is_in(row)).map(|(at, _)| one(*at)).collect()
    };
    let ranked = places.into_iter().map(down_to);
    let alone = weighed.iter().filter(|(_, row)| row.rank.is_none()).map(|(at, _)| vec![one(*at)]);
    ranked.chain(alone).chain(protected).collect()
}
