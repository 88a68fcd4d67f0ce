//! `cargo xtask test`: everything that is checked.

use crate::{
    check, page,
    step::Steps,
    system::{self, Need},
    tool::{Call, Failure},
};

/// Installs what is missing, then checks, builds and tests all of Entente.
///
/// Every step of cargo names the whole workspace, so that all of them share one set of features and nothing is compiled
/// twice.
pub fn test() -> Result<(), Failure> {
    let mut steps = Steps::default();
    if steps
        .check("this machine has what the tests need", || system::provide(&[Need::Window, Need::WindowTests]))
        && steps.check("the page builds", page::build)
    {
        check::quick(&mut steps);
        steps.tests("the page's tests", Call::npm().args(["run", "test"]).env("NO_COLOR", "1"));
        if steps.check("everything builds", build) {
            steps.tests("the tests of every crate, and the real window", tests("en_US.UTF-8", &[]));
            let journeys = tests("C.UTF-8", &["--test", "journeys", "--", "boots", "keyboard", "exchange"]);
            steps.tests("the real window where the system names no language", journeys);
        }
    }
    steps.finish()
}

/// Builds every program, test and example of the workspace.
pub fn build() -> Result<(), Failure> {
    Call::cargo().args(["build", "--workspace", "--all-targets"]).run()
}

/// Prepares a run of cargo's tests in this locale.
pub fn tests(locale: &str, chosen: &[&str]) -> Call {
    Call::cargo()
        .args(["test", "--workspace", "--no-fail-fast"])
        .args(chosen)
        .env("LANG", locale)
        .env("LC_ALL", "")
        .env("ENTENTE_WINDOW_TESTS", "required")
}
