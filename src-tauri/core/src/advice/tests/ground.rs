use super::fixture::{Sketch, words};
use crate::{
    advice::{Difference, DifferenceKind, PairBecause, PairWording, common_ground},
    examples::Example,
    model::{CircumstanceKind, Confirmation, Degree, RatedLevel, Relation},
};

/// Anna wants the building kept, Ben sold: what each has most of, the other has least of.
fn apart() -> Sketch {
    let mut sketch = Sketch::of_two();
    sketch.criterion(0, "The craft goes on", 1, 0, [3, 0]);
    sketch.criterion(1, "Free of debt", 1, 0, [1, 3]);
    sketch
}

fn only_pair(sketch: &Sketch) -> crate::advice::Pair {
    let found = common_ground(&sketch.plan()).pairs;
    assert_eq!(found.len(), 1);
    found[0].clone()
}

fn kinds(sketch: &Sketch) -> Vec<DifferenceKind> {
    let found: Vec<Difference> = common_ground(&sketch.plan()).differences;
    found.iter().map(|row| row.kind).collect()
}

#[test]
fn criteria_that_one_issue_pulls_apart_compete() {
    let pair = only_pair(&apart());
    assert_eq!((pair.relation, pair.because), (Relation::Competing, PairBecause::NeverBothHighest));
    assert_eq!(pair.both_enough, Some(false));
}

#[test]
fn criteria_of_different_issues_go_together() {
    let mut sketch = Sketch::of_two();
    sketch.criterion(0, "The craft goes on", 1, 0, [3, 0]);
    sketch.criterion(1, "Free of debt", 1, 1, [3, 1]);
    let pair = only_pair(&sketch);
    assert_eq!((pair.relation, pair.both_enough), (Relation::Compatible, Some(true)));
}

#[test]
fn what_is_not_known_leaves_a_pair_open() {
    let mut sketch = apart();
    sketch.parts.ratings[0].level = RatedLevel::Unknown;
    sketch.parts.ratings[1].level = RatedLevel::Unknown;
    let pair = only_pair(&sketch);
    assert_eq!((pair.relation, pair.because), (Relation::Unknown, PairBecause::NotKnown));
    assert_eq!(pair.both_enough, None);
}

#[test]
fn what_was_said_of_a_pair_comes_first_and_counts_as_confirmed_once_all_hold_the_wording() {
    let mut sketch = apart();
    let criteria: Vec<_> = sketch.parts.criteria.iter().map(|row| row.id).collect();
    let ground = sketch.ground(Relation::Shared, &criteria, Some("Nobody has to leave"));
    let pair = only_pair(&sketch);
    assert_eq!(
        (pair.relation, pair.because, pair.ground),
        (Relation::Shared, PairBecause::Said, Some(ground))
    );
    for member in &mut sketch.parts.common_grounds[0].members {
        member.confirmation = Confirmation::Confirmed;
    }
    assert_eq!(only_pair(&sketch).because, PairBecause::Confirmed);
}

#[test]
fn one_word_with_different_evidence_is_named() {
    let mut sketch = Sketch::of_two();
    sketch.criterion(0, "Seen as fair by the family", 1, 0, [1, 2]);
    sketch.criterion(1, "Seen as fair", 1, 1, [1, 2]);
    sketch.parts.criteria[0].evidence = Some(words("Marit says well done, to both."));
    assert_eq!(only_pair(&sketch).wording, PairWording::DifferentEvidence);
    sketch.parts.criteria[1].evidence = Some(words("marit says: well done to both"));
    assert_eq!(only_pair(&sketch).wording, PairWording::SameEvidence);
    assert_eq!(only_pair(&apart()).wording, PairWording::Apart);
}

#[test]
fn what_was_called_shared_is_not_while_the_evidence_differs() {
    let mut sketch = Sketch::of_two();
    sketch.criterion(0, "Seen as fair", 1, 0, [1, 2]);
    sketch.criterion(1, "Seen as fair", 1, 1, [1, 2]);
    let criteria: Vec<_> = sketch.parts.criteria.iter().map(|row| row.id).collect();
    sketch.ground(Relation::Shared, &criteria, Some("All say that it is fair"));
    let found = only_pair(&sketch);
    assert_eq!((found.relation, found.because), (Relation::Unknown, PairBecause::OtherEvidence));
}

#[test]
fn opposite_ranks_differ_in_priority() {
    let mut sketch = Sketch::of_two();
    sketch.criterion(0, "Craft", 1, 0, [3, 0]);
    sketch.criterion(0, "Income", 2, 1, [0, 3]);
    sketch.criterion(1, "Debt", 1, 1, [3, 0]);
    sketch.criterion(1, "Name", 2, 0, [0, 3]);
    assert_eq!(kinds(&sketch), [DifferenceKind::Priority]);
    assert_eq!(common_ground(&sketch.plan()).differences[0].cites.len(), 4);
    assert_eq!(kinds(&apart()), []);
}

#[test]
fn forecasts_that_are_apart_differ_and_equal_ones_do_not() {
    let mut sketch = Sketch::of_two();
    sketch.event([8, 4]);
    sketch.event([5, 5]);
    assert_eq!(kinds(&sketch), [DifferenceKind::Forecast]);
}

#[test]
fn time_risk_and_capability_differ_by_their_degree() {
    let mut sketch = Sketch::of_two();
    sketch.circumstance(0, CircumstanceKind::Time, Degree::Much);
    sketch.circumstance(1, CircumstanceKind::Time, Degree::Little);
    sketch.circumstance(0, CircumstanceKind::Capability, Degree::Little);
    sketch.circumstance(1, CircumstanceKind::Capability, Degree::Much);
    sketch.circumstance(0, CircumstanceKind::Risk, Degree::Some);
    sketch.circumstance(1, CircumstanceKind::Risk, Degree::Some);
    assert_eq!(kinds(&sketch), [DifferenceKind::Time, DifferenceKind::Capability]);
}

#[test]
fn every_pair_of_the_workshop_is_told_and_craft_and_debt_pull_apart() {
    let plan = Example::Workshop.plan().unwrap();
    let found = common_ground(&plan).pairs;
    assert_eq!(found.len(), 9);
    assert_eq!((found[0].relation, found[0].both_enough), (Relation::Competing, Some(true)));
    let fair = found.last().unwrap();
    assert_eq!(fair.wording, PairWording::DifferentEvidence);
}
