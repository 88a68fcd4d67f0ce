//! `entente check`.

use std::path::Path;

use entente_core::{
    advice::{OpenPoint, advice, open_points},
    model::{Advice, Plan, Stage},
};

use super::Outcome;
use crate::{
    catalogue::{counted, sentence, words},
    console::Console,
    failure::Failure,
    input,
};

/// Says that a plan fits together, and what is worth a second look, stage by stage.
pub fn run(plan: &Path, console: &mut Console) -> Result<Outcome, Failure> {
    let plan = input::plan(plan)?;
    console.line(plan.name.as_str())?;
    console.line(counts(&plan))?;
    console.line(words("cli.check.fits"))?;
    let list = advice(&plan);
    for stage in Stage::ALL {
        let of_stage: Vec<_> = list.iter().filter(|row| row.stage == *stage).collect();
        if of_stage.is_empty() {
            continue;
        }
        console.line(format!("\n{}", words(&format!("stage.{}", stage.code()))))?;
        for row in of_stage {
            console.line(format!("  {}", said(&plan, row)))?;
        }
    }
    tell_liveable(&plan, console)?;
    Ok(Outcome::Done)
}

/// Says of each kept package what keeps it from being liveable for all.
fn tell_liveable(plan: &Plan, console: &mut Console) -> Result<(), Failure> {
    for package in &plan.packages {
        let points = open_points(plan, &package.choices, Some(package.id));
        if points.is_empty() {
            continue;
        }
        let title = [("title", package.title.as_str())];
        console.line(format!("\n{}", sentence("cli.check.liveable", &title)))?;
        for point in &points {
            console.line(format!("  {}", opened(plan, point)))?;
        }
    }
    Ok(())
}

fn opened(plan: &Plan, point: &OpenPoint) -> String {
    let stakeholder = plan.stakeholders.iter().find(|row| row.id == point.stakeholder);
    let fallout = plan.fallouts.iter().find(|row| Some(row.id) == point.fallout);
    let fillings = [
        ("stakeholder", stakeholder.map_or("", |row| row.name.as_str())),
        ("words", fallout.map_or("", |row| row.words.as_str())),
    ];
    sentence(&format!("open_point.{}", point.code.code()), &fillings)
}

fn counts(plan: &Plan) -> String {
    let parts = [
        counted("cli.check.parties", plan.parties.len()),
        counted("cli.check.issues", plan.issues.len()),
        counted("cli.check.criteria", plan.criteria.len()),
        counted("cli.check.ratings", plan.ratings.len()),
        counted("cli.check.shifts", plan.shifts.len()),
        counted("cli.check.constraints", plan.constraints.len()),
    ];
    parts.join(" · ")
}

fn said(plan: &Plan, advice: &Advice) -> String {
    let party = advice.party.and_then(|id| plan.party(id)).map_or("", |row| row.name.as_str());
    let issue = advice.issue.and_then(|id| plan.issue(id)).map_or("", |row| row.name.as_str());
    let criterion =
        advice.criterion.and_then(|id| plan.criterion(id)).map_or("", |row| row.statement.as_str());
    let value = advice.value.and_then(|id| plan.value(id)).map_or("", |row| row.words.as_str());
    let mut stakeholders = plan.stakeholders.iter();
    let stakeholder =
        stakeholders.find(|row| Some(row.id) == advice.stakeholder).map_or("", |row| row.name.as_str());
    let fillings = [
        ("party", party),
        ("issue", issue),
        ("criterion", criterion),
        ("value", value),
        ("stakeholder", stakeholder),
    ];
    let key = format!("advice.{}", advice.code.code());
    format!("{} {}", sentence(&key, &fillings), sentence(&format!("{key}.text"), &fillings))
}
