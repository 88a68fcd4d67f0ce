//! `entente offers` on the workshop and on a plan of shares.
#![expect(clippy::unwrap_used, reason = "a command line that does not start fails the test")]

use std::process::{Command, Output};

use serde_json::Value;

fn entente(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_entente")).args(arguments).output().unwrap()
}

fn example(name: &str, folder: &std::path::Path) -> String {
    let file = folder.join(format!("{name}.json")).to_str().unwrap().to_owned();
    assert_eq!(entente(&["example", name, "-o", &file]).status.code(), Some(0));
    file
}

#[test]
fn offers_of_the_built_in_plans_are_three_to_five_within_a_twentieth_or_none() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["workshop", "workshop-settled", "lease", "field-to-loaf"] {
        let file = example(name, folder.path());
        let plan: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let party = plan["parties"][0]["name"].as_str().unwrap();
        let output = entente(&["offers", &file, "--party", party, "--json"]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let found: Value = serde_json::from_slice(&output.stdout).unwrap();
        let count = found["offers"].as_array().unwrap().len();
        assert!(count == 0 || (3..=5).contains(&count), "{name}: {count}");
        let text = entente(&["offers", &file, "--party", party]);
        assert_eq!(text.status.code(), Some(0));
        assert!(String::from_utf8(text.stdout).unwrap().contains(party));
    }
}

#[test]
fn a_party_or_package_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = example("workshop", folder.path());
    for more in [&["--party", "Nobody"][..], &["--party", "Anna", "--near", "Nothing"]] {
        let output = entente(&[&["offers", &file], more].concat());
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(
            said.contains("No party is called Nobody") || said.contains("No kept package is called Nothing")
        );
    }
}
