//! `entente report`.

use std::collections::BTreeMap;

use entente_core::{
    audience::Audience,
    engine::{
        Watch,
        proposal::{Analysis, AnalysisRequest, analyse},
    },
    model::{Choice, IssueId, Package, Plan},
    report::{Choices, Extent, Paper, Setting, html, report},
};
use jiff::{ZonedDateTime, civil::Date};

use super::Outcome;
use crate::{arguments::ReportArguments, catalogue::sentence, console::Console, failure::Failure, input};

/// Writes a report.
pub fn run(arguments: &ReportArguments, console: &mut Console) -> Result<Outcome, Failure> {
    if arguments.format == "pdf" {
        return Err(Failure::NoPdf);
    }
    let plan = input::plan(&arguments.plan)?;
    let extent = Extent::from_code(&arguments.extent).unwrap_or(Extent::Plan);
    let outcomes = match arguments.outcomes.as_slice() {
        [] => agreed(&plan),
        named => outcomes(&plan, named)?,
    };
    if extent == Extent::Outcomes && outcomes.is_empty() {
        return Err(Failure::NoOutcome);
    }
    let choices = Choices {
        audience: Audience::from_code(&arguments.audience).unwrap_or(Audience::Own),
        extent,
        outcomes,
        paper: Paper::from_code(&arguments.paper).unwrap_or(Paper::A4),
        day: day(arguments.day.as_deref())?,
    };
    let page = html(&report(&plan, &choices)?, Setting::File, &|key, fillings| sentence(key, fillings));
    console.file(arguments.output.as_deref(), &page)?;
    Ok(Outcome::Done)
}

/// The day that is said, or today.
pub(super) fn day(said: Option<&str>) -> Result<Date, Failure> {
    match said {
        Some(text) => text.parse().map_err(|_| Failure::NoDay(text.to_owned())),
        None => Ok(ZonedDateTime::now().date()),
    }
}

/// The choices of what was agreed on, as far as it settles every issue still.
fn agreed(plan: &Plan) -> Vec<BTreeMap<IssueId, Choice>> {
    let is_agreed = |row: &&Package| plan.agreements.iter().any(|agreed| agreed.package == row.id);
    let is_whole = |row: &&Package| plan.issues.iter().all(|issue| row.choices.contains_key(&issue.id));
    plan.packages.iter().filter(is_agreed).filter(is_whole).map(|row| row.choices.clone()).collect()
}

/// The choices of the outcomes that are named, by title or by number. Proposals are looked for only where a number is named.
fn outcomes(plan: &Plan, wanted: &[String]) -> Result<Vec<BTreeMap<IssueId, Choice>>, Failure> {
    let kept = |name: &str| {
        plan.packages.iter().find(|row| row.title.as_str() == name).map(|row| row.choices.clone())
    };
    let mut proposed: Option<Analysis> = None;
    let mut found = Vec::new();
    for name in wanted {
        let missing = || Failure::NoSuchOutcome(name.clone());
        if let Some(choices) = kept(name) {
            found.push(choices);
            continue;
        }
        let number: usize = name.parse().map_err(|_| missing())?;
        if proposed.is_none() {
            proposed = Some(analyse(plan, &AnalysisRequest::default(), &Watch::idle())?);
        }
        let cards = proposed.iter().flat_map(|found| &found.proposals).map(|row| &row.card);
        let kept = proposed.iter().flat_map(|found| &found.kept_in_view.shown);
        let card = cards.chain(kept).nth(number.wrapping_sub(1)).ok_or_else(missing)?;
        found.push(card.choices.clone());
    }
    Ok(found)
}
