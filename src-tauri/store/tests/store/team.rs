//! A plan that several installations write in, each with a database of its own.

use entente_core::{blind::Questions, examples};
use entente_store::{
    Awaited, Backups, BlindAsk, EditError, IncomingFile, MemberId, Role, SealedHere, Store, TakeInError,
    TeamId, WriterId,
};
use uuid::Uuid;

use crate::{
    desk::{Desk, name, note, words},
    member::{Member, TEAM, meet, two},
};

#[test]
fn a_shared_plan_is_the_same_with_everybody() {
    let (mut anna, mut ben, plan) = two();
    assert_eq!(anna.plan(plan), ben.plan(plan));
    anna.change(plan, |parts| parts.name = name("Renamed by Anna"));
    ben.change(plan, |parts| parts.purpose = Some(words("Asked by Ben")));
    meet(&mut anna, &mut ben, plan);
    let both = anna.plan(plan).into_parts();
    assert_eq!((both.name, both.purpose), (name("Renamed by Anna"), Some(words("Asked by Ben"))));
    anna.desk.store.rebuild(plan).unwrap();
    assert_eq!(anna.text(plan), ben.text(plan));
}

#[test]
fn what_was_written_before_sharing_never_leaves() {
    let mut anna = Member::new("Anna", Role::Edit);
    let plan = anna.desk.create(&examples::workshop().unwrap());
    anna.change(plan, |parts| parts.purpose = Some(words("a secret of before")));
    anna.change(plan, |parts| parts.purpose = Some(words("what everybody may read")));
    assert_eq!(anna.desk.store.pending(plan).unwrap(), vec![]);
    let shared = anna.desk.store.begin_sharing(plan, TeamId::from(TEAM), &note("begin_sharing")).unwrap();
    assert_eq!(shared.steps.undo, None);
    let file = anna.file(plan).unwrap();
    let has = |text: &str| {
        file.changes.iter().any(|change| change.windows(text.len()).any(|part| part == text.as_bytes()))
    };
    assert!(has("what everybody may read") && !has("a secret of before"));
    assert_eq!(anna.desk.store.changes(plan).unwrap().len(), 4);
}

#[test]
fn files_that_come_twice_or_late_or_in_disorder_make_the_same_plan() {
    let (mut anna, mut ben, plan) = two();
    let mut files = Vec::new();
    for text in ["One", "Two", "Three"] {
        ben.change(plan, |parts| parts.name = name(text));
        files.push(ben.file(plan).unwrap());
    }
    assert!(matches!(anna.refuses(plan, files[1].clone()), TakeInError::Gap { number: 2, expected: 1, .. }));
    let all: Vec<_> = files.iter().chain(&files).cloned().collect();
    let taken = anna.desk.store.take_in(plan, &all).unwrap();
    assert_eq!((taken.changes, taken.saved.unwrap().plan.name.as_str()), (3, "Three"));
    assert_eq!(anna.take(plan, &files[0]).changes, 0);
    assert_eq!(anna.text(plan), ben.text(plan));
}

#[test]
fn a_change_waits_for_what_it_builds_on_and_says_whose_file_is_awaited() {
    let mut anna = Member::new("Anna", Role::Edit);
    let (mut ben, mut carl) = (Member::new("Ben", Role::Edit), Member::new("Carl", Role::Edit));
    let plan = anna.desk.create(&examples::workshop().unwrap());
    anna.desk.store.begin_sharing(plan, TeamId::from(TEAM), &note("begin_sharing")).unwrap();
    let first = anna.file(plan).unwrap();
    for member in [&mut ben, &mut carl] {
        member.desk.store.join(plan, TeamId::from(TEAM)).unwrap();
    }
    ben.take(plan, &first);
    ben.change(plan, |parts| parts.name = name("By Ben"));
    let from_ben = ben.file(plan).unwrap();
    let taken = carl.take(plan, &from_ben);
    assert_eq!((taken.changes, taken.waiting, taken.saved.is_none()), (0, 1, true));
    assert_eq!(taken.awaited, [Awaited { writer: first.writer, number: 1 }]);
    let taken = carl.take(plan, &first);
    assert_eq!((taken.changes, taken.waiting, taken.awaited), (2, 0, vec![]));
    assert_eq!(carl.text(plan), ben.text(plan));
}

#[test]
fn a_restored_backup_writes_under_a_new_name() {
    let (mut anna, mut ben, plan) = two();
    anna.change(plan, |parts| parts.name = name("Before the backup"));
    let day = jiff::civil::date(2026, 6, 1);
    let backups = Backups::of(&anna.desk.path());
    let file = backups.back_up(day).unwrap().file;
    let stored = anna.file(plan).unwrap();
    ben.take(plan, &stored);
    anna.change(plan, |parts| parts.name = name("After the backup"));
    let later = anna.file(plan).unwrap();
    ben.take(plan, &later);
    let to = anna.desk.folder.path().join("back.db");
    backups.restore_to(&file, &to).unwrap();
    let mut back = Member { desk: Desk::new(), called: "Anna" };
    back.desk.store = Store::open(&to).unwrap();
    assert_ne!(back.desk.store.writer(plan).unwrap(), anna.desk.store.writer(plan).unwrap());
    assert_eq!(back.desk.store.pending(plan).unwrap().len(), 1);
    back.desk.store.take_in(plan, &[stored, later]).unwrap();
    back.change(plan, |parts| parts.purpose = Some(words("From the backup")));
    let from_back = back.file(plan).unwrap();
    ben.take(plan, &from_back);
    assert_eq!(back.text(plan), ben.text(plan));
    assert_eq!(ben.plan(plan).name, name("After the backup"));
}

#[test]
fn whoever_may_only_read_changes_nothing() {
    let (mut anna, mut ben, plan) = two();
    let mut row = ben.desk.store.team(TeamId::from(TEAM)).unwrap().unwrap();
    row.role = Role::Read;
    ben.desk.store.save_team(&row).unwrap();
    let refused = ben.desk.store.edit(plan, &note("change"), |plan| Ok::<_, ()>(plan.clone()));
    assert!(matches!(refused, Err(EditError::NotAllowed(Role::Read))));
    anna.change(plan, |parts| parts.name = name("By Anna"));
    let file = anna.file(plan).unwrap();
    for role in [Role::Read, Role::Comment] {
        let signed = IncomingFile { role, ..file.clone() };
        assert!(matches!(ben.refuses(plan, signed), TakeInError::NotAllowed { .. }));
    }
    assert_eq!(ben.take(plan, &file).changes, 1);
}

#[test]
fn what_is_no_change_is_refused_by_the_name_of_its_file() {
    let (mut anna, mut ben, plan) = two();
    anna.change(plan, |parts| parts.name = name("By Anna"));
    let file = anna.file(plan).unwrap();
    for place in 0..file.changes[0].len() {
        let mut damaged = file.clone();
        damaged.changes[0][place] ^= 4;
        assert!(matches!(ben.refuses(plan, damaged), TakeInError::Damaged { number: 2, .. }), "byte {place}");
    }
    let strange = IncomingFile { writer: WriterId::from(Uuid::from_u128(1)), number: 1, ..file.clone() };
    assert_eq!(ben.take(plan, &strange).changes, 1);
    assert_eq!(ben.take(plan, &file).changes, 0);
}

#[test]
fn nobody_answers_a_blind_round_in_the_name_of_somebody_else() {
    let (mut anna, mut ben, plan) = two();
    let member = |called: &str| MemberId::new(called).unwrap();
    let saved = anna.plan(plan);
    let party = saved.parties[0].id;
    let members = ["Anna", "Ben", "Carl"].map(member).into();
    let ask = BlindAsk { party, asked: Questions::about(&saved, party), members };
    let round = anna.desk.store.open_blind_round(plan, ask, &note("begin")).unwrap();
    meet(&mut anna, &mut ben, plan);
    let sealed = SealedHere { sealed: "nobody reads this".to_owned(), key: "a key".to_owned() };
    ben.desk.store.seal_blind_answer(plan, round, sealed, &note("answer")).unwrap();
    let file = ben.file(plan).unwrap();
    for other in ["Anna", "Carl"] {
        let forged = IncomingFile { member: member(other), name: name(other), ..file.clone() };
        assert!(matches!(anna.refuses(plan, forged), TakeInError::NotTheirs { number: 1, .. }), "{other}");
    }
    assert_eq!(anna.desk.store.blind_rows(plan).unwrap().answers.len(), 0);
    anna.take(plan, &file);
    let answers = anna.desk.store.blind_rows(plan).unwrap().answers;
    assert_eq!(answers.iter().map(|answer| answer.member.as_str()).collect::<Vec<_>>(), ["Ben"]);
}
