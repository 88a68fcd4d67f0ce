//! What two members write without knowing of each other.

use entente_core::{
    Ratio,
    model::{Issue, IssueKind, IssueOption, Level, PlanId, RatedLevel},
};
use entente_store::{Conflict, ReviewCode, Scalar, SettleError, Table};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    desk::{name, note, words},
    member::{Member, meet, two},
};

fn text(text: &str) -> Option<Scalar> {
    Some(Scalar::Text(text.to_owned()))
}

/// The one conflict of a plan, which both members see alike.
fn only(one: &mut Member, other: &mut Member, plan: PlanId) -> Conflict {
    let told = one.desk.store.conflicts(plan).unwrap();
    let fields = |conflicts: &[Conflict]| -> Vec<_> {
        conflicts.iter().map(|told| (told.cell.clone(), told.shown.clone(), told.values.len())).collect()
    };
    assert_eq!(fields(&other.desk.store.conflicts(plan).unwrap()), fields(&told));
    assert_eq!(told.len(), 1, "{told:?}");
    told[0].clone()
}

fn settle(member: &mut Member, plan: PlanId, conflict: &Conflict, chosen: Option<&Scalar>) {
    let by = name(member.called);
    member.desk.store.settle(plan, &conflict.cell, chosen, by, Timestamp::UNIX_EPOCH).unwrap();
}

#[test]
fn a_field_that_two_have_set_holds_both_values_until_one_is_chosen() {
    let (mut anna, mut ben, plan) = two();
    anna.change(plan, |parts| parts.name = name("By Anna"));
    ben.change(plan, |parts| parts.name = name("By Ben"));
    meet(&mut anna, &mut ben, plan);
    let conflict = only(&mut anna, &mut ben, plan);
    assert_eq!((conflict.cell.table, conflict.cell.field), (Table::Plan, "name"));
    let mut told: Vec<_> =
        conflict.values.iter().map(|told| (told.by.to_string(), told.value.clone())).collect();
    told.sort_by_key(|(by, _)| by.clone());
    assert_eq!(told, [("Anna".to_owned(), text("By Anna")), ("Ben".to_owned(), text("By Ben"))]);
    settle(&mut ben, plan, &conflict, text("By Anna").as_ref());
    meet(&mut anna, &mut ben, plan);
    assert_eq!(anna.desk.store.conflicts(plan).unwrap(), vec![]);
    assert_eq!(anna.plan(plan).name, name("By Anna"));
    let settled = anna.desk.store.settled(plan).unwrap();
    assert_eq!((settled[0].change.by.as_str(), settled[0].chosen.clone()), ("Ben", text("By Anna")));
}

#[test]
fn only_a_value_that_was_written_is_chosen() {
    let (mut anna, mut ben, plan) = two();
    anna.change(plan, |parts| parts.name = name("By Anna"));
    ben.change(plan, |parts| parts.name = name("By Ben"));
    meet(&mut anna, &mut ben, plan);
    let cell = only(&mut anna, &mut ben, plan).cell;
    let mut choose = |value: &str, cell| {
        anna.desk.store.settle(plan, cell, text(value).as_ref(), name("Anna"), Timestamp::UNIX_EPOCH)
    };
    assert!(matches!(choose("By Carl", &cell), Err(SettleError::NotAmong)));
    choose("By Anna", &cell).unwrap();
    assert!(matches!(choose("By Anna", &cell), Err(SettleError::NoConflict)));
}

#[test]
fn two_who_settle_one_conflict_in_different_ways_are_shown_it_again() {
    let (mut anna, mut ben, plan) = two();
    anna.change(plan, |parts| parts.name = name("By Anna"));
    ben.change(plan, |parts| parts.name = name("By Ben"));
    meet(&mut anna, &mut ben, plan);
    let conflict = only(&mut anna, &mut ben, plan);
    settle(&mut anna, plan, &conflict, text("By Anna").as_ref());
    settle(&mut ben, plan, &conflict, text("By Ben").as_ref());
    meet(&mut anna, &mut ben, plan);
    assert_eq!(only(&mut anna, &mut ben, plan).values.len(), 2);
}

#[test]
fn two_who_write_the_same_do_not_contradict() {
    let (mut anna, mut ben, plan) = two();
    anna.change(plan, |parts| parts.name = name("The same"));
    ben.change(plan, |parts| parts.name = name("The same"));
    meet(&mut anna, &mut ben, plan);
    assert_eq!(anna.desk.store.conflicts(plan).unwrap(), vec![]);
}

/// Anna deletes an issue with its options while Ben gives it another name.
fn deleted_and_renamed() -> (Member, Member, PlanId, Conflict) {
    let (mut anna, mut ben, plan) = two();
    let id = Uuid::from_u128(77);
    anna.change(plan, |parts| {
        let options =
            ["Monday", "Friday"].map(|text| IssueOption { id: Uuid::new_v4().into(), name: name(text) });
        let kind = IssueKind::Listed(options.to_vec());
        parts.issues.push(Issue { id: id.into(), name: name("Day"), kind });
    });
    meet(&mut anna, &mut ben, plan);
    anna.change(plan, |parts| parts.issues.retain(|issue| issue.id.uuid() != id));
    ben.change(plan, |parts| {
        parts
            .issues
            .iter_mut()
            .filter(|issue| issue.id.uuid() == id)
            .for_each(|row| row.name = name("Weekday"));
    });
    meet(&mut anna, &mut ben, plan);
    let conflict = only(&mut anna, &mut ben, plan);
    assert_eq!((conflict.cell.table, conflict.cell.field), (Table::Issue, "deleted"));
    (anna, ben, plan, conflict)
}

#[test]
fn a_row_that_one_deletes_while_another_edits_it_stays_until_somebody_decides() {
    let (mut anna, mut ben, plan, conflict) = deleted_and_renamed();
    let day = |member: &mut Member| {
        member.plan(plan).issues.iter().find(|row| row.name == name("Weekday")).cloned()
    };
    assert_eq!(day(&mut anna).unwrap().options().len(), 0);
    settle(&mut anna, plan, &conflict, None);
    meet(&mut anna, &mut ben, plan);
    assert_eq!(day(&mut ben).unwrap().options().len(), 2);
    assert_eq!(ben.desk.store.conflicts(plan).unwrap(), vec![]);
}

#[test]
fn a_deletion_can_be_confirmed_against_an_edit() {
    let (mut anna, mut ben, plan, conflict) = deleted_and_renamed();
    settle(&mut ben, plan, &conflict, Some(&Scalar::Mark(true)));
    meet(&mut anna, &mut ben, plan);
    assert!(anna.plan(plan).issues.iter().all(|row| row.id.uuid() != Uuid::from_u128(77)));
    assert_eq!(anna.desk.store.conflicts(plan).unwrap(), vec![]);
}

#[test]
fn a_circle_that_only_both_together_close_is_cut_alike_everywhere_and_flagged() {
    let (mut anna, mut ben, plan) = two();
    let party = anna.plan(plan).parties[0].id;
    let own: Vec<_> =
        anna.plan(plan).values.iter().filter(|row| row.party == party).map(|row| row.id).collect();
    let free = |member: &mut Member| {
        member.change(plan, |parts| {
            parts.values.iter_mut().filter(|row| row.party == party).for_each(|row| row.leads_to = None);
        });
    };
    free(&mut anna);
    meet(&mut anna, &mut ben, plan);
    let link = |member: &mut Member, from, to| {
        member.change(plan, |parts| {
            parts.values.iter_mut().filter(|row| row.id == from).for_each(|row| row.leads_to = Some(to));
        });
    };
    link(&mut anna, own[0], own[1]);
    link(&mut ben, own[1], own[0]);
    meet(&mut anna, &mut ben, plan);
    let review = anna.desk.store.load(plan).unwrap().review;
    assert_eq!(review.iter().map(|entry| entry.code).collect::<Vec<_>>(), [ReviewCode::LadderCycle]);
    assert_eq!(ben.desk.store.load(plan).unwrap().review, review);
}

#[test]
fn rows_that_two_move_stand_in_one_order_everywhere() {
    let (mut anna, mut ben, plan) = two();
    anna.change(plan, |parts| parts.issues.reverse());
    ben.change(plan, |parts| parts.issues.rotate_left(1));
    meet(&mut anna, &mut ben, plan);
    assert_eq!(anna.plan(plan).issues.len(), 4);
    assert_eq!(anna.desk.store.conflicts(plan).unwrap(), vec![]);
}

#[test]
fn who_rated_goes_with_the_rating_that_is_chosen() {
    let (mut anna, mut ben, plan) = two();
    let rate = |member: &mut Member, level: i64| {
        let by = name(member.called);
        member.change(plan, |parts| {
            let row = &mut parts.ratings[0];
            row.level = RatedLevel::Known(Level::new(Ratio::from(level)).unwrap());
            row.provenance.by = Some(by);
            row.provenance.note = None;
        });
    };
    rate(&mut anna, 0);
    rate(&mut ben, 3);
    meet(&mut anna, &mut ben, plan);
    let conflict = only(&mut anna, &mut ben, plan);
    assert_eq!(conflict.cell.field, "level");
    settle(&mut ben, plan, &conflict, text("0").as_ref());
    meet(&mut anna, &mut ben, plan);
    assert_eq!(anna.plan(plan).ratings[0].provenance.by, Some(name("Anna")));
}

#[test]
fn an_undo_leaves_what_another_has_written_since() {
    let (mut anna, mut ben, plan) = two();
    anna.change(plan, |parts| parts.name = name("By Anna"));
    meet(&mut anna, &mut ben, plan);
    ben.change(plan, |parts| parts.name = name("By Ben"));
    meet(&mut anna, &mut ben, plan);
    let undone = anna.desk.undo(plan);
    assert_eq!((undone.skipped.len(), undone.saved.plan.name.as_str()), (1, "By Ben"));
    meet(&mut anna, &mut ben, plan);
}

#[test]
fn what_others_changed_is_told_until_it_was_looked_at() {
    let (mut anna, mut ben, plan) = two();
    anna.change(plan, |parts| parts.name = name("By Anna"));
    ben.change(plan, |parts| parts.purpose = Some(words("By Ben")));
    meet(&mut anna, &mut ben, plan);
    let seen = ben.desk.store.seen(plan).unwrap();
    assert_eq!(seen.iter().map(|seen| seen.writes.len()).collect::<Vec<_>>(), [1]);
    assert_eq!((seen[0].change.by.as_str(), seen[0].writes[0].cell.field), ("Anna", "name"));
    ben.desk.store.mark_seen(plan).unwrap();
    assert_eq!(ben.desk.store.seen(plan).unwrap(), vec![]);
}

#[test]
fn a_comment_on_a_row_reaches_everybody_and_is_no_part_of_the_plan() {
    let (mut anna, mut ben, plan) = two();
    let issue = anna.plan(plan).issues[0].id.to_string();
    anna.desk.store.comment(plan, Table::Issue, &issue, words("Is that all?"), &note("comment")).unwrap();
    meet(&mut anna, &mut ben, plan);
    assert_eq!(anna.plan(plan), ben.plan(plan));
    let told = ben.desk.store.comments(plan).unwrap();
    assert_eq!(
        (told[0].words.as_str(), told[0].row.as_str(), told[0].by.as_str()),
        ("Is that all?", issue.as_str(), "Anna")
    );
    ben.desk.store.resolve_comment(plan, told[0].id, &note("resolve")).unwrap();
    meet(&mut anna, &mut ben, plan);
    assert!(anna.desk.store.comments(plan).unwrap()[0].resolved_by.is_some());
    anna.desk.store.rebuild(plan).unwrap();
    assert_eq!(anna.text(plan), ben.text(plan));
    anna.desk.store.delete_comment(plan, told[0].id, &note("delete")).unwrap();
    meet(&mut anna, &mut ben, plan);
    assert_eq!(ben.desk.store.comments(plan).unwrap(), vec![]);
}
