//! `entente frontier`.

use std::collections::BTreeMap;

use entente_core::{
    engine::{Among, Case, Profile, Watch},
    model::Plan,
};
use serde::Serialize;

use super::Outcome;
use crate::{
    arguments::{Form, FrontierArguments},
    catalogue::counted,
    console::Console,
    failure::Failure,
    input,
    label::{Entries, Labels},
    point::{PointWriter, Scale, WrittenPoint},
};

/// The frontier as JSON.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    parties: Vec<&'a str>,
    points: Vec<WrittenPoint>,
}

/// Lists the utility vectors that nothing betters for all, each with a package that brings it.
pub fn run(arguments: &FrontierArguments, console: &mut Console) -> Result<Outcome, Failure> {
    let plan = input::plan(&arguments.plan)?;
    let case = Case::of(&plan)?;
    let labels = Labels::of(&plan);
    let among = if arguments.essentials { Among::Essentials } else { Among::Everything };
    let scale = if arguments.file_scale { Scale::File } else { Scale::Divided };
    let space = case.space(&Watch::idle())?;
    if arguments.tier.is_some() {
        return profiles(arguments, &plan, &case, &labels, &space.profiles(among, &Watch::idle())?, console);
    }
    let frontier = space.frontier(among, &Watch::idle())?;
    let writer = PointWriter::new(&plan, &case, &labels, scale);
    if arguments.form.form() == Form::Json {
        let points = frontier.points().iter().map(|point| writer.written(point)).collect();
        let parties = plan.parties.iter().map(|party| labels.party(party.id)).collect();
        console.json(&Answer { parties, points })?;
    } else {
        console.line(counted("cli.frontier.points", frontier.points().len()))?;
        for line in writer.columns(frontier.points()).lines("  ") {
            console.line(line)?;
        }
    }
    Ok(if frontier.points().is_empty() { Outcome::NothingMeets } else { Outcome::Done })
}

/// Level profiles as JSON.
#[derive(Debug, Serialize)]
struct Profiles<'a> {
    parties: Vec<&'a str>,
    points: Vec<WrittenProfile<'a>>,
}

#[derive(Debug, Serialize)]
struct WrittenProfile<'a> {
    /// By party and criterion: the level, or where it begins and ends.
    levels: BTreeMap<&'a str, BTreeMap<&'a str, String>>,
    count: String,
    package: Entries,
}

fn profiles(
    arguments: &FrontierArguments,
    plan: &Plan,
    case: &Case,
    labels: &Labels,
    found: &[Profile],
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let parties = plan.parties.iter().map(|party| labels.party(party.id)).collect();
    let points: Vec<_> = found.iter().map(|profile| written(plan, case, labels, profile)).collect();
    match arguments.form.form() {
        Form::Json => console.json(&Profiles { parties, points })?,
        Form::Text => {
            console.line(counted("cli.frontier.points", points.len()))?;
            for point in &points {
                let chosen: Vec<_> = point.package.0.iter().map(|(_, choice)| choice.as_str()).collect();
                console.line(format!("  {} × {}", point.count, chosen.join(" · ")))?;
            }
        }
    }
    Ok(if found.is_empty() { Outcome::NothingMeets } else { Outcome::Done })
}

fn written<'a>(plan: &Plan, case: &Case, labels: &'a Labels, profile: &Profile) -> WrittenProfile<'a> {
    let mut levels = BTreeMap::<_, BTreeMap<_, _>>::new();
    for (criterion, span) in plan.criteria.iter().zip(&profile.levels) {
        let level = span.known().map_or_else(|| format!("{}–{}", span.low, span.high), ToString::to_string);
        levels
            .entry(labels.party(criterion.party))
            .or_default()
            .insert(labels.criterion(criterion.id), level);
    }
    let package = labels.package(&case.choices(&profile.first));
    WrittenProfile { levels, count: profile.count.to_string(), package }
}
