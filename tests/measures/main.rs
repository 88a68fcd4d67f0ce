//! What a release build takes, side by side with an empty window. `cargo xtask release-check` runs these; they are
//! ignored elsewhere, because a debug build or a busy machine says nothing.
// The window is driven through WebKitWebDriver on an X server; other systems test everything but the window.
#![cfg(target_os = "linux")]
#![expect(clippy::print_stdout, reason = "figures are for the person who measures")]

mod crowd;
mod edit;
mod memory;
mod start;

/// The first plan in the library, then the stages of the opened plan.
const PLAN_IS_PAINTED: &str = "li .door >> [aria-keyshortcuts='Control+1']";
