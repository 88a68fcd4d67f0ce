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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        advice::tests::fixture::{Sketch, name, words},
        model::{Commitment, CommitmentState, DurabilityAnswer, Explanation},
    };

    fn codes(sketch: &Sketch) -> Vec<AdviceCode> {
        advice(&sketch.plan()).iter().map(|row| row.code).collect()
    }

    #[test]
    fn an_agreement_asks_for_promises_for_sentences_at_home_and_for_what_makes_it_last() {
        let mut sketch = Sketch::of_two();
        let package = sketch.package([0, 0]);
        assert_eq!(codes(&sketch), [], "nothing is agreed");
        sketch.agreement(package, None);
        let (promised, silent, lasts) =
            (AdviceCode::NothingPromised, AdviceCode::NotExplained, AdviceCode::MayNotLast);
        assert_eq!(codes(&sketch), [promised, silent, silent, lasts]);

        let (id, anna, ben) = (sketch.id(), sketch.who(0), sketch.who(1));
        let agreement = &mut sketch.parts.agreements[0];
        let state = CommitmentState::Open;
        agreement.commitments.push(Commitment {
            id,
            who: name("Anna"),
            what: words("pays"),
            due: None,
            state,
        });
        let said = [anna, ben].map(|party| Explanation { party, words: words("it is fair") });
        agreement.explanations.extend(said);
        assert_eq!(codes(&sketch), [lasts]);
        let settled =
            DurabilityPoint::ALL.iter().map(|point| DurabilityAnswer { point: *point, words: words("so") });
        sketch.parts.agreements[0].durability.extend(settled);
        assert_eq!(codes(&sketch), []);
    }
}
