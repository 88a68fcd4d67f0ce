//! Parcels, sheets and copies by the command line.
#![expect(clippy::unwrap_used, reason = "a command line that does not start fails the test")]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;

fn asked(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_entente")).args(arguments).current_dir(folder).output().unwrap()
}

fn told(folder: &Path, arguments: &[&str]) -> String {
    let out = asked(folder, arguments);
    assert_eq!(out.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

fn refused(folder: &Path, arguments: &[&str]) -> String {
    let out = asked(folder, arguments);
    assert_eq!(out.status.code(), Some(2), "{arguments:?}");
    String::from_utf8(out.stderr).unwrap()
}

fn workshop() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    told(folder.path(), &["example", "workshop", "-o", "plan.json"]);
    folder
}

fn json(folder: &Path, file: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(folder.join(file)).unwrap()).unwrap()
}

#[test]
fn a_parcel_goes_there_and_back() {
    let folder = workshop();
    let here = folder.path();
    told(
        here,
        &[
            "parcel",
            "make",
            "plan.json",
            "--to",
            "Ben",
            "--tick",
            "issue",
            "--tick",
            "criterion:Free of debt",
            "--tick",
            "need:Free of debt",
            "-o",
            "form.json",
        ],
    );
    let form = json(here, "form.json");
    assert_eq!((form["kind"].as_str(), form["criteria"].as_array().unwrap().len()), (Some("form"), 1));
    told(here, &["parcel", "read", "form.json", "-o", "ben.json"]);
    // What Anna guessed goes back once Ben has said it.
    let theirs =
        fs::read_to_string(here.join("ben.json")).unwrap().replace("\"assumed\"", "\"said_by_them\"");
    fs::write(here.join("ben.json"), theirs).unwrap();
    told(here, &["parcel", "make", "ben.json", "--tick", "everything-said", "-o", "answer.json"]);
    let out = asked(here, &["parcel", "read", "answer.json", "--into", "plan.json", "-o", "after.json"]);
    assert_eq!(out.status.code(), Some(0));
    assert!(String::from_utf8(out.stderr).unwrap().contains("Ben said it: 3 of 3 guesses were right."));
    let said = json(here, "after.json");
    let said =
        said["criteria"].as_array().unwrap().iter().find(|row| row["statement"] == "Free of debt").unwrap();
    assert_eq!(said["provenance"]["source"], "said_by_them");
    assert!(refused(here, &["parcel", "read", "answer.json"]).contains("--into"));
    assert!(refused(here, &["parcel", "read", "form.json", "--into", "plan.json"]).contains("asks"));
}

#[test]
fn what_is_private_is_held_back_by_name() {
    let folder = workshop();
    let here = folder.path();
    let plan = fs::read_to_string(here.join("plan.json")).unwrap();
    fs::write(
        here.join("plan.json"),
        plan.replacen("\"Building\"", "\"Building, seen as fair by the family\"", 1),
    )
    .unwrap();
    let said =
        refused(here, &["parcel", "make", "plan.json", "--to", "Ben", "--tick", "issue", "-o", "form.json"]);
    assert!(said.contains("(criteria/statement) stands in “Building, seen as fair by the family”"), "{said}");
    assert!(!here.join("form.json").exists());
    assert!(
        refused(here, &["parcel", "make", "plan.json", "--to", "Ben", "--tick", "issue:Nothing"])
            .contains("issue:Nothing")
    );
}

fn sealed(here: &Path, who: &str, neutral: &str, file: &str) {
    let whose = ["sheet", "seal", "plan.json", "--party", who, "--me", who, "-o", file];
    told(here, &[&whose[..], &["--case", "The matter", "--rule", "nash", "--to", neutral]].concat());
}

#[test]
fn a_neutral_opens_sheets_and_answers_three_questions() {
    let folder = workshop();
    let here = folder.path();
    let card = |who: &str| told(here, &["sheet", "card", "--me", who, "--name", who]).trim().to_owned();
    let [neutral, _, card_of_ben] = ["Nora", "Anna", "Ben"].map(card);
    for who in ["Anna", "Ben"] {
        let file = format!("{who}.sheet");
        sealed(here, who, &neutral, &file);
        let opened = told(here, &["sheet", "open", &file, "--case", "case", "--me", "Nora"]);
        assert!(opened.contains(who), "{opened}");
    }
    assert!(
        refused(here, &["sheet", "open", "Anna.sheet", "--case", "other", "--me", "Ben"])
            .contains("not for this card")
    );
    for (number, query) in (1_u32..).zip(["room", "candidates", "rule"]) {
        told(
            here,
            &[
                "sheet",
                "result",
                query,
                "--case",
                "case",
                "--me",
                "Nora",
                "--day",
                "2026-05-06",
                "-o",
                "result.json",
            ],
        );
        let result = json(here, "result.json");
        assert_eq!(result["log"].as_array().unwrap().len() as u32, number);
        assert!(result["answer"].get(query).is_some());
    }
    let checked = told(here, &["sheet", "check", "result.json", "--from", &neutral]);
    assert!(checked.contains("Nora") && checked.contains('3'), "{checked}");
    assert!(refused(here, &["sheet", "check", "result.json", "--from", &card_of_ben]).contains("Nora"));
}

#[test]
fn each_audience_gets_its_own_copy() {
    let folder = workshop();
    let here = folder.path();
    fs::write(here.join("words"), "a long passphrase\n").unwrap();
    assert_eq!(
        told(here, &["give", "plan.json", "--for", "me"]),
        fs::read_to_string(here.join("plan.json")).unwrap()
    );
    let shared: Value =
        serde_json::from_str(&told(here, &["give", "plan.json", "--for", "everyone"])).unwrap();
    assert_eq!((shared["contains"].as_str(), shared.get("mine")), (Some("shared"), None));
    assert!(told(here, &["give", "plan.json", "--for", "me", "--as", "csv"]).lines().count() > 18);
    told(here, &["give", "plan.json", "--for", "team", "--passphrase", "words", "-o", "plan.age"]);
    let back = told(here, &["unlock", "plan.age", "--passphrase", "words"]);
    assert_eq!(back, fs::read_to_string(here.join("plan.json")).unwrap());
    assert!(refused(here, &["give", "plan.json", "--for", "team", "-o", "x"]).contains("passphrase"));
    assert!(
        refused(here, &["give", "plan.json", "--for", "team", "--passphrase", "words"]).contains("--out")
    );
}

#[test]
fn what_a_set_of_offers_gives_away_is_told_both_ways() {
    let folder = workshop();
    let here = folder.path();
    let mut plan = json(here, "plan.json");
    let choice = |options: [usize; 4]| -> Value {
        let issues = plan["issues"].as_array().unwrap().iter().zip(options);
        let chosen = issues.map(|(issue, at)| {
            (
                issue["id"].as_str().unwrap().to_owned(),
                serde_json::json!({ "option": issue["kind"]["listed"][at]["id"] }),
            )
        });
        Value::Object(chosen.collect())
    };
    let packages: Vec<Value> = (0_u8..).zip([[0, 1, 2, 2], [0, 0, 2, 2], [2, 0, 2, 0], [1, 0, 2, 2]]).map(|(at, options)| serde_json::json!({
        "id": format!("00000000-0000-7000-8000-00000000000{at}"), "title": format!("P{at}"), "by": "Anna", "at": "2026-05-06T00:00:00Z", "choices": choice(options),
    })).collect();
    plan["packages"].as_array_mut().unwrap().extend(packages);
    fs::write(here.join("plan.json"), plan.to_string()).unwrap();
    let ask = [
        "gives-away",
        "plan.json",
        "--party",
        "Anna",
        "--package",
        "P0",
        "--package",
        "P1",
        "--package",
        "P2",
        "--package",
        "P3",
    ];
    let found: Value = serde_json::from_str(&told(here, &[&ask[..], &["--json"]].concat())).unwrap();
    assert_eq!((found[0]["shown"].as_str(), found[0]["orders"].as_u64()), (Some("in_order"), Some(6)));
    assert!(found[0]["fit"].as_u64().unwrap() < 6);
    assert!(told(here, &ask).contains("orders of the criteria fit"));
}
