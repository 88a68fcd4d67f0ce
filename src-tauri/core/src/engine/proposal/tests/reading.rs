//! Answers made readable, so that a test is a sentence.

use std::collections::BTreeMap;

use crate::{
    engine::{
        LevelSpan, Watch,
        proposal::{Analysis, AnalysisRequest, Card, analyse},
    },
    model::{Choice, CriterionId, IssueId, PartyId, Plan},
};

/// In how many worlds tests look at packages.
pub(super) const WORLDS: u64 = 6;

pub(super) fn analysis(plan: &Plan) -> Analysis {
    let request = AnalysisRequest { worlds: WORLDS, ..AnalysisRequest::default() };
    analyse(plan, &request, &Watch::idle()).unwrap()
}

/// The choices of a package by name, in plan order.
pub(super) fn choices(plan: &Plan, choices: &BTreeMap<IssueId, Choice>) -> String {
    let name = |choice: &Choice| match choice {
        Choice::Option(id) => plan.option(*id).unwrap().1.name.to_string(),
        Choice::Amount(amount) => amount.to_string(),
    };
    let names: Vec<String> = plan.issues.iter().map(|issue| name(&choices[&issue.id])).collect();
    names.join(" · ")
}

/// A level, or the interval in which it lies.
pub(super) fn level(span: &LevelSpan) -> String {
    span.known().map_or_else(|| format!("{}..{}", span.low, span.high), ToString::to_string)
}

/// The levels of a card, parties apart by a bar.
pub(super) fn levels(card: &Card) -> String {
    let party = |party: &crate::engine::proposal::PartyOutcome| {
        let levels: Vec<String> = party.criteria.iter().map(|row| level(&row.level)).collect();
        levels.join(" ")
    };
    card.parties.iter().map(party).collect::<Vec<_>>().join(" | ")
}

/// The places of a card with three decimals.
pub(super) fn places(card: &Card) -> Vec<String> {
    card.parties.iter().map(|party| party.place.as_ref().unwrap().rounded(3)).collect()
}

pub(super) fn party(plan: &Plan, id: PartyId) -> String {
    plan.party(id).unwrap().name.to_string()
}

/// A criterion with its party: “Ben: free of debt”.
pub(super) fn criterion(plan: &Plan, id: CriterionId) -> String {
    let row = plan.criterion(id).unwrap();
    format!("{}: {}", party(plan, row.party), row.statement)
}
