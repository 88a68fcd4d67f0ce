//! `cargo xtask check`: the quick part.

use crate::{
    page,
    step::Steps,
    system::{self, Need},
    tool::{Call, Failure},
};

/// Checks format, lints and types.
pub fn check() -> Result<(), Failure> {
    let mut steps = Steps::default();
    if steps.check("this machine has what the window needs", || system::provide(&[Need::Window]))
        && steps.check("the page builds", page::build)
    {
        quick(&mut steps);
    }
    steps.finish()
}

/// Takes the steps that need no test to run.
pub fn quick(steps: &mut Steps) {
    steps.check("the Rust code is formatted", || Call::cargo().args(["fmt", "--all", "--check"]).run());
    steps.check("the page's types hold", || Call::npm().args(["run", "check"]).run());
    steps.check("the page is linted and formatted", || Call::npm().args(["run", "lint"]).run());
    steps.check("the Rust code has no lint", || {
        Call::cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]).run()
    });
}
