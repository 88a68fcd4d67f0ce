//! Laws of the whole case: what must not change when rows are put in another order or an unknown is narrowed.

use proptest::{prop_assert, prop_assert_eq};

use super::{
    brute::level_at,
    fixture::{plan, said},
    frontier_laws::listed,
    small::{Draw, all_packages, law},
};
use crate::{
    Ratio,
    engine::{Among, Case, Chosen, Essentials, Frontier, Hole, Rules, RulesAnswer, Waste, Watch},
    model::{Criterion, EssentialsSaid, Level, OptionId, Party, PlanParts, RatedAt, RatedLevel, Rating},
};

fn turned<T>(mut rows: Vec<T>, by: usize) -> Vec<T> {
    let len = rows.len().max(1);
    rows.rotate_left(by % len);
    rows
}

/// The same plan with its parties, issues and criteria in another order.
pub(crate) fn reordered(parts: &PlanParts, draw: &mut Draw<'_>) -> PlanParts {
    let mut other = parts.clone();
    other.parties = turned(other.parties, 1 + draw.below(3));
    other.issues = turned(other.issues, 1 + draw.below(3));
    other.criteria = turned(other.criteria, draw.below(3));
    other.issues.reverse();
    other
}

/// A frontier without its order: utilities by party identifier, with counts.
fn plain(case: &Case, frontier: &Frontier<'_>) -> Vec<(Vec<String>, String)> {
    let mut points: Vec<_> = frontier
        .points()
        .iter()
        .map(|point| {
            let ids = case.parties().iter().map(|party| party.id());
            let mut utilities: Vec<String> =
                ids.zip(&point.utilities).map(|(id, utility)| format!("{id} {utility}")).collect();
            utilities.sort();
            (utilities, point.count.to_string())
        })
        .collect();
    points.sort();
    points
}

fn counts(rules: &Rules) -> [usize; 4] {
    [&rules.nash, &rules.leximin, &rules.kalai_smorodinsky, &rules.equal_gains].map(|pick| pick.points.len())
}

#[test]
fn the_order_of_parties_and_issues_changes_nothing_but_order() {
    law(|parts, case, draw| {
        let other = Case::of(&plan(reordered(parts, draw))).unwrap();
        let spaces = [case, &other].map(|case| case.space(&Watch::idle()).unwrap());
        for among in [Among::Everything, Among::Essentials] {
            let [one, two] =
                [&spaces[0], &spaces[1]].map(|space| space.frontier(among, &Watch::idle()).unwrap());
            prop_assert_eq!(plain(case, &one), plain(&other, &two));
        }
        let rules = [&spaces[0], &spaces[1]].map(|space| space.rules(&Watch::idle()).unwrap());
        if let [RulesAnswer::Picked(one), RulesAnswer::Picked(two)] = &rules {
            prop_assert_eq!(counts(one), counts(two));
        }
        let all = all_packages(case);
        let chosen = &all[draw.below(all.len())];
        let moved = other.chosen_by_issue(&case.choices(chosen)).unwrap();
        prop_assert_eq!(case.label(chosen), other.label(&moved));
        let wastes = [spaces[0].waste(chosen, &Watch::idle()), spaces[1].waste(&moved, &Watch::idle())];
        let [one, two] = wastes.map(|waste| waste.unwrap() == Waste::None);
        prop_assert_eq!(one, two);
        Ok(())
    });
}

/// The plan with one unknown rating narrowed to a level: one that says so, or one that is missing.
pub(crate) fn narrowed(parts: &PlanParts, draw: &mut Draw<'_>) -> Option<PlanParts> {
    let mut other = parts.clone();
    let level = Level::new(Ratio::fraction(draw.below(7) as i128, 2).unwrap()).unwrap();
    let mut open: Vec<Rating> =
        parts.ratings.iter().filter(|row| row.level == RatedLevel::Unknown).cloned().collect();
    open.extend(missing(parts));
    if open.is_empty() {
        return None;
    }
    let row = open.swap_remove(draw.below(open.len()));
    other.ratings.retain(|other| (other.criterion, &other.at) != (row.criterion, &row.at));
    other.ratings.push(Rating { level: RatedLevel::Known(level), ..row });
    Some(other)
}

/// Ratings that no row gives: options of the main issues of every criterion.
fn missing(parts: &PlanParts) -> Vec<Rating> {
    let row = |row: &Criterion, option: OptionId| Rating {
        criterion: row.id,
        at: RatedAt::Option(option),
        level: RatedLevel::Unknown,
        provenance: said(),
    };
    let mains = parts.criteria.iter().flat_map(|row| row.main.iter().map(move |issue| (row, *issue)));
    let options =
        mains.filter_map(|(row, issue)| Some((row, parts.issues.iter().find(|own| own.id == issue)?)));
    let all = options.flat_map(|(own, issue)| issue.options().iter().map(move |option| row(own, option.id)));
    let is_rated =
        |row: &Rating| parts.ratings.iter().any(|own| (own.criterion, &own.at) == (row.criterion, &row.at));
    all.filter(|row| !is_rated(row)).collect()
}

fn is_settled(essentials: &Essentials) -> bool {
    !matches!(essentials, Essentials::Undetermined(_))
}

#[test]
fn narrowing_an_unknown_never_turns_met_or_not_met_into_something_else() {
    law(|parts, case, draw| {
        let Some(narrow) = narrowed(parts, draw) else { return Ok(()) };
        let narrow = Case::of(&plan(narrow)).unwrap();
        for chosen in all_packages(case) {
            for party in 0..case.parties().len() {
                let (before, after) = (case.essentials(party, &chosen), narrow.essentials(party, &chosen));
                let same = match (&before, &after) {
                    (Essentials::Met, Essentials::Met) => true,
                    (Essentials::NotMet(short), Essentials::NotMet(more)) => {
                        short.iter().all(|id| more.contains(id))
                    }
                    _ => !is_settled(&before),
                };
                prop_assert!(same, "{before:?} became {after:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn a_label_follows_from_the_verdicts_on_every_party() {
    law(|_, case, draw| {
        let all = all_packages(case);
        let chosen = &all[draw.below(all.len())];
        let check = case.win_check(chosen);
        let met = check.essentials.iter().all(|verdict| *verdict == Essentials::Met);
        let failed = check.essentials.iter().any(|verdict| matches!(verdict, Essentials::NotMet(_)));
        let label = check.label.unwrap().code();
        prop_assert_eq!(label == "not-yet", failed);
        prop_assert_eq!(label.starts_with("win-win"), met);
        prop_assert!(!met || case.meets_essentials(chosen));
        Ok(())
    });
}

#[test]
fn level_profiles_are_those_that_nothing_is_better_than() {
    use crate::engine::Test;
    law(|_, case, _| {
        let space = case.space(&Watch::idle()).unwrap();
        let profiles = space.profiles(Among::Essentials, &Watch::idle()).unwrap();
        let all: Vec<Chosen> = listed(case, Among::Essentials);
        let some: Vec<&Chosen> = all.iter().take(40).collect();
        for chosen in some {
            let is_best = !all.iter().any(|other| case.dominates(Test::Levels, other, chosen));
            let levels: Vec<_> = case.gauges().iter().map(|gauge| gauge.level(chosen)).collect();
            prop_assert!(!is_best || profiles.iter().any(|profile| profile.levels == levels));
            prop_assert!(is_best || !profiles.iter().any(|profile| profile.first == *chosen));
        }
        Ok(())
    });
}

/// W1 for one party straight from the rows.
fn essentials(parts: &PlanParts, case: &Case, party: &Party, chosen: &Chosen) -> Essentials {
    let own: Vec<&Criterion> = parts.criteria_of(party.id).filter(|row| parts.is_essential(row)).collect();
    let is_enough = |row: &Criterion, unknown: i128| {
        level_at(parts, case, row, chosen, unknown.into()) >= i128::from(row.need.level.get()).into()
    };
    let judged = |row: &&&Criterion| row.evidence.is_some();
    let short: Vec<_> =
        own.iter().filter(judged).filter(|row| !is_enough(row, 3)).map(|row| row.id).collect();
    let hole = |row: &&Criterion| match (row.evidence.is_some(), is_enough(row, 0)) {
        (false, true | false) => Some(Hole::NoEvidence(row.id)),
        (true, false) => Some(Hole::Unknown(row.id)),
        (true, true) => None,
    };
    let mut holes: Vec<Hole> = own.iter().filter_map(hole).collect();
    if own.is_empty() && party.essentials != EssentialsSaid::NothingIsEssential {
        holes.push(Hole::NothingNamed);
    }
    match (short.is_empty(), holes.is_empty()) {
        (false, true | false) => Essentials::NotMet(short),
        (true, false) => Essentials::Undetermined(holes),
        (true, true) => Essentials::Met,
    }
}

#[test]
fn the_verdict_on_essentials_is_that_of_their_rows() {
    law(|parts, case, _| {
        for chosen in all_packages(case).iter().take(40) {
            for (at, party) in parts.parties.iter().enumerate() {
                prop_assert_eq!(case.essentials(at, chosen), essentials(parts, case, party, chosen));
            }
        }
        Ok(())
    });
}
