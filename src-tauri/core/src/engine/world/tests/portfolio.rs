//! Proposals over worlds, against adding one package after the other by hand.

use jiff::Timestamp;

use super::guess::{self, Weights};
use crate::{
    engine::{
        Among, Case, Chosen, Watch,
        proposal::{AnalysisRequest, Candidates, ListedBecause, Tab, analyse, page},
        tests::fixture::{id, name, plan},
        world::{Law, Seed, World},
    },
    model::{Choice, Offer, Party, PlanParts, Reaction, ReactionKind},
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
fn mean(places: &[(f64, Vec<f64>)], chosen: &[usize]) -> f64 {
    let highest = |row: &Vec<f64>| chosen.iter().map(|at| row[*at]).fold(0.0, f64::max);
    let all: f64 = places.iter().map(|(weight, _)| weight).sum();
    places.iter().map(|(weight, row)| weight * highest(row)).sum::<f64>() / all
}

/// What a world weighs by what the parties did.
fn weight(world: &World<'_>) -> f64 {
    world.weights().iter().map(|own| own.rounded(12).parse::<f64>().unwrap()).product()
}

/// The same plan after somebody has laid two packages on the table and everybody has preferred one of them.
fn with_offers(mut parts: PlanParts, seed: usize) -> PlanParts {
    for at in 0..2 {
        let choices = parts.issues.iter().map(|issue| {
            let options = issue.options();
            (issue.id, Choice::Option(options[(seed + at) % options.len()].id))
        });
        let react = |party: &Party| Reaction {
            party: party.id,
            kind: ReactionKind::Preferred,
            words: None,
            at: Timestamp::UNIX_EPOCH,
        };
        parts.offers.push(Offer {
            id: id(7, at),
            party: parts.parties[seed % parts.parties.len()].id,
            set: 1,
            choices: choices.collect(),
            words: None,
            reactions: parts.parties.iter().filter(|_| at == 0).map(react).collect(),
            by: name("Anna"),
            at: Timestamp::UNIX_EPOCH,
        });
    }
    parts
}

#[test]
fn each_proposal_raises_the_mean_place_of_the_worst_off_as_much_as_any_other_could() {
    assert!(proposed_like_by_hand(|_, parts| parts) > 20);
}

#[test]
fn proposals_weigh_worlds_by_what_the_parties_did() {
    assert!(proposed_like_by_hand(|seed, parts| with_offers(parts, seed as usize)) > 20);
}

/// In how many plans proposals were added one after the other as by hand.
fn proposed_like_by_hand(change: impl Fn(u64, PlanParts) -> PlanParts) -> usize {
    let mut asked = 0;
    for seed in 1..500 {
        let plan = plan(change(seed, guess::plan(seed, Weights::Open)));
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
        let places: Vec<(f64, Vec<f64>)> = (0..WORLDS)
            .map(|number| {
                let world = law.world(number);
                (weight(&world), listed.iter().map(|own| place(&world, &all, own)).collect())
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
    asked
}
