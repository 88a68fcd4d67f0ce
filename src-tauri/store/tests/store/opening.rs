//! Databases that are opened, made, or refused and left as they are.

use std::{fs, path::Path, time::Duration};

use entente_core::examples;
use entente_store::{EditError, LoadError, OpenError, StorageError, Store};
use rusqlite::Connection;

use crate::desk::{Desk, name, note, rename};

/// Opens a file that is to be refused and holds that no byte of it, and nothing beside it, has changed.
fn refused(path: &Path) -> OpenError {
    let (before, beside) = (fs::read(path).unwrap(), fs::read_dir(path.parent().unwrap()).unwrap().count());
    let error = Store::open(path).unwrap_err();
    assert_eq!(fs::read(path).unwrap(), before);
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), beside);
    error
}

#[test]
fn a_database_is_made_whole_and_for_its_owner_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/er/plans.db");
    let store = Store::open(&path).unwrap();
    assert_eq!(store.quick_check().unwrap(), Vec::<String>::new());
    #[cfg(unix)]
    for beside in fs::read_dir(path.parent().unwrap()).unwrap() {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = beside.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    store.close().unwrap();
    let left: Vec<_> =
        fs::read_dir(path.parent().unwrap()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left, ["plans.db"]);
}

#[test]
fn a_newer_database_is_refused_by_its_version() {
    let desk = Desk::new();
    let path = desk.path();
    desk.store.close().unwrap();
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let error = refused(&path);
    assert!(matches!(error, OpenError::Newer { found: 99, known: 6 }), "{error}");
}

#[test]
fn files_of_others_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plans.db");
    fs::write(&path, "").unwrap();
    assert!(matches!(refused(&path), OpenError::Empty));
    fs::write(&path, "SQLite format 3\0").unwrap();
    assert!(matches!(refused(&path), OpenError::Foreign));
    fs::write(&path, [7; 4096]).unwrap();
    assert!(matches!(refused(&path), OpenError::Foreign));
    fs::remove_file(&path).unwrap();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE change (x)").unwrap();
    assert!(matches!(refused(&path), OpenError::Foreign));
    assert!(matches!(Store::open(folder.path()), Err(OpenError::Unreachable(_) | OpenError::Foreign)));
}

#[test]
fn a_database_that_is_busy_says_so_and_loses_nothing() {
    let mut desk = Desk::new();
    let id = desk.create(&examples::workshop().unwrap());
    let mut hasty = Store::open_with(&desk.path(), Duration::from_millis(20)).unwrap();
    let other = Connection::open(desk.path()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let outcome = hasty.edit(id, &note("rename_plan"), |plan| Ok::<_, ()>(plan.clone()));
    assert!(matches!(outcome, Err(EditError::Load(LoadError::Storage(StorageError::Busy(_))))));
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(rename(&mut hasty, id, "Later").plan.name, name("Later"));
}

#[test]
fn a_damaged_change_is_found_and_named() {
    let mut desk = Desk::new();
    let id = desk.create(&examples::workshop().unwrap());
    let damage = "DROP TRIGGER change_stays; UPDATE change SET bytes = zeroblob(40)";
    Connection::open(desk.path()).unwrap().execute_batch(damage).unwrap();
    let error = desk.fresh().load(id).unwrap_err();
    assert_eq!((error.code(), error.to_string().as_str()), ("error.plan_damaged", "change 1 is damaged"));
}

#[test]
fn changes_are_never_changed_nor_taken_out() {
    let mut desk = Desk::new();
    desk.create(&examples::workshop().unwrap());
    let other = Connection::open(desk.path()).unwrap();
    for tampering in [
        "DELETE FROM change",
        "UPDATE change SET label = 'x'",
        "DELETE FROM change_cell",
        "UPDATE change_cell SET new = 'x'",
    ] {
        assert!(other.execute_batch(tampering).is_err(), "{tampering}");
    }
}

#[test]
fn a_row_that_was_changed_by_hand_is_put_right_by_a_rebuild() {
    let mut desk = Desk::new();
    let id = desk.create(&examples::workshop().unwrap());
    let before = desk.store.projection_text(id).unwrap();
    Connection::open(desk.path()).unwrap().execute_batch("UPDATE party SET name = 'Mallory'").unwrap();
    assert_eq!(*desk.fresh().load(id).unwrap().plan, examples::workshop().unwrap());
    desk.store.rebuild_all().unwrap();
    assert_eq!(desk.store.projection_text(id).unwrap(), before);
}

#[test]
fn the_settings_that_keep_plans_safe_hold() {
    let desk = Desk::new();
    assert_eq!(desk.ask("PRAGMA journal_mode"), "wal");
    assert_eq!(desk.ask("PRAGMA application_id"), 0x456e_7465.to_string());
    assert!(rusqlite::version_number() >= 3_051_003);
    let safety = [("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1), ("temp_store", 2)];
    assert_eq!(desk.store.safety().unwrap(), safety);
}

#[test]
fn deleted_words_leave_the_disk_when_the_store_is_closed() {
    let mut desk = Desk::new();
    let path = desk.path();
    for number in 0..50 {
        desk.store.set_setting(entente_store::Setting::Author, Some(&format!("secret-{number}"))).unwrap();
    }
    desk.store.set_setting(entente_store::Setting::Author, None).unwrap();
    desk.store.close().unwrap();
    let bytes = fs::read(&path).unwrap();
    assert!(!bytes.windows(7).any(|window| window == b"secret-"));
    drop(desk.folder);
}
