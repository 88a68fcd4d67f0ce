//! The words that people read are not the words of a contest.

use std::io;

use serde_json::Value;

use crate::source::{Checked, Source, sources};

/// Beginnings of words, or of several words in a row, that nobody is to read.
const NEVER: [&str; 23] = [
    "opponent",
    "adversar",
    "leverag",
    "concession",
    "conced",
    "walk away",
    "walks away",
    "walked away",
    "walking away",
    "close the deal",
    "closing the deal",
    "close a deal",
    "bottom line",
    "reservation price",
    "reservation value",
    "win rate",
    "winner",
    "loser",
    "optimal",
    "optimum",
    "score",
    "scoring",
    "deal breaker",
];
/// Whole words that nobody is to read.
const NEVER_ALONE: [&str; 1] = ["best"];

/// What of a text nobody is to read.
fn unfit(text: &str) -> Vec<&'static str> {
    let text: String =
        text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words = format!(" {} ", text.split_whitespace().collect::<Vec<_>>().join(" "));
    let begun = NEVER.into_iter().filter(|word| words.contains(&format!(" {word}")));
    let whole = NEVER_ALONE.into_iter().filter(|word| words.contains(&format!(" {word} ")));
    begun.chain(whole).collect()
}

/// Every text under a JSON value, with its place.
fn texts<'a>(value: &'a Value, at: &str, into: &mut Vec<(String, &'a str)>) {
    match value {
        Value::String(text) => into.push((at.to_owned(), text)),
        Value::Array(rows) => {
            rows.iter().enumerate().for_each(|(n, row)| texts(row, &format!("{at}/{n}"), into))
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(key, row)| texts(row, &format!("{at}/{key}"), into))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Every unfit text of JSON files, save codes, and the page that credits the sources.
fn unfit_texts(files: &[Source]) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    for file in files {
        let value: Value = serde_json::from_str(&file.text)?;
        let mut inside = Vec::new();
        texts(&value, "", &mut inside);
        let is_told = |at: &str| !at.starts_with("/about.") && !at.ends_with("/const");
        let inside = inside.into_iter().filter(|(at, _)| is_told(at));
        let unfit = inside.filter(|(_, text)| !unfit(text).is_empty());
        found.extend(unfit.map(|(at, text)| format!("{}{at}: {text}", file.path)));
    }
    Ok(found)
}

/// What code is called by as well: it counts between quotes only.
const NAMES_IN_CODE: [&str; 3] = ["winner", "reservation value", "best"];

/// What stands between quotes on a line of code and reads like a sentence: two words at least.
fn sentences<'a>(line: &'a str, quotes: &'a [char]) -> impl Iterator<Item = &'a str> {
    let quoted = quotes.iter().flat_map(|quote| line.split(*quote).skip(1).step_by(2));
    quoted.filter(|text| text.trim().contains(' '))
}

/// Whether nobody is to read what a line of code says, between quotes or without: text between tags has none, and neither
/// has the second line of a long string.
fn is_unfit(line: &str, quotes: &[char]) -> bool {
    unfit(line).iter().any(|word| !NAMES_IN_CODE.contains(word))
        || sentences(line, quotes).any(|text| !unfit(text).is_empty())
}

/// What is said to users beside the catalogue: the page itself, errors, help, schemas and built-in plans.
fn said_in_code(folder: &str, endings: &[&str], quotes: &[char]) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    for source in sources(folder, endings)? {
        let is_test = source.path.contains("/tests")
            || source.path.contains("/benches/")
            || source.path.contains(".test.");
        let unfit = source.code().filter(|(_, line)| !is_test && is_unfit(line, quotes));
        found.extend(unfit.map(|(at, line)| format!("{}:{at}: {line}", source.path)));
    }
    Ok(found)
}

#[test]
fn sales_is_an_outdated_model_no_text_of_the_catalogue_and_no_prompt_speaks_of_a_contest() -> Checked {
    let catalogue = sources("ui/src/messages", &[".json"])?;
    assert!(catalogue.iter().map(|file| file.text.lines().count()).sum::<usize>() > 2_000);
    assert_eq!(unfit_texts(&catalogue)?, [""; 0]);
    Ok(())
}

#[test]
fn sales_is_an_outdated_model_no_built_in_plan_and_no_schema_speaks_of_a_contest() -> Checked {
    let mut files = sources("src-tauri/core", &[".json"])?;
    files.extend(sources("src-tauri", &["tauri.conf.json"])?);
    assert_eq!(unfit_texts(&files)?, [""; 0]);
    Ok(())
}

#[test]
fn sales_is_an_outdated_model_no_sentence_in_the_code_speaks_of_a_contest() -> Checked {
    let mut found = said_in_code("ui", &[".ts", ".svelte", ".html"], &['"', '\'', '`'])?;
    for folder in ["core/src", "store/src", "team/src", "verify/src", "cli/src", "src"] {
        found.extend(said_in_code(&format!("src-tauri/{folder}"), &[".rs"], &['"'])?);
    }
    let help = sources("src-tauri/cli/src", &[".rs"])?;
    let help = help.iter().flat_map(|file| file.text.lines()).filter(|line| line.contains("///"));
    found.extend(help.filter(|line| !unfit(line).is_empty()).map(str::to_owned));
    assert_eq!(found, [""; 0]);
    Ok(())
}

#[test]
fn words_are_known_in_every_form_and_not_inside_others() {
    for text in
        ["Your opponents", "A concession.", "They walk-away", "the bottom-line", "Best offer", "Scored"]
    {
        assert_eq!(unfit(text).len(), 1, "{text}");
    }
    for text in ["Who would be opposed?", "bestow", "the underscored line", "Walk the way"] {
        assert_eq!(unfit(text), [""; 0], "{text}");
    }
}

#[test]
fn what_a_line_says_is_known_however_it_is_written() {
    let every = ['"', '\'', '`'];
    for line in [
        "title: 'Their bottom line',",
        "label: `Best for ${name}`,",
        "<p>Your opponent</p>",
        "which they would not walk away from\\",
    ] {
        assert!(is_unfit(line, &every), "{line}");
    }
    for line in ["{#each rule.winners as winner}", "['weakest', 'best', 'blend']", "let best = row.max();"] {
        assert!(!is_unfit(line, &every), "{line}");
    }
}
