//! `cargo xtask …`: what a person does with a fresh clone, in one word each.
#![expect(clippy::print_stdout, reason = "this program talks to the person at the terminal")]

mod bench;
mod check;
mod display;
mod icons;
mod page;
mod pictures;
mod release;
mod run;
mod step;
mod stores;
mod system;
mod tally;
mod test;
mod tool;

use std::{env, process::ExitCode};

const USAGE: &str = "\
cargo xtask run                install what is missing, build, open the window with its examples
cargo xtask test               everything that is checked, as on the build machine
cargo xtask test --stores      teams share through real servers, which are started and stopped again
cargo xtask check              the quick part: format, lints, types
cargo xtask pictures           draw every screen into target/pictures
cargo xtask release-check      measure a release build beside an empty window
cargo xtask bench [--quick]    measure the engine beside other programs
cargo xtask icons              draw icons/ anew from icons/entente.svg";

fn main() -> ExitCode {
    let task = env::args().nth(1);
    let done = match task.as_deref() {
        Some("run") => run::run(),
        Some("test") if env::args().any(|argument| argument == "--stores") => stores::test(),
        Some("test") => test::test(),
        Some("check") => check::check(),
        Some("pictures") => pictures::pictures(),
        Some("release-check") => release::check(),
        Some("bench") => bench::bench(&env::args().skip(2).collect::<Vec<_>>()),
        Some("icons") => icons::draw(),
        Some(_) | None => {
            println!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            println!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}
