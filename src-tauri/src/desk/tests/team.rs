//! What two who share a plan see of each other.

use entente_core::{
    edit::{Edit, PlanEdit},
    model::{PlanId, Words},
};
use entente_store::{IncomingFile, Label, MemberId, OutboxFile, Role, Store, TeamId, TeamRow};
use uuid::Uuid;

use super::{Home, home, name};
use crate::{
    desk::{Desk, signed},
    wire::{
        error::{CommandError, ErrorCode},
        team::{FieldWords, HeldValue, TeamView},
    },
};

fn team_of(role: Role) -> TeamRow {
    TeamRow {
        id: TeamId::from(Uuid::from_u128(1)),
        name: name("Works council"),
        place: String::new(),
        member: MemberId::new("somebody").unwrap(),
        role,
        keys: vec![1],
        members: String::new(),
    }
}

/// What is pending in one store, taken in by the other.
fn bring(from: &Desk, to: &Desk, plan: PlanId, by: &str) {
    let file = from.with(|store| Ok::<_, CommandError>(filed(store, plan, by))).unwrap();
    to.with(|store| Ok::<_, CommandError>(store.take_in(plan, &[file]).unwrap())).unwrap();
}

fn filed(store: &mut Store, plan: PlanId, by: &str) -> IncomingFile {
    let pending = store.pending(plan).unwrap();
    let writer = store.writer(plan).unwrap().unwrap();
    let own = store.chains(plan).unwrap().into_iter().find(|chain| chain.writer == writer);
    let number = own.map_or(1, |chain| chain.number + 1);
    let hash = format!("{writer} {number}").into_bytes();
    let file = OutboxFile { number, hash: hash.clone(), bytes: Vec::new() };
    store.put_in_outbox(plan, &file, pending.last().unwrap().number).unwrap();
    IncomingFile {
        writer,
        number,
        hash,
        member: MemberId::new(by).unwrap(),
        name: name(by),
        role: Role::Edit,
        heard: Vec::new(),
        changes: pending.into_iter().map(|change| change.bytes).collect(),
    }
}

fn look(desk: &Desk, plan: PlanId) -> Option<TeamView> {
    let revision = desk.open_plan(plan).unwrap().log.revision;
    desk.look_at_team(plan, revision).unwrap()
}

fn rename(desk: &Desk, plan: PlanId, text: &str) {
    desk.edit_plan(plan, &Edit::Plan(PlanEdit::Rename { name: name(text) })).unwrap();
}

/// Two desks with one plan, which each has given another name.
fn contradicting() -> (Home, Home, PlanId) {
    let (anna, ben) = (home(), home());
    let plan = anna.0.add_example("workshop").unwrap().id;
    anna.0.with(|store| store.save_team(&team_of(Role::Edit))).unwrap();
    ben.0.with(|store| store.save_team(&team_of(Role::Edit))).unwrap();
    let begin = |store: &mut Store| {
        let note = signed(store, Label::stated("begin_sharing"))?;
        store.begin_sharing(plan, team_of(Role::Edit).id, &note).unwrap();
        Ok::<_, CommandError>(())
    };
    anna.0.with(begin).unwrap();
    ben.0
        .with(|store| {
            store.join(plan, team_of(Role::Edit).id).unwrap();
            Ok::<_, CommandError>(())
        })
        .unwrap();
    bring(&anna.0, &ben.0, plan, "Anna");
    rename(&anna.0, plan, "By Anna");
    rename(&ben.0, plan, "By Ben");
    bring(&ben.0, &anna.0, plan, "Ben");
    (anna, ben, plan)
}

#[test]
fn a_plan_of_ones_own_shows_nothing_of_a_team() {
    let Home(desk, _folder) = home();
    let plan = desk.add_example("workshop").unwrap();
    assert!(!plan.log.shared);
    assert_eq!(look(&desk, plan.id), None);
    let said = desk.comment_on(plan.id, "plan", &plan.id.to_string(), Words::new("Hello").unwrap());
    assert_eq!(said.unwrap_err().code, ErrorCode::PlanNotShared);
}

#[test]
fn two_values_of_a_field_are_told_by_name_and_settled_once() {
    let (anna, _ben, plan) = contradicting();
    let seen = look(&anna.0, plan).unwrap();
    let [conflict] = seen.conflicts.as_slice() else { panic!("{:?}", seen.conflicts) };
    assert_eq!((conflict.about.table.as_str(), conflict.field.as_str()), ("plan", "name"));
    let mut told: Vec<_> = conflict.values.iter().filter_map(|value| value.told.clone()).collect();
    told.sort();
    assert_eq!(told, ["By Anna", "By Ben"]);
    assert_eq!(conflict.values.iter().filter(|value| value.shown).count(), 1);
    assert_eq!((seen.unseen.len(), seen.members[0].name.as_str()), (1, "Ben"));
    let settle = || {
        let held = Some(HeldValue::Text("By Ben".to_owned()));
        anna.0.settle_conflict(plan, "plan", &plan.to_string(), "name", held)
    };
    assert_eq!(settle().unwrap().name, name("By Ben"));
    let seen = look(&anna.0, plan).unwrap();
    assert_eq!(seen.conflicts, vec![]);
    let [settled] = seen.settled.as_slice() else { panic!("{:?}", seen.settled) };
    assert_eq!((settled.field.as_str(), &settled.chosen), ("name", &FieldWords::Told("By Ben".to_owned())));
    assert_eq!(settle().unwrap_err().code, ErrorCode::TeamMeanwhile);
    assert_eq!(anna.0.mark_seen(plan).unwrap().unwrap().unseen, vec![]);
}

#[test]
fn whoever_may_only_comment_says_something_and_changes_nothing() {
    let (anna, _ben, plan) = contradicting();
    anna.0.with(|store| store.save_team(&team_of(Role::Comment))).unwrap();
    let renamed = anna.0.edit_plan(plan, &Edit::Plan(PlanEdit::Rename { name: name("No") }));
    assert_eq!(renamed.unwrap_err().code, ErrorCode::NotAllowed);
    let words = Words::new("Is that agreed?").unwrap();
    anna.0.comment_on(plan, "plan", &plan.to_string(), words.clone()).unwrap();
    let said = look(&anna.0, plan).unwrap().comments;
    assert_eq!((said.len(), said[0].words.clone()), (1, words));
    let comment = Uuid::parse_str(&said[0].id).unwrap();
    anna.0.resolve_comment(plan, comment).unwrap();
    assert!(look(&anna.0, plan).unwrap().comments[0].resolved_by.is_some());
    anna.0.delete_comment(plan, comment).unwrap();
    assert_eq!(anna.0.delete_comment(plan, comment).unwrap_err().code, ErrorCode::TeamMeanwhile);
}
