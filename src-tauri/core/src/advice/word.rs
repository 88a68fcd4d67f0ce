//! Advice on words that two parties share: the same word is not yet the same thing.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ground::{is_told_apart, spoken, wording},
    note,
};
use crate::{
    advice::PairWording,
    model::{Advice, AdviceCode, Criterion, Plan, PlanParts, Stage},
};

/// One row for each criterion whose words another party uses too while the evidence differs or is missing. A pair of which
/// somebody said that it is compatible, competing or not known raises none.
pub(super) fn advice(plan: &Plan) -> Vec<Advice> {
    let used = users(plan);
    let shares = |one: &&Criterion| {
        let words = words(plan, one);
        let others: BTreeSet<usize> =
            words.iter().filter_map(|word| used.get(word)).flatten().copied().collect();
        let others = others.into_iter().filter_map(|at| plan.criteria.get(at));
        others.filter(|other| other.party != one.party).any(|other| {
            wording(plan, one, other) == PairWording::DifferentEvidence
                && !is_told_apart(plan, one.id, other.id)
        })
    };
    let told = |row: &Criterion| {
        note(AdviceCode::SharedWordDifferentEvidence, Stage::CommonGround)
            .of_criterion(row.id)
            .of_party(row.party)
    };
    plan.criteria.iter().filter(shares).map(told).collect()
}

/// The criteria that use a word, by their places in the plan.
fn users(plan: &PlanParts) -> BTreeMap<String, Vec<usize>> {
    let mut used: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, row) in plan.criteria.iter().enumerate() {
        for word in words(plan, row) {
            used.entry(word).or_default().push(at);
        }
    }
    used
}

/// The words of a criterion and of the value that it judges.
fn words(plan: &PlanParts, row: &Criterion) -> BTreeSet<String> {
    let value = row.value.and_then(|id| plan.values.iter().find(|value| value.id == id));
    let value = value.map(|row| spoken(row.words.as_str())).unwrap_or_default();
    spoken(row.statement.as_str()).into_iter().chain(value).collect()
}
