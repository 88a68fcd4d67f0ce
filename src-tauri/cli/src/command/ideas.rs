//! `entente ideas`.

use std::path::Path;

use entente_core::{
    advice::{FoundIdea, Step, ideas},
    model::{Choice, IssueId},
};
use serde::Serialize;

use super::Outcome;
use crate::{
    arguments::Form,
    catalogue::{counted, sentence, words},
    console::Console,
    failure::Failure,
    input,
    label::{Entries, Labels},
    written::{RowWriter, WrittenRow},
};

/// The ideas of a plan as JSON.
#[derive(Debug, Serialize)]
struct Answer {
    ideas: Vec<WrittenIdea>,
}

/// One idea.
#[derive(Debug, Serialize)]
struct WrittenIdea {
    idea: &'static str,
    cites: Vec<WrittenRow>,
    step: WrittenStep,
    /// What became of it, when somebody kept it.
    kept: Option<&'static str>,
}

/// The step that an idea leads to.
#[derive(Debug, Serialize)]
struct WrittenStep {
    makes: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issue: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    criterion: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    then: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    otherwise: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    package: Option<Entries>,
}

/// Tells the ideas that the rows of a plan give rise to.
pub fn run(plan: &Path, form: Form, console: &mut Console) -> Result<Outcome, Failure> {
    let plan = input::plan(plan)?;
    let labels = Labels::of(&plan);
    let rows = RowWriter { plan: &plan, labels: &labels };
    let found = ideas(&plan);
    match form {
        Form::Json => {
            let written = found.iter().map(|idea| WrittenIdea {
                idea: idea.code.code(),
                cites: idea.cites.iter().map(|key| rows.row(*key)).collect(),
                step: step(&labels, &idea.step),
                kept: idea.kept.map(|(_, state)| state.code()),
            });
            console.json(&Answer { ideas: written.collect() })?;
        }
        Form::Text => {
            console.line(counted("cli.ideas.found", found.len()))?;
            found.iter().try_for_each(|idea| tell(rows, idea, console))?;
        }
    }
    Ok(Outcome::Done)
}

fn tell(rows: RowWriter<'_>, idea: &FoundIdea, console: &mut Console) -> Result<(), Failure> {
    console.line(format!("\n{}", words(&format!("idea.{}", idea.code.code()))))?;
    console.line(format!("  {}", sentence("cli.ideas.from", &[("rows", &rows.line(&idea.cites))])))?;
    let written = step(rows.labels, &idea.step);
    let said = [&written.issue, &written.criterion, &written.then, &written.otherwise];
    let [issue, criterion, then, otherwise] = said.map(|text| text.as_deref().unwrap_or_default());
    let fillings = [("issue", issue), ("criterion", criterion), ("then", then), ("otherwise", otherwise)];
    console.line(format!("  {}", sentence(&format!("idea_step.{}", written.makes), &fillings)))?;
    let state = idea.kept.map(|(_, state)| words(&format!("idea_state.{}", state.code())));
    state.map_or(Ok(()), |state| console.line(format!("  {state}")))
}

fn step(labels: &Labels, step: &Step) -> WrittenStep {
    let issue = |id: IssueId| Some(labels.issue(id).to_owned());
    let choice = |choice: &Choice| Some(labels.choice(choice));
    let bare = WrittenStep {
        makes: step.code(),
        issue: None,
        criterion: None,
        then: None,
        otherwise: None,
        package: None,
    };
    match step {
        Step::Option { issue: id } => WrittenStep { issue: issue(*id), ..bare },
        Step::Issue => bare,
        Step::Shift { criterion, issue: id } => WrittenStep {
            issue: issue(*id),
            criterion: Some(labels.criterion(*criterion).to_owned()),
            ..bare
        },
        Step::Term(entry) => WrittenStep {
            issue: issue(entry.issue),
            then: choice(&entry.then),
            otherwise: choice(&entry.otherwise),
            ..bare
        },
        Step::Package { choices } => WrittenStep { package: Some(labels.package(choices)), ..bare },
    }
}
