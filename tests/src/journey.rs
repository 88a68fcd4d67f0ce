//! Each journey in a new home and on a screen of its own, and only where there is a driver and a screen.

use std::{env, error, io::Write};

use crate::{driver, home::Home};

/// Set by `cargo xtask test`: what is missing fails the journeys instead of skipping them.
const REQUIRED: &str = "ENTENTE_WINDOW_TESTS";

/// How a journey ends.
pub type Journey = Result<(), Box<dyn error::Error>>;

/// Takes a journey in a new home. Without a driver, a screen or a built window it is skipped, aloud.
///
/// # Errors
///
/// When a step of the journey fails.
pub fn journey(steps: impl FnOnce(&Home) -> Journey) -> Journey {
    let missing = driver::missing();
    if !missing.is_empty() {
        return skipped(&missing.join(", "));
    }
    steps(&Home::new()?)
}

fn skipped(missing: &str) -> Journey {
    if env::var_os(REQUIRED).is_some() {
        return Err(format!("the window cannot be tested without {missing}").into());
    }
    // Written past the test's own capture, so that a skipped journey is seen.
    writeln!(std::io::stderr(), "SKIPPED, not tested: a journey through the window needs {missing}")?;
    Ok(())
}
