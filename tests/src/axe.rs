//! What keeps people with other senses or hands from using a screen, as axe finds it.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::window::{Window, WindowError};

/// Where the page's tools lie.
const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/node_modules/axe-core/axe.min.js");
const PROBE: &str = include_str!("page/axe.js");

/// Names whatever axe calls serious or critical on the page, in both themes.
///
/// # Errors
///
/// When axe is not there, or the window is gone.
pub fn barriers(window: &Window<'_>) -> Result<Vec<String>, WindowError> {
    if window.run("return typeof window.axe", Vec::new())? == "undefined" {
        window.run(&fs::read_to_string(Path::new(SOURCE))?, Vec::new())?;
    }
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        window.run("document.documentElement.dataset.theme = arguments[0]", vec![json!(theme)])?;
        window.rest()?;
        let told = window.ask(PROBE, Vec::new())?;
        found.extend(lines(&told).map(|line| format!("{theme}: {line}")));
    }
    Ok(found)
}

fn lines(told: &Value) -> impl Iterator<Item = &str> {
    told.as_array().into_iter().flatten().filter_map(Value::as_str)
}
