//! How far a round has come, how the answers lie, and what their differences change.

use entente_core::{
    blind::{AgreedList, Asked, Given, Spread, disagreement, spreads},
    engine::{Watch, proposal::AnalysisRequest},
    model::{Name, Plan},
};
use entente_store::BlindStage;
use entente_team::blind::{Round, choice_in_words};
use serde::Serialize;

use super::{
    Desk, WhichRound,
    sheet::{AnswerFile, Names},
};
use crate::{
    arguments::Form,
    catalogue::{sentence, words},
    columns::Columns,
    command::Outcome,
    console::Console,
    failure::{Failure, TeamFailure},
    label::{Entries, Labels},
};

#[derive(Debug, Serialize)]
struct WrittenRound {
    id: String,
    opened_by: String,
    opened_at: String,
    stage: &'static str,
    answered: Vec<String>,
    missing: Vec<String>,
    gone: Vec<String>,
    late: Vec<String>,
    awaited: Vec<String>,
    refused: Vec<WrittenRefusal>,
    /// What is asked, as the plan answers it now.
    asked: AnswerFile,
    spreads: Vec<WrittenSpread>,
    /// What the team may begin from.
    suggested: Option<AnswerFile>,
    /// The packages that some answers propose and others do not.
    contested: Vec<WrittenProposal>,
}

#[derive(Debug, Serialize)]
struct WrittenRefusal {
    member: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct WrittenSpread {
    about: String,
    agreed: bool,
    given: Vec<(String, String)>,
    dissent: Option<String>,
}

#[derive(Debug, Serialize)]
struct WrittenProposal {
    choices: Entries,
    members: Vec<String>,
}

/// Tells how far a round has come.
pub fn run(form: Form, which: &WhichRound, console: &mut Console) -> Result<Outcome, Failure> {
    let mut desk = Desk::at(&which.database, &which.plan)?;
    let (plan, round) = (desk.saved()?, desk.round(which)?);
    desk.store.close()?;
    let written = written(&plan, &round)?;
    match form {
        Form::Json => console.json(&written)?,
        Form::Text => tell(&written, console)?,
    }
    Ok(Outcome::Done)
}

const fn code(stage: BlindStage) -> &'static str {
    match stage {
        BlindStage::Asking => "asking",
        BlindStage::Opening => "opening",
        BlindStage::Revealed => "revealed",
        BlindStage::Agreed => "agreed",
    }
}

fn texts(names: &[Name]) -> Vec<String> {
    names.iter().map(ToString::to_string).collect()
}

fn written(plan: &Plan, round: &Round) -> Result<WrittenRound, Failure> {
    let (standing, names) = (&round.standing, Names::of(plan, &round.asked));
    let refused = round
        .refused
        .iter()
        .map(|(member, why)| WrittenRefusal { member: member.to_string(), text: words(why.code()) });
    let list = (!round.answers.is_empty()).then(|| AgreedList::suggested(&round.answers));
    Ok(WrittenRound {
        id: standing.round.id.to_string(),
        opened_by: standing.round.by.to_string(),
        opened_at: standing.round.at.to_string(),
        stage: code(standing.stage),
        answered: texts(&round.answered()),
        missing: texts(&round.names(&standing.missing)),
        gone: texts(&round.names(&standing.gone)),
        late: texts(&round.names(&standing.late)),
        awaited: texts(&round.awaited()),
        refused: refused.collect(),
        asked: names.as_it_is(plan),
        spreads: spreads(&round.answers).iter().map(|spread| spread_of(plan, &names, spread)).collect(),
        suggested: list.map(|list| names.file(&list.ranks, &list.levels)),
        contested: contested(plan, round)?,
    })
}

fn spread_of(plan: &Plan, names: &Names, spread: &Spread) -> WrittenSpread {
    let about = match &spread.asked {
        Asked::Rank(criterion) => names.criterion(*criterion).to_owned(),
        Asked::Level(criterion, at) => {
            format!("{} / {}", names.criterion(*criterion), choice_in_words(plan, at).unwrap_or_default())
        }
    };
    let given = spread.given.iter().map(|(member, given)| (member.to_string(), in_words(given)));
    let dissent = spread.lone_dissent().map(ToString::to_string);
    WrittenSpread { about, agreed: spread.is_agreed(), given: given.collect(), dissent }
}

fn in_words(given: &Given) -> String {
    let (key, number) = given.key();
    sentence(&key, &[("number", &number)])
}

fn contested(plan: &Plan, round: &Round) -> Result<Vec<WrittenProposal>, Failure> {
    if round.answers.is_empty() {
        return Ok(Vec::new());
    }
    let found = disagreement(plan, &round.answers, &AnalysisRequest::default(), &Watch::idle())
        .map_err(TeamFailure::from)?;
    let labels = Labels::of(plan);
    let contested = found.contested().map(|proposed| WrittenProposal {
        choices: labels.package(&proposed.choices),
        members: texts(&proposed.members),
    });
    Ok(contested.collect())
}

fn tell(round: &WrittenRound, console: &mut Console) -> Result<(), Failure> {
    let fillings = [("name", round.opened_by.as_str()), ("at", &round.opened_at), ("id", &round.id)];
    console.line(sentence("cli.round.head", &fillings))?;
    console.line(format!("  {}", words(&format!("team.round.stage.{}", round.stage))))?;
    let lists = [
        ("team.round.answered", &round.answered),
        ("team.round.missing", &round.missing),
        ("team.round.gone", &round.gone),
        ("team.round.late", &round.late),
        ("team.round.awaited", &round.awaited),
    ];
    for (key, names) in lists.iter().filter(|(_, names)| !names.is_empty()) {
        console.line(format!("  {}", sentence(key, &[("names", &names.join(", "))])))?;
    }
    for refusal in &round.refused {
        console.line(format!("  {}: {}", refusal.member, refusal.text))?;
    }
    if round.spreads.is_empty() {
        return Ok(());
    }
    let mut columns = Columns::under(["cli.round.about", "cli.round.given"].map(words));
    for spread in &round.spreads {
        let given: Vec<_> = spread.given.iter().map(|(name, given)| format!("{name}: {given}")).collect();
        columns.row([spread.about.clone(), given.join(" · ")]);
    }
    columns.lines("  ").iter().try_for_each(|line| console.line(line))?;
    if round.contested.is_empty() {
        return console.line(format!("  {}", words("team.round.changes_nothing")));
    }
    console.line(format!("  {}", words("team.round.changes")))?;
    round.contested.iter().try_for_each(|proposal| {
        let choices: Vec<_> =
            proposal.choices.0.iter().map(|(issue, choice)| format!("{issue}: {choice}")).collect();
        console.line(format!("    {} ({})", choices.join(" · "), proposal.members.join(", ")))
    })
}
