//! The map in the README is the disk.

use std::{collections::BTreeSet, fs, io, path::Path};

use crate::source::{Checked, children, root};

/// The folders whose own folders the map shows.
const OPENED: [&str; 4] = ["", "src-tauri", "tests", "ui"];

fn mapped(readme: &str) -> BTreeSet<String> {
    let map = readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
    let mut above = "";
    let mut folders = BTreeSet::new();
    for line in map.lines() {
        let name =
            line.trim_start_matches(['├', '└', '─', ' ']).split_whitespace().next().unwrap_or_default();
        let name = name.trim_end_matches('/');
        if line.starts_with(['├', '└']) {
            folders.insert(format!("{above}/{name}"));
        } else {
            above = name;
            folders.insert(name.to_owned());
        }
    }
    folders
}

fn on_disk() -> io::Result<BTreeSet<String>> {
    let mut folders = BTreeSet::new();
    for opened in OPENED {
        for path in children(&root().join(opened))? {
            if path.is_dir()
                && !path.ends_with(".git")
                && !path.ends_with(".idea")
                && !path.ends_with(".vscode")
            {
                folders.insert(below_root(&path));
            }
        }
    }
    Ok(folders)
}

fn below_root(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

#[test]
fn the_map_in_the_readme_is_the_disk() -> Checked {
    let readme = fs::read_to_string(root().join("README.md"))?;
    assert_eq!(mapped(&readme), on_disk()?);
    Ok(())
}
