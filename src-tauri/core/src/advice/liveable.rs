//! W4: whether everyone and everything that a package touches can live with it.

use std::collections::BTreeMap;

use crate::{
    engine::Case,
    model::{
        AdviceCode, Agreement, Choice, EssentialsNow, FalloutId, FalloutOf, Hearing, IssueId,
        MitigationState, PackageId, PartyId, Plan, PlanParts, Severity, StakeholderId, Stance, code::coded,
    },
};

/// Something that keeps a package from being liveable for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenPoint {
    /// What it is.
    pub code: OpenPointCode,
    /// Who or what is concerned.
    pub stakeholder: StakeholderId,
    /// What is disturbed.
    pub fallout: Option<FalloutId>,
}

coded! {
    /// What keeps a package from being liveable for all.
    pub enum OpenPointCode {
        /// Somebody who must be heard opposes it.
        Opposes = "opposes",
        /// Somebody who must be heard does not know of it.
        NotAware = "not_aware",
        /// A severe fallout is not softened by anything that was accepted.
        SevereFallout = "severe_fallout",
    }
}

/// What keeps these choices from being liveable for all, stakeholders first, in plan order; none when all can live with
/// them.
///
/// A fallout of an option counts wherever the option is chosen, one of a package for that kept package only.
pub fn open_points(
    plan: &PlanParts,
    choices: &BTreeMap<IssueId, Choice>,
    package: Option<PackageId>,
) -> Vec<OpenPoint> {
    let heard = plan.stakeholders.iter().filter(|row| row.hearing != Hearing::Optional);
    let opposed = heard.filter_map(|row| {
        let code = match row.stance {
            Stance::Opposes => OpenPointCode::Opposes,
            Stance::NotAware => OpenPointCode::NotAware,
            Stance::Exploring | Stance::CriteriaVoiced | Stance::CanLiveWithIt | Stance::Committed => {
                return None;
            }
        };
        Some(OpenPoint { code, stakeholder: row.id, fallout: None })
    });
    let concerns = |of: FalloutOf| match of {
        FalloutOf::Package(id) => package == Some(id),
        FalloutOf::Option(id) => choices.values().any(|choice| *choice == Choice::Option(id)),
    };
    let severe = plan.fallouts.iter().filter(|row| {
        let softened = row.mitigations.iter().any(|row| row.state == MitigationState::Accepted);
        row.severity == Severity::Severe && !softened && concerns(row.of)
    });
    let severe = severe.map(|row| OpenPoint {
        code: OpenPointCode::SevereFallout,
        stakeholder: row.stakeholder,
        fallout: Some(row.id),
    });
    opposed.chain(severe).collect()
}

/// Those who must be heard and have not been: what they add may change every package, so that each wants a fresh look.
pub fn unheard(plan: &PlanParts) -> impl Iterator<Item = StakeholderId> {
    plan.stakeholders.iter().filter(|row| row.hearing == Hearing::MustBeHeard).map(|row| row.id)
}

/// Parties without a criterion: nobody knows yet what would meet them.
pub fn voiceless(plan: &PlanParts) -> impl Iterator<Item = PartyId> {
    plan.parties.iter().map(|row| row.id).filter(|party| plan.criteria_of(*party).next().is_none())
}

/// Whether somebody must still be heard before options are looked at: a party without a criterion, or a stakeholder who
/// must be heard and has not been. Nobody is once that was passed.
pub fn is_anybody_awaited(plan: &PlanParts) -> bool {
    let is_passed = plan.passes.iter().any(|row| row.gate == AdviceCode::OptionsParked);
    !is_passed && (voiceless(plan).next().is_some() || unheard(plan).next().is_some())
}

coded! {
    /// How far an agreement has come; a signature is not the end of it.
    pub enum AgreementStanding {
        /// An essential of a party is not met, or somebody is badly disturbed and has accepted nothing that softens it;
        /// and no reason was written down.
        NotReady = "not_ready",
        /// It can be signed.
        Ready = "ready",
        /// It is signed, and not every party has said at a review whether its essentials are still met.
        SignedNotReviewed = "signed_not_reviewed",
        /// Every party has said so, and some are not.
        NotSettled = "not_settled",
        /// Every party has said that its essentials are still met.
        SettledWell = "settled_well",
    }
}

/// How far an agreement has come.
pub fn standing(plan: &Plan, agreement: &Agreement) -> AgreementStanding {
    let said = plan.parties.iter().map(|party| {
        let check = agreement.checks.iter().find(|row| row.party == party.id);
        check.map_or(EssentialsNow::NotSaid, |row| row.essentials)
    });
    let said: Vec<EssentialsNow> = said.collect();
    match agreement.signed {
        None if is_ready(plan, agreement) => AgreementStanding::Ready,
        None => AgreementStanding::NotReady,
        Some(_) if said.contains(&EssentialsNow::NotSaid) => AgreementStanding::SignedNotReviewed,
        Some(_) if said.contains(&EssentialsNow::NotMet) => AgreementStanding::NotSettled,
        Some(_) => AgreementStanding::SettledWell,
    }
}

/// Whether it fails no party's essential and no severe fallout is left without something accepted that softens it, or why
/// it goes ahead was written down.
fn is_ready(plan: &Plan, agreement: &Agreement) -> bool {
    if agreement.in_spite_of.is_some() {
        return true;
    }
    let Some(package) = plan.packages.iter().find(|row| row.id == agreement.package) else { return true };
    let mut points = open_points(plan, &package.choices, Some(package.id)).into_iter();
    !points.any(|point| point.code == OpenPointCode::SevereFallout) && !fails(plan, &package.choices)
}

/// Whether these choices surely fail an essential of some party.
fn fails(plan: &Plan, choices: &BTreeMap<IssueId, Choice>) -> bool {
    let Ok(case) = Case::of_kept(plan) else { return false };
    case.chosen_by_issue(choices).is_some_and(|chosen| !case.short_of(&chosen).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        advice::tests::fixture::{Sketch, words},
        model::{AfterCheck, Feeling, MitigationState},
    };

    fn codes(sketch: &Sketch, package: PackageId) -> Vec<OpenPointCode> {
        let plan = sketch.plan();
        let choices = &plan.packages.iter().find(|row| row.id == package).unwrap().choices;
        open_points(&plan, choices, Some(package)).iter().map(|point| point.code).collect()
    }

    #[test]
    fn somebody_who_must_be_heard_and_does_not_know_leaves_every_package_open() {
        let mut sketch = Sketch::of_two();
        let package = sketch.package([0, 0]);
        assert_eq!(codes(&sketch, package), []);
        sketch.stakeholder();
        assert_eq!(codes(&sketch, package), [OpenPointCode::NotAware]);
        sketch.parts.stakeholders[0].stance = Stance::CanLiveWithIt;
        assert_eq!(codes(&sketch, package), []);
        sketch.parts.stakeholders[0].stance = Stance::Opposes;
        assert_eq!(codes(&sketch, package), [OpenPointCode::Opposes]);
        sketch.parts.stakeholders[0].hearing = Hearing::Optional;
        assert_eq!(codes(&sketch, package), []);
    }

    #[test]
    fn a_severe_fallout_counts_where_its_option_is_chosen_until_it_is_softened() {
        let mut sketch = Sketch::of_two();
        let (keep, sell) = (sketch.package([0, 0]), sketch.package([1, 0]));
        let sold = FalloutOf::Option(sketch.option(0, 1));
        sketch.fallout(sold, Severity::Severe, MitigationState::Proposed);
        sketch.parts.stakeholders[0].stance = Stance::Committed;
        assert_eq!(
            (codes(&sketch, keep), codes(&sketch, sell)),
            (vec![], vec![OpenPointCode::SevereFallout])
        );
        sketch.parts.fallouts[0].mitigations[0].state = MitigationState::Accepted;
        assert_eq!(codes(&sketch, sell), []);
    }

    fn now(sketch: &Sketch) -> AgreementStanding {
        let plan = sketch.plan();
        standing(&plan, &plan.agreements[0])
    }

    #[test]
    fn an_agreement_with_a_severe_fallout_is_ready_only_with_a_written_reason() {
        let mut sketch = Sketch::of_two();
        let package = sketch.package([0, 0]);
        sketch.agreement(package, None);
        sketch.fallout(FalloutOf::Package(package), Severity::Severe, MitigationState::Declined);
        assert_eq!(now(&sketch), AgreementStanding::NotReady);
        sketch.parts.agreements[0].in_spite_of = Some(words("they asked us to go on"));
        assert_eq!(now(&sketch), AgreementStanding::Ready);
    }

    #[test]
    fn a_signature_settles_nothing_until_every_party_says_its_essentials_are_still_met() {
        let mut sketch = Sketch::of_two();
        let package = sketch.package([0, 0]);
        sketch.agreement(package, Some(jiff::civil::date(2026, 5, 4)));
        assert_eq!(now(&sketch), AgreementStanding::SignedNotReviewed);
        let said = |party, essentials| AfterCheck {
            party,
            outcome: Feeling::Well,
            own_part: Feeling::Well,
            process: Feeling::Well,
            relationship: Feeling::Well,
            essentials,
            words: None,
            at: jiff::Timestamp::UNIX_EPOCH,
        };
        let (anna, ben) = (sketch.who(0), sketch.who(1));
        sketch.parts.agreements[0].checks.push(said(anna, EssentialsNow::StillMet));
        assert_eq!(now(&sketch), AgreementStanding::SignedNotReviewed, "Ben has not said");
        sketch.parts.agreements[0].checks.push(said(ben, EssentialsNow::NotMet));
        assert_eq!(now(&sketch), AgreementStanding::NotSettled);
        sketch.parts.agreements[0].checks[1].essentials = EssentialsNow::StillMet;
        assert_eq!(now(&sketch), AgreementStanding::SettledWell);
    }
}
