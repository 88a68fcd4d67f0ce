//! Entente without a window: the same plans, the same answers, by the same code.
//!
//! Exit codes: 0 done, 1 no package meets every essential, 2 bad input or a certificate that is refused.

mod arguments;
mod catalogue;
mod columns;
mod command;
mod console;
mod failure;
mod input;
mod label;
mod point;
mod written;

use std::process::ExitCode;

use clap::Parser as _;

use crate::{arguments::Arguments, command::Outcome, console::Console};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut console = Console::standard();
    let outcome = command::run(arguments.command, &mut console).and_then(|outcome| {
        console.flush()?;
        Ok(outcome)
    });
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::NothingMeets) => ExitCode::from(1),
        Ok(Outcome::Refused) => ExitCode::from(2),
        Err(failure) if failure.is_closed_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            console.remark(&failure.words());
            ExitCode::from(2)
        }
    }
}
