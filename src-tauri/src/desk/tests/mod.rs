mod advice;
mod analysis;
mod article;
mod colleague;
mod exchange;
mod import;
mod news;
mod reading;
mod round;
mod team;
mod viewpoint;

use std::path::Path;

use entente_core::{
    edit::{Edit, PartyEdit, PeopleEdit, PlanEdit, StakeholderEntry, VersionEdit},
    model::{Hearing, Name, Stance},
};
use tempfile::TempDir;

use super::{Desk, password::Keychain};
use crate::wire::{
    error::ErrorCode,
    library::{NewPlan, StepKind},
    plan::PlanView,
    settings::{NamedBy, Settings, Theme},
};

/// A desk, and the folder its database and files lie in.
struct Home(Desk, TempDir);

/// A desk at a database, on a machine that keeps no passwords.
fn at(database: Option<&Path>) -> Desk {
    Desk::at(database, Keychain::other(|| None))
}

fn home() -> Home {
    let folder = tempfile::tempdir().unwrap();
    Home(at(Some(&folder.path().join("entente.db"))), folder)
}

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn add_party(desk: &Desk, plan: &PlanView, text: &str) -> PlanView {
    desk.edit_plan(plan.id, &Edit::Party(PartyEdit::Add { name: name(text) })).unwrap()
}

#[test]
fn an_edit_comes_back_saved_and_can_be_undone() {
    let Home(desk, _folder) = home();
    let plan = desk.create_plan(NewPlan::default()).unwrap();
    let changed = add_party(&desk, &plan, "Anna");
    assert_eq!(changed.log.undo.as_deref(), Some("add_party"));
    assert!(changed.log.revision > plan.log.revision);
    assert!(desk.undo_plan(plan.id).unwrap().parties.is_empty());
    assert_eq!(desk.redo_plan(plan.id).unwrap().parties.len(), 1);
}

#[test]
fn a_deleted_plan_is_brought_back_by_undo() {
    let Home(desk, _folder) = home();
    let plan = desk.add_example("workshop").unwrap();
    assert!(desk.delete_plan(plan.id).unwrap().plans.is_empty());
    assert_eq!(desk.undo_library().unwrap().plans.len(), 1);
    assert_eq!(desk.open_plan(plan.id).unwrap().criteria.len(), 6);
}

#[test]
fn a_copy_has_a_name_of_its_own() {
    let Home(desk, _folder) = home();
    let plan = desk.add_example("workshop").unwrap();
    let names: Vec<_> = desk.duplicate_plan(plan.id).unwrap().plans.into_iter().map(|row| row.name).collect();
    assert_eq!(names, [name("Copy of The workshop"), name("The workshop")]);
}

#[test]
fn the_library_follows_a_change() {
    let Home(desk, _folder) = home();
    let plan = desk.create_plan(NewPlan::default()).unwrap();
    assert!(desk.list_plans().unwrap().plans[0].parties.is_empty());
    add_party(&desk, &plan, "Anna");
    assert_eq!(desk.list_plans().unwrap().plans[0].parties.len(), 1);
}

#[test]
fn examples_fill_an_empty_library_only() {
    let Home(desk, _folder) = home();
    desk.fill_with_examples().unwrap();
    desk.fill_with_examples().unwrap();
    let library = desk.list_plans().unwrap();
    assert_eq!(library.plans.len(), 4);
    assert_eq!(library.plans[0].name, name("The workshop"));
}

#[test]
fn an_edit_of_a_row_that_is_not_there_is_refused_by_code() {
    let Home(desk, _folder) = home();
    let workshop = desk.add_example("workshop").unwrap();
    let lease = desk.add_example("lease").unwrap();
    let edit = Edit::Party(PartyEdit::Remove { party: lease.parties[0].id });
    assert_eq!(desk.edit_plan(workshop.id, &edit).unwrap_err().code, ErrorCode::RowMissing);
}

#[test]
fn a_kept_version_is_restored() {
    let Home(desk, _folder) = home();
    let plan = desk.add_example("workshop").unwrap();
    let keep = Edit::Version(VersionEdit::Keep { name: name("as it was"), reason: None });
    let kept = desk.edit_plan(plan.id, &keep).unwrap();
    desk.edit_plan(plan.id, &Edit::Plan(PlanEdit::Rename { name: name("Another") })).unwrap();
    let restore = Edit::Version(VersionEdit::Restore { version: kept.versions[0].id });
    assert_eq!(desk.edit_plan(plan.id, &restore).unwrap().name, plan.name);
}

#[test]
fn a_field_tells_what_it_held() {
    let Home(desk, _folder) = home();
    let plan = desk.create_plan(NewPlan { name: Some(name("One")), purpose: None }).unwrap();
    desk.edit_plan(plan.id, &Edit::Plan(PlanEdit::Rename { name: name("Two") })).unwrap();
    let history = desk.field_history(plan.id, "plan", &plan.id.to_string(), "name").unwrap();
    let told: Vec<_> = history.iter().map(|row| (row.before.as_deref(), row.after.as_deref())).collect();
    assert_eq!(told, [(None, Some("One")), (Some("One"), Some("Two"))]);
}

#[test]
fn a_stance_tells_how_it_came_about() {
    let Home(desk, _folder) = home();
    let plan = desk.add_example("workshop").unwrap();
    let karin = plan.stakeholders.iter().find(|row| row.name == name("Karin")).unwrap().clone();
    let entry = StakeholderEntry {
        name: karin.name,
        kind: karin.kind,
        party: karin.party,
        parts: karin.parts.into_iter().collect(),
        hearing: Hearing::Heard,
        stance: Stance::Exploring,
        about: karin.about,
        workaround: karin.workaround,
    };
    let change = PeopleEdit::Change { stakeholder: karin.id, entry };
    desk.edit_plan(plan.id, &Edit::People(change)).unwrap();
    let history = desk.field_history(plan.id, "stakeholder", &karin.id.to_string(), "stance").unwrap();
    let told: Vec<_> = history.iter().map(|row| (row.before.as_deref(), row.after.as_deref())).collect();
    assert_eq!(told, [(None, Some("not_aware")), (Some("not_aware"), Some("exploring"))]);
}

#[test]
fn a_desk_without_a_place_says_so_at_every_command() {
    assert_eq!(at(None).list_plans().unwrap_err().code, ErrorCode::StoreNowhere);
}

#[test]
fn the_history_of_a_plan_tells_who_took_which_step() {
    let Home(desk, _folder) = home();
    let plan = desk.create_plan(NewPlan::default()).unwrap();
    let settings = desk.get_settings().unwrap();
    let marit = Settings { author: name("Marit"), named_by: NamedBy::Person, ..settings };
    desk.set_settings(&marit).unwrap();
    add_party(&desk, &plan, "Anna");
    desk.undo_plan(plan.id).unwrap();
    let told = desk.plan_history(plan.id).unwrap();
    let told: Vec<_> = told.iter().map(|row| (row.edit.as_str(), row.kind)).collect();
    let undone = ("add_party", StepKind::Undo);
    assert_eq!(told, [undone, ("add_party", StepKind::Edit), ("create_plan", StepKind::Edit)]);
    assert_eq!(desk.plan_history(plan.id).unwrap()[1].by, "Marit");
}

#[test]
fn a_name_the_system_suggests_is_kept_only_once_the_person_says_so() {
    let Home(desk, _folder) = home();
    let first = desk.get_settings().unwrap();
    assert_eq!(first.named_by, NamedBy::System);
    let dark = Settings { theme: Theme::Dark, ..first };
    assert_eq!(desk.set_settings(&dark).unwrap().named_by, NamedBy::System);
    let signed = Settings { named_by: NamedBy::Person, ..dark };
    assert_eq!(desk.set_settings(&signed).unwrap().named_by, NamedBy::Person);
}

#[test]
fn settings_are_remembered() {
    let Home(desk, folder) = home();
    let mut settings = desk.get_settings().unwrap();
    (settings.author, settings.named_by) = (name("Marit"), NamedBy::Person);
    desk.set_settings(&settings).unwrap();
    desk.close().unwrap();
    let again = at(Some(&folder.path().join("entente.db")));
    assert_eq!(again.get_settings().unwrap().author, name("Marit"));
}
