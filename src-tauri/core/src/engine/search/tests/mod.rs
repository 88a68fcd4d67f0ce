//! Laws of searches: what looking at every package says, on small plans of every kind.

use proptest::prelude::*;

use super::*;
use crate::{
    engine::tests::cases,
    generate::{Ending, Entangled, Size, entangled_plan, plans},
    model::Plan,
};

/// The largest number of packages that are looked at one by one.
const MOST: usize = 3_000;

fn every(case: &Case) -> Option<Vec<Chosen>> {
    let count: usize = case.issues.iter().map(|issue| issue.choices.len()).product();
    (count <= MOST && !case.issues.is_empty()).then(|| {
        let package = |mut code: usize| {
            let mut positions: Vec<usize> = case
                .issues
                .iter()
                .rev()
                .map(|issue| {
                    let position = code % issue.choices.len();
                    code /= issue.choices.len();
                    position
                })
                .collect();
            positions.reverse();
            Chosen(positions)
        };
        (0..count).map(package).filter(|own| case.is_possible(own)).collect()
    })
}

fn needs(case: &Case, end: fn(&Span) -> i128) -> Ask<'static> {
    let essential = case.gauges.iter().enumerate().filter(|(_, gauge)| gauge.is_essential);
    let want = |(at, gauge): (usize, &Gauge)| Want {
        gauge: at,
        other: None,
        end,
        least: i128::from(gauge.needed) * gauge.unit,
        most: None,
    };
    Ask { wants: essential.map(want).collect(), ..Ask::default() }
}

fn meets(case: &Case, own: &Chosen, end: fn(&Span) -> i128) -> bool {
    let mut essential = case.gauges.iter().filter(|gauge| gauge.is_essential);
    essential.all(|gauge| end(&gauge.span(&own.0)) >= i128::from(gauge.needed) * gauge.unit)
}

fn agrees(plan: &Plan) -> Result<(), TestCaseError> {
    let Ok(case) = Case::of(plan) else { return Ok(()) };
    let Some(packages) = every(&case) else { return Ok(()) };
    let machines = Machines::of(&case).unwrap();
    let search = machines.search(&case);
    let idle = Watch::idle();
    for end in [(|span: &Span| span.low) as fn(&Span) -> i128, |span: &Span| span.high] {
        let meeting: Vec<&Chosen> = packages.iter().filter(|own| meets(&case, own, end)).collect();
        let ask = needs(&case, end);
        let found = search.any(&ask, &idle).unwrap();
        prop_assert_eq!(found.is_some(), !meeting.is_empty());
        prop_assert!(found.is_none_or(|found| meeting.contains(&&found)));
        for party in &case.parties {
            for sign in [1, -1] {
                let value = |own: &&&Chosen| sign * party.utility.at(|at| case.gauges[at].span(&own.0).dot);
                let most = search.most(&ask, &party.utility, sign, &idle).unwrap();
                prop_assert_eq!(
                    most.as_ref().map(|most| most.value),
                    meeting.iter().map(|own| value(&own)).max()
                );
                prop_assert!(most.is_none_or(|most| most.is_proved && value(&&&most.chosen) == most.value));
            }
        }
    }
    for own in packages.iter().step_by(1 + packages.len() / 8) {
        let betters =
            |above: &&Chosen| case.keeps_essentials(above, own) && case.dominates(Test::Order, above, own);
        let found = search.better(own, &idle).unwrap();
        prop_assert_eq!(found.is_some(), packages.iter().any(|above| betters(&above)));
        prop_assert!(found.is_none_or(|found| betters(&&found) && case.is_possible(&found)));
    }
    Ok(())
}

fn small(seed: u64, parties: usize, issues: usize, ending: Ending) -> Plan {
    let size = Size { parties, criteria_each: 3, issues, options: 4 };
    entangled_plan(Entangled { size, ending, seed }).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases(60)) })]

    #[test]
    fn a_search_finds_what_looking_at_every_package_finds(plan in plans()) {
        agrees(&plan)?;
    }

    #[test]
    fn a_search_of_entangled_plans_finds_what_looking_at_every_package_finds(
        seed in 0_u64..1_000_000,
        parties in 2_usize..=6,
        issues in 3_usize..=5,
        is_blocked in proptest::bool::weighted(0.3),
    ) {
        agrees(&small(seed, parties, issues, if is_blocked { Ending::Blocked } else { Ending::Solvable }))?;
    }

    #[test]
    fn the_worst_off_are_lifted_as_high_as_any_package_lifts_them(
        seed in 0_u64..1_000_000,
        parties in 2_usize..=6,
        issues in 3_usize..=5,
    ) {
        lifts(&small(seed, parties, issues, Ending::Solvable))?;
    }
}

#[test]
fn the_worst_off_are_lifted_where_many_packages_stand_almost_alike() {
    lifts(&small(162_222, 2, 5, Ending::Solvable)).unwrap();
}

/// What lifting the worst-off finds, beside a look at every package.
fn lifts(plan: &Plan) -> Result<(), TestCaseError> {
    let case = Case::of(plan).unwrap();
    let machines = Machines::of(&case).unwrap();
    let search = machines.search(&case);
    let utilities = |own: &[usize]| -> Vec<i128> {
        case.parties.iter().map(|party| party.utility.at(|at| case.gauges[at].span(own).dot)).collect()
    };
    let widths: Vec<i128> = case.parties.iter().map(|party| party.utility.unit).collect();
    let worst = |own: &[usize]| {
        let parts = utilities(own).into_iter().zip(&widths);
        parts.map(|(own, width)| num_rational::Ratio::new(own, *width)).min().unwrap()
    };
    let mut highest = None;
    let mut judge = |own: &[usize]| {
        let place = worst(own);
        highest.is_none_or(|highest| place > highest).then(|| {
            highest = Some(place);
            // A better one stands higher, by a whole number at least.
            widths.iter().map(|width| (place * width).floor().to_integer() + 1).collect()
        })
    };
    let ask = needs(&case, |span| span.low);
    let found = search.lifted(&ask, &widths, &mut judge, &Watch::idle()).unwrap();
    let packages = every(&case).unwrap();
    let most =
        packages.iter().filter(|own| meets(&case, own, |span| span.low)).map(|own| worst(&own.0)).max();
    let (found, is_proved) = found.unwrap();
    prop_assert!(is_proved);
    prop_assert_eq!(Some(worst(&found.0)), most);
    Ok(())
}

#[test]
fn a_machine_comes_to_the_level_of_every_package() {
    for seed in 0..40 {
        let plan = small(seed, 3, 5, Ending::Solvable);
        let case = Case::of(&plan).unwrap();
        let machines = Machines::of(&case).unwrap();
        for own in every(&case).unwrap() {
            for (gauge, read) in case.gauges.iter().zip(&machines.gauges) {
                assert_eq!(read.ends[read.machine.end_of(&own.0)], gauge.span(&own.0));
            }
        }
    }
}
