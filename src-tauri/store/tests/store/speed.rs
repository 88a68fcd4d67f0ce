//! How long an edit of a large plan takes.

use std::time::{Duration, Instant};

use entente_core::{
    Ratio, generate,
    model::{Level, Plan, PlanParts, RatedLevel},
};

use crate::desk::{Desk, note};

/// 12 issues of 8 options, 4 parties with 12 criteria each, everything rated: 4,608 ratings.
fn large() -> Plan {
    generate::full_plan(generate::Size { parties: 4, criteria_each: 12, issues: 12, options: 8 }).unwrap()
}

fn rate(plan: &Plan, place: usize) -> Plan {
    let mut parts = PlanParts::clone(plan);
    let level = Level::new(Ratio::from((place % 3) as i64 + 1)).unwrap();
    let count = parts.ratings.len();
    parts.ratings[place * 97 % count].level = RatedLevel::Known(level);
    Plan::new(parts).unwrap()
}

#[test]
fn an_edit_of_a_large_plan_is_saved_at_once() {
    let mut desk = Desk::new();
    let id = desk.create(&large());
    let mut taken = Vec::new();
    for place in 0..40 {
        let next = rate(&desk.store.load(id).unwrap().plan, place);
        let begun = Instant::now();
        desk.store.edit(id, &note("rate"), |_| Ok::<_, ()>(next)).unwrap();
        taken.push(begun.elapsed());
    }
    taken.sort();
    assert!(taken[36] < Duration::from_millis(50), "{taken:?}");
}
