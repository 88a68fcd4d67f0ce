use std::collections::BTreeMap;

use entente_core::{
    advice::TermGain,
    edit::{Edit, PlanEdit},
    model::{IdeaState, Relation},
};

use super::{Home, home, name};
use crate::wire::advice::{AgainstCode, WasteView};

#[test]
fn common_ground_tells_in_how_many_packages_both_are_enough() {
    let Home(desk, _folder) = home();
    let plan = desk.add_example("workshop").unwrap();
    let found = desk.common_ground(plan.id, plan.log.revision).unwrap().unwrap();
    assert_eq!(found.packages.as_deref(), Some("54"));
    let [craft, debt] = [plan.criteria[0].id, plan.criteria[3].id];
    let pair = found.pairs.iter().find(|pair| (pair.one, pair.other) == (craft, debt)).unwrap();
    assert_eq!((pair.relation, pair.enough_in.as_deref()), (Relation::Competing, Some("27")));
    let stakes = found.differences[0].stakes.as_ref().unwrap();
    assert_eq!((stakes.above.as_str(), stakes.below.as_deref()), ("66.67", Some("400")));
}

#[test]
fn nothing_is_told_of_a_plan_that_has_changed_meanwhile() {
    let Home(desk, _folder) = home();
    let plan = desk.add_example("workshop").unwrap();
    let old = plan.log.revision;
    desk.edit_plan(plan.id, &Edit::Plan(PlanEdit::Rename { name: name("Another") })).unwrap();
    assert_eq!(desk.common_ground(plan.id, old).unwrap(), None);
    assert_eq!(desk.ideas(plan.id, old).unwrap(), None);
    assert_eq!(desk.term_readings(plan.id, old).unwrap(), None);
    assert_eq!(desk.compare_packages(plan.id, old, &[]).unwrap(), None);
}

#[test]
fn ideas_are_told_with_what_became_of_them() {
    let Home(desk, _folder) = home();
    let plan = desk.add_example("lease").unwrap();
    let found = desk.ideas(plan.id, plan.log.revision).unwrap().unwrap();
    assert!(!found.ideas.is_empty());
    assert!(found.ideas.iter().filter_map(|idea| idea.kept).all(|kept| kept.state != IdeaState::Taken));
    let terms = desk.term_readings(plan.id, plan.log.revision).unwrap().unwrap();
    assert_eq!(terms.terms[0].gain, TermGain::OnlyForecasts);
}

#[test]
fn packages_are_compared_in_the_order_they_are_asked_and_one_that_is_gone_is_nothing() {
    let Home(desk, _folder) = home();
    let plan = desk.add_example("workshop").unwrap();
    let kept = plan.packages.iter().find(|row| row.title.as_str() == "Anna’s first sketch").unwrap();
    let choices: BTreeMap<_, _> = kept.choices.iter().map(|row| (row.issue, row.choice.clone())).collect();
    let asked = [choices, BTreeMap::new()];
    let found = desk.compare_packages(plan.id, plan.log.revision, &asked).unwrap().unwrap();
    let [Some(first), None] = found.packages.as_slice() else { panic!("{:?}", found.packages) };
    // Anna's first sketch lets her use the name; letting it rest is better for Ben and no worse for her.
    let WasteView::By { choices } = &first.waste else { panic!("{:?}", first.waste) };
    assert_eq!(choices[2].label, "rests");
    assert!(first.against.iter().all(|row| row.code == AgainstCode::NotExamined));
    assert_eq!(first.open_points.len(), kept.open_points.len());
}
