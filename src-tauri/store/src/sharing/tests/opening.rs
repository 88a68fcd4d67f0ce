//! How long it takes to open a plan that has been worked on for years, and what an edit of a plan pays for sharing that it
//! does not use. Only a release build says anything; the figures are asked for by name.

use std::time::{Duration, Instant};

use entente_core::{
    examples,
    model::{Name, Plan, PlanId, PlanParts, Words},
};
use jiff::Timestamp;

use crate::{
    change::{Label, Note},
    database,
    open_plan::OpenPlan,
    store::Store,
};

const CHANGES: usize = 10_000;

fn note() -> Note {
    Note { by: Name::new("Anna").unwrap(), at: Timestamp::UNIX_EPOCH, label: Label::stated("edit") }
}

fn edit(store: &mut Store, plan: PlanId, number: usize) {
    let edit = |plan: &Plan| {
        let mut parts = PlanParts::clone(plan);
        let words = Words::new(&format!("what was written as number {number}")).unwrap();
        let row = number % parts.values.len();
        parts.values[row].words = words;
        Plan::new(parts)
    };
    store.edit(plan, &note(), edit).unwrap();
}

fn fastest(tries: usize, mut work: impl FnMut(usize)) -> Duration {
    let timed = (0..tries).map(|number| {
        let begun = Instant::now();
        work(number);
        begun.elapsed()
    });
    timed.min().unwrap()
}

#[test]
#[ignore = "it measures, and takes a release build"]
fn a_plan_with_ten_thousand_changes_opens_at_once() {
    let mut store = Store { connection: database::scratch(), open: Default::default() };
    let plan = store.create(examples::workshop().unwrap(), &note()).unwrap().plan.id;
    (0..CHANGES).for_each(|number| edit(&mut store, plan, number));
    let opened = fastest(10, |_| {
        store.open.clear();
        store.load(plan).unwrap();
    });
    let edited = fastest(200, |number| edit(&mut store, plan, number));
    let open = OpenPlan::current(&mut store.open, &store.connection, plan).unwrap();
    let asked = fastest(200, |_| open.may_edit(&store.connection).unwrap().unwrap());
    let loaded = fastest(5, |_| drop(OpenPlan::load(&store.connection, plan).unwrap()));
    println!("opened in {opened:?} (loaded {loaded:?}); an edit {edited:?}, of which sharing {asked:?}");
    assert!(opened < Duration::from_millis(150), "{opened:?}");
    assert!(asked * 50 < edited, "{asked:?} of {edited:?}");
}
