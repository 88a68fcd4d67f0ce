//! `entente export`, `entente list` and `entente add`: plans of a database.

use std::path::{Path, PathBuf};

use entente_core::{
    interchange::export as exported,
    model::{Name, Plan, PlanId},
};
use entente_store::{Label, Note, Store, location};
use jiff::Timestamp;
use serde::Serialize;

use super::Outcome;
use crate::{
    arguments::{DatabaseArguments, Form},
    catalogue::{counted, sentence, words},
    columns::Columns,
    console::Console,
    failure::Failure,
    input,
};

/// What the history calls a plan that was added from the command line.
const ADDED: &str = "import_plan";

/// A plan of the database as JSON.
#[derive(Debug, Serialize)]
struct Listed {
    id: String,
    name: String,
    parties: Vec<String>,
    issues: usize,
}

/// Writes a plan of the database to a file.
pub fn export(
    wanted: &str,
    output: Option<&Path>,
    database: &DatabaseArguments,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let mut store = open(database)?;
    let plan = named(&mut store, wanted)?;
    console.file(output, &exported(&store.load(plan)?.plan))?;
    Ok(Outcome::Done)
}

/// The plan of an identifier, or of a name that no other has.
pub(super) fn named(store: &mut Store, wanted: &str) -> Result<PlanId, Failure> {
    let plans = plans(store)?;
    let by_id: Vec<_> = plans.iter().filter(|plan| plan.id.to_string() == wanted).collect();
    let by_name: Vec<_> = plans.iter().filter(|plan| plan.name.as_str() == wanted).collect();
    match if by_id.is_empty() { by_name } else { by_id }.as_slice() {
        [plan] => Ok(plan.id),
        [] => Err(Failure::NoSuchPlan(wanted.to_owned())),
        [_, _, ..] => Err(Failure::SeveralPlans(wanted.to_owned())),
    }
}

/// Lists the plans of the database.
pub fn list(form: Form, database: &DatabaseArguments, console: &mut Console) -> Result<Outcome, Failure> {
    let plans = plans(&mut open(database)?)?;
    let listed: Vec<_> = plans.iter().map(listed).collect();
    match form {
        Form::Json => console.json(&listed)?,
        Form::Text => {
            console.line(counted("cli.list.plans", listed.len()))?;
            let heads = ["cli.list.id", "cli.list.name", "cli.list.parties", "cli.list.issues"];
            let mut columns = Columns::under(heads.map(words));
            for row in listed {
                columns.row([row.id, row.name, row.parties.join(", "), row.issues.to_string()]);
            }
            columns.lines("  ").iter().try_for_each(|line| console.line(line))?;
        }
    }
    Ok(Outcome::Done)
}

/// Adds a plan to the database; when there is, or was, one of its identifier, it gets a fresh one.
pub fn add(plan: &Path, database: &DatabaseArguments, console: &mut Console) -> Result<Outcome, Failure> {
    let plan = input::plan(plan)?;
    let mut store = open(database)?;
    let saved = store.import(plan, &note(ADDED)?)?;
    let (id, name) = (saved.plan.id.to_string(), saved.plan.name.to_string());
    store.close().map_err(Failure::from)?;
    console.line(sentence("cli.add.added", &[("name", &name), ("id", &id)]))?;
    Ok(Outcome::Done)
}

/// Where the database is.
pub(super) fn place(database: &DatabaseArguments) -> Result<PathBuf, Failure> {
    database.db.clone().or_else(location::database).ok_or(Failure::NoDatabase)
}

pub(super) fn open(database: &DatabaseArguments) -> Result<Store, Failure> {
    let path = place(database)?;
    Store::open(&path).map_err(|error| Failure::Database {
        file: path.display().to_string(),
        code: error.code(),
        detail: error.to_string(),
    })
}

/// The plans that are there, by name.
fn plans(store: &mut Store) -> Result<Vec<Plan>, Failure> {
    let mut plans = Vec::new();
    for id in store.known_plans().map_err(Failure::from)? {
        match store.load(id) {
            Ok(saved) => plans.push(Plan::clone(&saved.plan)),
            Err(entente_store::LoadError::NotThere(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    plans.sort_by(|one, other| one.name.cmp(&other.name).then(one.id.cmp(&other.id)));
    Ok(plans)
}

fn listed(plan: &Plan) -> Listed {
    Listed {
        id: plan.id.to_string(),
        name: plan.name.to_string(),
        parties: plan.parties.iter().map(|party| party.name.to_string()).collect(),
        issues: plan.issues.len(),
    }
}

pub(super) fn note(label: &str) -> Result<Note, Failure> {
    let by = Name::new(&words("cli.add.author")).map_err(|_| Failure::NoDatabase)?;
    let label = Label::new(label).ok_or(Failure::NoDatabase)?;
    Ok(Note { by, at: Timestamp::now(), label })
}
