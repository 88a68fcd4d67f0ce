//! Laws of answers by search: on small plans they are what tables say.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::engine::{
    Watch,
    proposal::{
        Repair,
        blocked::Obstacles,
        card::Scales,
        elimination::Stopped,
        field::{End, Field},
        invention::{new_options_by_search, new_options_of},
        short::smallest_hitting_sets,
    },
    tests::{
        fixture::plan,
        small::{is_blocked, law_on, pressed_plan, small_plan},
    },
};

fn whole<T>(answer: Result<T, Stopped>) -> Result<T, TestCaseError> {
    answer.map_err(|stopped| TestCaseError::fail(stopped.to_string()))
}

#[test]
fn blocking_sets_and_shortfalls_by_search_are_those_of_all_packages() {
    law_on(pressed_plan, is_blocked, |_, case, _| {
        let field = Field::of(case, Watch::idle()).unwrap();
        let Some(given_up) = whole(field.least_short(&field.needs(), |_| 1))? else { return Ok(()) };
        let given_up: Vec<BTreeSet<usize>> =
            given_up.iter().map(|short| short.iter().map(|(at, _)| *at).collect()).collect();
        let blocking = whole(smallest_hitting_sets(&given_up))?;
        let is_met = given_up.iter().any(BTreeSet::is_empty);
        prop_assert_eq!(whole(field.blocking_by_search())?, if is_met { Vec::new() } else { blocking });
        let shorts = whole(field.least_short(&field.needs(), |short| short))?.unwrap_or_default();
        prop_assert_eq!(whole(field.shortfalls_by_search(1_000))?, (shorts, true));
        Ok(())
    });
}

#[test]
fn ranges_by_search_are_those_of_all_packages() {
    law_on(
        small_plan,
        |_| true,
        |_, case, _| {
            let field = Field::of(case, Watch::idle()).unwrap();
            for end in [None, Some(End::Low), Some(End::High)] {
                let filters = end.map_or(Ok(Vec::new()), |end| field.essentials(end));
                let ranges = whole(field.ranges(&whole(filters)?))?;
                let found = whole(field.extents_by_search(end))?;
                prop_assert!(found.as_ref().is_none_or(|found| found.is_proved));
                prop_assert_eq!(found.map(|found| found.ranges), ranges);
            }
            Ok(())
        },
    );
}

#[test]
fn new_options_by_search_are_those_of_all_packages() {
    law_on(pressed_plan, is_blocked, |parts, case, _| {
        let plan = plan(parts.clone());
        let field = Field::of(case, Watch::idle()).unwrap();
        let obstacles = Obstacles { plan: &plan, field: &field, scales: &Scales::default() };
        for (at, issue) in case.issues().iter().enumerate() {
            let levels = |found: Vec<Repair>| -> BTreeSet<String> {
                found
                    .into_iter()
                    .map(|repair| match repair {
                        Repair::NewOption { levels, .. } => format!("{levels:?}"),
                        other @ (Repair::Rating { .. }
                        | Repair::Shift { .. }
                        | Repair::Constraint { .. }
                        | Repair::Ease { .. }) => panic!("{other:?}"),
                    })
                    .collect()
            };
            let counted = levels(whole(new_options_of(&obstacles, at, issue))?);
            prop_assert_eq!(levels(whole(new_options_by_search(&obstacles, at, issue))?), counted);
        }
        Ok(())
    });
}
