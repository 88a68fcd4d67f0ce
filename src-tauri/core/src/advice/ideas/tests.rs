use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::{FoundIdea, NeverCompensated, Said, Step, ideas, never_compensated};
use crate::{
    advice::tests::fixture::{Sketch, name},
    edit::{Edit, EditContext, IdeaEdit},
    examples::Example,
    generate::plans,
    model::*,
};

fn of(sketch: &Sketch, code: IdeaCode) -> Vec<FoundIdea> {
    ideas(&sketch.plan()).into_iter().filter(|idea| idea.code == code).collect()
}

fn cites(idea: &FoundIdea, keys: &[RowKey]) -> bool {
    keys.iter().all(|key| idea.cites.contains(key))
}

/// The plan once the step of an idea is taken.
fn taken(plan: &Plan, idea: &FoundIdea) -> Plan {
    let mut new_id = || Uuid::from_u128(u128::MAX);
    let mut context = EditContext { by: name("Anna"), at: jiff::Timestamp::UNIX_EPOCH, new_id: &mut new_id };
    plan.apply(&idea.step.edit(answer(plan, &idea.step)).unwrap(), &mut context).unwrap()
}

/// What people may say when they take a step.
fn answer(plan: &Plan, step: &Step) -> Said {
    match step {
        Step::Option { .. } | Step::Issue | Step::Package { .. } => Said::Called(name("another way")),
        Step::Shift { issue, .. } => {
            let option = plan.issue(*issue).unwrap().options()[0].id;
            Said::Shifts(vec![option], ShiftBy::new(1).unwrap())
        }
        Step::Term(_) => Said::Nothing,
    }
}

#[test]
fn sideways_fires_for_what_is_one_of_several_ways_and_not_for_the_only_way() {
    let mut sketch = Sketch::of_two();
    let craft = sketch.criterion(0, "Craft", 1, 0, [3, 0]);
    let reading = sketch.reading(0, 0, craft, Strength::OnlyWay);
    assert_eq!(of(&sketch, IdeaCode::Sideways), []);
    sketch.parts.readings[0].strength = Strength::OneOfSeveral;
    let seed = sketch.reading(0, 1, craft, Strength::Weak);
    let found = of(&sketch, IdeaCode::Sideways);
    assert_eq!(found.len(), 1);
    assert!(cites(&found[0], &[craft.into(), reading.into(), seed.into()]));
    assert_eq!(found[0].step, Step::Shift { criterion: craft, issue: sketch.what(1) });
    assert_eq!(taken(&sketch.plan(), &found[0]).shifts.len(), 1);
}

#[test]
fn sideways_asks_for_an_option_where_it_is_said_what_the_other_issue_adds() {
    let mut sketch = Sketch::of_two();
    let craft = sketch.criterion(0, "Craft", 1, 0, [3, 0]);
    sketch.reading(0, 0, craft, Strength::OneOfSeveral);
    sketch.reading(0, 1, craft, Strength::Weak);
    let plan = taken(&sketch.plan(), &of(&sketch, IdeaCode::Sideways)[0]);
    let found = ideas(&plan).into_iter().find(|idea| idea.code == IdeaCode::Sideways).unwrap();
    assert_eq!(found.step, Step::Option { issue: sketch.what(1) });
    assert_eq!(found.step.edit(Said::Nothing), None, "an option has a name");
}

#[test]
fn one_criterion_with_several_ways_gives_one_sideways_idea() {
    let mut sketch = Sketch::of_two();
    let craft = sketch.criterion(0, "Craft", 1, 0, [3, 0]);
    sketch.reading(0, 0, craft, Strength::OneOfSeveral);
    sketch.reading(0, 1, craft, Strength::OneOfSeveral);
    assert_eq!(of(&sketch, IdeaCode::Sideways).len(), 1);
}

#[test]
fn different_readings_of_one_issue_fire_and_cite_both() {
    let mut sketch = Sketch::of_two();
    let craft = sketch.criterion(0, "The craft goes on", 1, 0, [3, 0]);
    let debt = sketch.criterion(1, "Free of debt", 1, 0, [0, 3]);
    let one = sketch.reading(0, 0, craft, Strength::OnlyWay);
    let other = sketch.reading(1, 0, debt, Strength::OneOfSeveral);
    let found = of(&sketch, IdeaCode::DifferentReadings);
    assert_eq!(found.len(), 1);
    assert!(cites(&found[0], &[one.into(), other.into(), craft.into(), debt.into(), sketch.what(0).into()]));
}

#[test]
fn readings_of_the_same_do_not_fire() {
    let mut sketch = Sketch::of_two();
    let one = sketch.criterion(0, "Seen as fair", 1, 0, [3, 0]);
    let other = sketch.criterion(1, "Fair to us", 1, 0, [0, 3]);
    sketch.reading(0, 0, one, Strength::OnlyWay);
    sketch.reading(1, 0, other, Strength::OnlyWay);
    assert_eq!(of(&sketch, IdeaCode::DifferentReadings), []);
    let mut sketch = Sketch::of_two();
    let one = sketch.criterion(0, "The craft goes on", 1, 0, [3, 0]);
    let other = sketch.criterion(1, "Work for all", 1, 0, [0, 3]);
    sketch.reading(0, 0, one, Strength::OnlyWay);
    sketch.reading(1, 0, other, Strength::OnlyWay);
    sketch.ground(Relation::Shared, &[one, other], Some("Work in the town"));
    assert_eq!(of(&sketch, IdeaCode::DifferentReadings), []);
}

/// Anna ranks the building over the cash, Ben the cash over the building.
fn opposite() -> Sketch {
    let mut sketch = Sketch::of_two();
    sketch.criterion(0, "Craft", 1, 0, [3, 0]);
    sketch.criterion(0, "Income", 2, 1, [0, 3]);
    sketch.criterion(1, "Debt", 1, 1, [3, 0]);
    sketch.criterion(1, "Name", 2, 0, [0, 3]);
    sketch
}

#[test]
fn trade_fires_for_opposite_ranks_and_not_for_like_ones() {
    let mut sketch = opposite();
    let found = of(&sketch, IdeaCode::Trade);
    assert_eq!(found.len(), 1);
    assert!(cites(&found[0], &[sketch.what(0).into(), sketch.what(1).into()]));
    sketch.parts.criteria[2].rank = Rank::new(2);
    sketch.parts.criteria[3].rank = Rank::new(1);
    assert_eq!(of(&sketch, IdeaCode::Trade), []);
}

#[test]
fn an_essential_is_not_traded_away() {
    let mut sketch = opposite();
    sketch.parts.criteria[3].standing = Standing::Essential;
    assert_eq!(of(&sketch, IdeaCode::Trade), []);
}

#[test]
fn bridge_fires_for_a_shared_wording_and_not_without_one() {
    let mut sketch = opposite();
    let criteria = [sketch.parts.criteria[0].id, sketch.parts.criteria[2].id];
    sketch.ground(Relation::Shared, &criteria, None);
    sketch.ground(Relation::Compatible, &criteria, Some("Both can live here"));
    assert_eq!(of(&sketch, IdeaCode::Bridge), []);
    let ground = sketch.ground(Relation::Shared, &criteria, Some("The workshop runs"));
    let found = of(&sketch, IdeaCode::Bridge);
    assert_eq!(found.len(), 1);
    assert!(cites(&found[0], &[ground.into(), criteria[0].into(), criteria[1].into()]));
}

#[test]
fn unbundle_fires_for_an_issue_that_carries_two_criteria() {
    let mut sketch = Sketch::of_two();
    sketch.criterion(0, "Craft", 1, 0, [3, 0]);
    sketch.criterion(1, "Debt", 1, 1, [0, 3]);
    assert_eq!(of(&sketch, IdeaCode::Unbundle), []);
    sketch.criterion(1, "Name", 2, 0, [0, 3]);
    let found = of(&sketch, IdeaCode::Unbundle);
    assert_eq!((found.len(), found[0].cites.len()), (1, 3));
}

#[test]
fn add_fires_for_one_issue_or_when_all_compete() {
    let mut sketch = Sketch::of_two();
    assert_eq!(of(&sketch, IdeaCode::Add), []);
    sketch.criterion(0, "Craft", 1, 0, [3, 0]);
    sketch.criterion(1, "Debt", 1, 0, [0, 3]);
    assert_eq!(of(&sketch, IdeaCode::Add).len(), 1);
    sketch.criterion(1, "Peace", 2, 1, [0, 3]);
    assert_eq!(of(&sketch, IdeaCode::Add), []);
    let mut single = Sketch::of_two();
    single.parts.issues.pop();
    assert_eq!(of(&single, IdeaCode::Add).len(), 1);
}

#[test]
fn cut_the_cost_fires_until_what_would_soften_a_fallout_is_accepted() {
    let mut sketch = opposite();
    let keep = FalloutOf::Option(sketch.option(0, 0));
    let fallout = sketch.fallout(keep, Severity::Severe, MitigationState::Proposed);
    let found = of(&sketch, IdeaCode::CutTheCost);
    assert_eq!(found.len(), 1);
    assert!(cites(&found[0], &[fallout.into(), sketch.parts.criteria[0].id.into()]));
    assert_eq!(found[0].step, Step::Option { issue: sketch.what(0) });
    sketch.parts.fallouts[0].mitigations[0].state = MitigationState::Accepted;
    assert_eq!(of(&sketch, IdeaCode::CutTheCost), []);
}

#[test]
fn nothing_is_cut_where_nobody_gains() {
    let mut sketch = Sketch::of_two();
    sketch.criterion(0, "Craft", 1, 0, [3, 0]);
    let sell = FalloutOf::Option(sketch.option(0, 1));
    sketch.fallout(sell, Severity::Severe, MitigationState::Proposed);
    assert_eq!(of(&sketch, IdeaCode::CutTheCost), []);
    let package = sketch.package([1, 0]);
    sketch.fallout(FalloutOf::Package(package), Severity::Severe, MitigationState::Declined);
    assert_eq!(of(&sketch, IdeaCode::CutTheCost), []);
    let better = sketch.package([0, 0]);
    sketch.fallout(FalloutOf::Package(better), Severity::Severe, MitigationState::Declined);
    assert_eq!(of(&sketch, IdeaCode::CutTheCost).len(), 1);
}

#[test]
fn compensate_fires_for_an_open_criterion_that_a_kept_package_leaves_short() {
    let mut sketch = opposite();
    assert_eq!(of(&sketch, IdeaCode::Compensate), []);
    let package = sketch.package([1, 0]);
    let found = of(&sketch, IdeaCode::Compensate);
    let (craft, income) = (sketch.parts.criteria[0].id, sketch.parts.criteria[1].id);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].cites, [package.into(), income.into(), craft.into()]);
}

#[test]
fn a_protected_value_is_never_compensated() {
    let mut sketch = opposite();
    sketch.package([1, 0]);
    let (id, party) = (sketch.id(), sketch.who(0));
    let provenance = Provenance::said(None, None);
    sketch.parts.values.push(Value {
        id,
        party,
        words: crate::advice::tests::fixture::words("Father's memory"),
        leads_to: None,
        protection: Protection::Protected,
        provenance,
    });
    sketch.parts.criteria[1].value = Some(id);
    sketch.parts.criteria[1].rank = None;
    assert_eq!(of(&sketch, IdeaCode::Compensate), []);
    let (package, criterion) = (sketch.parts.packages[0].id, sketch.parts.criteria[1].id);
    assert_eq!(never_compensated(&sketch.plan()), [NeverCompensated { package, criterion }]);
}

#[test]
fn if_then_fires_for_different_forecasts_with_the_believer_first() {
    let mut sketch = opposite();
    let event = sketch.event([5, 5]);
    assert_eq!(of(&sketch, IdeaCode::IfThen), []);
    sketch.parts.events.clear();
    let event = (sketch.event([4, 8]), event).0;
    let found = of(&sketch, IdeaCode::IfThen);
    assert_eq!(found.len(), 1);
    assert!(cites(&found[0], &[event.into(), sketch.who(0).into(), sketch.who(1).into()]));
    let Step::Term(entry) = &found[0].step else { panic!("{:?}", found[0].step) };
    let (sell, keep) = (sketch.option(0, 1), sketch.option(0, 0));
    assert_eq!((&entry.then, &entry.otherwise), (&Choice::Option(sell), &Choice::Option(keep)));
    assert_eq!(taken(&sketch.plan(), &found[0]).terms.len(), 1);
}

#[test]
fn if_then_waits_for_an_issue_on_which_the_two_want_different_things() {
    let mut sketch = Sketch::of_two();
    sketch.criterion(0, "Craft", 1, 0, [3, 0]);
    sketch.criterion(1, "Name", 1, 0, [3, 0]);
    sketch.event([4, 8]);
    assert_eq!(of(&sketch, IdeaCode::IfThen), []);
}

#[test]
fn time_and_risk_fire_for_different_degrees_and_capability_does_not() {
    let mut sketch = Sketch::of_two();
    sketch.circumstance(0, CircumstanceKind::Capability, Degree::Much);
    sketch.circumstance(1, CircumstanceKind::Capability, Degree::Little);
    sketch.circumstance(0, CircumstanceKind::Time, Degree::Some);
    let late = sketch.circumstance(1, CircumstanceKind::Time, Degree::Some);
    assert_eq!(of(&sketch, IdeaCode::TimeAndRisk), []);
    sketch.parts.circumstances[3].degree = Degree::Little;
    let found = of(&sketch, IdeaCode::TimeAndRisk);
    assert_eq!(found.len(), 1);
    assert!(cites(&found[0], &[late.into()]));
}

#[test]
fn standard_or_procedure_fires_for_a_competing_pair_that_is_left_over() {
    let mut sketch = Sketch::of_two();
    let craft = sketch.criterion(0, "Craft", 1, 0, [3, 1]);
    let debt = sketch.criterion(1, "Debt", 1, 0, [2, 3]);
    assert_eq!(of(&sketch, IdeaCode::StandardOrProcedure), [], "both are enough when the building is kept");
    sketch.parts.criteria[1].need.level = NeededLevel::new(3).unwrap();
    let found = of(&sketch, IdeaCode::StandardOrProcedure);
    assert_eq!(found.len(), 1);
    assert!(cites(&found[0], &[craft.into(), debt.into(), sketch.what(0).into()]));
}

#[test]
fn improve_fires_for_what_was_signed_when_something_is_no_worse_for_anyone() {
    let mut sketch = Sketch::of_two();
    sketch.criterion(0, "Craft", 1, 0, [3, 0]);
    sketch.criterion(1, "Debt", 1, 1, [3, 0]);
    let package = sketch.package([0, 1]);
    let agreement = sketch.agreement(package, None);
    assert_eq!(of(&sketch, IdeaCode::Improve), [], "it is not signed yet");
    sketch.parts.agreements[0].signed = Some(jiff::civil::date(2026, 5, 4));
    let found = of(&sketch, IdeaCode::Improve);
    assert_eq!(found.len(), 1);
    assert!(cites(&found[0], &[agreement.into(), package.into(), sketch.what(1).into()]));
    let better = sketch.package([0, 0]);
    sketch.parts.agreements[0].package = better;
    assert_eq!(of(&sketch, IdeaCode::Improve), [], "nothing is better for one and not worse for the other");
}

#[test]
fn an_idea_that_was_kept_says_what_became_of_it() {
    let sketch = opposite();
    let plan = sketch.plan();
    let idea = of(&sketch, IdeaCode::Trade).remove(0);
    let keep = IdeaEdit::Keep {
        code: idea.code,
        party: None,
        words: None,
        cites: idea.cites.clone(),
        state: IdeaState::Parked,
    };
    let mut new_id = || Uuid::from_u128(900);
    let mut context = EditContext { by: name("Anna"), at: jiff::Timestamp::UNIX_EPOCH, new_id: &mut new_id };
    let plan = plan.apply(&Edit::Idea(keep), &mut context).unwrap();
    let again = ideas(&plan).into_iter().find(|found| found.code == IdeaCode::Trade).unwrap();
    assert_eq!(again.kept, Some((Uuid::from_u128(900).into(), IdeaState::Parked)));
    assert_eq!((again.cites, again.step), (idea.cites, idea.step));
}

#[test]
fn the_workshop_gives_rise_to_ideas_from_both_readings() {
    let plan = Example::Workshop.plan().unwrap();
    let found: BTreeSet<_> = ideas(&plan).iter().map(|idea| idea.code.code()).collect();
    assert!(found.contains("different_readings") && found.contains("unbundle"), "{found:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_same_plan_gives_the_same_ideas_and_cited_rows_exist_once(plan in plans()) {
        let found = ideas(&plan);
        prop_assert_eq!(&ideas(&plan.clone()), &found);
        for idea in &found {
            prop_assert!(!idea.cites.is_empty());
            let distinct: BTreeSet<_> = idea.cites.iter().collect();
            prop_assert_eq!(distinct.len(), idea.cites.len(), "{:?}", idea);
            for key in &idea.cites {
                prop_assert!(plan.has_row(*key), "{:?}", key);
            }
        }
    }

    #[test]
    fn ideas_are_the_same_whoever_keeps_the_plan(plan in plans()) {
        let found = ideas(&plan);
        for party in plan.parties.iter().map(|row| Some(row.id)).chain([None]) {
            let seen = Plan::new(PlanParts { mine: party, ..PlanParts::clone(&plan) }).unwrap();
            prop_assert_eq!(&ideas(&seen), &found);
        }
    }

    #[test]
    fn every_idea_leads_to_a_step_that_can_be_taken(plan in plans()) {
        for idea in ideas(&plan) {
            taken(&plan, &idea);
        }
    }
}
