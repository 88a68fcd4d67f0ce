//! `cargo xtask run`: from a fresh clone to an open window.

use crate::{
    display, page,
    system::{self, Need},
    tool::{Call, Failure},
};

/// Installs what is missing, builds, and opens the window with these arguments.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    if !display::is_there() {
        return Err(Failure::Missing(display::ABSENT.to_owned()));
    }
    system::provide(&[Need::Window])?;
    page::build()?;
    Call::cargo().args(["run", "--package", "entente-desktop", "--"]).args(arguments).with_input().run()
}
