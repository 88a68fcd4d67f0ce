//! What journeys through the real window stand on: a home for one person, a screen nobody sees, and the window itself,
//! driven through `WebKitWebDriver`.
// The window is driven through WebKitWebDriver on an X server; other systems test everything but the window.
#![cfg(target_os = "linux")]

pub mod axe;
mod close;
pub mod colleagues;
pub mod driver;
mod fault;
pub mod focus;
pub mod hand;
pub mod home;
pub mod journey;
pub mod key;
pub mod overflow;
pub mod plans;
pub mod screen;
pub mod window;
