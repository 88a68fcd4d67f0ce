//! Hostile files: each is refused with its place and in words that fit, and the database stays as it was.
#![expect(clippy::unwrap_used, reason = "a test stops where something is missing")]

mod attack;
mod foreign;
mod plan_file;

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Output},
    time::Instant,
};

use attack::{Attack, Class};

fn entente(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_entente")).args(arguments).current_dir(folder).output().unwrap()
}

/// What the command line says to a file that is added to the database.
fn refused(attack: &Attack, folder: &Path) -> String {
    fs::write(folder.join("hostile"), &attack.content).unwrap();
    let output = entente(&["add", "hostile", "--db", "plans.db"], folder);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{attack}: {said}");
    said
}

#[test]
fn hostile_files_are_refused_at_their_place_in_words_that_fit_and_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let text = String::from_utf8(entente(&["example", "workshop"], folder.path()).stdout).unwrap();
    assert!(entente(&["example", "lease", "-o", "good.json"], folder.path()).status.success());
    assert!(entente(&["add", "good.json", "--db", "plans.db"], folder.path()).status.success());
    let before = fs::read(folder.path().join("plans.db")).unwrap();
    let attacks = [plan_file::attacks(&text), foreign::attacks()].concat();
    let mut counts = BTreeMap::<Class, usize>::new();
    let (start, mut unclear) = (Instant::now(), Vec::new());
    for attack in &attacks {
        *counts.entry(attack.class).or_default() += 1;
        let said = refused(attack, folder.path());
        if !attack.is_placed(&said) || !attack.fits(&said) {
            unclear.push(format!("{attack}: {said}"));
        }
    }
    assert!(unclear.is_empty(), "{}", unclear.join("\n"));
    println!("{} files in {:?}: {counts:?}", attacks.len(), start.elapsed());
    assert!(attacks.len() >= 200, "{}", attacks.len());
    assert!(Class::ALL.iter().all(|class| counts.get(class).is_some_and(|count| *count >= 3)), "{counts:?}");
    assert!(start.elapsed().as_secs() < 120, "{:?}", start.elapsed());
    assert!(fs::read(folder.path().join("plans.db")).unwrap() == before);
}

#[test]
fn hostile_profiles_are_refused_at_their_place_and_no_plan_is_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("shop_domain.xml"), foreign::DOMAIN).unwrap();
    fs::write(folder.path().join("hostile"), foreign::PROFILE).unwrap();
    let import = ["import", "shop_domain.xml", "hostile", "-o", "plan.json"];
    assert!(entente(&import, folder.path()).status.success());
    fs::remove_file(folder.path().join("plan.json")).unwrap();
    let attacks = foreign::profiles();
    for attack in &attacks {
        fs::write(folder.path().join("hostile"), &attack.content).unwrap();
        let output = entente(&import, folder.path());
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{attack}: {said}");
        assert!(attack.is_placed(&said) && attack.fits(&said), "{attack}: {said}");
        assert!(!folder.path().join("plan.json").exists());
    }
    assert!(attacks.len() >= 25);
}
