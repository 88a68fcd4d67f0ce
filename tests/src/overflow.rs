//! Whether everything on the page fits.

use crate::window::{Window, WindowError};

const PROBE: &str = include_str!("page/overflow.js");

/// Names every element that is cut off, spills out of its box or lies outside the window.
///
/// # Errors
///
/// When the window is gone.
pub fn overflows(window: &Window<'_>) -> Result<Vec<String>, WindowError> {
    let found = window.run(PROBE, Vec::new())?;
    Ok(found.as_array().into_iter().flatten().filter_map(|line| line.as_str()).map(str::to_owned).collect())
}
