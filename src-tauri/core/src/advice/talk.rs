//! Advice on a conversation plan, by name: what it lacks, and where it begins to sound like an inquiry.

use super::note;
use crate::model::{Advice, AdviceCode, PlanParts, Stage, TalkLineKind};

/// From this number of questions for facts in a row on, a conversation sounds like an inquiry.
const FACTS_IN_A_ROW: usize = 4;

/// The lines that a conversation plan usually has, in their order.
const USUAL: [TalkLineKind; 7] = [
    TalkLineKind::Purpose,
    TalkLineKind::Permission,
    TalkLineKind::Address,
    TalkLineKind::Tell,
    TalkLineKind::CriteriaQuestion,
    TalkLineKind::WhoElse,
    TalkLineKind::ReadBack,
];

/// The usual lines that the conversation plan has not, in their order: the whole default plan while it is empty.
pub fn usual_lines(plan: &PlanParts) -> impl Iterator<Item = TalkLineKind> {
    USUAL.into_iter().filter(|kind| !has(plan, *kind))
}

/// Advice on the conversation plan, once there is one.
pub(super) fn advice(plan: &PlanParts) -> Vec<Advice> {
    if plan.talk_lines.is_empty() {
        return Vec::new();
    }
    let purposes = plan.talk_lines.iter().filter(|row| row.kind == TalkLineKind::Purpose);
    let found = [
        (purposes.filter(|row| row.party.is_none()).count() == 0, AdviceCode::NoPurposeForAll),
        (!has(plan, TalkLineKind::Permission), AdviceCode::NoPermission),
        (!has(plan, TalkLineKind::Address), AdviceCode::NoAddress),
        (!has(plan, TalkLineKind::WhoElse), AdviceCode::NobodyElse),
        (longest_inquiry(plan) >= FACTS_IN_A_ROW, AdviceCode::FactsInARow),
    ];
    found.into_iter().filter(|(lacks, _)| *lacks).map(|(_, code)| note(code, Stage::Agreement)).collect()
}

fn has(plan: &PlanParts, kind: TalkLineKind) -> bool {
    plan.talk_lines.iter().any(|row| row.kind == kind)
}

/// How many questions for facts follow on each other at most.
fn longest_inquiry(plan: &PlanParts) -> usize {
    let runs = plan.talk_lines.split(|row| row.kind != TalkLineKind::FactQuestion);
    runs.map(<[_]>::len).max().unwrap_or(0)
}
