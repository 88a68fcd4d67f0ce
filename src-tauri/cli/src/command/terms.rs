//! `entente terms`.

use std::path::Path;

use entente_core::{
    advice::{BranchReading, Compared, TermReading, term_readings},
    model::{Choice, ContingentTerm, CriterionId, PartyId, Plan},
};
use serde::Serialize;

use super::Outcome;
use crate::{
    arguments::Form,
    catalogue::{sentence, words},
    console::Console,
    failure::Failure,
    input,
    label::Labels,
};

/// What contingent terms come to as JSON.
#[derive(Debug, Serialize)]
struct Answer {
    terms: Vec<WrittenTerm>,
}

/// One term.
#[derive(Debug, Serialize)]
struct WrittenTerm {
    event: String,
    issue: String,
    then: String,
    otherwise: String,
    gain: &'static str,
    short: Vec<String>,
    branches: Vec<WrittenBranch>,
    unanswered: Vec<&'static str>,
}

/// One branch.
#[derive(Debug, Serialize)]
struct WrittenBranch {
    branch: &'static str,
    short: Vec<String>,
    compared: Vec<WrittenCompared>,
    waste: &'static str,
}

/// How a branch stands for one party beside the package without the term.
#[derive(Debug, Serialize)]
struct WrittenCompared {
    party: String,
    compared: &'static str,
}

/// Tells what every contingent term comes to, branch by branch.
pub fn run(plan: &Path, form: Form, console: &mut Console) -> Result<Outcome, Failure> {
    let plan = input::plan(plan)?;
    let labels = Labels::of(&plan);
    let writer = Writer { plan: &plan, labels: &labels };
    let readings = term_readings(&plan);
    let terms = plan.terms.iter().zip(&readings).map(|(term, reading)| writer.term(term, reading));
    let terms: Vec<WrittenTerm> = terms.collect();
    match form {
        Form::Json => console.json(&Answer { terms })?,
        Form::Text if terms.is_empty() => console.line(words("cli.terms.none"))?,
        Form::Text => terms.iter().try_for_each(|term| tell(term, console))?,
    }
    Ok(Outcome::Done)
}

#[derive(Clone, Copy)]
struct Writer<'a> {
    plan: &'a Plan,
    labels: &'a Labels,
}

impl Writer<'_> {
    fn term(self, term: &ContingentTerm, reading: &TermReading) -> WrittenTerm {
        let event = self.plan.events.iter().find(|row| row.id == term.event);
        WrittenTerm {
            event: event.map(|row| row.words.to_string()).unwrap_or_default(),
            issue: self.labels.issue(term.issue).to_owned(),
            then: self.choice(&term.then),
            otherwise: self.choice(&term.otherwise),
            gain: reading.gain.code(),
            short: self.criteria(&reading.short),
            branches: reading.branches.iter().map(|branch| self.branch(branch)).collect(),
            unanswered: reading.unanswered.iter().map(|question| question.code()).collect(),
        }
    }

    fn branch(self, row: &BranchReading) -> WrittenBranch {
        let compared = |(party, compared): &(PartyId, Compared)| WrittenCompared {
            party: self.labels.party(*party).to_owned(),
            compared: compared.code(),
        };
        WrittenBranch {
            branch: row.branch.code(),
            short: self.criteria(&row.short),
            compared: row.compared.iter().map(compared).collect(),
            waste: row.waste.code(),
        }
    }

    fn criteria(self, ids: &[CriterionId]) -> Vec<String> {
        ids.iter().map(|id| self.labels.criterion(*id).to_owned()).collect()
    }

    fn choice(self, choice: &Choice) -> String {
        self.labels.choice(choice)
    }
}

fn tell(term: &WrittenTerm, console: &mut Console) -> Result<(), Failure> {
    let fillings = [
        ("event", term.event.as_str()),
        ("then", term.then.as_str()),
        ("otherwise", term.otherwise.as_str()),
    ];
    console.line(sentence("cli.terms.term", &fillings))?;
    console.line(format!("  {}", words(&format!("term_gain.{}", term.gain))))?;
    for branch in &term.branches {
        let name = words(&format!("terms.branch.{}", branch.branch));
        let short = branch.short.join(", ");
        let essentials = if branch.short.is_empty() {
            words("terms.branch_enough")
        } else {
            sentence("terms.branch_short", &[("criteria", short.as_str())])
        };
        let compared = branch.compared.iter().map(|row| {
            let told = words(&format!("compared.{}", row.compared));
            sentence("cli.terms.compared", &[("party", row.party.as_str()), ("compared", told.as_str())])
        });
        let compared = compared.collect::<Vec<_>>().join(", ");
        let waste = words(&format!("branch_waste.{}", branch.waste));
        let fillings = [
            ("branch", name.as_str()),
            ("essentials", essentials.as_str()),
            ("compared", compared.as_str()),
            ("waste", waste.as_str()),
        ];
        console.line(format!("  {}", sentence("cli.terms.branch", &fillings)))?;
    }
    Ok(())
}
