//! Laws that hold for any plans and any edits.

use entente_core::{generate, model::Plan};
use proptest::prelude::*;

use crate::desk::{self, Desk, note};

/// A sequence of plans under one identifier, each an edit of the one before.
fn sequences() -> impl Strategy<Value = Vec<Plan>> {
    prop::collection::vec(generate::plans(), 2..6).prop_map(|plans| {
        let id = plans[0].id;
        plans.into_iter().map(|plan| desk::renamed(plan, id)).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn what_is_saved_is_what_is_loaded(plans in sequences()) {
        let mut desk = Desk::new();
        let id = desk.create(&plans[0]);
        for plan in &plans[1..] {
            let saved = desk.become_plan(id, plan);
            prop_assert_eq!(&*saved.plan, plan);
            prop_assert_eq!(&*desk.fresh().load(id).unwrap().plan, plan);
        }
    }

    #[test]
    fn rebuilding_changes_nothing(plans in sequences()) {
        let mut desk = Desk::new();
        let id = desk.create(&plans[0]);
        for plan in &plans[1..] {
            desk.become_plan(id, plan);
            let live = desk.store.projection_text(id).unwrap();
            desk.store.rebuild(id).unwrap();
            prop_assert_eq!(live, desk.store.projection_text(id).unwrap());
        }
    }

    #[test]
    fn undoing_everything_and_redoing_it_comes_back_to_the_same(plans in sequences()) {
        let mut desk = Desk::new();
        let id = desk.create(&plans[0]);
        let revisions: Vec<_> = plans[1..].iter().map(|plan| desk.become_plan(id, plan)).collect();
        let last = desk.store.projection_text(id).unwrap();
        while desk.store.load(id).unwrap().steps.undo.is_some() {
            let undone = desk.undo(id);
            prop_assert_eq!(undone.skipped, vec![]);
        }
        prop_assert_eq!(&*desk.store.load(id).unwrap().plan, &plans[0]);
        while desk.fresh().load(id).unwrap().steps.redo.is_some() {
            desk.redo(id);
        }
        prop_assert_eq!(&desk.store.load(id).unwrap().plan, &revisions.last().unwrap().plan);
        prop_assert_eq!(last, desk.store.projection_text(id).unwrap());
    }

    #[test]
    fn a_copy_says_the_same_under_other_identifiers(plan in generate::plans()) {
        let mut desk = Desk::new();
        let id = desk.create(&plan);
        let copy = desk.store.duplicate(id, plan.name.clone(), &note("duplicate_plan")).unwrap();
        prop_assert_ne!(copy.plan.id, id);
        prop_assert_eq!(copy.plan.ratings.len(), plan.ratings.len());
        prop_assert_eq!(&copy.plan.versions.len(), &plan.versions.len());
        let own: Vec<_> = plan.parties.iter().map(|row| row.id).collect();
        prop_assert!(copy.plan.parties.iter().all(|row| !own.contains(&row.id)));
        prop_assert_eq!(&*desk.store.load(id).unwrap().plan, &plan);
    }
}
