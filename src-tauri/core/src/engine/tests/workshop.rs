//! The figures of the workshop example, package by package.

use super::fixture::{self, CRAFT, DEBT, INCOME};
use crate::{
    Ratio,
    engine::{Among, Case, Chosen, Essentials, Test, Waste, Watch, WinLabel},
    model::{NeededLevel, Standing},
};

fn case() -> Case {
    Case::of(&fixture::plan(fixture::workshop())).unwrap()
}

fn chosen(case: &Case, positions: [usize; 4]) -> Chosen {
    case.chosen(positions.to_vec()).unwrap()
}

const KEEPS_NOW: [usize; 4] = [0, 0, 2, 2];
const TRUST_NOW: [usize; 4] = [2, 0, 2, 0];
const KEEPS_LATER: [usize; 4] = [0, 1, 2, 2];
const SOLD_NOW: [usize; 4] = [1, 0, 2, 2];

fn levels(positions: [usize; 4]) -> Vec<String> {
    let case = case();
    let chosen = chosen(&case, positions);
    case.gauges().iter().map(|gauge| gauge.level(&chosen).dot.to_string()).collect()
}

fn utilities(positions: [usize; 4]) -> Vec<[String; 3]> {
    let case = case();
    let chosen = chosen(&case, positions);
    let shown = |party| {
        let utility = case.utility(party, &chosen);
        [utility.dot, utility.low, utility.high].map(|worth: Ratio| worth.rounded(3))
    };
    (0..2).map(shown).collect()
}

#[test]
fn the_levels_are_those_of_the_method() {
    assert_eq!(levels(KEEPS_NOW), ["3", "2", "1", "2", "3", "2"]);
    assert_eq!(levels(TRUST_NOW), ["3", "1", "3", "1", "3", "3"]);
    assert_eq!(levels(KEEPS_LATER), ["3", "3", "1", "1", "3", "2"]);
    assert_eq!(levels(SOLD_NOW), ["1", "1", "2", "3", "2", "3"]);
}

#[test]
fn the_utilities_and_bands_are_those_of_the_method() {
    assert_eq!(utilities(KEEPS_NOW), [["0.833", "0.667", "1"], ["0.759", "0.667", "0.833"]]);
    assert_eq!(utilities(TRUST_NOW), [["0.815", "0.667", "1"], ["0.593", "0.333", "0.778"]]);
    assert_eq!(utilities(KEEPS_LATER), [["0.926", "0.778", "1"], ["0.556", "0.333", "0.667"]]);
    assert_eq!(utilities(SOLD_NOW), [["0.37", "0.333", "0.444"], ["0.907", "0.833", "1"]]);
}

#[test]
fn the_labels_say_what_is_short_and_what_is_assumed() {
    let case = case();
    for positions in [KEEPS_NOW, TRUST_NOW, KEEPS_LATER] {
        assert_eq!(case.label(&chosen(&case, positions)), Some(WinLabel::WinWinIf));
    }
    let sold = case.win_check(&chosen(&case, SOLD_NOW));
    assert_eq!(sold.label, Some(WinLabel::NotYet));
    assert_eq!(sold.essentials, [Essentials::NotMet(vec![case.gauges()[CRAFT].id()]), Essentials::Met]);
}

#[test]
fn a_level_above_three_has_one_to_spare() {
    let mut parts = fixture::workshop();
    parts.ratings[0] = fixture::rating(CRAFT, 0, 0, Some(3));
    let case = Case::of(&fixture::plan(parts)).unwrap();
    let keeps = chosen(&case, KEEPS_NOW);
    let craft = &case.gauges()[CRAFT];
    assert_eq!((craft.unclamped(&keeps).dot, craft.level(&keeps).dot), (4.into(), 3.into()));
}

#[test]
fn an_essential_without_evidence_is_undetermined_and_not_failed() {
    let mut parts = fixture::workshop();
    parts.criteria[CRAFT].evidence = None;
    let case = Case::of(&fixture::plan(parts)).unwrap();
    assert_eq!(case.label(&chosen(&case, SOLD_NOW)), Some(WinLabel::Undetermined));
}

#[test]
fn what_is_unknown_leaves_an_essential_open() {
    let mut parts = fixture::workshop();
    parts.ratings.retain(|row| row.criterion != parts.criteria[DEBT].id);
    let case = Case::of(&fixture::plan(parts)).unwrap();
    assert_eq!(case.label(&chosen(&case, KEEPS_NOW)), Some(WinLabel::Undetermined));
    assert_eq!(case.label(&chosen(&case, SOLD_NOW)), Some(WinLabel::NotYet));
}

#[test]
fn a_plan_of_one_party_has_no_label() {
    let mut parts = fixture::workshop();
    parts.parties.truncate(1);
    parts.criteria.truncate(3);
    parts.ratings.truncate(9);
    parts.shifts.truncate(3);
    let case = Case::of(&fixture::plan(parts)).unwrap();
    assert_eq!(case.label(&chosen(&case, KEEPS_NOW)), None);
}

#[test]
fn the_frontier_has_three_points_and_two_that_meet_the_essentials() {
    let case = case();
    let space = case.space(&Watch::idle()).unwrap();
    let firsts = |among| -> Vec<Chosen> {
        let frontier = space.frontier(among, &Watch::idle()).unwrap();
        frontier.points().iter().map(|point| point.first.clone()).collect()
    };
    let all = firsts(Among::Everything);
    assert_eq!(all[..2], [chosen(&case, KEEPS_LATER), chosen(&case, KEEPS_NOW)]);
    assert_eq!(all.len(), 3);
    assert_eq!(firsts(Among::Essentials), all[..2]);
    assert_eq!(
        [Among::Everything, Among::Essentials].map(|among| space.count(among)),
        [54_u32.into(), 27_u32.into()]
    );
}

#[test]
fn the_proposed_packages_waste_nothing_and_tools_for_anna_alone_do() {
    let case = case();
    let space = case.space(&Watch::idle()).unwrap();
    for positions in [KEEPS_NOW, TRUST_NOW, KEEPS_LATER, SOLD_NOW] {
        assert_eq!(space.waste(&chosen(&case, positions), &Watch::idle()).unwrap(), Waste::None);
    }
    let tools_for_anna = space.waste(&chosen(&case, [0, 0, 2, 0]), &Watch::idle()).unwrap();
    assert_eq!(tools_for_anna, Waste::By(chosen(&case, KEEPS_NOW)));
}

#[test]
fn five_packages_in_four_profiles_have_nothing_better_level_by_level_nor_by_order() {
    let case = case();
    let space = case.space(&Watch::idle()).unwrap();
    let all = space.packages(Among::Everything, 54).unwrap();
    for test in [Test::Levels, Test::Order] {
        let best = all.iter().filter(|chosen| !all.iter().any(|other| case.dominates(test, other, chosen)));
        assert_eq!(best.count(), 5);
    }
    let profiles = space.profiles(Among::Everything, &Watch::idle()).unwrap();
    assert_eq!(profiles.iter().map(|profile| profile.count).collect::<Vec<_>>(), [1, 1, 1, 2]);
}

/// The workshop with other needs, every criterion named being essential.
fn with_needs(needs: &[(usize, u8)]) -> Case {
    let mut parts = fixture::workshop();
    for (at, needed) in needs {
        parts.criteria[*at].standing = Standing::Essential;
        parts.criteria[*at].need.level = NeededLevel::new(*needed).unwrap();
    }
    Case::of(&fixture::plan(parts)).unwrap()
}

#[test]
fn needing_debt_at_two_leaves_nine_packages_and_one_that_wastes_nothing() {
    let case = with_needs(&[(DEBT, 2)]);
    let space = case.space(&Watch::idle()).unwrap();
    let all = space.packages(Among::Essentials, 54).unwrap();
    let spare = |chosen: &&Chosen| space.waste(chosen, &Watch::idle()).unwrap() == Waste::None;
    assert_eq!(all.len(), 9);
    assert_eq!(all.iter().filter(spare).collect::<Vec<_>>(), [&chosen(&case, KEEPS_NOW)]);
}

#[test]
fn needing_income_at_three_and_debt_at_two_leaves_no_package() {
    let case = with_needs(&[(DEBT, 2), (INCOME, 3)]);
    let space = case.space(&Watch::idle()).unwrap();
    assert_eq!(space.count(Among::Essentials), 0_u32.into());
    assert!(space.frontier(Among::Essentials, &Watch::idle()).unwrap().points().is_empty());
}
