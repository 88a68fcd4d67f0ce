//! One law over every structure at once: essentials, constraints, shifts over several options, weakest, best and blended
//! levels, amounts with steps, orders with ties and gaps, two to six parties.

use num_bigint::BigUint;
use proptest::prop_assert_eq;

use super::{
    cases,
    fixture::party,
    frontier_laws::{brute_frontier, listed},
    rules_laws::rules_agree,
    small::{Draw, is_hard, judge, law_times, pressed_plan, small_plan},
};
use crate::{
    engine::{Among, Watch},
    model::{Choices, PlanParts},
};

/// A small plan with up to six parties, in which shifts and constraints hold at several options.
fn wide_plan(draw: &mut Draw<'_>) -> PlanParts {
    let more = [0, 0, 1, 2, 3, 4][draw.below(6)];
    let wide: Vec<bool> = (0..12).map(|_| draw.happens(128)).collect();
    let mut parts = if draw.happens(90) { pressed_plan(draw) } else { small_plan(draw) };
    for at in parts.parties.len()..(parts.parties.len() + more).min(6) {
        parts.parties.push(party(at, &format!("party {at}")));
        judge(&mut parts, at, draw);
    }
    let issues = parts.issues.clone();
    let when = parts.shifts.iter_mut().map(|row| &mut row.when);
    let when = when.chain(parts.constraints.iter_mut().map(|row| &mut row.when));
    for (condition, _) in when.flatten().zip(wide.into_iter().cycle()).filter(|(_, wide)| *wide) {
        let issue = issues.iter().find(|issue| issue.id == condition.issue);
        if let Choices::AnyOf(options) = &mut condition.choices {
            let last = issue.and_then(|issue| issue.options().last()).map(|option| option.id);
            options.extend(last.filter(|last| !options.contains(last)));
        }
    }
    parts
}

#[test]
fn every_structure_is_answered_as_looking_at_every_package_answers_it() {
    law_times(cases(300), wide_plan, is_hard, |_, case, _| {
        let space = case.space(&Watch::idle()).unwrap();
        for among in [Among::Everything, Among::Essentials] {
            prop_assert_eq!(space.count(among), BigUint::from(listed(case, among).len()));
            let frontier = space.frontier(among, &Watch::idle()).unwrap();
            prop_assert_eq!(frontier.points(), brute_frontier(case, among));
        }
        rules_agree(case)
    });
}
