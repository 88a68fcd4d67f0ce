//! The sources, as they lie on disk.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Folders that hold nothing written by hand.
const MADE: [&str; 9] = [
    "target",
    "node_modules",
    "dist",
    "gen",
    "permissions",
    "generated",
    "bindings",
    "coverage",
    "test-results",
];

/// How a border test ends.
pub type Checked = io::Result<()>;

/// One source file.
#[derive(Debug)]
pub struct Source {
    /// Its path from the top of the workspace, with `/` between the parts.
    pub path: String,
    /// What it says.
    pub text: String,
}

impl Source {
    /// The lines that are code, with their numbers: no comments, and nothing from the tests at the end of the file.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let tested = self.text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
        tested.enumerate().map(|(at, line)| (at + 1, line.trim())).filter(|(_, line)| !line.starts_with("//"))
    }

    /// Names each line of code that holds one of these words.
    pub fn lines_with(&self, words: &[&str]) -> Vec<String> {
        let holds = |line: &str| words.iter().any(|word| line.contains(word));
        self.code()
            .filter(|(_, line)| holds(line))
            .map(|(at, line)| format!("{}:{at}: {line}", self.path))
            .collect()
    }
}

/// The top of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Every source file under `folder` whose name ends in one of these.
pub fn sources(folder: &str, endings: &[&str]) -> io::Result<Vec<Source>> {
    let mut found = Vec::new();
    collect(&root().join(folder), endings, &mut found)?;
    assert!(!found.is_empty(), "no {endings:?} under {folder}");
    Ok(found)
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<Source>) -> io::Result<()> {
    for path in children(folder)? {
        if path.is_dir() {
            collect(&path, endings, found)?;
        } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
            let below = path.strip_prefix(root()).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            found.push(Source { path: below, text: fs::read_to_string(&path)? });
        }
    }
    Ok(())
}

/// What lies in a folder and was written by hand, by name.
pub fn children(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let listed: io::Result<Vec<PathBuf>> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect();
    let mut listed = listed?;
    listed.retain(|path| !path.file_name().is_some_and(|name| MADE.iter().any(|made| name == *made)));
    listed.sort();
    Ok(listed)
}
