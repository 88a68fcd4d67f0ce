//! What the source articles ask of the desk, each test named after its article.

use entente_core::{
    advice::{AgreementStanding, OpenPointCode},
    edit::{AfterCheckEntry, AgreementEdit, Edit, PeopleEdit, StakeholderEntry},
    model::{EssentialsNow, Feeling, Hearing, PartyId, StakeholderKind, Stance},
};

use super::{Home, home, name};

#[test]
fn twelve_dirty_little_secrets_a_later_voice_opens_packages_and_outdates_proposals_in_one_transaction() {
    let Home(desk, _folder) = home();
    let plan = desk.add_example("workshop").unwrap();
    desk.analyse(plan.id, |_| (), |_| ()).unwrap();
    assert!(desk.list_plans().unwrap().plans[0].label.is_some(), "proposals stand beside the plan");
    let entry = StakeholderEntry {
        name: name("The lender’s lawyer"),
        kind: StakeholderKind::Person,
        party: None,
        parts: Default::default(),
        hearing: Hearing::MustBeHeard,
        stance: Stance::NotAware,
        about: None,
        workaround: None,
    };
    let changed = desk.edit_plan(plan.id, &Edit::People(PeopleEdit::Add { entry })).unwrap();
    let lawyer = changed.stakeholders.last().unwrap().id;
    assert_eq!(changed.packages.len(), 3);
    for package in &changed.packages {
        let mut points = package.open_points.iter();
        assert!(points.any(|row| row.stakeholder == lawyer && row.code == OpenPointCode::NotAware));
        assert!(package.unheard.contains(&lawyer), "it wants a fresh look");
    }
    assert_eq!(desk.list_plans().unwrap().plans[0].label, None, "what was proposed is of before");
}

#[test]
fn how_the_sales_industry_colludes_in_failure_only_a_review_by_every_party_settles_and_no_plan_is_left_out() {
    let Home(desk, _folder) = home();
    let plan = desk.add_example("lease").unwrap();
    desk.add_example("workshop").unwrap();
    let agreement = plan.agreements[0].id;
    let stands = || {
        let plans = desk.list_plans().unwrap().plans;
        assert_eq!(plans.len(), 2, "what is not settled is listed as well");
        plans.into_iter().find(|row| row.id == plan.id).unwrap().agreement
    };
    let say = |party: PartyId, essentials| {
        let entry = AfterCheckEntry {
            outcome: Feeling::Well,
            own_part: Feeling::Well,
            process: Feeling::Well,
            relationship: Feeling::Well,
            essentials,
            words: None,
        };
        let check = AgreementEdit::Check { agreement, party, entry: Some(entry) };
        desk.edit_plan(plan.id, &Edit::Agreement(check)).unwrap();
    };
    assert_eq!(stands(), Some(AgreementStanding::SignedNotReviewed));
    say(plan.parties[0].id, EssentialsNow::StillMet);
    assert_eq!(stands(), Some(AgreementStanding::SignedNotReviewed), "one of two has said so");
    say(plan.parties[1].id, EssentialsNow::NotMet);
    assert_eq!(stands(), Some(AgreementStanding::NotSettled));
    say(plan.parties[1].id, EssentialsNow::StillMet);
    assert_eq!(stands(), Some(AgreementStanding::SettledWell));
}
