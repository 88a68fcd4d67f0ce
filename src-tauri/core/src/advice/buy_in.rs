//! Advice on what packages disturb, and for whom.

use std::collections::BTreeSet;

use super::note;
use crate::model::{Advice, AdviceCode, Hearing, MitigationState, PlanParts, Severity, Stage, Stance};

/// Advice on fallouts and on who knows.
pub(super) fn advice(plan: &PlanParts) -> Vec<Advice> {
    let about = |code| note(code, Stage::BuyIn);
    let nothing = !plan.packages.is_empty() && plan.fallouts.is_empty();
    let unaware = plan
        .stakeholders
        .iter()
        .filter(|row| row.hearing != Hearing::Optional && row.stance == Stance::NotAware);
    let severe = plan.fallouts.iter().filter(|row| row.severity == Severity::Severe);
    let hard = severe.filter(|row| !row.mitigations.iter().any(|row| row.state == MitigationState::Accepted));
    let mut named = BTreeSet::new();
    let disturbed = hard.map(|row| row.stakeholder).filter(|id| named.insert(*id));
    let list = nothing.then(|| about(AdviceCode::NothingDisturbed)).into_iter();
    let list = list.chain(unaware.map(|row| about(AdviceCode::NotAware).of_stakeholder(row.id)));
    list.chain(disturbed.map(|id| about(AdviceCode::NotSoftened).of_stakeholder(id))).collect()
}
