//! Advice on what issues stand for.

use std::collections::BTreeSet;

use super::note;
use crate::model::{Advice, AdviceCode, IssueId, PlanParts, Stage, Value, ValueId};

/// Advice on readings and on how high values are.
pub(super) fn advice(plan: &PlanParts) -> Vec<Advice> {
    let mut list = unread(plan);
    list.extend(plan.values.iter().filter_map(|value| height(plan, value)));
    list
}

fn unread(plan: &PlanParts) -> Vec<Advice> {
    let pairs =
        plan.issues.iter().flat_map(|issue| plan.parties.iter().map(move |party| (issue.id, party.id)));
    let unread = pairs
        .filter(|(issue, party)| !plan.readings.iter().any(|row| row.issue == *issue && row.party == *party));
    unread
        .map(|(issue, party)| note(AdviceCode::NoReading, Stage::Ladder).of_issue(issue).of_party(party))
        .collect()
}

/// A value is too high when every issue on the table serves it, and too low when only one issue can and it is the only
/// way; both are asked of the top of a ladder only, and of plans with enough on the table to tell.
fn height(plan: &PlanParts, value: &Value) -> Option<Advice> {
    let served = serving(plan, value.id);
    if value.leads_to.is_some() || plan.issues.len() < 3 || served.is_empty() {
        return None;
    }
    let only_way = plan.readings.iter().any(|row| {
        row.value.is_some_and(|id| leads_up(plan, id, value.id))
            && row.strength == crate::model::Strength::OnlyWay
    });
    match served.len() {
        count if count == plan.issues.len() => Some(note(AdviceCode::ValueTooHigh, Stage::Ladder)),
        1 if only_way => Some(note(AdviceCode::ValueTooLow, Stage::Ladder)),
        _ => None,
    }
    .map(|row| row.of_value(value.id).of_party(value.party))
}

/// The issues that stand for a value, directly or by way of lower ones.
fn serving(plan: &PlanParts, value: ValueId) -> BTreeSet<IssueId> {
    let readings = plan.readings.iter().filter(|row| row.value.is_some_and(|id| leads_up(plan, id, value)));
    readings.map(|row| row.issue).collect()
}

fn leads_up(plan: &PlanParts, from: ValueId, to: ValueId) -> bool {
    let mut at = Some(from);
    while let Some(id) = at {
        if id == to {
            return true;
        }
        at = plan.value(id).and_then(|value| value.leads_to);
    }
    false
}
