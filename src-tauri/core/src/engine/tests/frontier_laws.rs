//! Laws of spaces and frontiers.

use num_bigint::BigUint;
use proptest::{prop_assert_eq, test_runner::TestCaseError};

use super::small::{law, possible};
use crate::{
    Ratio,
    engine::{Among, Case, Chosen, Point, Watch},
};

/// The packages that a question is asked among, found one by one.
pub(crate) fn listed(case: &Case, among: Among) -> Vec<Chosen> {
    let all = possible(case).into_iter();
    all.filter(|chosen| among == Among::Everything || case.meets_essentials(chosen)).collect()
}

pub(crate) fn utilities(case: &Case, chosen: &Chosen) -> Vec<Ratio> {
    (0..case.parties().len()).map(|party| case.utility(party, chosen).dot).collect()
}

/// The frontier found by comparing every pair of packages.
pub(crate) fn brute_frontier(case: &Case, among: Among) -> Vec<Point> {
    let packages = listed(case, among);
    let worths: Vec<(Vec<Ratio>, &Chosen)> =
        packages.iter().map(|chosen| (utilities(case, chosen), chosen)).collect();
    let is_above = |a: &[Ratio], b: &[Ratio]| a != b && a.iter().zip(b).all(|(a, b)| a >= b);
    let mut points: Vec<Point> = Vec::new();
    for (worth, chosen) in &worths {
        if worths.iter().any(|(other, _)| is_above(other, worth)) {
            continue;
        }
        match points.iter_mut().find(|point| point.utilities == *worth) {
            Some(point) => point.count += 1_u32,
            None => {
                points.push(Point {
                    utilities: worth.clone(),
                    count: 1_u32.into(),
                    first: (*chosen).clone(),
                });
            }
        }
    }
    points.sort_by(|a, b| b.utilities.cmp(&a.utilities));
    points
}

const AMONG: [Among; 2] = [Among::Everything, Among::Essentials];

#[test]
fn a_space_holds_every_possible_package_once() {
    law(|_, case, _| {
        let space = case.space(&Watch::idle()).unwrap();
        for among in AMONG {
            let listed = listed(case, among);
            prop_assert_eq!(space.count(among), BigUint::from(listed.len()));
            prop_assert_eq!(space.packages(among, 200).unwrap(), listed);
        }
        Ok(())
    });
}

#[test]
fn a_frontier_is_what_comparing_every_pair_leaves() {
    law(|_, case, _| {
        let space = case.space(&Watch::idle()).unwrap();
        for among in AMONG {
            let frontier = space.frontier(among, &Watch::idle()).unwrap();
            prop_assert_eq!(frontier.points(), brute_frontier(case, among));
        }
        Ok(())
    });
}

fn reaches_all(case: &Case, among: Among) -> Result<(), TestCaseError> {
    let space = case.space(&Watch::idle()).unwrap();
    let frontier = space.frontier(among, &Watch::idle()).unwrap();
    let all = listed(case, among);
    for (at, point) in frontier.points().iter().enumerate() {
        let count = usize::try_from(&point.count).unwrap();
        let reached = (0..count).map(|place| frontier.package(at, &place.into()).unwrap());
        let mut reached: Vec<Chosen> = reached.collect();
        reached.sort();
        let alike = all.iter().filter(|chosen| utilities(case, chosen) == point.utilities).cloned();
        prop_assert_eq!(reached, alike.collect::<Vec<_>>());
        prop_assert_eq!(frontier.package(at, &count.into()), None);
    }
    Ok(())
}

#[test]
fn every_package_of_a_point_can_be_reached() {
    law(|_, case, _| AMONG.into_iter().try_for_each(|among| reaches_all(case, among)));
}
