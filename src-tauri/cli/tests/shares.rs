//! Adjusted Winner comes out through a plan: goods that two parties share in any part.
//!
//! Each good is an issue of any amount, the first party's share in percent, and each party's points are its weights. Carol
//! and Bob stand on the NYU Adjusted Winner site (`awProcedure`), John and Mary on the Macmillan FAPP applet page, where B and
//! E are taken together; the procedure is that of Brams and Taylor, *Fair Division*, 1996.
#![expect(clippy::unwrap_used, reason = "a command line that does not start fails the test")]

use std::process::{Command, Output};

use serde_json::{Value, json};

fn entente(command: &str, case: &str, more: &[&str]) -> Output {
    let plan = format!("{}/tests/cases/{case}.json", env!("CARGO_MANIFEST_DIR"));
    Command::new(env!("CARGO_BIN_EXE_entente")).args([command, &plan]).args(more).output().unwrap()
}

fn answer(command: &str, case: &str) -> Value {
    let output = entente(command, case, &["--json", "--file-scale"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What lifting the worst-off first picks: what each has, and the first party's share of the good that is split.
fn split(case: &str, good: &str) -> (Value, Value) {
    let found = answer("rules", case);
    assert_eq!(found["between"], "exact");
    for rule in ["leximin", "kalai_smorodinsky", "equal_gains"] {
        let winners = found[rule].as_array().unwrap();
        assert_eq!((winners.len(), &winners[0]["package"]), (1, &found["leximin"][0]["package"]), "{rule}");
    }
    let package = found["leximin"][0]["package"].as_object().unwrap();
    let whole = package.iter().filter(|(name, _)| *name != good);
    assert!(whole.into_iter().all(|(_, share)| share == "0" || share == "100"));
    (found["leximin"][0]["utilities"].clone(), package[good].clone())
}

#[test]
fn carol_keeps_five_sixths_of_the_retirement_account() {
    let found = split("carol_and_bob", "Retirement Account");
    assert_eq!(found, (json!(["170/3", "170/3"]), json!("250/3")));
}

#[test]
fn john_keeps_a_seventh_of_c() {
    assert_eq!(split("john_and_mary", "C"), (json!(["440/7", "440/7"]), json!("100/7")));
}

#[test]
fn the_frontier_says_over_which_amounts_it_holds() {
    let found = answer("frontier", "john_and_mary");
    assert_eq!(found["between"], "exact");
    let first = |point: &Value| point["utilities"].clone();
    let points: Vec<Value> = found["points"].as_array().unwrap().iter().map(first).collect();
    assert!(points.contains(&json!(["440/7", "440/7"])) && points.contains(&json!(["80", "50"])));
    let text = String::from_utf8(entente("frontier", "john_and_mary", &[]).stdout).unwrap();
    assert!(text.contains("Any amount can be chosen for A, B+E (sum), C, D."));
}

#[test]
fn proposals_choose_amounts_too() {
    let output = entente("propose", "carol_and_bob", &["--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = found["proposals"].as_array().unwrap().iter();
    assert!(packages.into_iter().any(|row| row["package"]["Retirement Account"] == "250/3"));
}

#[test]
fn every_pick_over_all_amounts_is_certified() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("certificate.json");
    let file = file.to_str().unwrap();
    let output = entente("rules", "john_and_mary", &["--certificate", file]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    let verified = entente("verify", "john_and_mary", &[file]);
    assert_eq!(verified.status.code(), Some(0), "{}", String::from_utf8_lossy(&verified.stderr));
    let refused = entente("verify", "carol_and_bob", &[file]);
    assert_eq!(refused.status.code(), Some(2));
}
