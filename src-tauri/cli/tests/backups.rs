//! Backups by the command line.
#![expect(clippy::unwrap_used, reason = "a command line that does not start fails the test")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

fn entente(arguments: &[&str], folder: &Path) -> (Option<i32>, String, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_entente"))
        .args(arguments)
        .env("ENTENTE_DB", folder.join("entente.db"))
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (out.status.code(), text(out.stdout), text(out.stderr))
}

/// A folder with a database that holds the workshop, and one backup of it.
fn backed_up() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let plan = entente(&["example", "workshop"], folder.path()).1;
    fs::write(folder.path().join("plan.json"), plan).unwrap();
    assert_eq!(entente(&["add", "plan.json"], folder.path()).0, Some(0));
    let (code, listed, error) = entente(&["backups", "--now", "--json"], folder.path());
    assert_eq!(code, Some(0), "{error}");
    let listed: Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(listed[0]["plans"][0]["name"], "The workshop");
    (folder, listed[0]["file"].as_str().unwrap().to_owned())
}

fn path(folder: &Path, file: &str) -> PathBuf {
    folder.join("backups").join(file)
}

#[test]
fn a_plan_comes_back_beside_the_one_that_is_there() {
    let (folder, file) = backed_up();
    let (code, said, error) = entente(&["restore", &file, "--plan", "The workshop"], folder.path());
    assert!(code == Some(0) && said.contains("“The workshop, as of "), "{said}{error}");
    assert!(entente(&["list"], folder.path()).1.starts_with("2 plans"));
}

#[test]
fn a_whole_backup_becomes_a_new_database_and_never_an_old_one() {
    let (folder, file) = backed_up();
    assert_eq!(entente(&["restore", &file, "--out", "new.db"], folder.path()).0, Some(0));
    assert!(entente(&["list", "--db", "new.db"], folder.path()).1.starts_with("1 plan"));
    let (code, _, said) = entente(&["restore", &file, "--out", "new.db"], folder.path());
    assert!(code == Some(2) && said.contains("There is something at new.db already"), "{said}");
}

#[test]
fn a_damaged_backup_is_refused_by_name() {
    let (folder, file) = backed_up();
    let bytes = fs::read(path(folder.path(), &file)).unwrap();
    fs::write(path(folder.path(), &file), &bytes[..bytes.len() / 2]).unwrap();
    for asking in [&["restore", &file, "--out", "new.db"][..], &["restore", &file, "--plan", "The workshop"]]
    {
        let (code, _, said) = entente(asking, folder.path());
        assert!(code == Some(2) && said.contains(&format!("The backup {file} is damaged")), "{said}");
    }
    assert!(entente(&["list"], folder.path()).1.starts_with("1 plan"));
}
