//! Shares of worlds by the command line.
#![expect(clippy::unwrap_used, reason = "a command line that does not start fails the test")]

use std::{path::Path, process::Command};

use serde_json::Value;

fn entente(arguments: &[&str], folder: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_entente"));
    let out = command.args(arguments).current_dir(folder).output().unwrap();
    String::from_utf8(out.stdout).unwrap()
}

fn workshop(folder: &Path) {
    std::fs::write(folder.join("plan.json"), entente(&["example", "workshop"], folder)).unwrap();
}

fn proposed(folder: &Path, worlds: &str) -> Value {
    serde_json::from_str(&entente(&["propose", "plan.json", "--json", "--worlds", worlds], folder)).unwrap()
}

/// A fraction as a float, to look at only.
fn number(text: &Value) -> f64 {
    let text = text.as_str().unwrap();
    let (upper, lower) = text.split_once('/').unwrap_or((text, "1"));
    upper.parse::<f64>().unwrap() / lower.parse::<f64>().unwrap()
}

#[test]
fn every_shown_package_has_its_shares_with_their_intervals() {
    let folder = tempfile::tempdir().unwrap();
    workshop(folder.path());
    let found = proposed(folder.path(), "500");
    assert_eq!(found["worlds"]["tried"], 500);
    for row in found["proposals"].as_array().unwrap().iter().chain(found["kept_in_view"].as_array().unwrap())
    {
        let shares = row["worlds"].as_object().unwrap();
        assert_eq!(shares.len(), 7, "{shares:?}");
        for share in shares.values() {
            let (low, high) = (number(&share["interval"][0]), number(&share["interval"][1]));
            let part = number(&share["share"]);
            assert!(low <= part && part <= high && (share["counted"] == true) == (low == high), "{share}");
        }
    }
    let first = &found["proposals"][0]["worlds"];
    // What Ben did with offers weighs worlds: what is met is no longer counted one by one.
    assert_eq!(first["essentials_met"]["counted"], false);
    // Nobody has examined a course: the workshop counts gains from zero.
    assert!(first["no_worse"].is_null(), "{first}");
    assert_eq!(found["kept_in_view"][0]["worlds"]["nash"]["share"], "0");
}

#[test]
fn the_same_plan_gives_the_same_bytes_and_other_worlds_other_shares() {
    let folder = tempfile::tempdir().unwrap();
    workshop(folder.path());
    let told = |worlds: &str| entente(&["propose", "plan.json", "--worlds", worlds], folder.path());
    assert_eq!(told("300"), told("300"));
    let nash = |worlds: &str| proposed(folder.path(), worlds)["proposals"][0]["worlds"]["nash"].clone();
    assert_ne!(nash("300"), nash("400"));
}

#[test]
fn the_question_that_matters_most_says_what_each_answer_would_do() {
    let folder = tempfile::tempdir().unwrap();
    workshop(folder.path());
    let question = &proposed(folder.path(), "500")["worlds"]["question"];
    assert_eq!(question["party"], "Ben");
    assert!(number(&question["changes"]["share"]) > 0.2);
    let answers = question["answers"].as_array().unwrap();
    assert!((answers.iter().map(|own| number(&own["share"]["share"])).sum::<f64>() - 1.0).abs() < 1e-9);
    let told = entente(&["propose", "plan.json", "--worlds", "500"], folder.path());
    assert!(told.contains("Ask Ben about ") && told.contains("If they say: "), "{told}");
    assert!(!told.contains("without agreement"), "{told}");
    assert!(told.contains("meets every essential: in 14 of 20 worlds"), "{told}");
}

#[test]
fn without_worlds_nothing_is_told_of_them() {
    let folder = tempfile::tempdir().unwrap();
    workshop(folder.path());
    let found = proposed(folder.path(), "0");
    assert!(found["worlds"].is_null() && found["proposals"][0]["worlds"].is_null());
    assert!(!entente(&["propose", "plan.json", "--worlds", "0"], folder.path()).contains("of 20 worlds"));
}
