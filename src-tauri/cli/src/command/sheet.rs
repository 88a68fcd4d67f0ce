//! `entente sheet`.

use std::{fs, io::Write as _, path::Path};

use entente_core::{
    engine::proposal::RuleCode,
    model::Name,
    sheet::{Query, SheetRequest, make},
};
use entente_team::{
    identity::{Card, Identity},
    neutral::{CaseFolder, read_result},
    sheet::seal,
};
use uuid::Uuid;

use super::{Outcome, report::day};
use crate::{
    arguments::{SealArguments, SheetCommand},
    catalogue::sentence,
    console::Console,
    failure::{ExchangeFailure, Failure},
    input,
};

/// Does with a sheet what was asked.
pub fn run(what: &SheetCommand, console: &mut Console) -> Result<Outcome, Failure> {
    match what {
        SheetCommand::Card { me, name } => card(me, name.as_deref(), console)?,
        SheetCommand::Seal(arguments) => sealed(arguments, console)?,
        SheetCommand::Open { sheet, case, me } => {
            let name = sheet.display().to_string();
            let from = CaseFolder::at(case)?.take_in(&name, &input::content(sheet)?, &person(me)?)?;
            let fillings = [("name", from.name().as_str()), ("words", &from.words().join(" "))];
            console.line(sentence("cli.sheet.opened", &fillings))?;
        }
        SheetCommand::Result { case, query, me, day: said, output } => {
            let query = Query::from_code(query).unwrap_or(Query::Room);
            let result = CaseFolder::at(case)?.ask(&person(me)?, query, day(said.as_deref())?)?;
            console.file(output.as_deref(), &result.text())?;
        }
        SheetCommand::Check { result, from } => {
            let neutral: Card = from.parse()?;
            let result = read_result(&input::text(result)?, &neutral)?;
            let day = result.log.last().map(|entry| entry.day.to_string()).unwrap_or_default();
            let fillings =
                [("name", neutral.name().as_str()), ("number", &result.log.len().to_string()), ("day", &day)];
            console.line(sentence("cli.sheet.checked", &fillings))?;
        }
    }
    Ok(Outcome::Done)
}

fn card(me: &Path, name: Option<&str>, console: &mut Console) -> Result<(), Failure> {
    let person = match (me.exists(), name) {
        (true, None) | (false, None) => person(me)?,
        (true, Some(_)) => return Err(ExchangeFailure::InTheWay(me.display().to_string()).into()),
        (false, Some(name)) => {
            let person = Identity::generate(Name::new(name).map_err(|_| ExchangeFailure::NoName)?)?;
            keep(me, &person.to_secret())?;
            person
        }
    };
    console.line(person.card().to_string())?;
    console.remark(&person.card().words().join(" "));
    Ok(())
}

/// Writes a secret that only its owner may read.
fn keep(path: &Path, secret: &[u8]) -> Result<(), Failure> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let unwritable = |error| Failure::Unwritable { file: path.display().to_string(), error };
    options.open(path).and_then(|mut file| file.write_all(secret)).map_err(unwritable)
}

/// The person of a file of keys.
pub(super) fn person(path: &Path) -> Result<Identity, Failure> {
    Ok(Identity::from_secret(&input::content(path)?)?)
}

fn sealed(arguments: &SealArguments, console: &mut Console) -> Result<(), Failure> {
    let plan = input::plan(&arguments.plan)?;
    let request = SheetRequest {
        case: Name::new(&arguments.case).map_err(|_| ExchangeFailure::NoName)?,
        party: input::party(&plan, &arguments.party)?,
        rule: RuleCode::from_code(&arguments.rule).unwrap_or(RuleCode::Leximin),
    };
    let neutral: Card = arguments.to.parse()?;
    let draft = make(&plan, &request, Uuid::new_v4())?;
    let text = draft.outgoing.released().map_err(|hits| ExchangeFailure::HeldBack(hits.to_vec()))?;
    let bytes = seal(text, &person(&arguments.me)?, &neutral).map_err(|_| ExchangeFailure::NoSeal)?;
    console.bytes(&arguments.output, &bytes)?;
    let fillings = [("name", neutral.name().as_str()), ("words", &neutral.words().join(" "))];
    console.line(sentence("cli.sheet.sealed", &fillings))
}
