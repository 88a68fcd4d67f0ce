//! `entente parcel`.

use std::collections::BTreeSet;

use entente_core::{
    interchange::export,
    model::{Name, PartyId, Plan},
    parcel::{
        Guessed, Pairs, Parcel, ParcelKind, ParcelRequest, RowOrder, Tick, everything_said, make, opened,
        take,
    },
};
use jiff::Timestamp;
use uuid::Uuid;

use super::{Outcome, report::day};
use crate::{
    arguments::{MakeArguments, ParcelCommand, ReadArguments},
    catalogue::{counted, sentence, words},
    console::Console,
    failure::{ExchangeFailure, Failure},
    input,
};

/// Does with a parcel what was asked.
pub fn run(what: &ParcelCommand, console: &mut Console) -> Result<Outcome, Failure> {
    match what {
        ParcelCommand::Make(arguments) => made(arguments, console),
        ParcelCommand::Read(arguments) => read(arguments, console),
    }
}

fn made(arguments: &MakeArguments, console: &mut Console) -> Result<Outcome, Failure> {
    let plan = input::plan(&arguments.plan)?;
    let party = match (&arguments.to, plan.parcel_kind(), plan.mine) {
        (None, ParcelKind::Answer, Some(mine)) => mine,
        (to, ParcelKind::Form | ParcelKind::Answer, _) => {
            input::party(&plan, to.as_deref().unwrap_or_default())?
        }
    };
    let mut ticks = BTreeSet::new();
    for wanted in &arguments.ticks {
        ticks.extend(ticked(&plan, party, wanted)?);
    }
    let order = RowOrder::from_code(&arguments.order).unwrap_or(RowOrder::Alphabetical);
    let day = arguments.day.as_deref().map(|text| day(Some(text))).transpose()?;
    let draft = make(&plan, &ParcelRequest { party, order, day, ticks }, Uuid::new_v4())?;
    let text = draft.outgoing.released().map_err(|hits| ExchangeFailure::HeldBack(hits.to_vec()))?;
    console.file(arguments.output.as_deref(), text)?;
    if !draft.left_out.is_empty() {
        console.remark(&counted("cli.parcel.left_out", draft.left_out.len()));
    }
    Ok(Outcome::Done)
}

/// The rows that a word on the command line names: all of a kind, or the one of these words.
fn ticked(plan: &Plan, party: PartyId, wanted: &str) -> Result<Vec<Tick>, Failure> {
    let (kind, text) =
        wanted.split_once(':').map_or((wanted, None), |(kind, text)| (kind, Some(text.trim())));
    let is_it = |words: &str| text.is_none_or(|text| text == words);
    let criteria = || plan.criteria.iter().filter(|row| is_it(row.statement.as_str())).map(|row| row.id);
    let found: Vec<Tick> = match kind {
        "title" => vec![Tick::Title],
        "purpose" => vec![Tick::Purpose],
        "everything-said" => everything_said(plan, party).into_iter().collect(),
        "issue" => {
            plan.issues.iter().filter(|row| is_it(row.name.as_str())).map(|row| Tick::Issue(row.id)).collect()
        }
        "constraint" => plan.constraints.iter().map(|row| Tick::Constraint(row.id)).collect(),
        "position" => plan
            .positions
            .iter()
            .filter(|row| is_it(row.words.as_str()))
            .map(|row| Tick::Position(row.id))
            .collect(),
        "value" => plan
            .values
            .iter()
            .filter(|row| is_it(row.words.as_str()))
            .map(|row| Tick::Value(row.id))
            .collect(),
        "reading" => plan.readings.iter().map(|row| Tick::Reading(row.id)).collect(),
        "criterion" => criteria().map(Tick::Criterion).collect(),
        "need" => criteria().map(Tick::Need).collect(),
        "levels" => criteria().map(Tick::Levels).collect(),
        "order" => plan
            .parties
            .iter()
            .filter(|row| is_it(row.name.as_str()))
            .map(|row| Tick::Order(row.id))
            .collect(),
        "package" => plan
            .packages
            .iter()
            .filter(|row| is_it(row.title.as_str()))
            .map(|row| Tick::Package(row.id))
            .collect(),
        _ => return Err(ExchangeFailure::NoSuchTick(wanted.to_owned()).into()),
    };
    match (found.is_empty(), text) {
        (true, Some(_)) => Err(ExchangeFailure::NoSuchTick(wanted.to_owned()).into()),
        (true, None) | (false, _) => Ok(found),
    }
}

fn read(arguments: &ReadArguments, console: &mut Console) -> Result<Outcome, Failure> {
    let named = |refusal: entente_core::interchange::Refusal| {
        Failure::Refused(refusal.inside(&arguments.parcel.display().to_string()))
    };
    let parcel = Parcel::read(&input::text(&arguments.parcel)?).map_err(named)?;
    let asked = parcel.about().map(|row| row.name.to_string()).unwrap_or_default();
    match (&arguments.into, parcel.kind) {
        (None, ParcelKind::Form) => {
            let name = Name::new(&sentence("parcel.plan_name", &[("party", &asked)]))
                .map_err(|_| Failure::NoDatabase)?;
            let plan = opened(&parcel, &name, Timestamp::now()).map_err(Failure::from)?;
            console.file(arguments.output.as_deref(), &export(&plan))?;
            console.remark(&sentence("cli.parcel.opened", &[("party", &asked)]));
        }
        (None, ParcelKind::Answer) => return Err(ExchangeFailure::AnswerOfWhat.into()),
        (Some(path), ParcelKind::Form | ParcelKind::Answer) => {
            let plan = input::plan(path)?;
            let pairs = pairs(&plan, &parcel, &arguments.pairs)?;
            let by = Name::new(&words("cli.add.author")).map_err(|_| Failure::NoDatabase)?;
            let taken = take(&plan, &parcel, &pairs, &by, Timestamp::now())?;
            console.file(arguments.output.as_deref(), &export(&taken.plan))?;
            let of = taken.rows.iter().filter(|row| row.guessed != Guessed::Nothing).count().to_string();
            let right = taken.rows.iter().filter(|row| row.guessed == Guessed::Right).count().to_string();
            console
                .remark(&sentence("cli.parcel.taken", &[("party", &asked), ("right", &right), ("of", &of)]));
            for row in &taken.left_out {
                let code = format!("parcel.left_out.{}", row.code.code());
                console.remark(&format!("  {}", sentence(&code, &[("said", &row.said)])));
            }
        }
    }
    Ok(Outcome::Done)
}

fn pairs(plan: &Plan, parcel: &Parcel, said: &[String]) -> Result<Pairs, Failure> {
    let mut pairs = Pairs::new();
    for pair in said {
        let missing = || ExchangeFailure::NoSuchTick(pair.clone());
        let (theirs, ours) = pair.split_once('=').ok_or_else(missing)?;
        let theirs = parcel.criteria.iter().find(|row| row.statement.as_str() == theirs.trim());
        let own = plan.criteria.iter().find(|row| row.statement.as_str() == ours.trim()).map(|row| row.id);
        if own.is_none() && !ours.trim().is_empty() {
            return Err(missing().into());
        }
        pairs.insert(theirs.ok_or_else(missing)?.id, own);
    }
    Ok(pairs)
}
