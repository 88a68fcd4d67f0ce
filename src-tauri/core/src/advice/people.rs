//! Advice on who is touched, on what is on the table, and on what waits for somebody to be heard.

use super::{liveable::is_anybody_awaited, note};
use crate::model::{
    Advice, AdviceCode, Hearing, Idea, IdeaCode, IdeaState, IssueKind, Part, PlanParts, Stage,
};

/// Advice on the people.
pub(super) fn advice(plan: &PlanParts) -> Vec<Advice> {
    let mut list = Vec::new();
    if plan.parties.len() < 2 {
        list.push(note(AdviceCode::FewParties, Stage::People));
    }
    if !plan.stakeholders.iter().any(|row| row.parts.contains(&Part::CarriesOut)) {
        list.push(note(AdviceCode::NobodyCarriesOut, Stage::People));
    }
    if plan.stakeholders.iter().any(|row| row.hearing == Hearing::MustBeHeard) {
        list.push(note(AdviceCode::VoicesMissing, Stage::People));
    }
    list
}

/// Advice on options that wait for somebody.
pub(super) fn outcome_advice(plan: &PlanParts) -> Option<Advice> {
    let is_parked = |row: &Idea| (row.code, row.state) == (IdeaCode::Own, IdeaState::Parked);
    let waits = is_anybody_awaited(plan) && plan.ideas.iter().any(is_parked);
    waits.then(|| note(AdviceCode::OptionsParked, Stage::Outcomes))
}

/// Advice on the issues.
pub(super) fn table_advice(plan: &PlanParts) -> Vec<Advice> {
    let few = plan.issues.iter().filter(|issue| match &issue.kind {
        IssueKind::Listed(options) => options.len() < 2,
        IssueKind::Numeric(_) => false,
    });
    let few = few.map(|issue| note(AdviceCode::FewOptions, Stage::Table).of_issue(issue.id));
    let one = (plan.issues.len() < 2).then(|| note(AdviceCode::OnlyOneIssue, Stage::Table));
    one.into_iter().chain(few).collect()
}
