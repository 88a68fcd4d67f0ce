//! Which issues depend on each other, so that all others can be counted issue by issue.

use super::{Case, Gauge, gauge::GaugeShift};
use crate::model::Combine;

/// Issues that have to be looked at together, and the criteria, or parts of criteria, that they decide.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) issues: Vec<usize>,
    pub(super) pieces: Vec<Piece>,
}

/// A criterion, or the part of one that adds up with its parts elsewhere.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The position of the criterion among the gauges of the case.
    pub(super) at: usize,
    pub(super) gauge: Gauge,
}

/// Main issues and shifts of a gauge that cannot be told apart.
struct Part {
    mains: Vec<usize>,
    shifts: Vec<usize>,
    issues: Vec<usize>,
}

/// Splits the issues of a case into groups, in plan order of their first issues.
///
/// A criterion ties its issues together when its level does not add up over them: when a sum of its levels and shifts
/// may have to be held between 0 and 3, when several main issues count by the weakest or the best, or when it is
/// essential. A shift with several conditions and a constraint tie the issues they name.
pub(super) fn groups(case: &Case) -> Vec<Group> {
    groups_split(case, |gauge| !gauge.is_essential && adds_up(gauge))
}

/// The same where `may_split` says of which criteria the level is looked at issue by issue.
pub(super) fn groups_split(case: &Case, may_split: impl Fn(&Gauge) -> bool) -> Vec<Group> {
    let split = |gauge: &Gauge| parts(gauge, !gauge.mains.is_empty() && may_split(gauge));
    let parts: Vec<Vec<Part>> = case.gauges.iter().map(split).collect();
    let mut roots = Roots((0..case.issues.len()).collect());
    for part in parts.iter().flatten() {
        roots.tie(&part.issues);
    }
    for when in &case.constraints {
        roots.tie(&when.iter().map(|clause| clause.issue).collect::<Vec<_>>());
    }
    let root_of = |issue: &usize| roots.of(*issue);
    let mut groups: Vec<Group> = Vec::new();
    for root in (0..case.issues.len()).filter(|issue| roots.of(*issue) == *issue) {
        let issues = (0..case.issues.len()).filter(|issue| roots.of(*issue) == root).collect();
        let pieces = case.gauges.iter().zip(&parts).enumerate();
        let piece = |(at, (gauge, parts)): (usize, (&Gauge, &Vec<Part>))| {
            let here = |part: &&Part| part.issues.first().map(root_of) == Some(root);
            let all = parts.iter().all(|part| part.issues.is_empty() || here(&part));
            let own: Vec<&Part> = parts.iter().filter(here).collect();
            let mains: Vec<usize> = own.iter().flat_map(|part| part.mains.iter().copied()).collect();
            let shifts: Vec<usize> = own.iter().flat_map(|part| part.shifts.iter().copied()).collect();
            let piece = || if all { gauge.clone() } else { gauge.part(&mains, &shifts) };
            (!own.is_empty()).then(|| Piece { at, gauge: piece() })
        };
        groups.push(Group { issues, pieces: pieces.filter_map(piece).collect() });
    }
    groups
}

/// Sets of tied issues; each issue points at the first issue of its set.
struct Roots(Vec<usize>);

impl Roots {
    fn of(&self, issue: usize) -> usize {
        self.0.get(issue).copied().unwrap_or(issue)
    }

    fn tie(&mut self, issues: &[usize]) {
        let roots: Vec<usize> = issues.iter().map(|issue| self.of(*issue)).collect();
        let Some(first) = roots.iter().min().copied() else { return };
        self.0.iter_mut().filter(|root| roots.contains(root)).for_each(|root| *root = first);
    }
}

/// The whole of a gauge, or its parts issue by issue.
fn parts(gauge: &Gauge, is_split: bool) -> Vec<Part> {
    let mains: Vec<usize> = (0..gauge.mains.len()).collect();
    let shifts: Vec<usize> = (0..gauge.shifts.len()).collect();
    if !is_split {
        return vec![part(gauge, mains, shifts)];
    }
    let bases = if is_sum(gauge) { mains.into_iter().map(|main| vec![main]).collect() } else { vec![mains] };
    let bases = bases.into_iter().map(|mains| part(gauge, mains, Vec::new()));
    bases.chain(shifts.into_iter().map(|shift| part(gauge, Vec::new(), vec![shift]))).collect()
}

fn part(gauge: &Gauge, mains: Vec<usize>, shifts: Vec<usize>) -> Part {
    let of_mains = mains.iter().filter_map(|at| Some(gauge.mains.get(*at)?.issue));
    let of_shifts = shifts.iter().filter_map(|at| gauge.shifts.get(*at)).flat_map(|shift| shift.when.iter());
    let issues = of_mains.chain(of_shifts.map(|clause| clause.issue)).collect();
    Part { mains, shifts, issues }
}

fn is_sum(gauge: &Gauge) -> bool {
    gauge.combine == Combine::Blend || gauge.mains.len() < 2
}

/// Whether no package can take the sum of levels and shifts below 0 or above 3.
pub(super) fn adds_up(gauge: &Gauge) -> bool {
    let lump = |low: Option<i128>, high: Option<i128>| (low.unwrap_or(0), high.unwrap_or(0));
    let cells = || gauge.mains.iter().flat_map(|main| main.cells.iter());
    let base = match is_sum(gauge) {
        true => (0, 0),
        false => lump(cells().map(|cell| cell.low).min(), cells().map(|cell| cell.high).max()),
    };
    let several = gauge.shifts.iter().filter(|shift| shift.when.len() > 1);
    let several = several.map(|shift| (shift.by.min(0), shift.by.max(0)));
    let issues = gauge.mains.iter().map(|main| main.issue).chain(gauge.shifts.iter().filter_map(single));
    let mut issues: Vec<usize> = issues.collect();
    issues.sort_unstable();
    issues.dedup();
    let by_issue = issues.into_iter().map(|issue| extremes(gauge, issue));
    let (low, high) = several.chain(by_issue).fold(base, |sum, next| (sum.0 + next.0, sum.1 + next.1));
    low >= 0 && high <= gauge.top()
}

/// The issue of a shift with one condition.
fn single(shift: &GaugeShift) -> Option<usize> {
    match shift.when.as_slice() {
        [only] => Some(only.issue),
        _ => None,
    }
}

/// The smallest and largest sum that the choice for one issue can bring.
fn extremes(gauge: &Gauge, issue: usize) -> (i128, i128) {
    let mains = || gauge.mains.iter().filter(|main| main.issue == issue);
    let shifts = || gauge.shifts.iter().filter(|shift| single(shift) == Some(issue));
    let of_mains = mains().map(|main| main.cells.len());
    let count =
        of_mains.chain(shifts().flat_map(|shift| shift.when.iter().map(|clause| clause.count()))).max();
    let sum_at = |choice: usize| {
        let cells = mains().filter(|_| is_sum(gauge)).filter_map(|main| main.cells.get(choice));
        let base = cells.fold((0, 0), |sum, cell| (sum.0 + cell.low, sum.1 + cell.high));
        let held = shifts().filter(|shift| shift.when.iter().all(|clause| clause.holds_at(choice)));
        let by: i128 = held.map(|shift| shift.by).sum();
        (base.0 + by, base.1 + by)
    };
    let sums = || (0..count.unwrap_or(0)).map(sum_at);
    (sums().map(|sum| sum.0).min().unwrap_or(0), sums().map(|sum| sum.1).max().unwrap_or(0))
}
