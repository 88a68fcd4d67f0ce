//! The commands, one file each.

mod backup;
mod between;
mod certified;
mod check;
mod example;
mod frontier;
mod give;
mod given;
mod ground;
mod ideas;
mod import;
mod library;
mod offers;
mod parcel;
mod propose;
mod report;
mod rules;
mod sheet;
mod team;
mod terms;
mod verify;

pub use team::TeamCommand;
#[cfg(test)]
pub use verify::codes as refusal_codes;

use entente_core::{certificate, interchange};

use crate::{arguments::Command, console::Console, failure::Failure};

/// How a command ended that did what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is done.
    Done,
    /// No package meets every essential, and why was said.
    NothingMeets,
    /// A certificate does not hold, and why was said.
    Refused,
}

/// Does what was asked.
pub fn run(command: Command, console: &mut Console) -> Result<Outcome, Failure> {
    match command {
        Command::Example { name, output } => example::run(&name, output.as_deref(), console),
        Command::Import { files, output } => import::run(&files, output.as_deref(), console),
        Command::Backups { now, form, database } => {
            let wanted = if now { backup::Wanted::MakeFirst } else { backup::Wanted::AsTheyAre };
            backup::list(wanted, form.form(), &database, console)
        }
        Command::Restore(arguments) => backup::restore(&arguments, console),
        Command::Check { plan } => check::run(&plan, console),
        Command::Ideas { plan, form } => ideas::run(&plan, form.form(), console),
        Command::CommonGround { plan, form } => ground::run(&plan, form.form(), console),
        Command::Parcel { what } => parcel::run(&what, console),
        Command::Sheet { what } => sheet::run(&what, console),
        Command::Give(arguments) => give::run(&arguments, console),
        Command::Unlock(arguments) => give::unlock(&arguments, console),
        Command::GivesAway(arguments) => given::run(&arguments, console),
        Command::Terms { plan, form } => terms::run(&plan, form.form(), console),
        Command::Frontier(arguments) => frontier::run(&arguments, console),
        Command::Propose(arguments) => propose::run(&arguments, console),
        Command::Offers(arguments) => offers::run(&arguments, console),
        Command::Report(arguments) => report::run(&arguments, console),
        Command::Rules(arguments) => rules::run(&arguments, console),
        Command::Export { plan, output, database } => {
            library::export(&plan, output.as_deref(), &database, console)
        }
        Command::List { form, database } => library::list(form.form(), &database, console),
        Command::Add { plan, database } => library::add(&plan, &database, console),
        Command::Team(command) => team::run(command, console),
        Command::Verify(arguments) => verify::run(&arguments, console),
        Command::Schema { of } => {
            let schema = match of.as_str() {
                "certificate" => certificate::schema(),
                "parcel" => entente_core::parcel::schema(),
                "sheet" => entente_core::sheet::schema(),
                "result" => entente_core::sheet::result_schema(),
                _ => interchange::schema(),
            };
            console.text(schema).map(|()| Outcome::Done)
        }
    }
}
