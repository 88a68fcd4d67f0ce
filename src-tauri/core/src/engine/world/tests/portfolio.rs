//! Proposals over worlds, against adding one package after the other by hand.

use super::guess::{self, Weights};
use crate::engine::{
    Among, Case, Chosen, Watch,
    proposal::{AnalysisRequest, Candidates, ListedBecause, Tab, analyse, page},
    tests::fixture::plan,
    world::{Law, Seed, World},
};

const WORLDS: u64 = 12;
const MOST: usize = 2;

/// The place of a package's worst-off in a world, among packages that meet every essential there; 0 where it does not.
fn place(world: &World<'_>, all: &[Chosen], own: &Chosen) -> f64 {
    if !world.meets_essentials(own) {
        return 0.0;
    }
    let meeting: Vec<Vec<i128>> = all
        .iter()
        .filter(|other| world.meets_essentials(other))
        .map(|other| world.utilities(other))
        .collect();
    let place = |(party, own): (usize, i128)| {
        let column = || meeting.iter().map(|row| row[party]);
        let (low, high) = (column().min().unwrap(), column().max().unwrap());
        if low == high { 1.0 } else { (own - low) as f64 / (high - low) as f64 }
    };
    world.utilities(own).into_iter().enumerate().map(place).fold(1.0, f64::min)
}

/// The mean over worlds of the highest place among some packages.
fn mean(places: &[Vec<f64>], chosen: &[usize]) -> f64 {
    let highest = |row: &Vec<f64>| chosen.iter().map(|at| row[*at]).fold(0.0, f64::max);
    places.iter().map(highest).sum::<f64>() / places.len() as f64
}

#[test]
fn each_proposal_raises_the_mean_place_of_the_worst_off_as_much_as_any_other_could() {
    let mut asked = 0;
    for seed in 1..500 {
        let plan = plan(guess::plan(seed, Weights::Open));
        let case = Case::of(&plan).unwrap();
        let request = AnalysisRequest { proposals: MOST, worlds: WORLDS, ..AnalysisRequest::default() };
        let found = analyse(&plan, &request, &Watch::idle()).unwrap();
        let kept = match &found.candidates {
            Candidates::Listed { kept, .. } if *kept > MOST => *kept,
            Candidates::Listed { .. } | Candidates::Drawn { .. } => continue,
        };
        asked += 1;
        let law = Law::of(&plan, &case, Seed::of_plan(&plan)).unwrap();
        let all = case.space(&Watch::idle()).unwrap().packages(Among::Everything, 100).unwrap();
        let listed = page(&plan, Tab::NothingBetter, 0, kept, &Watch::idle()).unwrap().rows;
        let listed: Vec<Chosen> =
            listed.iter().map(|card| case.chosen_by_issue(&card.choices).unwrap()).collect();
        let places: Vec<Vec<f64>> = (0..WORLDS)
            .map(|number| {
                let world = law.world(number);
                listed.iter().map(|own| place(&world, &all, own)).collect()
            })
            .collect();
        let shown: Vec<usize> = found
            .proposals
            .iter()
            .filter(|row| row.listed.iter().any(|why| matches!(why, ListedBecause::Worlds { .. })))
            .map(|row| {
                let own = case.chosen_by_issue(&row.card.choices).unwrap();
                listed.iter().position(|other| *other == own).unwrap()
            })
            .collect();
        let mut by_hand: Vec<usize> = Vec::new();
        while by_hand.len() < MOST {
            let with = |at: usize| mean(&places, &[by_hand.clone(), vec![at]].concat());
            let best = (0..listed.len()).map(with).fold(0.0, f64::max);
            if best - mean(&places, &by_hand) < 0.01 {
                break;
            }
            by_hand.push((0..listed.len()).find(|at| with(*at) > best - 1e-7).unwrap());
        }
        assert_eq!(shown.len(), by_hand.len(), "plan {seed}: {shown:?} and {by_hand:?}");
        assert!((mean(&places, &shown) - mean(&places, &by_hand)).abs() < 1e-6, "plan {seed}");
    }
    assert!(asked > 20, "{asked}");
}
