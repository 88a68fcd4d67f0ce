//! Advice on small plans.

mod articles;
pub(super) mod fixture;
mod fresh_look;
mod ground;
mod symmetry;
mod term;

use uuid::Uuid;

use super::*;
use crate::{
    edit::{CriteriaEdit, Edit, EditContext, LadderEdit, PartyEdit, TableEdit},
    model::{Name, PlanId, Standing, Strength, Words},
};

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn words(text: &str) -> Words {
    Words::new(text).unwrap()
}

fn after(plan: &Plan, edit: Edit) -> Plan {
    let mut count = advice(plan).len() as u128
        + 1000 * (plan.parties.len() + plan.issues.len() + plan.criteria.len()) as u128;
    let mut new_id = || {
        count += 1;
        Uuid::from_u128(count)
    };
    let mut context = EditContext { by: name("Anna"), at: jiff::Timestamp::UNIX_EPOCH, new_id: &mut new_id };
    plan.apply(&edit, &mut context).unwrap()
}

fn one_party() -> Plan {
    let plan = Plan::empty(PlanId::from(Uuid::nil()), name("The workshop"));
    after(&plan, Edit::Party(PartyEdit::Add { name: name("Anna") }))
}

fn codes(plan: &Plan) -> Vec<&'static str> {
    advice(plan).iter().map(|row| row.code.code()).collect()
}

#[test]
fn a_new_plan_lacks_parties_issues_and_criteria() {
    assert_eq!(codes(&one_party()), ["few_parties", "nobody_carries_out", "only_one_issue", "no_criterion"]);
}

#[test]
fn an_essential_without_evidence_is_named() {
    let plan = one_party();
    let edit = CriteriaEdit::Add {
        party: plan.parties[0].id,
        statement: words("At least 40 000"),
        evidence: None,
        value: None,
        main: Vec::new(),
        standing: Standing::Essential,
        source: None,
    };
    let plan = after(&plan, Edit::Criteria(edit));
    assert!(codes(&plan).contains(&"essential_without_evidence") && codes(&plan).contains(&"no_main_issue"));
}

#[test]
fn a_value_that_only_one_issue_can_serve_is_too_low() {
    let mut plan = one_party();
    for issue in ["Building", "Cash", "Name"] {
        plan = after(
            &plan,
            Edit::Table(TableEdit::AddIssue { name: name(issue), options: vec![name("a"), name("b")] }),
        );
    }
    let edit = LadderEdit::AddValue {
        party: plan.parties[0].id,
        words: words("The building is mine"),
        leads_to: None,
        from: None,
        issue: Some(plan.issues[0].id),
        strength: Some(Strength::OnlyWay),
    };
    assert!(codes(&after(&plan, Edit::Ladder(edit))).contains(&"value_too_low"));
}

#[test]
fn a_stage_is_settled_when_nothing_is_open() {
    let plan = one_party();
    let list = advice(&plan);
    let at = |stage| progress(&plan, &list, stage);
    assert_eq!(
        [at(Stage::People), at(Stage::Table), at(Stage::Agreement)],
        [Progress::Begun, Progress::Empty, Progress::Empty]
    );
}
