//! `entente team`: a team, who belongs to it, and keeping plans in step.

mod arguments;
mod member;
mod round;
mod state;

use std::env;

use entente_core::model::Name;
use entente_store::{Setting, Store, TeamRow};
use entente_team::{
    Team,
    depot::{self, Depot, Place, Secret, sync_folder_of},
    identity::Identity,
    membership,
};

pub use self::arguments::TeamCommand;
use self::arguments::{MeArguments, WhichTeam};
use super::{Outcome, library};
use crate::{
    arguments::DatabaseArguments,
    catalogue::sentence,
    console::Console,
    failure::{Failure, TeamFailure},
};

/// The variable that holds the password of a place.
const SECRET: &str = "ENTENTE_STORE_PASSWORD";

/// Does what was asked of a team.
pub fn run(command: TeamCommand, console: &mut Console) -> Result<Outcome, Failure> {
    match command {
        TeamCommand::Card { card, me, database } => member::card(card.as_deref(), &me, &database, console),
        TeamCommand::Try { place } => member::try_out(&place, console),
        TeamCommand::Create { name, place, me, database } => {
            member::create(&name, &place, &me, &database, console)
        }
        TeamCommand::Join { place, words, me, database } => {
            member::join(&place, words.as_deref(), &me, &database, console)
        }
        TeamCommand::Invite { card, words, role, team, database } => {
            member::invite(&card, words.as_deref(), &role, &team, &database, console)
        }
        TeamCommand::Remove { member, team, database } => member::remove(&member, &team, &database, console),
        TeamCommand::Members { team, form, database } => {
            state::members(&team, form.form(), &database, console)
        }
        TeamCommand::Share { plan, team, database } => state::share(&plan, &team, &database, console),
        TeamCommand::Sync { team, refill, form, database } => {
            let emptied = if refill { state::Emptied::Refill } else { state::Emptied::Stop };
            state::sync(&team, emptied, form.form(), &database, console)
        }
        TeamCommand::Round { what } => round::run(what, console),
        TeamCommand::Status { form, database } => state::status(form.form(), &database, console),
    }
}

/// Whoever works at this machine; made when a name is given, or was given in the window.
fn person(store: &mut Store, me: &MeArguments) -> Result<Identity, Failure> {
    let said = store.setting(Setting::Author)?;
    let name = me.me.as_deref().or(said.as_deref()).and_then(|name| Name::new(name).ok());
    match (store.identity()?, name) {
        (Some(_), _) => known_person(store),
        (None, Some(name)) => Ok(membership::person(store, &name)?),
        (None, None) => Err(TeamFailure::NoPerson.into()),
    }
}

/// Whoever works at this machine, who has belonged to a team before.
fn known_person(store: &Store) -> Result<Identity, Failure> {
    let secret = store.identity()?.ok_or(TeamFailure::NoPerson)?;
    Ok(Identity::from_secret(&secret).map_err(entente_team::TeamError::from)?)
}

/// Opens the storage of a place, with the password of the environment.
fn opened(place: &Place) -> Result<Box<dyn Depot>, Failure> {
    let secret = env::var(SECRET).ok().map(Secret::new);
    if place.needs_secret() && secret.is_none() {
        return Err(TeamFailure::NoSecret.into());
    }
    Ok(depot::open(place, secret.as_ref()).map_err(entente_team::TeamError::from)?)
}

/// The team that is meant: the only one, or the one of a name or identifier.
fn chosen(store: &Store, which: &WhichTeam) -> Result<Team, Failure> {
    let teams = store.teams()?;
    let fits = |row: &&TeamRow| {
        which.team.as_ref().is_none_or(|wanted| row.name.as_str() == wanted || row.id.to_string() == *wanted)
    };
    let fitting: Vec<_> = teams.iter().filter(fits).collect();
    match (fitting.as_slice(), &which.team) {
        ([row], _) => Ok(Team::load(store, row.id)?),
        ([], Some(wanted)) => Err(TeamFailure::NoSuchTeam(wanted.clone()).into()),
        ([], None) => Err(TeamFailure::NoTeam.into()),
        ([_, _, ..], _) => Err(TeamFailure::SeveralTeams.into()),
    }
}

/// Says when the database lies where another program writes.
fn warn(database: &DatabaseArguments, console: &mut Console) -> Result<(), Failure> {
    let path = library::place(database)?;
    if let Some(program) = sync_folder_of(&path) {
        let file = path.display().to_string();
        let fillings = [("file", file.as_str()), ("program", program.name())];
        console.remark(&sentence("cli.team.in_step_folder", &fillings));
    }
    Ok(())
}
