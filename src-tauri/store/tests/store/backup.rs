//! Backups: made once a day, looked at, and brought back beside what is there.

use std::{fs, path::PathBuf};

use entente_core::{examples, interchange::export};
use entente_store::{BackupError, BackupState, Backups, Store};
use jiff::civil::{Date, date};
use rusqlite::Connection;

use crate::desk::{Desk, name, note, rename};

const MONDAY: Date = date(2026, 6, 1);

fn file_of(desk: &Desk, file: &str) -> PathBuf {
    desk.path().with_file_name("backups").join(file)
}

#[test]
fn a_day_is_backed_up_once_and_says_what_is_in_it() {
    let mut desk = Desk::new();
    let id = desk.create(&examples::workshop().unwrap());
    let backups = Backups::of(&desk.path());
    assert!(backups.keep_daily(MONDAY).unwrap());
    rename(&mut desk.store, id, "Renamed");
    assert!(!backups.keep_daily(MONDAY).unwrap());
    let listed = backups.list().unwrap();
    let [backup] = listed.as_slice() else { panic!("{listed:?}") };
    assert_eq!((backup.file.as_str(), backup.day), ("entente-2026-06-01.db", Some(MONDAY)));
    let BackupState::Sound(plans) = &backup.state else { panic!("{backup:?}") };
    assert_eq!((plans[0].id, plans[0].name.as_str()), (id, "The workshop"));
    assert_eq!(plans[0].parties, [name("Anna"), name("Ben")]);
}

#[test]
fn a_plan_comes_back_whole_beside_the_one_that_is_there() {
    let mut desk = Desk::new();
    let id = desk.create(&examples::workshop().unwrap());
    let backups = Backups::of(&desk.path());
    backups.back_up(MONDAY).unwrap();
    rename(&mut desk.store, id, "Renamed");
    let back =
        desk.store.restore(&backups, "entente-2026-06-01.db", id, name("Back"), &note("restore_backup"));
    let back = back.unwrap().plan;
    assert_ne!(back.id, id);
    assert_eq!(desk.store.load(id).unwrap().plan.name, name("Renamed"));
    assert_eq!((back.criteria.len(), back.ratings.len(), back.questions.len()), (6, 18, 6));
    assert_eq!(export(&back).lines().count(), export(&examples::workshop().unwrap()).lines().count());
    let left: Vec<_> =
        fs::read_dir(file_of(&desk, "")).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left, ["entente-2026-06-01.db"]);
}

#[test]
fn a_damaged_backup_is_refused_by_name_and_nothing_changes() {
    let mut desk = Desk::new();
    let id = desk.create(&examples::workshop().unwrap());
    let backups = Backups::of(&desk.path());
    let file = backups.back_up(MONDAY).unwrap().file;
    let path = file_of(&desk, &file);
    let mut bytes = fs::read(&path).unwrap();
    let (middle, end) = (bytes.len() / 4, bytes.len() / 2);
    bytes[middle..end].fill(0xa5);
    fs::write(&path, &bytes).unwrap();
    assert!(matches!(backups.list().unwrap()[0].state, BackupState::Damaged(_)));
    let error = desk.store.restore(&backups, &file, id, name("Back"), &note("restore_backup")).unwrap_err();
    assert!(error.to_string().contains("entente-2026-06-01.db"), "{error}");
    let error = backups.restore_to(&file, &desk.path().with_file_name("new.db")).unwrap_err();
    assert!(matches!(error, BackupError::Damaged { .. }));
    assert_eq!((desk.store.plans().unwrap().len(), fs::read(&path).unwrap()), (1, bytes));
}

#[test]
fn a_whole_backup_is_brought_back_to_a_new_file_and_over_none() {
    let mut desk = Desk::new();
    let id = desk.create(&examples::workshop().unwrap());
    let backups = Backups::of(&desk.path());
    let file = backups.back_up(MONDAY).unwrap().file;
    let to = desk.path().with_file_name("new.db");
    backups.restore_to(&file, &to).unwrap();
    assert_eq!(Store::open(&to).unwrap().load(id).unwrap().plan.name, name("The workshop"));
    assert!(matches!(backups.restore_to(&file, &to), Err(BackupError::InTheWay(_))));
    assert!(matches!(backups.restore_to("../entente.db", &to), Err(BackupError::Missing(_))));
}

#[test]
fn days_that_have_had_their_time_go() {
    let mut desk = Desk::new();
    desk.create(&examples::workshop().unwrap());
    let backups = Backups::of(&desk.path());
    for day in 1..=20 {
        backups.back_up(date(2026, 6, day)).unwrap();
    }
    let days: Vec<_> = backups.list().unwrap().iter().filter_map(|row| Some(row.day?.day())).collect();
    assert_eq!(days, [20, 19, 18, 17, 16, 15, 14, 7]);
}

#[test]
fn a_database_is_backed_up_before_its_schema_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("entente.db");
    let old = Connection::open(&path).unwrap();
    old.execute_batch(include_str!("../../src/migrations/0001_plans.sql")).unwrap();
    drop(old);
    Store::open(&path).unwrap();
    let files: Vec<_> = Backups::of(&path).list().unwrap().into_iter().map(|row| row.file).collect();
    assert_eq!(files, ["entente-before-schema-2.db"]);
}
