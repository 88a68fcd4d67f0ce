use entente_core::{
    edit::{Edit, EditContext, PartyEdit, TableEdit},
    model::{Name, Plan, PlanId, Progress},
};
use uuid::Uuid;

use super::{LogView, PlanView};

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn edited(edits: &[Edit]) -> Plan {
    let mut next = 0;
    let mut fresh = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let at = jiff::Timestamp::UNIX_EPOCH;
    let mut context = EditContext { by: name("Anna"), at, new_id: &mut fresh };
    let plan = Plan::empty(PlanId::from(Uuid::from_u128(0)), name("The workshop"));
    plan.apply(&Edit::Together(edits.to_vec()), &mut context).unwrap()
}

fn view(edits: &[Edit]) -> PlanView {
    PlanView::of(&edited(edits), LogView::default())
}

fn party(text: &str) -> Edit {
    Edit::Party(PartyEdit::Add { name: name(text) })
}

#[test]
fn parties_keep_their_place() {
    let shown = view(&[party("Anna"), party("Ben")]);
    let places: Vec<_> = shown.parties.iter().map(|row| (row.name.as_str(), row.index)).collect();
    assert_eq!(places, [("Anna", 0), ("Ben", 1)]);
}

#[test]
fn an_empty_plan_has_eight_empty_stages() {
    let shown = view(&[]);
    assert_eq!(shown.stages.len(), 8);
    assert!(shown.stages.iter().all(|stage| stage.progress == Progress::Empty));
}

#[test]
fn a_numeric_issue_is_rated_at_both_ends_at_least() {
    let range = entente_core::edit::NumericEntry {
        lower: 800.into(),
        upper: 1200.into(),
        step: 50.into(),
        unit: Some(name("€")),
    };
    let shown = view(&[Edit::Table(TableEdit::AddNumericIssue { name: name("Rent"), range })]);
    let rated = shown.issues[0].range.as_ref().map(|range| &range.rated).unwrap();
    assert_eq!(rated.iter().map(|amount| amount.shown.as_str()).collect::<Vec<_>>(), ["800", "1200"]);
}

#[test]
fn hints_of_a_stage_are_its_open_advice() {
    let shown = view(&[party("Anna")]);
    let open = shown.advice.iter().filter(|row| !row.passed).count();
    assert_eq!(shown.stages.iter().map(|stage| stage.hints as usize).sum::<usize>(), open);
}
