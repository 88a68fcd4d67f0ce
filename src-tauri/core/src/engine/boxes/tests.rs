//! Boxes against the list of all packages.

use std::collections::BTreeMap;

use proptest::{collection::vec, prelude::any, prop_assert_eq, proptest};

use super::{
    count::Counter,
    problem::{Problem, WeighedBox},
    search,
    searched::Searched,
};
use crate::engine::{
    Among, Case, Watch, reader, structure,
    tests::{
        many_cases,
        small::{Draw, law_on, pressed_plan, small_plan},
    },
};
use crate::model::{Combine, PlanParts};

/// A few boxes over a few issues, for two to six parties; every fourth side has gaps.
fn small(draw: &mut Draw<'_>) -> (usize, Vec<Vec<bool>>, Vec<WeighedBox>) {
    let parties = 2 + draw.below(5);
    let allowed: Vec<Vec<bool>> = (0..1 + draw.below(4))
        .map(|_| (0..1 + draw.below(5)).map(|at| at == 0 || !draw.happens(20)).collect())
        .collect();
    let boxes = (0..draw.below(12)).map(|_| {
        let weights = (0..parties).map(|_| [0, 0, 3, 1, 7, 2][draw.below(6)]).collect();
        let named: Vec<usize> = (0..allowed.len()).filter(|_| draw.happens(140)).collect();
        let sides = named.into_iter().map(|issue| {
            let size = allowed[issue].len();
            let (from, to) = (draw.below(size), draw.below(size));
            let inside = |at: usize| from.min(to) <= at && at <= from.max(to);
            let gap = draw.happens(64);
            (issue, (0..size).map(|at| inside(at) && !(gap && at % 2 == 1)).collect())
        });
        WeighedBox { weights, sides: sides.collect() }
    });
    let boxes = boxes.collect();
    (parties, allowed, boxes)
}

/// Every allowed package with what it brings.
fn listed(parties: usize, allowed: &[Vec<bool>], boxes: &[WeighedBox]) -> Vec<(Vec<usize>, Vec<i128>)> {
    let mut all = vec![Vec::new()];
    for issue in allowed {
        let positions: Vec<usize> = (0..issue.len()).filter(|at| issue[*at]).collect();
        let longer = |head: Vec<usize>| {
            positions.iter().map(move |at| head.iter().copied().chain([*at]).collect::<Vec<_>>())
        };
        all = all.iter().cloned().flat_map(longer).collect();
    }
    let brings = |package: &Vec<usize>| {
        let inside = |own: &&WeighedBox| own.sides.iter().all(|(issue, side)| side[package[*issue]]);
        let own: Vec<&WeighedBox> = boxes.iter().filter(inside).collect();
        (0..parties).map(|party| own.iter().map(|own| own.weights[party]).sum()).collect()
    };
    all.into_iter().map(|package| (package.clone(), brings(&package))).collect()
}

/// The vectors that nothing is above, highest first, with their packages in plan order.
fn by_listing(packages: Vec<(Vec<usize>, Vec<i128>)>) -> Vec<(Vec<i128>, Vec<Vec<usize>>)> {
    let mut found: BTreeMap<Vec<i128>, Vec<Vec<usize>>> = BTreeMap::new();
    packages.into_iter().for_each(|(package, vector)| found.entry(vector).or_default().push(package));
    let is_above =
        |one: &Vec<i128>, other: &Vec<i128>| one != other && one.iter().zip(other).all(|(a, b)| a >= b);
    let vectors: Vec<Vec<i128>> = found.keys().cloned().collect();
    found.retain(|own, _| !vectors.iter().any(|other| is_above(other, own)));
    found.into_iter().rev().collect()
}

proptest! {
    #![proptest_config(many_cases())]

    #[test]
    fn the_search_finds_what_listing_finds(bytes in vec(any::<u8>(), 200)) {
        let (parties, allowed, boxes) = small(&mut Draw::new(&bytes));
        let expected = by_listing(listed(parties, &allowed, &boxes));
        let problem = Problem::of(parties, &allowed, &boxes).unwrap();
        let found = search::frontier(&problem, &Watch::idle()).unwrap();
        let vectors: Vec<Vec<i128>> = expected.iter().map(|(vector, _)| vector.clone()).collect();
        prop_assert_eq!(&found, &vectors);
        for (vector, packages) in expected {
            let mut counter = Counter::of(&problem, &vector);
            prop_assert_eq!(counter.count().unwrap(), packages.len() as u128);
            for (place, package) in (0..).zip(&packages) {
                let found = counter.package(place).unwrap();
                prop_assert_eq!(found.as_ref(), Some(package));
            }
            prop_assert_eq!(counter.package(packages.len() as u128).unwrap(), None);
        }
    }
}

/// A small plan in which only the weakest counts and no choices of different issues rule each other out.
fn weakest_plan(draw: &mut Draw<'_>) -> PlanParts {
    let mut parts = if draw.happens(128) { pressed_plan(draw) } else { small_plan(draw) };
    parts.shifts.clear();
    parts.constraints.retain(|row| row.when.len() == 1);
    parts.criteria.iter_mut().for_each(|row| row.combine = Combine::Weakest);
    parts
}

fn ties_issues(case: &Case) -> bool {
    structure::groups(case).iter().any(|group| group.issues.len() > 1)
}

#[test]
fn what_is_searched_is_what_is_listed() {
    law_on(weakest_plan, ties_issues, |_, case, _| {
        let space = case.space(&Watch::idle()).unwrap();
        let forms = space.utility_forms();
        for (group, cluster) in structure::groups(case).iter().zip(&space.clusters) {
            if group.pieces.iter().any(|piece| piece.gauge.mains.is_empty()) {
                continue;
            }
            let searched = Searched::of(case, group, &Watch::idle()).unwrap().unwrap();
            for among in [Among::Everything, Among::Essentials] {
                let listed = reader::group::<i128>(&space, cluster, &forms, among).rows;
                let found = searched.group::<i128>(among).rows;
                prop_assert_eq!(found.len(), listed.len());
                for (found, listed) in found.iter().zip(&listed) {
                    prop_assert_eq!((&found.vector, found.count), (&listed.vector, listed.count));
                    let (mut one, mut other) = (vec![0; case.issues.len()], vec![0; case.issues.len()]);
                    cluster.place(listed.first, &mut one);
                    searched.place(among, (found.first as usize, 0), &mut other).unwrap();
                    prop_assert_eq!(one, other);
                }
                prop_assert_eq!(searched.count(among), cluster.joints(among).count().into());
            }
        }
        Ok(())
    });
}
