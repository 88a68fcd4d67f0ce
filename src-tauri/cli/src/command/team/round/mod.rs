//! `entente team round`: each member ranks and rates alone, and all compare once all are in.

mod arguments;
mod sheet;
mod status;

use std::path::Path;

use entente_core::{
    blind::{AgreedList, Questions},
    model::{Name, Plan, PlanId},
};
use entente_store::{BlindRoundId, Note, Store};
use entente_team::{
    blind::{self, Round},
    identity::Identity,
};

pub use self::arguments::RoundCommand;
use self::{
    arguments::WhichRound,
    sheet::{AnswerFile, Names},
};
use super::known_person;
use crate::{
    arguments::DatabaseArguments,
    catalogue::{counted, sentence, words},
    command::{Outcome, library},
    console::Console,
    failure::{Failure, TeamFailure},
    input,
};

/// Does what was asked of blind rounds.
pub fn run(command: RoundCommand, console: &mut Console) -> Result<Outcome, Failure> {
    match command {
        RoundCommand::Open { plan, party, criterion, database } => {
            open(&plan, party.as_deref(), &criterion, &database, console)
        }
        RoundCommand::Answer { file, round } => answer(&file, &round, console),
        RoundCommand::Status { form, round } => status::run(form.form(), &round, console),
        RoundCommand::Reveal { round } => reveal(&round, console),
        RoundCommand::Agree { list, round } => agree(list.as_deref(), &round, console),
    }
}

/// A database with a plan, and whoever works here.
struct Desk {
    store: Store,
    person: Identity,
    plan: PlanId,
}

impl Desk {
    fn at(database: &DatabaseArguments, wanted: &str) -> Result<Self, Failure> {
        let mut store = library::open(database)?;
        let person = known_person(&store)?;
        let plan = library::named(&mut store, wanted)?;
        Ok(Self { store, person, plan })
    }

    fn name(&self) -> Name {
        self.person.card().name().clone()
    }

    fn note(&self, label: &str) -> Result<Note, Failure> {
        Ok(Note { by: self.name(), ..library::note(label)? })
    }

    fn saved(&mut self) -> Result<std::sync::Arc<Plan>, Failure> {
        Ok(self.store.load(self.plan)?.plan)
    }

    /// The round that is meant: the latest, or the one of an identifier.
    fn round(&mut self, which: &WhichRound) -> Result<Round, Failure> {
        let rounds = blind::rounds(&mut self.store, self.plan)?;
        let is_meant = |round: &Round| {
            which.round.as_ref().is_none_or(|wanted| round.standing.round.id.to_string() == *wanted)
        };
        Ok(rounds.into_iter().find(is_meant).ok_or(TeamFailure::NoRound)?)
    }
}

fn open(
    wanted: &str,
    party: Option<&str>,
    criteria: &[String],
    database: &DatabaseArguments,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let mut desk = Desk::at(database, wanted)?;
    let plan = desk.saved()?;
    let party = match party {
        Some(name) => input::party(&plan, name)?,
        None => plan.mine.ok_or(TeamFailure::NoOwnParty)?,
    };
    let mut asked = Questions::about(&plan, party);
    if !criteria.is_empty() {
        let names = Names::of(&plan, &asked);
        let is_wanted = |id| criteria.iter().any(|wanted| names.criterion(id) == wanted);
        let unknown = criteria
            .iter()
            .find(|wanted| !plan.criteria_of(party).any(|row| names.criterion(row.id) == wanted.as_str()));
        if let Some(unknown) = unknown {
            return Err(TeamFailure::NotAsked(unknown.clone()).into());
        }
        asked.criteria.retain(|id| is_wanted(*id));
        asked.choices.retain(|(id, _)| is_wanted(*id));
    }
    let note = desk.note("open_blind_round")?;
    let id = blind::begin(&mut desk.store, desk.plan, party, &asked, &note)?;
    desk.store.close()?;
    told(id, "cli.round.opened", console)
}

fn answer(file: &Path, which: &WhichRound, console: &mut Console) -> Result<Outcome, Failure> {
    let mut desk = Desk::at(&which.database, &which.plan)?;
    let (plan, round) = (desk.saved()?, desk.round(which)?);
    let said = Names::of(&plan, &round.asked).answer(&read(file)?, desk.name())?;
    let note = desk.note("seal_blind_answer")?;
    let id = round.standing.round.id;
    blind::answer(&mut desk.store, desk.plan, id, &said, &note)?;
    desk.store.close()?;
    told(id, "cli.round.answered", console)
}

fn reveal(which: &WhichRound, console: &mut Console) -> Result<Outcome, Failure> {
    let mut desk = Desk::at(&which.database, &which.plan)?;
    let (round, note) = (desk.round(which)?, desk.note("reveal_blind_round")?);
    let id = round.standing.round.id;
    blind::reveal(&mut desk.store, desk.plan, id, &note)?;
    desk.store.close()?;
    told(id, "cli.round.revealed", console)
}

fn agree(list: Option<&Path>, which: &WhichRound, console: &mut Console) -> Result<Outcome, Failure> {
    let mut desk = Desk::at(&which.database, &which.plan)?;
    let (plan, round) = (desk.saved()?, desk.round(which)?);
    let list = match list {
        Some(file) => {
            let said = Names::of(&plan, &round.asked).answer(&read(file)?, desk.name())?;
            AgreedList { ranks: said.ranks, levels: said.levels }
        }
        None => AgreedList::suggested(&round.answers),
    };
    let (id, note) = (round.standing.round.id, desk.note("agree_blind_round")?);
    let say = |key: &str, fillings: &[(&str, &str)]| sentence(key, fillings);
    let (_, kept) = blind::settle(&mut desk.store, desk.plan, id, &list, &note, &say)?;
    desk.store.close()?;
    console.line(words("cli.round.agreed"))?;
    if kept > 0 {
        console.line(counted("cli.round.kept", kept))?;
    }
    Ok(Outcome::Done)
}

fn read(file: &Path) -> Result<AnswerFile, Failure> {
    let text = input::text(file)?;
    serde_json::from_str(&text).map_err(|error| TeamFailure::NoAnswerFile(error.to_string()).into())
}

fn told(id: BlindRoundId, key: &str, console: &mut Console) -> Result<Outcome, Failure> {
    console.line(sentence(key, &[("id", &id.to_string())]))?;
    Ok(Outcome::Done)
}
