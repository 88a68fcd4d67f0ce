//! `entente backups` and `entente restore`.

use entente_core::model::Name;
use entente_store::{Backup, BackupPlan, BackupState, Backups};
use jiff::ZonedDateTime;
use serde::Serialize;

use super::{Outcome, library};
use crate::{
    arguments::{DatabaseArguments, Form, RestoreArguments},
    catalogue::{counted, sentence, words},
    console::Console,
    failure::Failure,
};

/// What the history calls a plan that was brought back.
const RESTORED: &str = "restore_backup";

/// Whether a backup is made before they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// They are listed as they are.
    AsTheyAre,
    /// One is made of today.
    MakeFirst,
}

/// A backup as JSON.
#[derive(Debug, Serialize)]
struct WrittenBackup {
    file: String,
    day: Option<String>,
    bytes: u64,
    /// The plans, nothing for a damaged one.
    plans: Option<Vec<WrittenPlan>>,
}

#[derive(Debug, Serialize)]
struct WrittenPlan {
    id: String,
    name: String,
    changed_at: String,
}

/// Lists the backups of the database.
pub fn list(
    wanted: Wanted,
    form: Form,
    database: &DatabaseArguments,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let backups = Backups::of(&library::place(database)?);
    match wanted {
        Wanted::AsTheyAre => {}
        Wanted::MakeFirst => drop(backups.back_up(ZonedDateTime::now().date())?),
    }
    let found: Vec<_> = backups.list()?.iter().map(written).collect();
    match form {
        Form::Json => console.json(&found)?,
        Form::Text => {
            console.line(counted("cli.backups.found", found.len()))?;
            found.iter().try_for_each(|row| tell(row, console))?;
        }
    }
    Ok(Outcome::Done)
}

fn tell(row: &WrittenBackup, console: &mut Console) -> Result<(), Failure> {
    let Some(plans) = &row.plans else {
        return console.line(format!("  {}  {}", row.file, words("backup.damaged")));
    };
    console.line(format!("  {}", row.file))?;
    plans.iter().try_for_each(|plan| console.line(format!("    {}  {}", plan.id, plan.name)))
}

fn written(row: &Backup) -> WrittenBackup {
    let plans = match &row.state {
        BackupState::Sound(plans) => Some(plans.iter().map(written_plan).collect()),
        BackupState::Damaged(_) => None,
    };
    WrittenBackup { file: row.file.clone(), day: row.day.map(|day| day.to_string()), bytes: row.bytes, plans }
}

fn written_plan(plan: &BackupPlan) -> WrittenPlan {
    let changed_at = plan.changed_at.to_string();
    WrittenPlan { id: plan.id.to_string(), name: plan.name.to_string(), changed_at }
}

/// Brings a backup back.
pub fn restore(arguments: &RestoreArguments, console: &mut Console) -> Result<Outcome, Failure> {
    let backups = Backups::of(&library::place(&arguments.database)?);
    match (&arguments.output, &arguments.plan) {
        (Some(output), _) => {
            backups.restore_to(&arguments.file, output)?;
            let file = output.display().to_string();
            console.line(sentence("cli.restore.written", &[("file", &file)]))?;
        }
        (None, Some(wanted)) => one(&backups, &arguments.file, wanted, arguments, console)?,
        (None, None) => {}
    }
    Ok(Outcome::Done)
}

fn one(
    backups: &Backups,
    file: &str,
    wanted: &str,
    arguments: &RestoreArguments,
    console: &mut Console,
) -> Result<(), Failure> {
    let listed = backups.list()?;
    let found = listed.iter().find(|row| row.file == file);
    let plans = found.map_or(&[][..], |row| match &row.state {
        BackupState::Sound(plans) => plans,
        BackupState::Damaged(_) => &[],
    });
    let named: Vec<_> =
        plans.iter().filter(|row| row.id.to_string() == wanted || row.name.as_str() == wanted).collect();
    let plan = match (named.as_slice(), found.map(|row| &row.state)) {
        ([plan], _) => *plan,
        ([], Some(BackupState::Sound(_))) => return Err(Failure::NoSuchPlan(wanted.to_owned())),
        // The store says by name what is wrong with the backup.
        ([], Some(BackupState::Damaged(found))) => {
            let (file, found) = (file.to_owned(), found.clone());
            return Err(entente_store::BackupError::Damaged { file, found }.into());
        }
        ([], None) => return Err(entente_store::BackupError::Missing(file.to_owned()).into()),
        ([_, _, ..], _) => return Err(Failure::SeveralPlans(wanted.to_owned())),
    };
    let day = found.and_then(|row| row.day).map(|day| day.strftime("%-d %B %Y").to_string());
    let fillings = [("name", plan.name.as_str()), ("day", day.as_deref().unwrap_or_default())];
    let name = Name::new(&sentence("backup.restored_name", &fillings)).unwrap_or_else(|_| plan.name.clone());
    let mut store = library::open(&arguments.database)?;
    let saved = store.restore(backups, file, plan.id, name, &library::note(RESTORED)?)?;
    let (id, name) = (saved.plan.id.to_string(), saved.plan.name.to_string());
    store.close().map_err(Failure::from)?;
    console.line(sentence("cli.add.added", &[("name", &name), ("id", &id)]))
}
