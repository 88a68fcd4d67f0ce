//! No file grows past what one reads in one go, and none has a name that says nothing.

use std::path::Path;

use crate::source::{Checked, Source, sources};

const LONGEST_FILE: usize = 400;
const VAGUE: [&str; 12] = [
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "misc",
    "manager",
    "service",
    "processor",
    "handler",
    "factory",
    "types",
];

fn everything() -> std::io::Result<Vec<Source>> {
    let mut all = sources("src-tauri", &[".rs", ".py"])?;
    all.extend(sources("tests", &[".rs", ".js"])?);
    all.extend(sources("ui/src", &[".ts", ".svelte", ".css"])?);
    Ok(all)
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() -> Checked {
    let long = everything()?.into_iter().map(|source| (source.text.lines().count(), source.path));
    let long: Vec<_> = long.filter(|(lines, _)| *lines > LONGEST_FILE).collect();
    assert_eq!(long, []);
    Ok(())
}

#[test]
fn no_file_has_a_name_that_says_nothing() -> Checked {
    let vague = everything()?.into_iter().map(|source| source.path).filter(|path| {
        Path::new(path).file_stem().is_some_and(|stem| {
            stem.to_string_lossy().to_lowercase().split(['_', '-', '.']).any(|word| VAGUE.contains(&word))
        })
    });
    assert_eq!(vague.collect::<Vec<_>>(), [""; 0]);
    Ok(())
}
