//! Every screen, at two sizes and in both themes, with long names and three parties: drawn into `target/pictures`, and
//! nothing on it may be cut off, spill or lie outside.
// The window is driven through WebKitWebDriver on an X server; other systems test everything but the window.
#![cfg(target_os = "linux")]

mod access;
mod album;
mod probe;
mod report;
mod team;
mod walk;
mod zoom;
