//! Published scenarios, imported from their original files, give their published answers.
#![expect(
    clippy::unwrap_used,
    reason = "a test stops where something is missing, and says when it was skipped"
)]

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

fn entente(arguments: &[&str]) -> Vec<u8> {
    let out = Command::new(env!("CARGO_BIN_EXE_entente")).args(arguments).output().unwrap();
    assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stderr));
    out.stdout
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

/// The original files of a scenario, the domain first and the parties in the order of its manifest.
fn originals(folder: &Path, row: &Value) -> Vec<PathBuf> {
    let named = |file: &str| folder.join("original").join(file.rsplit('/').next().unwrap());
    let files: Vec<_> =
        texts(&row["source"]["files"]).into_iter().map(named).filter(|path| path.is_file()).collect();
    if !files.is_empty() {
        return files;
    }
    let mut all: Vec<_> =
        fs::read_dir(folder.join("original")).unwrap().map(|entry| entry.unwrap().path()).collect();
    all.sort();
    all
}

fn check(folder: &Path, row: &Value, expected: &Value, plan: &Path) {
    let files: Vec<_> = originals(folder, row).iter().map(|path| path.display().to_string()).collect();
    let plan = plan.to_str().unwrap();
    let arguments: Vec<&str> =
        ["import", "-o", plan].into_iter().chain(files.iter().map(String::as_str)).collect();
    entente(&arguments);
    let frontier: Value = serde_json::from_slice(&entente(&["frontier", plan, "--json"])).unwrap();
    let points = frontier["points"].as_array().unwrap();
    let line = |point: &Value| {
        format!("{} {}", texts(&point["utilities"]).join(" "), point["count"].as_str().unwrap())
    };
    let mut lines: Vec<_> = points.iter().map(line).collect();
    lines.sort();
    let sum: String = Sha256::digest(lines.join("\n")).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(Some(sum.as_str()), expected["front_sha256"].as_str(), "{plan}");
    assert_eq!(Some(points.len() as u64), expected["front_vectors"].as_u64());
    let rules: Value = serde_json::from_slice(&entente(&["rules", plan, "--json"])).unwrap();
    for (ours, theirs) in [("nash", "nash"), ("leximin", "leximin"), ("kalai_smorodinsky", "ks_leximin")] {
        let mut picked: Vec<_> =
            rules[ours].as_array().unwrap().iter().map(|point| texts(&point["utilities"])).collect();
        let mut wanted: Vec<_> = expected[theirs]["vectors"].as_array().unwrap().iter().map(texts).collect();
        picked.sort();
        wanted.sort();
        assert_eq!(picked, wanted, "{plan} {ours}");
    }
}

/// The certificates of the frontier and of the rules are confirmed.
fn certify(plan: &str, folder: &Path) {
    for command in ["frontier", "rules"] {
        let certificate = folder.join(format!("{command}.certificate.json"));
        let certificate = certificate.to_str().unwrap();
        entente(&[command, plan, "--certificate", certificate]);
        entente(&["verify", plan, certificate]);
        fs::remove_file(certificate).unwrap();
    }
}

#[test]
fn nine_scenarios_give_the_published_frontier_and_rules() {
    let Some(folder) = env::var_os("ENTENTE_SCENARIOS").map(PathBuf::from) else {
        eprintln!("skipped: ENTENTE_SCENARIOS names no folder");
        return;
    };
    let expected: BTreeMap<String, Value> =
        serde_json::from_value(json(&folder.join("expected.json"))).unwrap();
    let manifest = json(&folder.join("manifest.json"));
    let plans = tempfile::tempdir().unwrap();
    for (name, answer) in &expected {
        let row = manifest.as_array().unwrap().iter().find(|row| row["name"] == name.as_str()).unwrap();
        let plan = plans.path().join(format!("{name}.json"));
        check(&folder.join(name), row, answer, &plan);
        certify(plan.to_str().unwrap(), plans.path());
    }
    assert_eq!(expected.len(), 9);
}

#[test]
fn the_frontier_and_the_picks_of_the_hyper_rectangles_are_confirmed() {
    let Some(folder) = env::var_os("ENTENTE_SCENARIOS").map(PathBuf::from) else {
        eprintln!("skipped: ENTENTE_SCENARIOS names no folder");
        return;
    };
    let folder = folder.join("genius-2014-10issues/original");
    let files = ["10issues-domain.xml", "profile-1.xml", "profile-2.xml"];
    let files = files.map(|name| folder.join(name).display().to_string());
    let plans = tempfile::tempdir().unwrap();
    let plan = plans.path().join("boxes.json").display().to_string();
    let arguments = ["import", "-o", &plan].into_iter().chain(files.iter().map(String::as_str));
    entente(&arguments.collect::<Vec<_>>());
    certify(&plan, plans.path());
}
