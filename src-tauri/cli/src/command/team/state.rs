//! What a team shares, and keeping it in step.

use entente_core::model::PlanId;
use entente_store::{LoadError, Store};
use entente_team::{
    Team, membership,
    sync::{self, Care, Fault, Report},
};
use serde::Serialize;

use super::{arguments::WhichTeam, chosen, known_person, opened};
use crate::{
    arguments::{DatabaseArguments, Form},
    catalogue::{counted, sentence, words},
    columns::Columns,
    command::{Outcome, library},
    console::Console,
    failure::Failure,
};

/// What the history calls the first change of a shared plan.
const SHARED: &str = "share_plan";

/// What is done when a place was emptied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emptied {
    /// Nothing; whoever asks is told.
    Stop,
    /// It is filled again from this machine.
    Refill,
}

#[derive(Debug, Serialize)]
struct WrittenMember {
    id: String,
    name: String,
    role: Option<&'static str>,
    last_synced: Option<String>,
}

#[derive(Debug, Serialize)]
struct WrittenTeam {
    id: String,
    name: String,
    place: String,
    plans: Vec<WrittenPlan>,
    members: Vec<WrittenMember>,
}

#[derive(Debug, Serialize)]
struct WrittenPlan {
    id: String,
    name: Option<String>,
    /// How many changes of this machine are in no file yet.
    pending: usize,
    /// How many files of this machine are not stored yet.
    unstored: usize,
}

#[derive(Debug, Serialize)]
struct WrittenReport {
    team: String,
    taken: usize,
    put: usize,
    faults: Vec<WrittenFault>,
}

#[derive(Debug, Serialize)]
struct WrittenFault {
    code: &'static str,
    plan: Option<String>,
    text: String,
}

/// Lists who belongs to a team.
pub fn members(
    team: &WhichTeam,
    form: Form,
    database: &DatabaseArguments,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let store = library::open(database)?;
    let members = written_members(&chosen(&store, team)?);
    store.close()?;
    match form {
        Form::Json => console.json(&members)?,
        Form::Text => {
            let heads = ["cli.team.member", "cli.team.name", "cli.team.standing", "cli.team.last_synced"];
            let mut columns = Columns::under(heads.map(words));
            for member in members {
                let role = words(&format!("team.standing.{}", member.role.unwrap_or("removed")));
                let last = member.last_synced.unwrap_or_else(|| words("cli.team.never"));
                columns.row([member.id, member.name, role, last]);
            }
            columns.lines("").iter().try_for_each(|line| console.line(line))?;
        }
    }
    Ok(Outcome::Done)
}

fn written_members(team: &Team) -> Vec<WrittenMember> {
    let members = team.members().into_iter().map(|member| WrittenMember {
        id: member.member.to_string(),
        name: member.name.to_string(),
        role: member.standing.map(entente_team::Standing::code),
        last_synced: member.last_synced.map(|at| at.to_string()),
    });
    members.collect()
}

/// Shares a plan.
pub fn share(
    wanted: &str,
    team: &WhichTeam,
    database: &DatabaseArguments,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let mut store = library::open(database)?;
    let person = known_person(&store)?;
    let team = chosen(&store, team)?;
    let plan = library::named(&mut store, wanted)?;
    let note = entente_store::Note { by: person.card().name().clone(), ..library::note(SHARED)? };
    let saved = store.begin_sharing(plan, team.id(), &note)?;
    let name = saved.plan.name.to_string();
    store.close()?;
    console.line(sentence("cli.team.shared", &[("name", &name), ("team", team.name().as_str())]))?;
    Ok(Outcome::Done)
}

/// Keeps the plans of a team in step, once and thoroughly.
pub fn sync(
    team: &WhichTeam,
    emptied: Emptied,
    form: Form,
    database: &DatabaseArguments,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let mut store = library::open(database)?;
    let person = known_person(&store)?;
    let team = chosen(&store, team)?;
    let depot = opened(team.place())?;
    match emptied {
        Emptied::Stop => {}
        Emptied::Refill => {
            membership::refill(&store, &*depot, team.id())?;
            console.remark(&words("cli.team.refilled"));
        }
    }
    let report = sync::round(&mut store, &*depot, &person, team.id(), Care::Thorough)?;
    let faults: Vec<_> = report.faults.iter().map(|fault| written_fault(&mut store, fault)).collect();
    store.close()?;
    tell(&team, &report, faults, form, console)?;
    Ok(Outcome::Done)
}

fn tell(
    team: &Team,
    report: &Report,
    faults: Vec<WrittenFault>,
    form: Form,
    console: &mut Console,
) -> Result<(), Failure> {
    let written = WrittenReport { team: team.id().to_string(), taken: report.taken, put: report.put, faults };
    match form {
        Form::Json => console.json(&written),
        Form::Text => {
            let (taken, put) = (written.taken.to_string(), written.put.to_string());
            let fillings = [("team", team.name().as_str()), ("taken", &taken), ("put", &put)];
            console.line(sentence("cli.team.synced", &fillings))?;
            written.faults.iter().try_for_each(|fault| console.line(format!("  {}", fault.text)))
        }
    }
}

fn written_fault(store: &mut Store, fault: &Fault) -> WrittenFault {
    let mut fillings = fault.fillings();
    if !fillings.iter().any(|(gap, _)| *gap == "name") {
        fillings.push(("name", words("team.somebody")));
    }
    let fillings: Vec<_> = fillings.iter().map(|(gap, text)| (*gap, text.as_str())).collect();
    let said = sentence(fault.code(), &fillings);
    let plan = fault.plan().and_then(|plan| plan_name(store, plan));
    let text = plan.map_or(said.clone(), |plan| format!("{plan}: {said}"));
    WrittenFault { code: fault.code(), plan: fault.plan().map(|plan| plan.to_string()), text }
}

fn plan_name(store: &mut Store, plan: PlanId) -> Option<String> {
    store.load(plan).ok().map(|saved| saved.plan.name.to_string())
}

/// Tells the teams of this machine.
pub fn status(form: Form, database: &DatabaseArguments, console: &mut Console) -> Result<Outcome, Failure> {
    let mut store = library::open(database)?;
    let mut teams = Vec::new();
    for row in store.teams()? {
        let team = Team::load(&store, row.id)?;
        teams.push(written_team(&mut store, &team)?);
    }
    store.close()?;
    match form {
        Form::Json => console.json(&teams)?,
        Form::Text if teams.is_empty() => console.line(words("cli.team.no_team"))?,
        Form::Text => teams.iter().try_for_each(|team| tell_team(team, console))?,
    }
    Ok(Outcome::Done)
}

fn tell_team(team: &WrittenTeam, console: &mut Console) -> Result<(), Failure> {
    console.line(format!("{}  {}", team.name, team.id))?;
    console.line(format!("  {}: {}", words("cli.team.place"), team.place))?;
    console.line(format!("  {}", counted("cli.team.plans", team.plans.len())))?;
    team.plans.iter().try_for_each(|plan| {
        let name = plan.name.as_deref().unwrap_or(&plan.id);
        let waiting = counted("cli.team.waiting", plan.pending);
        console.line(if plan.pending == 0 { format!("    {name}") } else { format!("    {name}: {waiting}") })
    })
}

fn written_team(store: &mut Store, team: &Team) -> Result<WrittenTeam, Failure> {
    let mut plans = Vec::new();
    for plan in store.shared_plans(team.id())? {
        let name = match store.load(plan) {
            Ok(saved) => Some(saved.plan.name.to_string()),
            Err(LoadError::NotThere(_)) => None,
            Err(error) => return Err(error.into()),
        };
        let (pending, unstored) = (store.pending(plan)?.len(), store.outbox(plan)?.len());
        plans.push(WrittenPlan { id: plan.to_string(), name, pending, unstored });
    }
    Ok(WrittenTeam {
        id: team.id().to_string(),
        name: team.name().to_string(),
        place: team.place().told(),
        plans,
        members: written_members(team),
    })
}
