//! Ideas: twelve ways to find one, each a pure function of the plan that cites the rows it comes from and leads to one step.
//!
//! An idea is a question to people, not a proposal: what it asks for (a name, an option) is theirs to give. The same plan
//! always gives the same ideas, in the order of [`IdeaCode::ALL`] and then of the plan.

mod agreed;
mod exchange;
mod expected;
mod reading;
mod standing;
mod step;
#[cfg(test)]
mod tests;

pub use agreed::improvement;
pub use exchange::{NeverCompensated, never_compensated};
pub use step::{Said, Step};

use crate::model::{IdeaCode, IdeaId, IdeaState, IssueId, Plan, PlanParts, RowKey};

use super::ground::pairs;

/// An idea that the app has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundIdea {
    /// The way in which it was found.
    pub code: IdeaCode,
    /// The rows that it comes from, those of the parties in plan order first.
    pub cites: Vec<RowKey>,
    /// What it leads to.
    pub step: Step,
    /// The row that keeps it and what became of it, when somebody kept it.
    pub kept: Option<(IdeaId, IdeaState)>,
}

/// Every idea that the rows of a plan give rise to.
pub fn ideas(plan: &Plan) -> Vec<FoundIdea> {
    let pairs = pairs(plan);
    let mut found = reading::sideways(plan);
    found.extend(reading::different_readings(plan));
    found.extend(exchange::trade(plan));
    found.extend(reading::bridge(plan));
    found.extend(standing::unbundle(plan));
    found.extend(standing::add(plan, &pairs));
    found.extend(exchange::cut_the_cost(plan));
    found.extend(exchange::compensate(plan));
    found.extend(expected::if_then(plan));
    found.extend(expected::time_and_risk(plan));
    found.extend(standing::standard_or_procedure(plan, &pairs));
    found.extend(agreed::improve(plan));
    found.iter_mut().for_each(|idea| idea.kept = kept(plan, idea));
    found
}

/// An idea that nobody has kept yet.
const fn idea(code: IdeaCode, cites: Vec<RowKey>, step: Step) -> FoundIdea {
    FoundIdea { code, cites, step, kept: None }
}

fn kept(plan: &PlanParts, idea: &FoundIdea) -> Option<(IdeaId, IdeaState)> {
    let row = plan.ideas.iter().find(|row| row.code == idea.code && row.cites == idea.cites)?;
    Some((row.id, row.state))
}

/// A new option of an issue, or a new issue where that one has amounts.
fn option_of(plan: &PlanParts, issue: Option<IssueId>) -> Step {
    match issue.and_then(|id| plan.issue(id)).filter(|issue| issue.range().is_none()) {
        Some(issue) => Step::Option { issue: issue.id },
        None => Step::Issue,
    }
}
