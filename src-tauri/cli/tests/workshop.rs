//! The workshop's figures by the command line.
#![expect(clippy::unwrap_used, reason = "a command line that does not start fails the test")]

use std::{path::Path, process::Command};

use serde_json::Value;

fn entente(arguments: &[&str], folder: &Path) -> (String, Option<i32>) {
    let out =
        Command::new(env!("CARGO_BIN_EXE_entente")).args(arguments).current_dir(folder).output().unwrap();
    (String::from_utf8(out.stdout).unwrap(), out.status.code())
}

fn workshop(folder: &Path) -> String {
    let (plan, _) = entente(&["example", "workshop"], folder);
    std::fs::write(folder.join("plan.json"), &plan).unwrap();
    plan
}

fn answer(arguments: &[&str], folder: &Path) -> Value {
    serde_json::from_str(&entente(arguments, folder).0).unwrap()
}

#[test]
fn three_packages_are_proposed_with_their_places() {
    let folder = tempfile::tempdir().unwrap();
    workshop(folder.path());
    let found = answer(&["propose", "plan.json", "--json"], folder.path());
    let places: Vec<_> =
        found["proposals"].as_array().unwrap().iter().map(|row| row["place"].to_string()).collect();
    assert_eq!(places, [r#"["14/19","1"]"#, r#"["13/19","1/2"]"#, r#"["1","7/18"]"#]);
    assert_eq!((found["packages"].as_str(), found["meeting"].as_str()), (Some("54"), Some("27")));
    let cases: Vec<_> =
        found["proposals"].as_array().unwrap().iter().map(|row| row["cases"].to_string()).collect();
    assert_eq!(cases, [r#"["9","9"]"#, r#"["6","9"]"#, r#"["6","9"]"#]);
}

#[test]
fn the_frontier_has_three_points_and_two_that_meet_the_essentials() {
    let folder = tempfile::tempdir().unwrap();
    workshop(folder.path());
    let points = |more: &[&str]| {
        let arguments: Vec<_> = ["frontier", "plan.json", "--json"].iter().chain(more).copied().collect();
        answer(&arguments, folder.path())["points"].as_array().unwrap().len()
    };
    assert_eq!([points(&[]), points(&["--essentials"]), points(&["--tier", "1"])], [3, 2, 4]);
}

#[test]
fn a_plan_that_nothing_meets_ends_with_1_and_bad_input_with_2() {
    let folder = tempfile::tempdir().unwrap();
    let plan = workshop(folder.path());
    assert_eq!(entente(&["propose", "plan.json"], folder.path()).1, Some(0));
    let mut harder: Value = serde_json::from_str(&plan).unwrap();
    for criterion in harder["criteria"].as_array_mut().unwrap() {
        criterion["need"]["level"] = 3.into();
        criterion["standing"] = "essential".into();
    }
    let all_at_3 = harder.to_string();
    std::fs::write(folder.path().join("harder.json"), all_at_3).unwrap();
    let blocked = answer(&["propose", "harder.json", "--json"], folder.path());
    assert_eq!(blocked["blocking"].as_array().map(Vec::len), Some(6));
    assert_eq!(entente(&["propose", "harder.json"], folder.path()).1, Some(1));
    std::fs::write(folder.path().join("broken.json"), &plan[..plan.len() / 2]).unwrap();
    assert_eq!(entente(&["propose", "broken.json"], folder.path()).1, Some(2));
}
