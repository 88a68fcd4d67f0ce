//! `cargo xtask run`: from a fresh clone to an open window.

use crate::{
    display, page,
    system::{self, Need},
    tool::{Call, Failure},
};

/// Installs what is missing, builds, and opens the window; a database without plans gets the examples.
pub fn run() -> Result<(), Failure> {
    if !display::is_there() {
        return Err(Failure::Missing(display::ABSENT.to_owned()));
    }
    system::provide(&[Need::Window])?;
    page::build()?;
    Call::cargo().args(["run", "--package", "entente-desktop", "--", "--examples"]).with_input().run()
}
