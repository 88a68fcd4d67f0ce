//! Laws of the rules on tables, against looking at every package.

use num_bigint::BigUint;
use num_rational::Ratio as Fraction;
use proptest::{
    collection::vec, prelude::Strategy, prop_assert, prop_assert_eq, proptest, test_runner::TestCaseError,
};

use super::{Bargain, Choice, Rule, Winner, Won, search::Limits};
use crate::{
    engine::{Watch, table::Table, tests::many_cases},
    generate::{Family, Shape},
};

type Small = Fraction<i128>;
type Choices = Vec<Vec<Vec<i64>>>;

/// A small table, what the parties have without agreement, and what a whole utility is for each.
#[derive(Clone, Debug)]
struct Deal {
    groups: Choices,
    without: Vec<i128>,
    units: Vec<i128>,
}

fn deals() -> impl Strategy<Value = Deal> {
    (1_usize..=6, 1_i64..=9).prop_flat_map(|(parties, most)| {
        let groups = vec(vec(vec(0..=most, parties), 1..=4), 0..=4);
        let without = vec(-1..=i128::from(most), parties);
        (groups, without, vec(1..=3_i128, parties)).prop_map(|(groups, without, units)| Deal {
            groups,
            without,
            units,
        })
    })
}

/// Every package with everybody's gain, in plan order.
fn packages(deal: &Deal) -> Vec<(Vec<i128>, Vec<usize>)> {
    let mut all = vec![(deal.without.iter().map(|without| -without).collect::<Vec<_>>(), Vec::new())];
    for group in &deal.groups {
        let longer = |(gains, chosen): (Vec<i128>, Vec<usize>)| {
            group.iter().enumerate().map(move |(at, choice)| {
                let gains = gains.iter().zip(choice).map(|(gain, own)| gain + i128::from(*own)).collect();
                (gains, chosen.iter().copied().chain([at]).collect())
            })
        };
        all = all.into_iter().flat_map(longer).collect();
    }
    all
}

/// The gain vectors with the largest key, with their packages.
fn winners(all: &[(Vec<i128>, Vec<usize>)], key: impl Fn(&[i128]) -> Vec<Small>) -> Vec<Winner> {
    let most = all.iter().map(|(gains, _)| key(gains)).max();
    let mut winners: Vec<Winner> = Vec::new();
    for (gains, chosen) in all.iter().filter(|(gains, _)| Some(key(gains)) == most) {
        match winners.iter_mut().find(|winner| winner.gains == *gains) {
            Some(winner) => winner.count += 1_u32,
            None => {
                winners.push(Winner { gains: gains.clone(), count: 1_u32.into(), first: chosen.clone() });
            }
        }
    }
    winners.sort_by(|a, b| b.gains.cmp(&a.gains));
    winners
}

fn shares(gains: &[i128], by: &[i128]) -> Vec<Small> {
    gains.iter().zip(by).filter(|(_, by)| **by > 0).map(|(gain, by)| Small::new(*gain, *by)).collect()
}

fn sorted(mut shares: Vec<Small>) -> Vec<Small> {
    shares.sort();
    shares
}

fn won(choice: Choice) -> Option<Won> {
    match choice {
        Choice::Won(won) => Some(won),
        Choice::NoPackage | Choice::SomebodyLoses => None,
    }
}

fn agrees(deal: &Deal, limits: Limits) -> Result<(), TestCaseError> {
    let table = Table::of(vec![0; deal.without.len()], &deal.groups).unwrap();
    let mut bargain = Bargain::of(&table, &deal.without, &deal.units);
    bargain.problem.limits = limits;
    let picks = [
        bargain.nash(&Watch::idle()).unwrap(),
        bargain.leximin(&Watch::idle()).unwrap(),
        bargain.kalai_smorodinsky(&Watch::idle()).unwrap(),
    ];
    let mut all = packages(deal);
    all.retain(|(gains, _)| gains.iter().all(|gain| *gain >= 0));
    if all.is_empty() {
        prop_assert_eq!(picks, [Choice::SomebodyLoses, Choice::SomebodyLoses, Choice::SomebodyLoses]);
        return Ok(());
    }
    let nash = |gains: &[i128]| {
        let positive = shares(gains, &deal.units).into_iter().filter(|share| *share > 0.into());
        let positive: Vec<Small> = positive.collect();
        vec![(positive.len() as i128).into(), positive.iter().product()]
    };
    let most = |party: usize| all.iter().map(|(gains, _)| gains[party]).max().unwrap();
    let most: Vec<i128> = (0..deal.without.len()).map(most).collect();
    let expected = [
        winners(&all, nash),
        winners(&all, |gains| sorted(shares(gains, &deal.units))),
        winners(&all, |gains| sorted(shares(gains, &most))),
    ];
    let found = picks.map(|choice| won(choice).map(|won| won.winners).unwrap_or_default());
    prop_assert_eq!(found, expected);
    Ok(())
}

proptest! {
    #![proptest_config(many_cases())]

    #[test]
    fn rules_pick_what_looking_at_every_package_picks(deal in deals()) {
        agrees(&deal, Limits::USUAL)?;
    }

    #[test]
    fn long_lists_and_many_ties_lead_to_the_same_picks(deal in deals()) {
        agrees(&deal, Limits { tied: 1, ..Limits::USUAL })?;
        agrees(&deal, Limits { steps: 0, tied: 1, read: 0, ..Limits::USUAL })?;
        agrees(&deal, Limits { steps: 0, first_list: 2, streamed: 2, few_pairs: 1, ..Limits::USUAL })?;
    }
}

proptest! {
    #![proptest_config(many_cases())]

    #[test]
    fn what_is_outdone_is_not_picked(deal in deals()) {
        let table = Table::of(vec![0; deal.without.len()], &deal.groups).unwrap();
        let bargain = Bargain::of(&table, &deal.without, &deal.units);
        for rule in [Rule::Nash, Rule::Leximin, Rule::KalaiSmorodinsky] {
            let choice = bargain.choice(rule, &Watch::idle()).unwrap();
            for winner in choice.winners() {
                prop_assert!(!bargain.is_outdone(rule, &[&winner.gains]));
            }
        }
    }
}

#[test]
fn the_worst_of_ten_packages_of_a_split_is_outdone() {
    let split: Vec<Vec<i64>> = (0..=10).map(|own| vec![own, 10 - own]).collect();
    let table = Table::of(vec![0, 0], &[split]).unwrap();
    let bargain = Bargain::of(&table, &[0, 0], &[1, 1]);
    for rule in [Rule::Nash, Rule::Leximin, Rule::KalaiSmorodinsky] {
        assert!(bargain.is_outdone(rule, &[&[1, 9], &[7, 3]]));
        assert!(!bargain.is_outdone(rule, &[&[1, 9], &[5, 5]]));
    }
}

fn of_family(family: Family, shape: Shape) -> (Table<i64>, Vec<i128>) {
    (family.table(shape).unwrap(), vec![i128::from(family.unit()); shape.parties])
}

#[test]
fn rules_and_frontiers_agree_where_both_run() {
    for family in Family::ALL {
        for (parties, issues, choices) in [(2, 12, 6), (3, 6, 5), (4, 5, 4)] {
            let (table, units) = of_family(family, Shape { parties, issues, choices, seed: 5 });
            let bargain = Bargain::of(&table, &vec![0; parties], &units);
            let sums = table.sums(&Watch::idle()).unwrap();
            let points: Vec<Vec<i128>> =
                (0..sums.len()).map(|at| sums.vector(at).into_iter().map(i128::from).collect()).collect();
            let product = |gains: &Vec<i128>| gains.iter().map(|gain| BigUint::from(*gain as u128)).product();
            let most: BigUint = points.iter().map(product).max().unwrap();
            let nash = won(bargain.nash(&Watch::idle()).unwrap()).unwrap();
            for winner in &nash.winners {
                assert_eq!(product(&winner.gains), most);
                let at = points.iter().position(|point| *point == winner.gains).unwrap();
                assert_eq!(winner.count, sums.count(at));
            }
            let ascending = |gains: &Vec<i128>| {
                let mut gains = gains.clone();
                gains.sort_unstable();
                gains
            };
            let leximin = won(bargain.leximin(&Watch::idle()).unwrap()).unwrap();
            assert_eq!(points.iter().map(ascending).max().unwrap(), ascending(&leximin.winners[0].gains));
        }
    }
}

#[test]
fn what_is_read_off_the_frontier_of_two_is_what_a_search_finds() {
    for (seed, family) in (1..=8).flat_map(|seed| Family::ALL.map(|family| (seed, family))) {
        let (table, units) = of_family(family, Shape { parties: 2, issues: 14, choices: 6, seed });
        for rule in [Rule::Leximin, Rule::KalaiSmorodinsky] {
            let [read, searched] = [usize::MAX, 0].map(|read| {
                let mut bargain = Bargain::of(&table, &[0, 0], &units);
                bargain.problem.limits = Limits { steps: 0, read, ..Limits::USUAL };
                won(bargain.choice(rule, &Watch::idle()).unwrap()).unwrap()
            });
            assert_eq!(read, searched);
        }
    }
}

#[test]
fn a_package_of_ten_to_the_thirtieth_is_found_and_bounded() {
    let (table, units) =
        of_family(Family::OpposedFine, Shape { parties: 4, issues: 30, choices: 10, seed: 1 });
    let bargain = Bargain::of(&table, &[0; 4], &units);
    let nash = won(bargain.nash(&Watch::idle()).unwrap()).unwrap();
    // What the multipliers make of the winner is below what they make of the best row of every group, which bounds all.
    let weigh =
        |vector: &[i128]| -> i128 { vector.iter().zip(&nash.multipliers).map(|(gain, by)| gain * by).sum() };
    let wide = |row: &crate::engine::table::Row<i64>| -> Vec<i128> {
        row.vector.iter().map(|own| i128::from(*own)).collect()
    };
    let best = |group: &crate::engine::table::Group<i64>| {
        group.rows.iter().map(|row| weigh(&wide(row))).max().unwrap()
    };
    let bound: i128 = table.groups().iter().map(best).sum();
    let own = weigh(&nash.winners[0].gains);
    assert!(own <= bound && bound - own < bound / 1_000, "{own} of {bound}");
    assert_eq!(nash.winners.len(), 1);
}
