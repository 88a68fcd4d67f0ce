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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{advice::tests::fixture::Sketch, model::FalloutOf};

    fn codes(sketch: &Sketch) -> Vec<AdviceCode> {
        advice(&sketch.plan()).iter().map(|row| row.code).collect()
    }

    #[test]
    fn a_kept_package_asks_what_it_disturbs_until_something_is_noted() {
        let mut sketch = Sketch::of_two();
        assert_eq!(codes(&sketch), []);
        let package = sketch.package([0, 0]);
        assert_eq!(codes(&sketch), [AdviceCode::NothingDisturbed]);
        sketch.fallout(FalloutOf::Package(package), Severity::Slight, MitigationState::Proposed);
        sketch.parts.stakeholders[0].stance = Stance::Exploring;
        assert_eq!(codes(&sketch), []);
    }

    #[test]
    fn who_must_be_heard_and_does_not_know_is_named_and_others_are_not() {
        let mut sketch = Sketch::of_two();
        let karin = sketch.stakeholder();
        let named = advice(&sketch.plan());
        assert_eq!((named[0].code, named[0].stakeholder), (AdviceCode::NotAware, Some(karin)));
        sketch.parts.stakeholders[0].hearing = Hearing::Optional;
        assert_eq!(codes(&sketch), []);
    }

    #[test]
    fn who_is_badly_disturbed_twice_is_named_once() {
        let mut sketch = Sketch::of_two();
        let sold = FalloutOf::Option(sketch.option(0, 1));
        sketch.fallout(sold, Severity::Severe, MitigationState::Declined);
        sketch.fallout(sold, Severity::Severe, MitigationState::Accepted);
        let (first, second) = (sketch.parts.stakeholders[0].id, sketch.parts.stakeholders[1].id);
        sketch.parts.stakeholders.iter_mut().for_each(|row| row.stance = Stance::Opposes);
        let twice = sketch.parts.fallouts[0].clone();
        let id = sketch.id();
        sketch.parts.fallouts.push(crate::model::Fallout { id, mitigations: Vec::new(), ..twice });
        let named: Vec<_> = advice(&sketch.plan()).iter().filter_map(|row| row.stakeholder).collect();
        assert_eq!(named, [first], "what {second} has accepted softens it");
    }
}
