//! Nash's own example comes out through a plan.
//!
//! Bill and Jack barter goods (Nash, "The bargaining problem", Econometrica 18(2), 1950): each good is an issue of who gets
//! it, each party values each good with the published utility, and without agreement each keeps what is his.
#![expect(clippy::unwrap_used, reason = "a command line that does not start fails the test")]

use std::process::Command;

use serde_json::{Value, json};

fn rules(more: &[&str]) -> Value {
    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/bill_and_jack.json");
    let mut command = Command::new(env!("CARGO_BIN_EXE_entente"));
    let output = command.args(["rules", plan, "--json"]).args(more).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn bill_gains_12_and_jack_gains_5() {
    let found = rules(&["--file-scale"]);
    assert_eq!(found["no_agreement"], json!(["12", "6"]));
    let nash = found["nash"].as_array().unwrap();
    assert_eq!((nash.len(), &nash[0]["count"]), (1, &json!("1")));
    assert_eq!((&nash[0]["gains"], &nash[0]["utilities"]), (&json!(["12", "5"]), &json!(["24", "11"])));
    let given: Vec<_> = nash[0]["package"].as_object().unwrap().iter().collect();
    let to =
        |party: &str| given.iter().filter(|row| row.1 == party).map(|row| row.0.as_str()).collect::<Vec<_>>();
    assert_eq!(to("Bill"), ["box", "knife", "pen", "toy"]);
    assert_eq!(to("Jack"), ["ball", "bat", "book", "hat", "whip"]);
}

#[test]
fn the_certificate_of_the_picks_is_confirmed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("certificate.json");
    rules(&["--certificate", file.to_str().unwrap()]);
    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/bill_and_jack.json");
    let mut command = Command::new(env!("CARGO_BIN_EXE_entente"));
    let output = command.args(["verify", plan, file.to_str().unwrap(), "--json"]).output().unwrap();
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found, json!({ "verified": true, "claims": [{ "claim": "rules", "count": 4 }] }));
}

#[test]
fn on_the_scale_of_each_party_the_gains_are_parts_of_all_goods() {
    let found = rules(&[]);
    assert_eq!(found["no_agreement"], json!(["6/17", "3/8"]));
    assert_eq!(found["nash"][0]["gains"], json!(["6/17", "5/16"]));
}
