//! Whether whoever goes by Tab sees where they are.

use serde_json::Value;

use crate::window::{Window, WindowError};

const PROBE: &str = include_str!("page/stop.js");

/// Begins before everything.
const BEGIN: &str = "document.querySelector('[data-region=header]')?.focus(); window.stops = new Set(); window.lastStop = undefined";

/// How many stops a screen has at most.
const MOST: usize = 400;

/// Goes by Tab through everything on the page and names each stop that shows no ring, lies outside, is covered, or comes
/// before what it follows.
///
/// # Errors
///
/// When the window is gone.
pub fn lost(window: &Window<'_>) -> Result<Vec<String>, WindowError> {
    window.run(BEGIN, Vec::new())?;
    let mut found = Vec::new();
    for _ in 0..MOST {
        window.press("Tab")?;
        match window.run(PROBE, Vec::new())? {
            Value::Bool(_) => return Ok(found),
            Value::String(what) => found.push(what),
            Value::Null | Value::Number(_) | Value::Array(_) | Value::Object(_) => {}
        }
    }
    found.push(format!("there are more than {MOST} stops"));
    Ok(found)
}
