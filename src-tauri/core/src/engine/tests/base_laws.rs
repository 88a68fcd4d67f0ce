//! Laws of levels, bands and comparisons.

use proptest::{prop_assert, prop_assert_eq, test_runner::TestCaseError};

use super::{
    brute::{Small, World, level_at, small},
    small::{Draw, all_packages, law},
};
use crate::{
    engine::{Beside, Case, Chosen, Test},
    model::{Choice, Criterion, IssueId, PlanParts},
};

fn some_package(case: &Case, draw: &mut Draw<'_>) -> Chosen {
    let all = all_packages(case);
    all[draw.below(all.len())].clone()
}

#[test]
fn levels_span_what_the_unknowns_leave_open() {
    law(|parts, case, draw| {
        let chosen = some_package(case, draw);
        for (row, gauge) in parts.criteria.iter().zip(case.gauges()) {
            let span = gauge.level(&chosen);
            prop_assert_eq!(small(&span.low), level_at(parts, case, row, &chosen, 0.into()));
            prop_assert_eq!(small(&span.high), level_at(parts, case, row, &chosen, 3.into()));
            prop_assert_eq!(small(&span.dot), level_at(parts, case, row, &chosen, Small::new(3, 2)));
        }
        Ok(())
    });
}

/// All weightings at the corners of what a party said: equal within ties, falling by rank, free when not ranked.
fn corner_worths(parts: &PlanParts, party: usize, level: &dyn Fn(&Criterion) -> Small) -> Vec<Small> {
    let id = parts.parties[party].id;
    let own: Vec<_> = parts.criteria_of(id).filter(|row| !parts.is_protected(row)).collect();
    let points: Vec<_> = own.iter().filter_map(|row| Some(small(row.points.as_ref()?.ratio()))).collect();
    let sum: Small = points.iter().sum();
    if points.len() == own.len() && sum > 0.into() {
        let worth = own.iter().zip(&points).map(|(row, points)| level(row) * points).sum::<Small>();
        return vec![worth / sum / 3];
    }
    let ranks = own.iter().filter_map(|row| row.rank);
    let upto =
        |rank| own.iter().filter(move |row| row.rank.is_some_and(|own| own <= rank)).map(|row| level(row));
    let mean = |levels: Vec<Small>| levels.iter().sum::<Small>() / (3 * levels.len() as i128);
    let alone = own.iter().filter(|row| row.rank.is_none()).map(|row| vec![level(row)]);
    ranks.map(|rank| upto(rank).collect::<Vec<_>>()).chain(alone).map(mean).collect()
}

#[test]
fn bands_reach_exactly_as_far_as_weights_and_unknowns_do() {
    law(|parts, case, draw| {
        let chosen = some_package(case, draw);
        for party in 0..case.parties().len() {
            let utility = case.utility(party, &chosen);
            let at = |value: i128| {
                corner_worths(parts, party, &|row| level_at(parts, case, row, &chosen, value.into()))
            };
            let (low, high) = (at(0).into_iter().min(), at(3).into_iter().max());
            prop_assert_eq!(small(&utility.low), low.unwrap_or(1.into()));
            prop_assert_eq!(small(&utility.high), high.unwrap_or(1.into()));
            prop_assert!(utility.low <= utility.dot && utility.dot <= utility.high);
        }
        Ok(())
    });
}

/// The smallest difference of levels on a grid of everything that is unknown to both, private unknowns at their worst.
fn grid_gap(parts: &PlanParts, case: &Case, row: &Criterion, above: &Chosen, below: &Chosen) -> Small {
    let gauge = case.gauge(row.id).unwrap();
    let known = [above, below].map(|chosen| gauge.level(chosen).known().map(small));
    if let [Some(above), Some(below)] = known {
        return above - below;
    }
    let (up, down) = (case.choices(above), case.choices(below));
    let nowhere = IssueId::from(uuid::Uuid::nil());
    let is_shared = |issue: &IssueId| *issue == nowhere || up[issue] == down[issue];
    let grid = |second: i128| {
        (0..=48).map(move |first| {
            let value = |issue: IssueId| {
                let is_first = row.main.first().is_none_or(|main| *main == issue);
                Small::new(if is_first { first } else { second }, 16)
            };
            let read = |worst: i128| {
                move |issue: IssueId| if is_shared(&issue) { value(issue) } else { worst.into() }
            };
            let level = |chosen: &Chosen, worst: i128| {
                let unknown = move |_: &Criterion, issue: IssueId, _: &Choice| read(worst)(issue);
                World { parts, case, unknown: &unknown }.level(row, chosen)
            };
            level(above, 0) - level(below, 3)
        })
    };
    let seconds = if row.main.len() > 1 { 0..=48 } else { 0..=0 };
    seconds.step_by(4).flat_map(grid).min().unwrap()
}

/// The upper sets of a party's order, by the rows they hold.
fn sets<'a>(parts: &'a PlanParts, party: usize) -> Vec<Vec<(&'a Criterion, Small)>> {
    let id = parts.parties[party].id;
    let (protected, own): (Vec<_>, Vec<_>) = parts.criteria_of(id).partition(|row| parts.is_protected(row));
    let alone = |rows: Vec<&'a Criterion>| rows.into_iter().map(|row| vec![(row, 1.into())]);
    let points: Vec<Small> = own.iter().filter_map(|row| Some(small(row.points.as_ref()?.ratio()))).collect();
    if points.len() == own.len() && points.iter().any(|points| *points > 0.into()) {
        return alone(protected).chain([own.into_iter().zip(points).collect()]).collect();
    }
    let unranked = own.iter().copied().filter(|row| row.rank.is_none()).collect();
    let upto = |rank| own.iter().copied().filter(move |row| row.rank.is_some_and(|own| own <= rank));
    let prefixes =
        own.iter().filter_map(|row| row.rank).map(|rank| upto(rank).map(|row| (row, 1.into())).collect());
    prefixes.chain(alone(protected)).chain(alone(unranked)).collect()
}

fn besides_agree(parts: &PlanParts, case: &Case, pair: [&Chosen; 2]) -> Result<(), TestCaseError> {
    let gaps: Vec<_> =
        parts.criteria.iter().map(|row| (row.id, grid_gap(parts, case, row, pair[0], pair[1]))).collect();
    let gap = |row: &Criterion| gaps.iter().find(|(id, _)| *id == row.id).unwrap().1;
    for party in 0..case.parties().len() {
        let sums =
            sets(parts, party).into_iter().map(|set| set.iter().map(|(row, w)| gap(row) * w).sum::<Small>());
        let sums: Vec<Small> = sums.collect();
        let expected = if sums.iter().any(|sum| *sum < 0.into()) {
            Beside::Unclear
        } else if sums.iter().any(|sum| *sum > 0.into()) {
            Beside::Better
        } else {
            Beside::NotWorse
        };
        prop_assert_eq!(case.beside(party, Test::Order, pair[0], pair[1]), expected);
    }
    Ok(())
}

#[test]
fn not_worse_by_order_asks_every_upper_set_and_every_shared_unknown() {
    law(|parts, case, draw| {
        besides_agree(parts, case, [&some_package(case, draw), &some_package(case, draw)])
    });
}

#[test]
fn not_worse_level_by_level_is_not_worse_by_order() {
    law(|_, case, draw| {
        let (above, below) = (some_package(case, draw), some_package(case, draw));
        for party in 0..case.parties().len() {
            let levels = case.beside(party, Test::Levels, &above, &below);
            let order = case.beside(party, Test::Order, &above, &below);
            prop_assert!(levels == Beside::Unclear || order != Beside::Unclear);
        }
        Ok(())
    });
}
