//! Which of several profiles nothing betters by rank.

use super::survey::Profile;
use crate::engine::{Case, Test};

/// The largest number of comparisons between profiles.
const LARGEST_EFFORT: usize = 20_000_000;

/// The positions of the profiles that no other betters for every weighting that fits, in their order; nothing when that
/// takes more comparisons than are made.
///
/// With known levels, T2 holds exactly when no sum over an upper set falls: profiles become rows of such sums, and one
/// that betters another has the larger total, so that each is compared with those kept before it only. Where a level is
/// not known, pairs are compared as packages, for an unknown that both share is the same for both.
pub(super) fn not_wasteful(case: &Case, profiles: &[Profile]) -> Option<Vec<usize>> {
    let mut kept: Vec<usize> = Vec::new();
    if profiles.iter().all(Profile::is_known) {
        kept = undominated(&rows(case, profiles))?;
    } else {
        let pairs = profiles.len().checked_mul(profiles.len());
        pairs.filter(|pairs| *pairs <= LARGEST_EFFORT / 20)?;
        let betters = |above: &Profile, below: &Profile| {
            case.keeps_essentials(&above.first, &below.first)
                && case.dominates(Test::Order, &above.first, &below.first)
        };
        for (at, profile) in profiles.iter().enumerate() {
            if !profiles.iter().any(|other| betters(other, profile)) {
                kept.push(at);
            }
        }
    }
    kept.sort_unstable();
    Some(kept)
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
