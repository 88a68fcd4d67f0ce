//! `entente give` and `entente unlock`: a plan for oneself, for a team, for everyone.

use std::path::Path;

use entente_core::{
    audience::{share_file, share_table},
    interchange::{csv, export},
    model::Plan,
};
use entente_team::{
    backup::{Key, OpenedBy, back_up, restore},
    identity::Card,
};
use uuid::Uuid;

use super::{Outcome, sheet::person};
use crate::{
    arguments::{GiveArguments, UnlockArguments},
    catalogue::words,
    console::Console,
    failure::{ExchangeFailure, Failure},
    input,
};

/// Writes a plan for an audience.
pub fn run(arguments: &GiveArguments, console: &mut Console) -> Result<Outcome, Failure> {
    let plan = input::plan(&arguments.plan)?;
    let output = arguments.output.as_deref();
    match (arguments.audience.as_str(), arguments.form.as_str()) {
        ("team", _) => {
            console.bytes(output.ok_or(ExchangeFailure::NoOutput)?, &encrypted(&plan, arguments)?)?
        }
        ("everyone", "csv") => {
            let shared = share_table(&plan, &words, &mut Uuid::new_v4)?;
            console
                .file(output, shared.released().map_err(|hits| ExchangeFailure::HeldBack(hits.to_vec()))?)?;
        }
        ("everyone", _) => {
            let shared = share_file(&plan, &mut Uuid::new_v4)?;
            let text = shared.released().map_err(|hits| ExchangeFailure::HeldBack(hits.to_vec()))?;
            console.file(output, text)?;
        }
        (_, "csv") => console.file(output, &csv(&plan, &words))?,
        (_, _) => console.file(output, &export(&plan))?,
    }
    Ok(Outcome::Done)
}

fn encrypted(plan: &Plan, arguments: &GiveArguments) -> Result<Vec<u8>, Failure> {
    match &arguments.passphrase {
        Some(file) => Ok(back_up(plan, &OpenedBy::Passphrase(&passphrase(file)?))?),
        None => {
            let cards = arguments.cards.iter().map(|card| card.parse()).collect::<Result<Vec<Card>, _>>()?;
            Ok(back_up(plan, &OpenedBy::Cards(&cards))?)
        }
    }
}

fn passphrase(file: &Path) -> Result<String, Failure> {
    Ok(input::text(file)?.lines().next().unwrap_or_default().to_owned())
}

/// Opens a backup.
pub fn unlock(arguments: &UnlockArguments, console: &mut Console) -> Result<Outcome, Failure> {
    let sealed = input::content(&arguments.backup)?;
    let plan = match (&arguments.me, &arguments.passphrase) {
        (Some(me), _) => restore(&sealed, &Key::Person(&person(me)?))?,
        (None, Some(file)) => restore(&sealed, &Key::Passphrase(&passphrase(file)?))?,
        (None, None) => return Err(ExchangeFailure::NoOutput.into()),
    };
    console.file(arguments.output.as_deref(), &export(&plan))?;
    Ok(Outcome::Done)
}
