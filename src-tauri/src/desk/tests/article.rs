//! What the source articles ask of the desk, each test named after its article.

use entente_core::{
    advice::{AgreementStanding, OpenPointCode},
    audience::Audience,
    edit::{AfterCheckEntry, AgreementEdit, Edit, PeopleEdit, PlanEdit, StakeholderEntry},
    model::{EssentialsNow, Feeling, Hearing, PartyId, StakeholderKind, Stance},
    report::{Extent, Paper, Setting},
};

use super::{
    Home, home, name,
    viewpoint::{opened, planted},
};
use crate::{
    desk::report::page,
    wire::{plan::Viewpoint, report::ReportRequest},
};

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
    assert_eq!(changed.packages.len(), plan.packages.len());
    assert!(!changed.packages.is_empty());
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
    let check = |party: PartyId, entry| {
        let check = AgreementEdit::Check { agreement, party, entry };
        desk.edit_plan(plan.id, &Edit::Agreement(check)).unwrap();
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
        check(party, Some(entry));
    };
    // The example has been reviewed; here nobody has said anything yet.
    for party in &plan.parties {
        check(party.id, None);
    }
    assert_eq!(stands(), Some(AgreementStanding::SignedNotReviewed));
    say(plan.parties[0].id, EssentialsNow::StillMet);
    assert_eq!(stands(), Some(AgreementStanding::SignedNotReviewed), "one of two has said so");
    let until = Some(jiff::civil::date(2031, 5, 17));
    desk.edit_plan(plan.id, &Edit::Plan(PlanEdit::SetDormant { until, note: None })).unwrap();
    assert_eq!(stands(), Some(AgreementStanding::SignedNotReviewed), "what is put aside still counts");
    say(plan.parties[1].id, EssentialsNow::NotMet);
    assert_eq!(stands(), Some(AgreementStanding::NotSettled));
    say(plan.parties[1].id, EssentialsNow::StillMet);
    assert_eq!(stands(), Some(AgreementStanding::SettledWell));
}

#[test]
fn the_new_jobs_of_sales_and_marketing_the_joint_brief_has_shared_rows_only_and_is_the_same_for_each_party() {
    let Home(desk, folder) = home();
    let plan = opened(&desk, folder.path(), &planted());
    let brief = |audience| {
        let outcomes = plan
            .packages
            .iter()
            .map(|row| row.choices.iter().map(|choice| (choice.issue, choice.choice.clone())).collect());
        let (extent, paper) = (Extent::Plan, Paper::A4);
        let request = ReportRequest { audience, extent, outcomes: outcomes.collect(), paper };
        page(&desk.report(plan.id, &request).unwrap(), Setting::File)
    };
    let viewpoints = plan.parties.iter().map(|party| Viewpoint::Party { party: party.id });
    let viewpoints: Vec<_> = viewpoints.chain([Viewpoint::Neutral, Viewpoint::Joint]).collect();
    let joint = brief(Audience::Joint);
    assert!(!joint.contains("SECRET") && joint.contains(plan.criteria[0].statement.as_str()));
    assert!(brief(Audience::Own).contains("SECRET"), "there is something to keep to oneself");
    for viewpoint in viewpoints {
        desk.see_plan(plan.id, viewpoint).unwrap();
        assert_eq!(brief(Audience::Joint), joint, "{viewpoint:?}");
    }
}
