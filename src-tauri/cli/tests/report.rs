//! Reports by the command line.
#![expect(clippy::unwrap_used, reason = "a command line that does not start fails the test")]

use std::{path::Path, process::Command};

fn asked(arguments: &[&str], folder: &Path) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_entente")).args(arguments).current_dir(folder).output().unwrap()
}

fn told(arguments: &[&str], folder: &Path) -> String {
    let out = asked(arguments, folder);
    assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

fn example(name: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plan.json"), told(&["example", name], folder.path())).unwrap();
    folder
}

#[test]
fn the_first_proposal_of_the_workshop_is_told_on_one_sheet() {
    let folder = example("workshop");
    let page = told(
        &[
            "report",
            "plan.json",
            "--audience",
            "joint",
            "--extent",
            "outcomes",
            "--outcome",
            "1",
            "--day",
            "2026-05-06",
        ],
        folder.path(),
    );
    assert_eq!(page.matches("<article").count(), 1);
    for words in [
        "6 May 2026. The same words for everyone.",
        "Win-win if our assumptions hold",
        "Karin; Jonas and Lea",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn every_sentence_of_a_report_stands_in_the_catalogue() {
    for name in ["workshop", "workshop-settled", "lease", "field-to-loaf"] {
        let folder = example(name);
        for audience in ["own", "joint"] {
            let page =
                told(&["report", "plan.json", "--audience", audience, "--outcome", "1"], folder.path());
            let left: Vec<_> = page.split(['>', '<']).filter(|text| text.contains("report.")).collect();
            assert_eq!(left, [""; 0], "{name} {audience}");
        }
    }
}

#[test]
fn what_is_agreed_on_is_told_where_no_outcome_is_named() {
    let folder = example("workshop-settled");
    for extent in ["plan", "outcomes"] {
        let page = told(&["report", "plan.json", "--extent", extent, "--audience", "joint"], folder.path());
        assert!(page.contains("Keep, settle now") && page.contains("What each choice brings and costs"));
    }
}

#[test]
fn what_cannot_be_told_says_what_to_do() {
    let folder = example("workshop");
    for (asking, words) in [
        (&["report", "plan.json", "--format", "pdf"][..], "print"),
        (&["report", "plan.json", "--outcome", "99"][..], "There is no outcome “99”"),
        (&["report", "plan.json", "--extent", "outcomes"][..], "Say which outcome to tell"),
        (&["report", "plan.json", "--day", "tomorrow"][..], "“tomorrow” is no day"),
    ] {
        let out = asked(asking, folder.path());
        let said = String::from_utf8(out.stderr).unwrap();
        assert!(out.status.code() == Some(2) && said.contains(words), "{said}");
    }
}
