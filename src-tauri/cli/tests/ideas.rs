//! Ideas and common ground by the command line.
#![expect(clippy::unwrap_used, reason = "a command line that does not start fails the test")]

use std::{path::Path, process::Command};

use serde_json::{Value, json};

fn entente(arguments: &[&str], folder: &Path) -> String {
    let out =
        Command::new(env!("CARGO_BIN_EXE_entente")).args(arguments).current_dir(folder).output().unwrap();
    assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

/// A folder with the workshop, changed before it is written.
fn workshop(change: impl Fn(&mut Value)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut plan: Value = serde_json::from_str(&entente(&["example", "workshop"], folder.path())).unwrap();
    change(&mut plan);
    std::fs::write(folder.path().join("plan.json"), plan.to_string()).unwrap();
    folder
}

fn answer(command: &str, folder: &Path) -> Value {
    serde_json::from_str(&entente(&[command, "plan.json", "--json"], folder)).unwrap()
}

fn of<'a>(ideas: &'a Value, code: &str) -> Vec<&'a Value> {
    ideas["ideas"].as_array().unwrap().iter().filter(|idea| idea["idea"] == code).collect()
}

#[test]
fn two_readings_of_the_building_give_an_idea_that_cites_both() {
    let folder = workshop(|_| {});
    let found = answer("ideas", folder.path());
    let readings = |idea: &&&Value| {
        let cites = idea["cites"].as_array().unwrap().iter();
        cites.filter(|row| row["kind"] == "reading").count() == 2
    };
    let different = of(&found, "different_readings");
    assert!(!different.is_empty());
    assert_eq!(different.iter().filter(readings).count(), different.len());
    assert!(different.iter().all(|idea| idea["step"]["makes"] == "issue"));
}

#[test]
fn the_same_plan_gives_the_same_ideas_in_both_forms() {
    let folder = workshop(|_| {});
    for form in [&["ideas", "plan.json"][..], &["ideas", "plan.json", "--json"]] {
        assert_eq!(entente(form, folder.path()), entente(form, folder.path()));
    }
    let told = entente(&["ideas", "plan.json"], folder.path());
    assert!(told.contains("Two readings of one thing. How could each keep its own?"), "{told}");
}

#[test]
fn a_dismissed_idea_says_so() {
    let folder = workshop(|_| {});
    let cites = of(&answer("ideas", folder.path()), "unbundle")[0]["cites"].clone();
    let cites: Vec<Value> =
        cites.as_array().unwrap().iter().map(|row| json!({"kind": row["kind"], "id": row["id"]})).collect();
    let folder = workshop(|plan| {
        plan["ideas"] = json!([{
            "id": "00000000-0000-0000-0000-000000000001", "code": "unbundle", "state": "dismissed",
            "by": "Anna", "at": "2026-05-04T14:32:00Z", "cites": cites,
        }]);
    });
    assert_eq!(of(&answer("ideas", folder.path()), "unbundle")[0]["kept"], "dismissed");
    assert!(entente(&["ideas", "plan.json"], folder.path()).contains("Not wanted."));
}

#[test]
fn forecasts_that_differ_lead_to_a_term_and_to_a_useful_difference() {
    let folder = workshop(|plan| {
        let parties: Vec<Value> =
            plan["parties"].as_array().unwrap().iter().map(|row| row["id"].clone()).collect();
        let origin = json!({"source": "said_by_them", "confidence": "certain"});
        let forecast = |party: &Value, chance: &str| json!({"party": party, "chance": {"low": chance, "high": chance}, "provenance": origin});
        plan["events"] = json!([{
            "id": "00000000-0000-0000-0000-000000000002", "words": "The autumn orders hold",
            "forecasts": [forecast(&parties[0], "0.8"), forecast(&parties[1], "0.4")],
        }]);
    });
    let found = answer("ideas", folder.path());
    let term = &of(&found, "if_then")[0]["step"];
    assert_eq!(term["makes"], "contingent_term");
    assert_ne!(term["then"], term["otherwise"]);
    let ground = answer("common-ground", folder.path());
    let kinds: Vec<&Value> =
        ground["differences"].as_array().unwrap().iter().map(|row| &row["difference"]).collect();
    assert!(kinds.contains(&&json!("forecast")), "{kinds:?}");
}

#[test]
fn craft_and_debt_pull_apart_and_can_still_both_be_enough() {
    let folder = workshop(|_| {});
    let ground = answer("common-ground", folder.path());
    let pairs = ground["pairs"].as_array().unwrap();
    assert_eq!(pairs.len(), 9);
    let first = &pairs[0];
    assert_eq!(
        [&first["one"]["criterion"], &first["other"]["criterion"]],
        ["The craft goes on", "Free of debt"]
    );
    assert_eq!((&first["relation"], &first["both_enough"]), (&json!("competing"), &json!(true)));
    let told = entente(&["common-ground", "plan.json"], folder.path());
    assert!(told.contains("What pulls apart") && told.contains("Shared word, different evidence."), "{told}");
}
