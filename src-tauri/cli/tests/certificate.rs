//! Certificates on the command line: written beside answers, confirmed, and refused by name.
#![expect(clippy::unwrap_used, reason = "a command line that does not start fails the test")]

use std::{
    path::Path,
    process::{Command, Output},
};

use serde_json::{Value, json};

fn entente(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_entente")).args(arguments).current_dir(folder).output().unwrap()
}

/// A folder with the workshop as plan.json, changed.
fn workshop(change: impl FnOnce(&mut Value)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = entente(&["example", "workshop"], folder.path()).stdout;
    let mut plan: Value = serde_json::from_slice(&text).unwrap();
    change(&mut plan);
    std::fs::write(folder.path().join("plan.json"), plan.to_string()).unwrap();
    folder
}

/// Makes income needed at 3 and debt at 2: no package.
fn blocked(plan: &mut Value) {
    for (at, level) in [(1, 3), (3, 2)] {
        plan["criteria"][at]["standing"] = "essential".into();
        plan["criteria"][at]["need"]["level"] = level.into();
    }
}

fn certify(command: &str, folder: &Path) -> Option<i32> {
    entente(&[command, "plan.json", "--certificate", "certificate.json"], folder).status.code()
}

fn verify(folder: &Path) -> (Value, Option<i32>) {
    let output = entente(&["verify", "plan.json", "certificate.json", "--json"], folder);
    (serde_json::from_slice(&output.stdout).unwrap(), output.status.code())
}

#[test]
fn every_answer_about_the_workshop_is_confirmed() {
    let folder = workshop(|_| {});
    let no_waste = json!({ "claim": "no_waste" });
    for (command, claims) in [
        ("frontier", json!([{ "claim": "frontier", "count": 3 }])),
        ("rules", json!([{ "claim": "rules", "count": 4 }])),
        ("propose", json!([no_waste, no_waste, no_waste])),
    ] {
        assert_eq!(certify(command, folder.path()), Some(0));
        assert_eq!(verify(folder.path()), (json!({ "verified": true, "claims": claims }), Some(0)));
    }
}

#[test]
fn that_no_package_meets_two_essentials_together_is_confirmed() {
    let folder = workshop(blocked);
    for command in ["rules", "propose"] {
        assert_eq!(certify(command, folder.path()), Some(1));
        let claims = json!([{ "claim": "blocked", "count": 2 }]);
        assert_eq!(verify(folder.path()), (json!({ "verified": true, "claims": claims }), Some(0)));
    }
}

#[test]
fn a_certificate_of_another_plan_is_refused_by_name() {
    let folder = workshop(|_| {});
    certify("frontier", folder.path());
    let other = workshop(|plan| plan["name"] = "Another".into());
    std::fs::copy(folder.path().join("certificate.json"), other.path().join("certificate.json")).unwrap();
    let (found, code) = verify(other.path());
    assert_eq!(
        (&found["verified"], &found["refused"]["code"], code),
        (&json!(false), &json!("other_plan"), Some(2))
    );
    let told = entente(&["verify", "plan.json", "certificate.json"], other.path());
    assert_eq!((told.status.code(), told.stdout.len()), (Some(2), 0));
    assert!(String::from_utf8_lossy(&told.stderr).contains("another plan"));
}

#[test]
fn a_certificate_that_was_changed_says_so_and_exits_with_2() {
    let folder = workshop(|_| {});
    certify("frontier", folder.path());
    let file = folder.path().join("certificate.json");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("\"count\":\"1\"", "\"count\":\"2\"")).unwrap();
    let (found, code) = verify(folder.path());
    assert_eq!((&found["refused"]["code"], code), (&json!("altered"), Some(2)));
}

#[test]
fn level_profiles_are_not_certified_and_that_is_said_before_anything_is_done() {
    let folder = workshop(|_| {});
    let asked = ["frontier", "plan.json", "--tier", "1", "--certificate", "certificate.json"];
    assert_eq!(entente(&asked, folder.path()).status.code(), Some(2));
    assert!(!folder.path().join("certificate.json").exists());
}
