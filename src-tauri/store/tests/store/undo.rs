//! Undo, redo and the history of fields.

use entente_core::{examples, model::PlanId};
use entente_store::{ChangeKind, Scalar, Table, UndoError};
use jiff::Timestamp;

use crate::desk::{Desk, name, rename};

fn desk() -> (Desk, PlanId) {
    let mut desk = Desk::new();
    let id = desk.create(&examples::workshop().unwrap());
    (desk, id)
}

fn called(desk: &mut Desk, id: PlanId) -> String {
    desk.store.load(id).unwrap().plan.name.to_string()
}

#[test]
fn an_edit_is_undone_and_redone_by_its_label() {
    let (mut desk, id) = desk();
    rename(&mut desk.store, id, "One");
    let saved = rename(&mut desk.store, id, "Two");
    assert_eq!(saved.steps.undo.unwrap().as_str(), "rename_plan");
    assert_eq!(saved.steps.redo, None);
    let undone = desk.undo(id);
    assert_eq!((undone.label.as_str(), undone.saved.plan.name.as_str()), ("rename_plan", "One"));
    assert_eq!(undone.saved.steps.redo.unwrap().as_str(), "rename_plan");
    assert_eq!(desk.redo(id).saved.plan.name.as_str(), "Two");
}

#[test]
fn the_stack_survives_a_restart() {
    let (mut desk, id) = desk();
    for text in ["One", "Two", "Three"] {
        rename(&mut desk.store, id, text);
    }
    desk.undo(id);
    let mut again = desk.fresh();
    again.undo(id, name("Anna"), Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(called(&mut desk, id), "One");
    again.redo(id, name("Anna"), Timestamp::UNIX_EPOCH).unwrap();
    again.redo(id, name("Anna"), Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(called(&mut desk, id), "Three");
}

#[test]
fn a_new_edit_leaves_nothing_to_redo() {
    let (mut desk, id) = desk();
    rename(&mut desk.store, id, "One");
    desk.undo(id);
    let saved = rename(&mut desk.store, id, "Two");
    assert_eq!(saved.steps.redo, None);
    let nothing = desk.store.redo(id, name("Anna"), Timestamp::UNIX_EPOCH);
    assert!(matches!(nothing, Err(UndoError::Nothing)));
}

#[test]
fn making_the_plan_is_not_an_edit_of_it() {
    let (mut desk, id) = desk();
    let nothing = desk.store.undo(id, name("Anna"), Timestamp::UNIX_EPOCH);
    assert!(matches!(nothing, Err(UndoError::Nothing)));
    assert_eq!(called(&mut desk, id), examples::workshop().unwrap().name.to_string());
}

#[test]
fn an_edit_without_a_difference_is_not_saved() {
    let (mut desk, id) = desk();
    let before = rename(&mut desk.store, id, "One").revision;
    assert_eq!(rename(&mut desk.store, id, "One").revision, before);
}

#[test]
fn a_field_tells_who_wrote_what() {
    let (mut desk, id) = desk();
    rename(&mut desk.store, id, "One");
    desk.undo(id);
    let told = desk.store.history(id, Table::Plan, &id.to_string(), "name").unwrap();
    let text = |scalar: &Option<Scalar>| match scalar {
        Some(Scalar::Text(text)) => text.clone(),
        other => format!("{other:?}"),
    };
    let first = examples::workshop().unwrap().name.to_string();
    let values: Vec<_> = told.iter().map(|entry| (text(&entry.old), text(&entry.new))).collect();
    assert_eq!(
        values,
        [("None".to_owned(), first.clone()), (first.clone(), "One".to_owned()), ("One".to_owned(), first)]
    );
    assert_eq!(told[2].change.kind, ChangeKind::Undo);
    assert_eq!((told[1].change.by.as_str(), told[1].change.label.as_str()), ("Anna", "rename_plan"));
    assert_eq!(desk.store.changes(id).unwrap().len(), 3);
}
