//! Two hundred hostile files: each is refused with its place, and the database stays as it was.
#![expect(clippy::unwrap_used, reason = "a test stops where something is missing")]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
    time::Instant,
};

fn entente(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_entente")).args(arguments).current_dir(folder).output().unwrap()
}

/// Files that break one rule each, by replacing the first of a text with another.
const ALTERED: &[(&str, &str)] = &[
    ("\"version\": 1", "\"version\": 2"),
    ("\"version\": 1", "\"version\": 0"),
    ("\"version\": 1", "\"version\": -1"),
    ("\"version\": 1", "\"version\": \"1\""),
    ("\"version\": 1", "\"version\": 1, \"version\": 1"),
    ("\"version\": 1,", ""),
    ("entente-plan", "entente-parcel"),
    ("\"private\"", "\"everybody\""),
    ("\"criteria\"", "\"criterions\""),
    ("\"criteria\": [", "\"criteria\": [null, "),
    ("\"criteria\": [", "\"criteria\": [[], "),
    ("\"level\": 2", "\"level\": 4"),
    ("\"level\": 2", "\"level\": -2"),
    ("\"level\": 2", "\"level\": 2.5"),
    ("\"level\": 2", "\"level\": NaN"),
    ("\"level\": 2", "\"level\": Infinity"),
    ("\"level\": 2", "\"level\": 1e400"),
    ("\"level\": 2", "\"level\": 10000000000000000"),
    ("\"level\": 2", "\"level\": null"),
    ("\"level\": \"2\"", "\"level\": 2"),
    ("\"level\": \"2\"", "\"level\": \"4\""),
    ("\"level\": \"2\"", "\"level\": \"-1\""),
    ("\"level\": \"2\"", "\"level\": \"NaN\""),
    ("\"level\": \"2\"", "\"level\": \"1/0\""),
    ("\"level\": \"2\"", "\"level\": \"1e99999999\""),
    ("\"level\": \"2\"", "\"level\": \"met\""),
    ("\"rank\": 1", "\"rank\": 0"),
    ("\"rank\": 1", "\"rank\": -1"),
    ("\"rank\": 1", "\"rank\": 1, \"points\": \"1e40\""),
    ("\"rank\": 1", "\"rank\": 1, \"points\": \"-1\""),
    ("\"by\": 1", "\"by\": 0"),
    ("\"by\": 1", "\"by\": 9"),
    ("\"any_of\": [", "\"any_of\": [], \"any_of\": ["),
    ("\"any_of\": [", "\"between\": ["),
    ("\"when\": [", "\"when\": [], \"unless\": ["),
    ("\"name\": \"Anna\"", "\"name\": \"An\u{202E}na\""),
    ("\"name\": \"Anna\"", "\"name\": \"An\\u0000na\""),
    ("\"name\": \"Anna\"", "\"name\": \"An\\u200bna\""),
    ("\"name\": \"Anna\"", "\"name\": \"\""),
    ("\"name\": \"Anna\"", "\"name\": \"   \""),
    ("\"name\": \"Anna\"", "\"name\": \"An\\nna\""),
    ("\"name\": \"Anna\"", "\"name\": 7"),
    ("\"name\": \"Anna\"", "\"name\": {}"),
    ("\"standing\": \"essential\"", "\"standing\": \"vital\""),
    ("\"combine\": \"weakest\"", "\"combine\": \"sum\""),
    ("\"source\": \"said_by_them\"", "\"source\": \"heard\""),
    ("\"confidence\": \"certain\"", "\"confidence\": 1"),
    ("\"at\": \"2026-", "\"at\": \"26-"),
    ("\"listed\": [", "\"listed\": {}, \"x\": ["),
    ("\"mine\": \"", "\"mine\": \"x"),
    ("\"gain_basis\": \"zero\"", "\"gain_basis\": \"bottom_line\""),
];

fn hostile() -> Vec<Vec<u8>> {
    let plan = entente(&["example", "workshop"], Path::new(".")).stdout;
    let text = String::from_utf8(plan.clone()).unwrap();
    let altered = ALTERED.iter().map(|(from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1).into_bytes()
    });
    let mut files: Vec<Vec<u8>> = altered.collect();
    // Cut off at a hundred places, the last one before the closing brace.
    let end = text.trim_end().len() - 1;
    files.extend((1..=100).map(|part| text.as_bytes()[..end * part / 100].to_vec()));
    // Pointers that lead nowhere, one for each of the first identifiers of other rows.
    let ids: Vec<&str> =
        text.match_indices("\"option\": \"").map(|(at, key)| &text[at + key.len()..][..36]).collect();
    let nowhere = "00000000-0000-0000-0000-000000000000";
    files.extend(ids.iter().take(18).map(|id| {
        let pointer = format!("\"option\": \"{id}\"");
        text.replacen(&pointer, &format!("\"option\": \"{nowhere}\""), 1).into_bytes()
    }));
    files.extend(bulky(&text));
    files
}

/// Files that are too deep, too long, too many, not text, or not a plan at all.
fn bulky(text: &str) -> Vec<Vec<u8>> {
    let put = |row: &str| text.replacen("\"constraints\": []", row, 1).into_bytes();
    let deep = |depth: usize| format!("\"constraints\": {}{}", "[".repeat(depth), "]".repeat(depth));
    let long =
        |bytes: usize| text.replacen("\"Anna\"", &format!("\"{}\"", "a".repeat(bytes)), 1).into_bytes();
    let ladder = |row: &str| text.replacen("\"leads_to\": \"", row, 1).into_bytes();
    let mut files = vec![
        put(&deep(65)),
        put(&deep(1_000)),
        put(&deep(1_000_000)),
        put(&format!("\"constraints\": [{}0]", "0,".repeat(100_000))),
        long(2_001),
        long(65_537),
        long(10_000_000),
        vec![b' '; 50_000_001],
        vec![0xFF; 40],
        b"\0".repeat(100),
        ladder("\"leads_to\": \"0"),
    ];
    let other: [&[u8]; 20] = [
        b"",
        b" ",
        b"[]",
        b"{}",
        b"null",
        b"1",
        b"\"entente-plan\"",
        b"{",
        b"}",
        b"<",
        b"<a>",
        b"<a/>",
        b"PK\x03\x04",
        b"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
        b"<utility_space/>",
        b"<utility_space type=\"nonlinear\"/>",
        b"{\"issueWeights\": {}, \"issues\": {}}",
        b"{\"LinearAdditiveUtilitySpace\": 1}",
        b"{\"issuesValues\": {}}",
        b"{\"format\": \"entente-plan\", \"version\": 99}",
    ];
    files.extend(other.map(<[u8]>::to_vec));
    files
}

#[test]
fn two_hundred_hostile_files_are_refused_and_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let good = entente(&["example", "lease", "-o", "good.json"], folder.path());
    assert!(good.status.success());
    assert!(entente(&["add", "good.json", "--db", "plans.db"], folder.path()).status.success());
    let before = entente(&["export", "The house on Quay Lane", "--db", "plans.db"], folder.path()).stdout;
    let bytes = fs::read(folder.path().join("plans.db")).unwrap();
    let files = hostile();
    assert!(files.len() >= 200, "{}", files.len());
    let start = Instant::now();
    for (number, content) in files.iter().enumerate() {
        fs::write(folder.path().join("hostile.json"), content).unwrap();
        let out = entente(&["add", "hostile.json", "--db", "plans.db"], folder.path());
        let said = String::from_utf8(out.stderr).unwrap();
        let shown: String = String::from_utf8_lossy(content).chars().take(80).collect();
        assert_eq!(out.status.code(), Some(2), "{number}: {said} {shown}");
        assert!(said.starts_with("hostile.json") && said.contains(": "), "{number}: {said}");
    }
    assert!(start.elapsed().as_secs() < 120, "{:?}", start.elapsed());
    assert_eq!(fs::read(folder.path().join("plans.db")).unwrap(), bytes);
    let after = entente(&["export", "The house on Quay Lane", "--db", "plans.db"], folder.path()).stdout;
    assert_eq!(String::from_utf8(before).unwrap(), String::from_utf8(after).expect("text"));
}
