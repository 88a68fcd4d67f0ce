//! What a kept package rests on: a change of it is noted at the package in the same step.

use super::{fixture::Sketch, *};
use crate::{
    Ratio,
    edit::{KeepEdit, RatingEdit},
    model::{
        Choices, Condition, CriterionId, Level, NeededLevel, OptionId, RatedAt, RatedLevel, RowKey, ShiftBy,
    },
};

/// Anna keeps the building for the craft; what is sold, and the cash, decide nothing of it.
fn kept() -> (Sketch, CriterionId) {
    let mut sketch = Sketch::of_two();
    let craft = sketch.criterion(0, "Craft", 1, 0, [3, 0]);
    sketch.criterion(1, "Debt", 1, 1, [3, 0]);
    sketch.package([0, 0]);
    (sketch, craft)
}

fn changed(plan: &Plan, edit: Edit) -> Vec<RowKey> {
    after(plan, edit).packages[0].changed.clone()
}

fn rate(criterion: CriterionId, option: OptionId, level: i64) -> Edit {
    let level = RatedLevel::Known(Level::new(Ratio::from(level)).unwrap());
    Edit::Rating(RatingEdit::Rate { criterion, at: RatedAt::Option(option), level })
}

#[test]
fn a_rating_that_a_package_rests_on_is_noted_and_others_are_not() {
    let (sketch, craft) = kept();
    let plan = sketch.plan();
    assert_eq!(changed(&plan, rate(craft, sketch.option(0, 0), 1)), [RowKey::from(craft)]);
    assert_eq!(changed(&plan, rate(craft, sketch.option(0, 1), 1)), [], "nothing is sold in it");
    assert_eq!(changed(&plan, rate(craft, sketch.option(0, 0), 3)), [], "it says what it said");
}

#[test]
fn evidence_need_standing_and_main_issue_are_noted_and_words_and_order_are_not() {
    let (sketch, criterion) = kept();
    let plan = sketch.plan();
    let said = Some(words("the bench stands"));
    let main = vec![sketch.what(1)];
    let telling = [
        CriteriaEdit::SetEvidence { criterion, evidence: said },
        CriteriaEdit::SetNeeded { criterion, needed: NeededLevel::new(3).unwrap() },
        CriteriaEdit::SetStanding { criterion, standing: Standing::Essential },
        CriteriaEdit::SetMain { criterion, main, combine: crate::model::Combine::Weakest },
    ];
    for edit in telling {
        assert_eq!(changed(&plan, Edit::Criteria(edit.clone())), [RowKey::from(criterion)], "{edit:?}");
    }
    let silent = [
        CriteriaEdit::SetStatement { criterion, statement: words("The craft goes on") },
        CriteriaEdit::Order { party: sketch.who(0), groups: vec![vec![criterion]] },
    ];
    for edit in silent {
        assert_eq!(changed(&plan, Edit::Criteria(edit.clone())), [], "{edit:?}");
    }
}

#[test]
fn a_shift_and_a_constraint_are_noted_where_they_apply() {
    let (sketch, craft) = kept();
    let plan = sketch.plan();
    let when = |place| {
        vec![Condition { issue: sketch.what(1), choices: Choices::AnyOf(vec![sketch.option(1, place)]) }]
    };
    let shift = |place| {
        let by = ShiftBy::new(-1).unwrap();
        Edit::Rating(RatingEdit::Shift { criterion: craft, when: when(place), by })
    };
    assert_eq!(changed(&plan, shift(0)), [RowKey::from(craft)]);
    assert_eq!(changed(&plan, shift(1)), []);
    let ruled = after(&plan, Edit::Table(TableEdit::AddConstraint { when: when(0), reason: None }));
    assert_eq!(ruled.packages[0].changed, [RowKey::from(ruled.constraints[0].id)]);
}

#[test]
fn an_option_that_is_gone_and_a_criterion_that_came_or_went_are_noted() {
    let (sketch, craft) = kept();
    let plan = sketch.plan();
    let gone = changed(&plan, Edit::Table(TableEdit::RemoveOption { option: sketch.option(0, 0) }));
    assert!(gone.contains(&sketch.what(0).into()) && gone.contains(&craft.into()), "{gone:?}");
    let gone = changed(&plan, Edit::Criteria(CriteriaEdit::Remove { criterion: craft }));
    assert_eq!(gone, [RowKey::from(sketch.who(0))]);
    let party = sketch.who(1);
    let (statement, standing) = (words("Name"), Standing::Open);
    let add = CriteriaEdit::Add {
        party,
        statement,
        evidence: None,
        value: None,
        main: Vec::new(),
        standing,
        source: None,
    };
    let came = after(&plan, Edit::Criteria(add));
    assert_eq!(came.packages[0].changed, [RowKey::from(came.criteria[2].id)]);
}

#[test]
fn who_looks_again_has_seen_it_and_what_came_since_is_noted_once() {
    let (sketch, craft) = kept();
    let plan = after(&sketch.plan(), rate(craft, sketch.option(0, 0), 1));
    let plan = after(&plan, rate(craft, sketch.option(0, 0), 2));
    assert_eq!(plan.packages[0].changed.len(), 1);
    let package = plan.packages[0].id;
    assert_eq!(changed(&plan, Edit::Keep(KeepEdit::LookAgain { package })), []);
    let title = name("Keep it");
    let choices = plan.packages[0].choices.clone();
    let fresh = after(&plan, Edit::Keep(KeepEdit::KeepPackage { title, choices, reason: None }));
    assert_eq!(fresh.packages[1].changed, [], "what is kept now was looked at now");
}
