use super::fixture::{Sketch, words};
use crate::{
    Ratio,
    advice::{Branch, BranchWaste, Compared, RigQuestion, TermGain, TermReading, stakes, term_readings},
    model::{
        Chance, Choice, Choices, Condition, ContingentTerm, Forecast, Provenance, Shift, ShiftBy, Standing,
    },
};

fn tenths(tenths: i64) -> Chance {
    let chance = Ratio::fraction(tenths, 10).unwrap();
    Chance::new(chance.clone(), chance).unwrap()
}

#[test]
fn who_gets_100_at_8_in_10_against_4_in_10_can_pay_between_66_67_and_400() {
    let found = stakes(&Ratio::from(100), &tenths(8), &tenths(4)).unwrap();
    assert_eq!((found.above.rounded(2), found.below), ("66.67".to_owned(), Some(Ratio::from(400))));
    assert_eq!(stakes(&Ratio::from(100), &tenths(4), &tenths(4)), None, "they expect the same");
    assert_eq!(stakes(&Ratio::from(100), &tenths(10), &tenths(4)).unwrap().below, None);
}

/// Anna wants the building kept, Ben sold; a package keeps it, and a term sells it unless the orders hold.
fn sketch(anna: [i64; 2], ben: [i64; 2], expect: [i64; 2]) -> Sketch {
    let mut sketch = Sketch::of_two();
    sketch.criterion(0, "Craft", 1, 0, anna);
    sketch.criterion(1, "Debt", 1, 0, ben);
    let event = sketch.event(expect);
    let package = sketch.package([0, 0]);
    let (id, issue) = (sketch.id(), sketch.what(0));
    let (then, otherwise) = (sketch.option(0, 0), sketch.option(0, 1));
    sketch.parts.terms.push(ContingentTerm {
        id,
        package: Some(package),
        issue,
        event,
        then: Choice::Option(then),
        otherwise: Choice::Option(otherwise),
        trigger: Some(words("the order book on 1 October")),
        cause: None,
        first_to_know: None,
        worse_branch: None,
    });
    sketch
}

fn read(sketch: &Sketch) -> TermReading {
    term_readings(&sketch.plan()).remove(0)
}

#[test]
fn a_term_is_worth_what_each_party_expects_by_its_own_forecast() {
    let found = read(&sketch([3, 0], [0, 3], [8, 4]));
    let told: Vec<_> = found.parties.iter().map(|row| row.expected.clone().unwrap()[0].rounded(2)).collect();
    assert_eq!(told, ["0.8", "0.6"]);
    assert_eq!(found.parties[0].worse, Some(Branch::Otherwise));
    assert_eq!(found.gain, TermGain::SomebodyLess, "Anna has 1 without it");
    assert_eq!(found.unanswered, [RigQuestion::Cause, RigQuestion::FirstToKnow, RigQuestion::WorseBranch]);
}

#[test]
fn gain_that_no_common_forecast_would_see_rests_on_forecasts() {
    // The yard goes to Anna if the orders hold and to Ben if not: what one gains in a branch the other loses there.
    let mut sketch = Sketch::of_two();
    let third = sketch.issue("Yard", &["as now", "Anna's", "Ben's"]);
    let option = |sketch: &Sketch, place: usize| sketch.option(2, place);
    sketch.criterion(0, "Craft", 1, 0, [1, 1]);
    sketch.criterion(1, "Debt", 1, 0, [1, 1]);
    let shift = |sketch: &mut Sketch, criterion: usize, place: usize, by: i8| {
        let (id, criterion) = (sketch.id(), sketch.parts.criteria[criterion].id);
        let choices = Choices::AnyOf(vec![option(sketch, place)]);
        sketch.parts.shifts.push(Shift {
            id,
            criterion,
            by: ShiftBy::new(by).unwrap(),
            when: vec![Condition { issue: third, choices }],
            provenance: Provenance::said(None, None),
        });
    };
    for (criterion, place, by) in [(0, 1, 1), (1, 1, -1), (0, 2, -1), (1, 2, 1)] {
        shift(&mut sketch, criterion, place, by);
    }
    let event = sketch.event([8, 4]);
    let package = sketch.package([0, 0]);
    let as_now = Choice::Option(option(&sketch, 0));
    sketch.parts.packages[0].choices.insert(third, as_now);
    let (then, otherwise, id) = (option(&sketch, 1), option(&sketch, 2), sketch.id());
    let term = ContingentTerm {
        id,
        package: Some(package),
        issue: third,
        event,
        then: Choice::Option(then),
        otherwise: Choice::Option(otherwise),
        trigger: None,
        cause: None,
        first_to_know: None,
        worse_branch: None,
    };
    sketch.parts.terms.push(term);
    // Anna expects +.8 −.2, Ben +.6 −.4; at one forecast for both, what one gains the other loses.
    assert_eq!(read(&sketch).gain, TermGain::OnlyForecasts);
    sketch.parts.shifts.retain(|row| row.by.levels() > 0);
    assert_eq!(read(&sketch).gain, TermGain::Shared);
    sketch.parts.events[0].forecasts.pop();
    assert_eq!(read(&sketch).gain, TermGain::NotKnown);
    sketch.parts.shifts.clear();
    sketch.parts.events[0].forecasts = sketch_forecasts(&sketch);
    assert_eq!(read(&sketch).gain, TermGain::None);
}

fn sketch_forecasts(sketch: &Sketch) -> Vec<Forecast> {
    let forecast = |place: usize| Forecast {
        party: sketch.who(place),
        chance: tenths(5),
        provenance: Provenance::said(None, None),
    };
    vec![forecast(0), forecast(1)]
}

#[test]
fn an_essential_has_to_be_enough_in_every_branch() {
    let mut sketch = sketch([3, 0], [2, 2], [8, 4]);
    assert_eq!(read(&sketch).short, []);
    sketch.parts.criteria[0].standing = Standing::Essential;
    assert_eq!(read(&sketch).short, [sketch.parts.criteria[0].id], "it is sold if the orders do not hold");
}

#[test]
fn a_term_of_no_package_has_no_worth_yet() {
    let mut sketch = sketch([3, 0], [0, 3], [8, 4]);
    sketch.parts.terms[0].package = None;
    let found = read(&sketch);
    assert_eq!((found.parties, found.gain), (Vec::new(), TermGain::NotKnown));
}

#[test]
fn each_branch_is_held_against_the_package_without_it_and_against_all_others() {
    // The package keeps the building; the branch that sells it lowers Anna from 3 to 0 and lifts Ben from 0 to 3.
    let found = read(&sketch([3, 0], [0, 3], [8, 4]));
    let told: Vec<_> = found
        .branches
        .iter()
        .map(|row| (row.branch, row.compared.iter().map(|(_, told)| *told).collect::<Vec<_>>(), row.waste))
        .collect();
    assert_eq!(
        told,
        [
            (Branch::Then, vec![Compared::Same, Compared::Same], BranchWaste::None),
            (Branch::Otherwise, vec![Compared::Worse, Compared::Better], BranchWaste::None),
        ]
    );
}

#[test]
fn a_branch_that_another_package_betters_for_all_is_wasteful() {
    // Sold is better for both: the branch that keeps the building wastes something.
    let found = read(&sketch([1, 3], [1, 3], [8, 4]));
    let told: Vec<_> = found.branches.iter().map(|row| (row.branch, row.waste)).collect();
    assert_eq!(told, [(Branch::Then, BranchWaste::Wasteful), (Branch::Otherwise, BranchWaste::None)]);
}
