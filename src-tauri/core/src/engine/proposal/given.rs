//! What a set of offers gives away of the one who makes it.
//!
//! Whoever receives offers may know, or guess well, what each brings the sender level by level, and not how the sender
//! weighs its criteria. Some orders of these fit what was shown and others do not; the fewer fit, the more was told. An
//! order stands for its rank-order centroid, as everywhere.

use std::collections::BTreeMap;

use num_rational::BigRational;

use crate::{
    engine::{Case, weight},
    model::{Choice, CriterionId, IssueId, PartyId, Plan, code::coded},
};

/// The largest number of weighed criteria whose orders are all looked at.
pub const MOST_ORDERED: usize = 7;

coded! {
    /// How offers are shown.
    pub enum Shown {
        /// One after the other, which is read as an order: what comes first is worth most to the sender.
        InOrder = "in_order",
        /// Together, in an order that was drawn, as about equal.
        Together = "together",
    }
}

/// What a set of offers gives away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenAway {
    /// How many orders of the sender's criteria there are.
    pub orders: usize,
    /// How many of them fit what is shown.
    pub fit: usize,
    /// In how many of those that fit each criterion comes first, the most first; those that come first in none are not there.
    pub first: Vec<(CriterionId, usize)>,
}

impl GivenAway {
    /// The one criterion that comes first in every order that fits.
    pub fn named(&self) -> Option<CriterionId> {
        match self.first.as_slice() {
            [(criterion, _)] if self.fit < self.orders => Some(*criterion),
            [] | [_, ..] => None,
        }
    }
}

coded! {
    /// Why nothing is told of a set of offers.
    pub enum NotTold {
        /// The party weighs fewer than two criteria.
        NothingToOrder = "nothing_to_order",
        /// The party weighs more criteria than all orders are looked at for.
        TooMany = "too_many",
        /// An offer leaves an issue open, or the plan cannot be computed with.
        NotWhole = "not_whole",
    }
}

/// How many of the orders of a party's weighed criteria still fit a set of offers.
///
/// Shown in order, an order fits when no offer is worth more to it than one before; shown together, when the offers lie
/// within a twentieth of its scale. Levels that are not known count as at the dot.
pub fn given_away(
    plan: &Plan,
    party: PartyId,
    offers: &[BTreeMap<IssueId, Choice>],
    shown: Shown,
) -> Result<GivenAway, NotTold> {
    let case = Case::of(plan).map_err(|_| NotTold::NotWhole)?;
    let at = case.party_position(party).ok_or(NotTold::NothingToOrder)?;
    let gauges: Vec<_> = case.gauges_of(at).filter(|gauge| !gauge.is_protected).collect();
    match gauges.len() {
        0 | 1 => return Err(NotTold::NothingToOrder),
        count if count > MOST_ORDERED => return Err(NotTold::TooMany),
        _ => {}
    }
    let mut levels = Vec::with_capacity(offers.len());
    for choices in offers {
        let chosen = case.chosen_by_issue(choices).ok_or(NotTold::NotWhole)?;
        let row = gauges.iter().map(|gauge| gauge.level(&chosen).dot.exact().clone());
        levels.push(row.collect::<Vec<BigRational>>());
    }
    let weights = weight::centroid(gauges.len());
    let mut found = GivenAway { orders: 0, fit: 0, first: Vec::new() };
    let mut first = vec![0; gauges.len()];
    each_order(gauges.len(), &mut |order| {
        found.orders += 1;
        if fits(order, &weights, &levels, shown) {
            found.fit += 1;
            if let Some(count) = order.first().and_then(|top| first.get_mut(*top)) {
                *count += 1;
            }
        }
    });
    let counted = gauges.iter().map(|gauge| gauge.id).zip(first).filter(|(_, count)| *count > 0);
    found.first = counted.collect();
    found.first.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Ok(found)
}

/// Whether an order, heaviest criterion first, fits the levels of offers.
fn fits(order: &[usize], weights: &[BigRational], levels: &[Vec<BigRational>], shown: Shown) -> bool {
    let worth = |row: &Vec<BigRational>| -> BigRational {
        order.iter().zip(weights).filter_map(|(at, weight)| Some(row.get(*at)? * weight)).sum()
    };
    let worths: Vec<BigRational> = levels.iter().map(worth).collect();
    match shown {
        Shown::InOrder => worths.is_sorted_by(|one, next| one >= next),
        Shown::Together => match (worths.iter().min(), worths.iter().max()) {
            // Levels run to 3: a twentieth of the scale is three twentieths of a level.
            (Some(least), Some(most)) => most - least <= BigRational::new(3.into(), 20.into()),
            (None, _) | (_, None) => true,
        },
    }
}

/// Gives every order of some things, by exchanging two at a time (Heap 1963).
fn each_order(count: usize, look: &mut dyn FnMut(&[usize])) {
    let mut order: Vec<usize> = (0..count).collect();
    let mut wheels = vec![0; count];
    look(&order);
    let mut at = 1;
    while at < count {
        let Some(wheel) = wheels.get_mut(at) else { return };
        if *wheel < at {
            order.swap(if at.is_multiple_of(2) { 0 } else { *wheel }, at);
            *wheel += 1;
            look(&order);
            at = 1;
        } else {
            *wheel = 0;
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::{
        examples::Example,
        generate::{Size, ranked_plan},
        model::Plan,
    };

    /// Every package of a small plan.
    fn packages(plan: &Plan) -> Vec<BTreeMap<IssueId, Choice>> {
        plan.issues.iter().fold(vec![BTreeMap::new()], |all, issue| {
            let with = |chosen: &BTreeMap<IssueId, Choice>| -> Vec<_> {
                let add = |option: &crate::model::IssueOption| {
                    chosen.clone().into_iter().chain([(issue.id, Choice::Option(option.id))]).collect()
                };
                issue.options().iter().map(add).collect()
            };
            all.iter().flat_map(with).collect()
        })
    }

    /// The same by permutations made another way, sums of products made another way, and ranks written out.
    fn brute(
        plan: &Plan,
        party: PartyId,
        offers: &[BTreeMap<IssueId, Choice>],
        shown: Shown,
    ) -> (usize, usize) {
        let own: Vec<_> =
            plan.criteria_of(party).filter(|row| !plan.is_protected(row)).map(|row| row.id).collect();
        let mut orders: Vec<Vec<usize>> = vec![Vec::new()];
        for _ in 0..own.len() {
            orders = orders
                .iter()
                .flat_map(|order| {
                    (0..own.len())
                        .filter(|at| !order.contains(at))
                        .map(|at| [order.as_slice(), &[at]].concat())
                })
                .collect();
        }
        let case = Case::of(plan).unwrap();
        let fits = |order: &&Vec<usize>| {
            let worths: Vec<f64> = offers
                .iter()
                .map(|offer| {
                    let chosen = case.chosen_by_issue(offer).unwrap();
                    (1..=own.len())
                        .map(|place| {
                            let weight: f64 =
                                (place..=own.len()).map(|k| 1.0 / k as f64).sum::<f64>() / own.len() as f64;
                            let level = case.gauge(own[order[place - 1]]).unwrap().level(&chosen).dot;
                            weight * level.rounded(12).parse::<f64>().unwrap()
                        })
                        .sum()
                })
                .collect();
            match shown {
                Shown::InOrder => worths.windows(2).all(|pair| pair[0] > pair[1] - 1e-9),
                Shown::Together => worths.iter().all(|a| worths.iter().all(|b| a - b < 0.15 + 1e-9)),
            }
        };
        (orders.len(), orders.iter().filter(fits).count())
    }

    #[test]
    fn one_offer_gives_nothing_away() {
        let plan = Example::Workshop.plan().unwrap();
        let all = packages(&plan);
        for shown in Shown::ALL {
            let given = given_away(&plan, plan.parties[0].id, &all[..1], *shown).unwrap();
            assert_eq!((given.orders, given.fit, given.named()), (6, 6, None));
        }
    }

    #[test]
    fn eight_packages_in_ones_own_order_name_what_comes_first() {
        let plan = Example::Workshop.plan().unwrap();
        let (anna, case) = (plan.parties[0].id, Case::of(&plan).unwrap());
        let mut all = packages(&plan);
        all.sort_by_key(|row| std::cmp::Reverse(case.utility(0, &case.chosen_by_issue(row).unwrap()).dot));
        let chosen: Vec<_> = all.iter().step_by(7).cloned().collect();
        let given = given_away(&plan, anna, &chosen, Shown::InOrder).unwrap();
        assert_eq!((chosen.len(), given.named()), (8, Some(plan.criteria_of(anna).next().unwrap().id)));
        assert!(given.fit < given.orders);
    }

    #[test]
    fn every_order_is_looked_at_once() {
        for count in 0..=6 {
            let mut seen = BTreeSet::new();
            each_order(count, &mut |order| assert!(seen.insert(order.to_vec())));
            assert_eq!(seen.len(), (1..=count).product::<usize>());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn as_many_orders_fit_as_when_they_are_tried_by_hand(
            criteria in 2_usize..5,
            picks in proptest::collection::vec(0_usize..27, 1..5),
        ) {
            let plan = ranked_plan(Size { parties: 2, criteria_each: criteria, issues: 3, options: 3 }).unwrap();
            let all = packages(&plan);
            let offers: Vec<_> = picks.iter().map(|at| all[*at].clone()).collect();
            for shown in Shown::ALL {
                let given = given_away(&plan, plan.parties[0].id, &offers, *shown).unwrap();
                prop_assert_eq!((given.orders, given.fit), brute(&plan, plan.parties[0].id, &offers, *shown));
                prop_assert_eq!(given.first.iter().map(|(_, count)| count).sum::<usize>(), given.fit);
            }
        }
    }
}
