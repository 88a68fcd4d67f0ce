//! Laws of tables, against looking at every package.

use std::collections::BTreeMap;

use num_bigint::BigUint;
use proptest::{
    collection::vec,
    prelude::{Strategy, any},
    prop_assert_eq, proptest,
    test_runner::TestCaseError,
};

use super::{Table, TableError, Whole};
use crate::{
    engine::{Watch, tests::many_cases},
    generate::{Family, Shape},
};

type Choices = Vec<Vec<Vec<i64>>>;

/// Small tables of a number of parties; small numbers, so that packages tie.
fn choices(parties: usize, most: i64) -> impl Strategy<Value = Choices> {
    vec(vec(vec(-most..=most, parties), 1..=4), 0..=4)
}

/// Every package with what it brings, in plan order.
fn packages(start: &[i64], groups: &Choices) -> Vec<(Vec<i64>, Vec<usize>)> {
    let mut all = vec![(start.to_vec(), Vec::new())];
    for group in groups {
        let longer = |(sum, chosen): (Vec<i64>, Vec<usize>)| {
            group.iter().enumerate().map(move |(at, choice)| {
                let sum = sum.iter().zip(choice).map(|(a, b)| a + b).collect();
                (sum, chosen.iter().copied().chain([at]).collect())
            })
        };
        all = all.into_iter().flat_map(longer).collect();
    }
    all
}

fn is_above(above: &[i64], below: &[i64]) -> bool {
    above != below && above.iter().zip(below).all(|(a, b)| a >= b)
}

/// The vectors that no package dominates, highest first, with their packages in plan order.
fn brute(start: &[i64], groups: &Choices) -> Vec<(Vec<i64>, Vec<Vec<usize>>)> {
    let mut found: BTreeMap<Vec<i64>, Vec<Vec<usize>>> = BTreeMap::new();
    for (sum, chosen) in packages(start, groups) {
        found.entry(sum).or_default().push(chosen);
    }
    let all: Vec<Vec<i64>> = found.keys().cloned().collect();
    found.retain(|sum, _| !all.iter().any(|other| is_above(other, sum)));
    found.into_iter().rev().collect()
}

/// The choice of a group that a row and a place stand for.
fn choice(group: &[Vec<i64>], vector: &[i64], place: u128) -> usize {
    let alike = (0..group.len()).filter(|at| group[*at] == vector);
    alike.into_iter().nth(place as usize).unwrap()
}

fn agrees(start: &[i64], groups: &Choices) -> Result<(), TestCaseError> {
    let sums = Table::of(start.to_vec(), groups).unwrap().sums(&Watch::idle()).unwrap();
    let expected = brute(start, groups);
    let vectors: Vec<Vec<i64>> = (0..sums.len()).map(|at| sums.vector(at)).collect();
    prop_assert_eq!(&vectors, &expected.iter().map(|(sum, _)| sum.clone()).collect::<Vec<_>>());
    for (at, (_, chosen)) in expected.iter().enumerate() {
        prop_assert_eq!(sums.count(at), BigUint::from(chosen.len()));
        let first: Vec<usize> = sums.first(at).iter().map(|row| row.first as usize).collect();
        prop_assert_eq!(&first, &chosen[0]);
        let reached = (0..chosen.len()).map(|place| {
            let rows = sums.package(at, &place.into()).unwrap();
            let choice = |(group, (row, place)): (&Vec<_>, &(&super::Row<i64>, u128))| {
                choice(group, &row.vector, *place)
            };
            groups.iter().zip(&rows).map(choice).collect::<Vec<usize>>()
        });
        let mut reached: Vec<Vec<usize>> = reached.collect();
        reached.sort();
        prop_assert_eq!(&reached, chosen);
        prop_assert_eq!(sums.package(at, &chosen.len().into()), None);
    }
    Ok(())
}

proptest! {
    #![proptest_config(many_cases())]

    #[test]
    fn sums_are_what_looking_at_every_package_leaves(
        (start, groups) in (1_usize..=6).prop_flat_map(|parties| (vec(-3_i64..=3, parties), choices(parties, 4))),
    ) {
        agrees(&start, &groups)?;
    }

    #[test]
    fn sums_of_wide_numbers_are_those_of_narrow_ones(groups in choices(2, 9), far in any::<u32>()) {
        let by = i128::from(far) << 70;
        let wide = groups.iter().map(|group| {
            group.iter().map(|choice| choice.iter().map(|value| i128::from(*value) + by).collect()).collect()
        });
        let wide = Table::of(vec![0, 0], &wide.collect::<Vec<_>>()).unwrap().sums(&Watch::idle()).unwrap();
        let narrow = Table::of(vec![0, 0], &groups).unwrap().sums(&Watch::idle()).unwrap();
        prop_assert_eq!(wide.len(), narrow.len());
        for at in 0..wide.len() {
            let moved = narrow.vector(at).into_iter().map(|value| i128::from(value) + by * groups.len() as i128);
            prop_assert_eq!(wide.vector(at), moved.collect::<Vec<i128>>());
            prop_assert_eq!(wide.count(at), narrow.count(at));
        }
    }
}

/// A frontier of two parties by keeping every sum and sorting: slow, and nothing can hide in it.
fn plain<N: Whole>(table: &Table<N>) -> Vec<(N, N)> {
    let mut layer = vec![(table.start()[0], table.start()[1])];
    for group in table.groups() {
        let with = |row: &super::Row<N>| -> Vec<(N, N)> {
            layer.iter().map(|sum| (sum.0 + row.vector[0], sum.1 + row.vector[1])).collect()
        };
        let mut all: Vec<(N, N)> = group.rows.iter().flat_map(with).collect();
        all.sort_unstable_by(|a, b| b.cmp(a));
        let mut kept: Vec<(N, N)> = Vec::new();
        for sum in all {
            if kept.last().is_none_or(|last| last.1 < sum.1) {
                kept.push(sum);
            }
        }
        layer = kept;
    }
    layer
}

#[test]
fn long_stretches_are_swept_like_sorted_sums() {
    for family in Family::ALL {
        for seed in 1..=3 {
            let table = family.table(Shape { parties: 2, issues: 9, choices: 8, seed }).unwrap();
            let sums = table.sums(&Watch::idle()).unwrap();
            let vectors = (0..sums.len()).map(|at| (sums.vector(at)[0], sums.vector(at)[1]));
            assert_eq!(vectors.collect::<Vec<_>>(), plain(&table));
        }
    }
}

#[test]
fn packages_are_counted_beyond_what_a_machine_word_holds() {
    let alike = vec![vec![vec![1_i64, 1]; 10]; 50];
    let sums = Table::of(vec![0, 0], &alike).unwrap().sums(&Watch::idle()).unwrap();
    assert_eq!(sums.count(0), BigUint::from(10_u32).pow(50));
}

#[test]
fn numbers_that_cannot_be_added_up_are_refused_by_party() {
    let large = vec![vec![vec![0, i64::MAX / 6]], vec![vec![0, i64::MAX / 6]]];
    assert_eq!(Table::of(vec![0, 0], &large), Err(TableError::TooLarge { party: 1 }));
    assert_eq!(Table::of(vec![0_i64, 0], &[vec![vec![1]]]), Err(TableError::Uneven { parties: 2 }));
}

/// A frontier of any number of parties by comparing every sum of a layer with every other.
fn compared(table: &Table<i64>) -> Vec<Vec<i64>> {
    let mut layer = vec![table.start().to_vec()];
    for group in table.groups() {
        let on_top = |row: &super::Row<i64>| -> Vec<Vec<i64>> {
            layer.iter().map(|sum| sum.iter().zip(&row.vector).map(|(a, b)| a + b).collect()).collect()
        };
        let mut all: Vec<Vec<i64>> = group.rows.iter().flat_map(on_top).collect();
        all.sort_unstable_by(|a, b| b.cmp(a));
        all.dedup();
        let mut kept: Vec<Vec<i64>> = Vec::new();
        for sum in all {
            if !kept.iter().any(|other| is_above(other, &sum)) {
                kept.push(sum);
            }
        }
        layer = kept;
    }
    layer
}

#[test]
fn large_layers_are_sifted_like_compared_sums_by_any_number_of_threads() {
    for (parties, family) in [(3, Family::OpposedFine), (4, Family::OpposedPercent), (5, Family::Fine)] {
        let table = family.table(Shape { parties, issues: 5, choices: 5, seed: 2 }).unwrap();
        let expected = compared(&table);
        for threads in [1, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let sums = pool.install(|| table.sums(&Watch::idle()).unwrap());
            let vectors: Vec<Vec<i64>> = (0..sums.len()).map(|at| sums.vector(at)).collect();
            assert!(vectors == expected, "{parties} parties, {} and {} sums", vectors.len(), expected.len());
        }
    }
}

proptest! {
    #![proptest_config(many_cases())]

    #[test]
    fn every_vector_that_a_cover_leaves_out_is_near_one_that_it_shows(
        (groups, most) in ((1_usize..=5).prop_flat_map(|parties| choices(parties, 30)), 1_usize..12),
    ) {
        let parties = groups.iter().flatten().next().map_or(1, Vec::len);
        let table = Table::of(vec![0; parties], &groups).unwrap();
        let all = table.sums(&Watch::idle()).unwrap();
        let some = table.sums_of_at_most(most, &Watch::idle()).unwrap();
        prop_assert_eq!(all.within(), None);
        let shown: Vec<Vec<i64>> = (0..some.len()).map(|at| some.vector(at)).collect();
        let within = some.within().map_or(vec![0; parties], <[i64]>::to_vec);
        prop_assert_eq!(some.within().is_none(), some.len() == all.len());
        for vector in (0..all.len()).map(|at| all.vector(at)) {
            let near = |own: &Vec<i64>| own.iter().zip(&within).zip(&vector).all(|((own, by), all)| own + by >= *all);
            prop_assert_eq!(shown.iter().any(near), true);
        }
        for at in 0..some.len() {
            let rows = some.first(at).into_iter();
            let sum = rows.fold(vec![0; parties], |sum, row| {
                sum.iter().zip(&row.vector).map(|(a, b)| a + b).collect()
            });
            prop_assert_eq!(sum, some.vector(at));
        }
    }
}
