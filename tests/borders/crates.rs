//! Arrows between the crates point one way.

use std::{fs, io};

use crate::source::{Checked, Source, root, sources};

fn outside(sources: Vec<Source>, allowed: &[&str], words: &[&str]) -> Vec<String> {
    let strangers =
        sources.into_iter().filter(|source| !allowed.iter().any(|home| source.path.starts_with(home)));
    strangers.flat_map(|source| source.lines_with(words)).collect()
}

fn rust() -> io::Result<Vec<Source>> {
    sources("src-tauri", &[".rs"])
}

#[test]
fn only_the_shell_names_tauri() -> Checked {
    let words = ["tauri::", "use tauri", "tauri_"];
    assert_eq!(
        outside(rust()?, &["src-tauri/src/", "src-tauri/build.rs", "src-tauri/examples/"], &words),
        [""; 0]
    );
    Ok(())
}

#[test]
fn only_the_store_names_the_database() -> Checked {
    let words = ["rusqlite::", "use rusqlite", "automerge::", "use automerge"];
    assert_eq!(outside(rust()?, &["src-tauri/store/"], &words), [""; 0]);
    Ok(())
}

#[test]
fn the_core_has_no_disk_clock_chance_log_or_process() -> Checked {
    let words = [
        "std::fs",
        "std::net",
        "std::process",
        "std::env",
        "std::io::std",
        "std::thread",
        "SystemTime",
        "Instant::",
        "::now(",
        "rand::",
        "new_v4",
        "now_v7",
        "tracing::",
        "log::",
        "println!",
        "entente_store",
        "HashMap<",
        "HashSet<",
    ];
    let mut core = sources("src-tauri/core/src", &[".rs"])?;
    // Tests may read published scenarios from a folder and say that they were skipped.
    core.retain(|source| !source.path.contains("/tests/"));
    assert_eq!(outside(core, &[], &words), [""; 0]);
    Ok(())
}

#[test]
fn the_checker_of_certificates_shares_nothing_with_the_engine() -> Checked {
    let words = ["engine", "entente_store", "std::fs", "std::env", "HashMap<", "HashSet<", "rand::", "rayon"];
    let checker = sources("src-tauri/verify/src", &[".rs"])?;
    let code = checker.into_iter().flat_map(|source| source.lines_with(&words));
    // What the checker does without may be said, where the crate is described.
    let found: Vec<String> = code.filter(|line| !line.contains("//!")).collect();
    assert_eq!(found, [""; 0]);
    Ok(())
}

#[test]
fn each_crate_depends_only_on_what_lies_below_it() -> Checked {
    for (manifest, forbidden) in [
        (
            "src-tauri/core/Cargo.toml",
            &["entente-store", "entente-desktop", "rusqlite", "automerge", "tauri"][..],
        ),
        ("src-tauri/store/Cargo.toml", &["entente-desktop", "entente-cli", "entente-team", "tauri"]),
        ("src-tauri/team/Cargo.toml", &["entente-desktop", "entente-cli", "rusqlite", "automerge", "tauri"]),
        ("src-tauri/cli/Cargo.toml", &["entente-desktop", "rusqlite", "automerge", "tauri"]),
        (
            "src-tauri/verify/Cargo.toml",
            &["entente-store", "entente-desktop", "entente-cli", "rayon", "tauri"],
        ),
        ("src-tauri/Cargo.toml", &["entente-cli", "rusqlite", "automerge"]),
    ] {
        let text = fs::read_to_string(root().join(manifest))?;
        let found: Vec<&str> =
            text.lines().filter(|line| forbidden.iter().any(|name| line.starts_with(name))).collect();
        assert_eq!(found, [""; 0], "{manifest}");
    }
    Ok(())
}
