//! Which of several profiles nothing betters by rank.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    field,
    survey::{Profile, Survey},
};
use crate::engine::{Case, Chosen, Gauge, Test};

/// The largest number of comparisons between profiles.
const LARGEST_EFFORT: usize = 20_000_000;

/// The positions of the profiles whose first package no package betters for every weighting that fits, in their order;
/// nothing when that takes more comparisons than are made.
///
/// With known levels, T2 holds exactly when no sum over an upper set falls: profiles become rows of such sums, and one
/// that betters another has the larger total, so that each is compared with those kept before it only. Where a level is
/// not known, packages are compared, for an unknown that both share is the same for both.
pub(super) fn not_wasteful(case: &Case, survey: &Survey) -> Option<Vec<usize>> {
    let profiles = &survey.profiles;
    let mut kept: Vec<usize> = Vec::new();
    if profiles.iter().all(Profile::is_known) {
        kept = undominated(&rows(case, profiles))?;
    } else {
        let rivals = rivals(case, survey);
        let pairs = profiles.len().checked_mul(rivals.len());
        pairs.filter(|pairs| *pairs <= LARGEST_EFFORT / 20)?;
        let betters = |above: &Chosen, below: &Chosen| {
            case.keeps_essentials(above, below) && case.dominates(Test::Order, above, below)
        };
        for (at, profile) in profiles.iter().enumerate() {
            if !rivals.iter().any(|rival| betters(rival, &profile.first)) {
                kept.push(at);
            }
        }
    }
    kept.sort_unstable();
    Some(kept)
}

/// One package of each sort: of all that have the same levels, and settle alike whatever a level that is not known
/// depends on, the first. All packages of a sort stand to any other package alike.
fn rivals<'a>(case: &Case, survey: &'a Survey) -> Vec<&'a Chosen> {
    let scopes: Vec<(&Gauge, Vec<usize>)> =
        case.gauges.iter().map(|gauge| (gauge, field::scope(gauge))).collect();
    let is_open = |gauge: &Gauge, chosen: &Chosen| {
        let cells = gauge.mains.iter().filter_map(|main| main.cells.get(*chosen.0.get(main.issue)?));
        cells.into_iter().any(|cell| cell.low != cell.high)
    };
    let mut seen: BTreeSet<(usize, BTreeMap<usize, usize>)> = BTreeSet::new();
    let mut rivals = Vec::new();
    for (chosen, profile) in &survey.packages {
        let open = scopes.iter().filter(|(gauge, _)| is_open(gauge, chosen)).flat_map(|(_, scope)| scope);
        let settled = open.filter_map(|issue| Some((*issue, *chosen.0.get(*issue)?)));
        if seen.insert((*profile, settled.collect())) {
            rivals.push(chosen);
        }
    }
    rivals
}

/// For every profile its sums over the upper sets of all parties, each as its rank among the sums that occur.
fn rows(case: &Case, profiles: &[Profile]) -> Vec<Vec<u32>> {
    let forms = case.parties.iter().flat_map(|party| &party.upper_sets);
    let mut rows = vec![Vec::new(); profiles.len()];
    for form in forms {
        let level = |profile: &Profile, at: usize| profile.spans.get(at).map_or(0, |span| span.dot);
        let sums: Vec<i128> = profiles.iter().map(|profile| form.at(|at| level(profile, at))).collect();
        let mut distinct = sums.clone();
        distinct.sort_unstable();
        distinct.dedup();
        for (row, sum) in rows.iter_mut().zip(&sums) {
            row.push(distinct.partition_point(|other| other < sum) as u32);
        }
    }
    rows
}

fn undominated(rows: &[Vec<u32>]) -> Option<Vec<usize>> {
    let total = |at: &usize| rows.get(*at).map_or(0, |row| row.iter().map(|rank| u64::from(*rank)).sum());
    let mut by_total: Vec<(u64, usize)> = (0..rows.len()).map(|at| (total(&at), at)).collect();
    by_total.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut kept: Vec<(u64, usize)> = Vec::new();
    let mut effort = 0_usize;
    for (total, at) in by_total {
        let Some(row) = rows.get(at) else { continue };
        effort += kept.len();
        if effort > LARGEST_EFFORT {
            return None;
        }
        let betters = |(larger, other): &(u64, usize)| {
            *larger > total
                && rows
                    .get(*other)
                    .is_some_and(|above| above.iter().zip(row).all(|(above, own)| above >= own))
        };
        if !kept.iter().any(betters) {
            kept.push((total, at));
        }
    }
    Some(kept.into_iter().map(|(_, at)| at).collect())
}
