//! Advice on who is touched and on what is on the table.

use super::note;
use crate::model::{Advice, AdviceCode, Hearing, IssueKind, Part, PlanParts, Stage};

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
