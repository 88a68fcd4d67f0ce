use jiff::Timestamp;
use uuid::Uuid;

use super::*;
use crate::{
    edit::{CriteriaEdit, Edit, EditContext, PartyEdit, PlanEdit, VersionEdit},
    examples::{Example, workshop},
    model::{Name, Plan, Words},
};

fn after(plan: &Plan, edit: Edit) -> Plan {
    let mut id = || Uuid::from_u128(7);
    let by = Name::new("Anna").unwrap();
    let mut context = EditContext { by, at: Timestamp::UNIX_EPOCH, new_id: &mut id };
    plan.apply(&edit, &mut context).unwrap()
}

fn told(changes: &[RowChange]) -> Vec<(&str, RowChangeKind)> {
    changes.iter().map(|change| (change.name.as_str(), change.kind)).collect()
}

#[test]
fn equal_states_have_nothing_to_tell() {
    for example in Example::ALL {
        let plan = example.plan().unwrap();
        assert_eq!(compare(&plan, &plan), []);
    }
}

#[test]
fn a_changed_field_tells_what_it_held_and_holds() {
    let plan = workshop().unwrap();
    let words = Words::new("We share one table.").unwrap();
    let changed = after(&plan, Edit::Plan(PlanEdit::SetPurpose { words: Some(words) }));
    let changes = compare(&plan, &changed);
    assert_eq!(told(&changes), [("The workshop", RowChangeKind::Changed)]);
    let field = &changes[0].fields[0];
    assert_eq!((field.field.as_str(), field.after.as_deref()), ("purpose", Some("We share one table.")));
    assert!(field.before.as_ref().is_some_and(|before| before.starts_with("The workshop runs")));
}

#[test]
fn a_row_that_came_stands_in_its_stage() {
    let plan = workshop().unwrap();
    let changed = after(&plan, Edit::Party(PartyEdit::Add { name: Name::new("Clara").unwrap() }));
    let [change] = &compare(&plan, &changed)[..] else { panic!("one change") };
    assert_eq!(
        (change.stage, change.row, change.name.as_str()),
        (Stage::People, Some(RowKind::Party), "Clara")
    );
    assert_eq!(compare(&changed, &plan)[0].kind, RowChangeKind::Removed);
}

#[test]
fn a_row_that_went_takes_what_hung_on_it_along() {
    let plan = workshop().unwrap();
    let criterion = plan.criteria[0].id;
    let changed = after(&plan, Edit::Criteria(CriteriaEdit::Remove { criterion }));
    let changes = compare(&plan, &changed);
    assert!(told(&changes).contains(&(plan.criteria[0].statement.as_str(), RowChangeKind::Removed)));
    let ratings = changes.iter().filter(|change| change.row == Some(RowKind::Rating));
    let ratings: Vec<_> = ratings.map(|change| (change.name.as_str(), change.kind)).collect();
    assert_eq!(ratings[0], ("The craft goes on, Anna keeps", RowChangeKind::Removed));
}

#[test]
fn a_kept_version_is_a_state_and_one_that_is_not_there_is_none() {
    let plan = workshop().unwrap();
    let name = Name::new("before").unwrap();
    let kept = after(&plan, Edit::Version(VersionEdit::Keep { name, reason: None }));
    let renamed = after(&kept, Edit::Plan(PlanEdit::Rename { name: Name::new("The house").unwrap() }));
    let before = state(&renamed, Some(kept.versions[0].id)).unwrap();
    assert_eq!(compare(&before, &state(&renamed, None).unwrap()).len(), 1);
    assert!(matches!(state(&renamed, Some(Uuid::nil().into())), Err(StateError::Missing(_))));
}
