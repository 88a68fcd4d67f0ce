//! What an edit redraws.

use crate::{
    engine::{
        Case,
        tests::fixture::{A_FAIR, CRAFT, DEBT, guessed, id, plan, workshop},
        world::{Law, Seed},
    },
    model::{Confidence, Level, PlanParts, Provenance, RatedLevel},
};

const WORLDS: u64 = 200;

/// Every row of every criterion, every need, every shift, every weight: one line of numbers for each.
fn drawn(parts: PlanParts) -> Vec<(String, Vec<i128>)> {
    let plan = plan(parts);
    let case = Case::of(&plan).unwrap();
    let law = Law::of(&plan, &case, Seed::new(1)).unwrap();
    let worlds: Vec<_> = (0..WORLDS).map(|number| law.world(number)).collect();
    let mut lines: Vec<(String, Vec<i128>)> = Vec::new();
    for at in 0..case.gauges.len() {
        for row in 0..law.gauges[at].rows.len() {
            let line = worlds.iter().map(|world| world.gauges[at].rows[row]).collect();
            lines.push((format!("criterion {at} row {row}"), line));
        }
        for shift in 0..law.gauges[at].shifts.len() {
            let line = worlds.iter().map(|world| world.gauges[at].shifts[shift]).collect();
            lines.push((format!("criterion {at} shift {shift}"), line));
        }
        lines.push((
            format!("criterion {at} need"),
            worlds.iter().map(|world| world.gauges[at].need).collect(),
        ));
    }
    for party in 0..case.parties.len() {
        for own in 0..law.parties[party].criteria.len() {
            let line = worlds.iter().map(|world| world.parties[party].weights[own]).collect();
            lines.push((format!("party {party} weight {own}"), line));
        }
    }
    lines
}

/// The workshop with every rating, shift, need and order a guess.
fn guess() -> PlanParts {
    let mut parts = workshop();
    let low = Provenance { confidence: Confidence::Low, ..guessed() };
    parts.ratings.iter_mut().for_each(|row| row.provenance = low.clone());
    parts.shifts.iter_mut().for_each(|row| row.provenance = low.clone());
    parts.criteria.iter_mut().for_each(|row| row.need.provenance = low.clone());
    parts.parties.iter_mut().for_each(|row| row.order_provenance = low.clone());
    parts
}

/// The lines that differ after a change.
fn redrawn(change: impl FnOnce(&mut PlanParts)) -> Vec<String> {
    let mut parts = guess();
    let before = drawn(parts.clone());
    change(&mut parts);
    let after = drawn(parts);
    let changed = before.iter().zip(&after).filter(|(own, new)| own.1 != new.1);
    changed.map(|(own, _)| own.0.clone()).collect()
}

#[test]
fn another_level_redraws_its_own_rating_and_nothing_else() {
    let changed = redrawn(|parts| {
        let row = parts.ratings.iter_mut().find(|row| row.criterion == id(4, DEBT)).unwrap();
        row.level = RatedLevel::Known(Level::lowest());
    });
    assert_eq!(changed, ["criterion 3 row 0"]);
}

#[test]
fn another_need_redraws_that_need_and_another_shift_that_shift() {
    let need = redrawn(|parts| parts.criteria[CRAFT].need.provenance.confidence = Confidence::High);
    assert_eq!(need, ["criterion 0 need"]);
    let shift = redrawn(|parts| parts.shifts[0].provenance.confidence = Confidence::High);
    assert_eq!(shift, ["criterion 0 shift 0"]);
}

#[test]
fn what_a_party_says_of_its_order_redraws_its_own_weights() {
    let changed = redrawn(|parts| parts.parties[1].order_provenance.confidence = Confidence::Certain);
    assert!(
        !changed.is_empty() && changed.iter().all(|line| line.starts_with("party 1 weight")),
        "{changed:?}"
    );
}

#[test]
fn a_party_that_comes_first_redraws_nothing_of_the_others() {
    let before = drawn(guess());
    let mut parts = guess();
    parts.parties.swap(0, 1);
    let after = drawn(parts);
    let criteria = |lines: &[(String, Vec<i128>)]| -> Vec<_> {
        lines.iter().filter(|line| line.0.starts_with("criterion")).cloned().collect()
    };
    assert_eq!(criteria(&before), criteria(&after));
    let weight = |lines: &[(String, Vec<i128>)], name: &str| {
        lines.iter().find(|line| line.0 == name).unwrap().1.clone()
    };
    assert_eq!(weight(&before, "party 0 weight 0"), weight(&after, "party 1 weight 0"));
    assert_ne!(weight(&before, "party 0 weight 0"), weight(&before, "party 1 weight 0"));
}

#[test]
fn a_coin_makes_the_guesses_of_a_criterion_wrong_together_in_half_of_the_worlds() {
    // The three guesses at “fair” are 1, 2 and 3; by one draw they are off in the same direction wherever both can be.
    let lines = drawn(guess());
    let row = |row: usize| {
        let name = format!("criterion {A_FAIR} row {row}");
        &lines.iter().find(|line| line.0 == name).unwrap().1
    };
    let opposed =
        row(0).iter().zip(row(1)).filter(|(one, two)| (**one > 1 && **two < 2) || (**one < 1 && **two > 2));
    let opposed = opposed.count();
    assert!(opposed > 0 && opposed < WORLDS as usize / 4, "{opposed}");
}
