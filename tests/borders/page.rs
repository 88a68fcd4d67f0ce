//! The page has one door to the shell, and its features do not know each other.

use std::io;

use crate::source::{Checked, Source, sources};

fn page() -> io::Result<Vec<Source>> {
    sources("ui/src", &[".ts", ".svelte"])
}

#[test]
fn only_the_door_imports_tauri() -> Checked {
    let inside = page()?.into_iter().filter(|source| !source.path.starts_with("ui/src/ipc/"));
    let found: Vec<String> = inside.flat_map(|source| source.lines_with(&["@tauri-apps"])).collect();
    assert_eq!(found, [""; 0]);
    Ok(())
}

#[test]
fn no_feature_imports_another() -> Checked {
    let mut found = Vec::new();
    for source in page()? {
        let Some(feature) =
            source.path.strip_prefix("ui/src/features/").and_then(|rest| rest.split('/').next())
        else {
            continue;
        };
        found.extend(source.lines_with(&["features/"]).into_iter().filter(|line| {
            line.contains("import")
                && !line.ends_with(&format!("features/{feature}'"))
                && !line.contains(&format!("features/{feature}/"))
        }));
    }
    assert_eq!(found, [""; 0]);
    Ok(())
}

#[test]
fn components_and_charts_know_nothing_of_features_and_state() -> Checked {
    let lower = page()?.into_iter().filter(|source| {
        source.path.starts_with("ui/src/components/") || source.path.starts_with("ui/src/charts/")
    });
    let words = ["~/features", "~/state", "~/ipc/", "../features", "../state"];
    let found: Vec<String> = lower
        .flat_map(|source| source.lines_with(&words))
        .filter(|line| !line.contains("import type"))
        .collect();
    assert_eq!(found, [""; 0]);
    Ok(())
}

#[test]
fn nothing_is_kept_in_the_page() -> Checked {
    let words = [
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "document.cookie",
        "fetch(",
        "XMLHttpRequest",
        "WebSocket",
    ];
    let found: Vec<String> = page()?.iter().flat_map(|source| source.lines_with(&words)).collect();
    assert_eq!(found, [""; 0]);
    Ok(())
}
