//! Advice on the agreement in force: what would make it last, and whether it was looked at again.

use super::note;
use crate::model::{
    Advice, AdviceCode, Agreement, DurabilityPoint, EssentialsNow, PartyId, PlanParts, Stage,
};

/// Advice on the agreement in force, none while there is none.
pub(super) fn advice(plan: &PlanParts) -> Vec<Advice> {
    let Some(agreement) = plan.agreements.last() else { return Vec::new() };
    let about = |code| note(code, Stage::Agreement);
    let promised = agreement.commitments.is_empty().then(|| about(AdviceCode::NothingPromised));
    let silent = plan.parties.iter().filter(|party| {
        let mut explained = agreement.explanations.iter();
        !explained.any(|row| row.party == party.id)
    });
    let lasts = agreement.durability.len() == DurabilityPoint::ALL.len();
    let may_not_last = (!lasts).then(|| about(AdviceCode::MayNotLast));
    let waiting = plan.parties.iter().filter(|party| is_waited_for(agreement, party.id));
    let list = promised.into_iter().chain(silent.map(|row| about(AdviceCode::NotExplained).of_party(row.id)));
    let list = list.chain(may_not_last);
    list.chain(waiting.map(|row| about(AdviceCode::NotReviewed).of_party(row.id))).collect()
}

/// Whether it is signed, and the party has not said whether its essentials are still met.
fn is_waited_for(agreement: &Agreement, party: PartyId) -> bool {
    let mut said = agreement.checks.iter().filter(|row| row.essentials != EssentialsNow::NotSaid);
    agreement.signed.is_some() && !said.any(|row| row.party == party)
}
