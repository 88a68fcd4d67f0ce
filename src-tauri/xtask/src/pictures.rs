//! `cargo xtask pictures`: every screen, drawn.

use crate::{
    page,
    step::Steps,
    system::{self, Need},
    test,
    tool::Failure,
};

/// Walks every screen in both themes and sizes, and writes what it sees to `target/pictures`.
pub fn pictures() -> Result<(), Failure> {
    system::provide(&[Need::Window, Need::WindowTests])?;
    page::build()?;
    test::build()?;
    let mut steps = Steps::default();
    steps.tests(
        "every screen is drawn and fits",
        test::tests("en_US.UTF-8", &["--test", "pictures", "--", "--include-ignored"]),
    );
    steps.finish()
}
