//! Laws of equal-value offers: each is what it has to be, and where there are few packages none lie farther apart.

use std::collections::BTreeSet;

use num_rational::BigRational;
use num_traits::Zero as _;
use proptest::prelude::*;

use crate::{
    Ratio,
    engine::{
        Beside, Case, Chosen, Test, Watch,
        proposal::{EqualAmong, EqualOffers, equal_offers},
        tests::{
            cases,
            fixture::{plan, workshop},
            small::{law_times, possible, small_plan},
        },
        world::Seed,
    },
    generate::{Ending, Entangled, Size, entangled_plan, ranked_plan},
    model::PlanParts,
};

/// Plans with more packages to choose from are left to the other laws.
const MOST_COMPARED: usize = 24;

/// One package of each profile that meets every essential and that nothing betters, by looking at all.
fn candidates(case: &Case) -> Vec<Chosen> {
    let meeting: Vec<Chosen> = possible(case).into_iter().filter(|own| case.meets_essentials(own)).collect();
    let is_kept = |own: &&Chosen| !meeting.iter().any(|other| case.dominates(Test::Order, other, own));
    let mut seen = BTreeSet::new();
    let is_first = |own: &&Chosen| {
        seen.insert(case.gauges().iter().map(|gauge| format!("{:?}", gauge.level(own))).collect::<Vec<_>>())
    };
    // A profile is kept where its first package is.
    meeting.iter().filter(is_first).filter(is_kept).cloned().collect()
}

fn utility(case: &Case, party: usize, own: &Chosen) -> BigRational {
    case.utility(party, own).dot.exact().clone()
}

fn width(case: &Case, party: usize) -> BigRational {
    let all = possible(case).into_iter().filter(|own| case.meets_essentials(own));
    let all: Vec<BigRational> = all.map(|own| utility(case, party, &own)).collect();
    all.iter().max().zip(all.iter().min()).map_or_else(BigRational::zero, |(most, least)| most - least)
}

/// How far apart two packages are to the others, where both may be offered together.
fn apart(
    case: &Case,
    party: usize,
    width: &BigRational,
    one: &Chosen,
    other: &Chosen,
) -> Option<BigRational> {
    let spread = utility(case, party, one) - utility(case, party, other);
    let spread = spread.clone().max(-spread) * BigRational::from_integer(20.into());
    let better = |a: &Chosen, b: &Chosen| case.beside(party, Test::Order, a, b) == Beside::Better;
    if spread > *width || better(one, other) || better(other, one) {
        return None;
    }
    let own = case.parties()[party].gauges();
    let others = case.gauges().iter().enumerate().filter(|(at, _)| !own.contains(at));
    let sum: BigRational = others
        .map(|(_, gauge)| {
            let apart = gauge.level(one).dot.exact() - gauge.level(other).dot.exact();
            apart.clone().max(-apart)
        })
        .sum();
    (!sum.is_zero()).then_some(sum)
}

fn least(case: &Case, party: usize, width: &BigRational, all: &[&Chosen]) -> Option<BigRational> {
    let pairs =
        all.iter().enumerate().flat_map(|(at, one)| all[at + 1..].iter().map(move |other| (one, other)));
    let apart: Option<Vec<BigRational>> =
        pairs.map(|(one, other)| apart(case, party, width, one, other)).collect();
    apart?.into_iter().min()
}

fn offered(parts: &PlanParts, party: usize) -> EqualOffers {
    let plan = plan(parts.clone());
    equal_offers(&plan, plan.parties[party].id, None, Seed::of_plan(&plan), &Watch::idle()).unwrap()
}

#[test]
fn offers_are_equal_and_as_different_as_can_be_by_every_three_packages() {
    law_times(
        cases(150),
        small_plan,
        |_| true,
        |parts, case, draw| {
            let party = draw.below(case.parties().len());
            let found = offered(parts, party);
            let chosen: Vec<Chosen> =
                found.offers.iter().filter_map(|card| case.chosen_by_issue(&card.choices)).collect();
            let (all, width) = (candidates(case), width(case, party));
            let count = all.len();
            if count > MOST_COMPARED {
                return Ok(());
            }
            let pairs: Vec<Vec<Option<BigRational>>> = all
                .iter()
                .map(|one| all.iter().map(|other| apart(case, party, &width, one, other)).collect())
                .collect();
            let triples = (0..count).flat_map(|a| {
                (a + 1..count).flat_map(move |b| (b + 1..count).map(move |c| [(a, b), (a, c), (b, c)]))
            });
            let nearest = |three: [(usize, usize); 3]| {
                three
                    .into_iter()
                    .map(|(one, other)| pairs[one][other].as_ref())
                    .collect::<Option<Vec<_>>>()?
                    .into_iter()
                    .min()
            };
            let best = triples.filter_map(nearest).max().cloned();
            let own: Vec<&Chosen> = chosen.iter().collect();
            prop_assert!(own.is_empty() || (3..=5).contains(&own.len()), "{}", own.len());
            prop_assert!(own.iter().all(|own| case.meets_essentials(own)));
            prop_assert_eq!(found.looked_at, all.len());
            let apart = if own.is_empty() { None } else { least(case, party, &width, &own) };
            prop_assert_eq!(apart, best);
            prop_assert!(own.iter().all(|own| all.contains(own)));
            Ok(())
        },
    );
}

#[test]
fn where_there_are_many_packages_offers_are_on_the_frontier() {
    let size = Size { parties: 3, criteria_each: 8, issues: 12, options: 6 };
    let plan = ranked_plan(size).unwrap();
    let case = Case::of(&plan).unwrap();
    let offers =
        |seed: u128| equal_offers(&plan, plan.parties[0].id, None, Seed::new(seed), &Watch::idle()).unwrap();
    let found = offers(1);
    assert!((3..=5).contains(&found.offers.len()), "{}", found.looked_at);
    assert!(found.spread <= Ratio::fraction(1, 20).unwrap());
    let chosen = |found: &EqualOffers| -> Vec<Chosen> {
        found.offers.iter().map(|card| case.chosen_by_issue(&card.choices).unwrap()).collect()
    };
    assert!(chosen(&found).iter().all(|own| case.meets_essentials(own)));
    // Another seed is another order of the same offers.
    let sorted = |found: &EqualOffers| chosen(found).into_iter().collect::<BTreeSet<_>>();
    assert!((2..20).any(|seed| chosen(&offers(seed)) != chosen(&found)));
    assert!((2..20).all(|seed| sorted(&offers(seed)) == sorted(&found)));
}

#[test]
fn where_issues_hang_together_in_too_many_ways_offers_are_searched_for() {
    let size = Size { parties: 4, criteria_each: 10, issues: 40, options: 10 };
    let plan = entangled_plan(Entangled { size, ending: Ending::Solvable, seed: 1 }).unwrap();
    let case = Case::of(&plan).unwrap();
    let found = equal_offers(&plan, plan.parties[0].id, None, Seed::new(1), &Watch::idle()).unwrap();
    assert_eq!(found.among, EqualAmong::Found);
    assert!((3..=5).contains(&found.offers.len()), "{}", found.looked_at);
    assert!(found.spread <= Ratio::fraction(1, 20).unwrap());
    let chosen: Vec<Chosen> =
        found.offers.iter().map(|card| case.chosen_by_issue(&card.choices).unwrap()).collect();
    assert!(chosen.iter().all(|own| case.is_possible(own) && case.meets_essentials(own)));
    let is_better = |a: &Chosen, b: &Chosen| case.beside(0, Test::Order, a, b) == Beside::Better;
    assert!(!chosen.iter().any(|own| chosen.iter().any(|other| is_better(own, other))));
}

#[test]
fn offers_near_a_package_are_worth_about_as_much_as_it_is() {
    let plan = ranked_plan(Size { parties: 2, criteria_each: 6, issues: 8, options: 5 }).unwrap();
    let case = Case::of(&plan).unwrap();
    let found = equal_offers(&plan, plan.parties[0].id, None, Seed::new(1), &Watch::idle()).unwrap();
    let near = &found.offers[0].choices;
    let again = equal_offers(&plan, plan.parties[0].id, Some(near), Seed::new(1), &Watch::idle()).unwrap();
    let of = |choices| utility(&case, 0, &case.chosen_by_issue(choices).unwrap());
    for card in &again.offers {
        let away = of(&card.choices) - of(near);
        assert!(away.clone().max(-away) <= BigRational::new(1.into(), 40.into()));
    }
}

#[test]
fn the_workshop_has_no_three_offers_of_equal_value() {
    assert_eq!(offered(&workshop(), 0).offers, []);
}
