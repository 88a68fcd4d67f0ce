//! Textbook cases with published answers.

use super::fixture::{criterion, id, listed, name, party, plan, rating};
use crate::{
    Ratio,
    engine::{Among, Case, Pick, Rules, RulesAnswer, Watch},
    model::{CourseLevel, GainBasis, Level, NoAgreementCourse, PlanParts, Points, RatedLevel},
};

/// Every good goes whole to one of the parties; each party's worths add up.
fn goods(worths: &[&[i64]]) -> PlanParts {
    let mut parts = PlanParts::new(id(0, 0), name("goods"));
    parts.parties = (0..worths.len()).map(|at| party(at, "party")).collect();
    parts.issues = (0..worths[0].len()).map(|at| listed(at, worths.len())).collect();
    parts.gain_basis = GainBasis::Zero;
    for (owner, worths) in worths.iter().enumerate() {
        for (good, worth) in worths.iter().enumerate() {
            let at = parts.criteria.len();
            let mut row = criterion(at, owner, None, &[good]);
            row.points = Points::new(Ratio::from(*worth));
            parts.criteria.push(row);
            let level = |option| if option == owner { 3 } else { 0 };
            parts.ratings.extend((0..parts.parties.len()).map(|to| rating(at, good, to, Some(level(to)))));
        }
    }
    parts
}

/// The party's course without agreement: it keeps the goods that are its own.
fn keeps(parts: &mut PlanParts, owner: usize, own: std::ops::Range<usize>) {
    let goods = parts.issues.len();
    let level = |good| Level::new(if own.contains(&good) { 3.into() } else { 0.into() }).unwrap();
    let levels = (0..goods).map(|good| CourseLevel {
        criterion: id(4, owner * goods + good),
        level: RatedLevel::Known(level(good)),
        provenance: super::fixture::said(),
    });
    let levels = levels.collect();
    parts.courses.push(NoAgreementCourse {
        party: id(1, owner),
        words: None,
        levels,
        utility_from_file: None,
    });
}

fn picked(case: &Case) -> Rules {
    match case.space(&Watch::idle()).unwrap().rules(&Watch::idle()).unwrap() {
        RulesAnswer::Picked(rules) => rules,
        other @ (RulesAnswer::NotExamined(_) | RulesAnswer::NoPackage | RulesAnswer::SomebodyLoses) => {
            panic!("nothing was picked: {other:?}")
        }
    }
}

/// The gains of a pick in the units of the worths, with the number of packages.
fn gains(pick: &Pick, totals: &[i64], without: &[i64]) -> Vec<(Vec<String>, String)> {
    let gain = |utilities: &[Ratio]| -> Vec<String> {
        let parts = utilities.iter().zip(totals).zip(without);
        parts
            .map(|((utility, total), without)| {
                let gain = utility.exact() * Ratio::from(*total).exact() - Ratio::from(*without).exact();
                Ratio::from(gain).to_string()
            })
            .collect()
    };
    pick.points.iter().map(|point| (gain(&point.utilities), point.count.to_string())).collect()
}

fn pair(gains: [&str; 2], count: &str) -> Vec<(Vec<String>, String)> {
    vec![(gains.map(String::from).to_vec(), count.to_owned())]
}

/// Bill's book, whip, ball, bat and box, then Jack's pen, toy, knife and hat (Nash, "The bargaining problem",
/// Econometrica 18(2), 1950, the example of Bill and Jack).
fn bill_and_jack() -> Case {
    let mut parts = goods(&[&[2, 2, 2, 2, 4, 10, 4, 6, 2], &[4, 2, 1, 2, 1, 1, 1, 2, 2]]);
    keeps(&mut parts, 0, 0..5);
    keeps(&mut parts, 1, 5..9);
    Case::of(&plan(parts)).unwrap()
}

#[test]
fn bill_and_jack_agree_on_twelve_and_five() {
    let rules = picked(&bill_and_jack());
    let (totals, without) = ([34, 16], [12, 6]);
    assert_eq!(gains(&rules.nash, &totals, &without), pair(["12", "5"], "1"));
    assert_eq!(gains(&rules.kalai_smorodinsky, &totals, &without), pair(["12", "5"], "1"));
    assert_eq!(gains(&rules.leximin, &totals, &without), pair(["12", "5"], "1"));
    assert_eq!(rules.nash.note, None);
}

#[test]
fn bill_and_jack_have_seven_frontier_points_where_neither_loses() {
    let case = bill_and_jack();
    let space = case.space(&Watch::idle()).unwrap();
    let frontier = space.frontier(Among::Everything, &Watch::idle()).unwrap();
    let pick = Pick { points: frontier.points().to_vec(), note: None, multipliers: Vec::new() };
    let gains = gains(&pick, &[34, 16], &[12, 6]).into_iter().map(|(gains, _)| gains);
    let gains: Vec<Vec<String>> =
        gains.filter(|gains| !gains.iter().any(|gain| gain.starts_with('-'))).collect();
    let expected = [["18", "0"], ["16", "2"], ["14", "4"], ["12", "5"], ["8", "6"], ["6", "7"], ["2", "8"]];
    assert_eq!(gains, expected);
}

#[test]
fn the_largest_product_gives_each_the_good_it_likes_better() {
    // Max-Nash-welfare doctest of fairpy (github.com/erelsgl/fairpy, items/max_welfare.py): worths 3 2 and 1 4.
    let case = Case::of(&plan(goods(&[&[3, 2], &[1, 4]]))).unwrap();
    assert_eq!(gains(&picked(&case).nash, &[5, 5], &[0, 0]), pair(["3", "4"], "1"));
}

#[test]
fn leximin_gives_three_parties_a_good_each() {
    // Leximin doctest of fairpy (items/leximin.py): worths 3 0 0, 0 4 0 and 5 5 5.
    let case = Case::of(&plan(goods(&[&[3, 0, 0], &[0, 4, 0], &[5, 5, 5]]))).unwrap();
    let leximin = gains(&picked(&case).leximin, &[3, 4, 15], &[0, 0, 0]);
    assert_eq!(leximin, [(["3", "4", "5"].map(String::from).to_vec(), "1".to_owned())]);
}
