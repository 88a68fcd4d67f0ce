//! W3: whether a package is wasteful.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    Chosen, Enough, Gauge, Space, SpaceError,
    form::Form,
    reader::Reader,
    space::Cluster,
    table::{Row, undominated},
    watch::{Watch, Work},
};

/// The largest number of steps of one search.
pub const LARGEST_SEARCH: usize = 50_000_000;

/// Whether a package is wasteful.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waste {
    /// None, proved: no possible package is better for one and not worse for anyone.
    None,
    /// This one is, and is not wasteful itself.
    By(Chosen),
}

impl Space<'_> {
    /// Whether some possible package keeps every essential that `chosen` surely meets, is surely not worse for any party
    /// by order (T2), and surely better for one.
    ///
    /// An exact search over clusters (branch and bound): differences of levels add up over clusters, and a branch ends as
    /// soon as some upper set of some order can no longer come back to level.
    pub fn waste(&self, chosen: &Chosen, watch: &Watch<'_>) -> Result<Waste, SpaceError> {
        if self.is_searched() {
            return Err(SpaceError::SearchTooLong);
        }
        let mut found = Waste::None;
        let mut from = chosen.clone();
        while let Some(better) = self.better(&from, watch)? {
            found = Waste::By(better.clone());
            from = better;
        }
        Ok(found)
    }

    fn better(&self, chosen: &Chosen, watch: &Watch<'_>) -> Result<Option<Chosen>, SpaceError> {
        let forms: Vec<&Form> = self.case.parties.iter().flat_map(|party| &party.upper_sets).collect();
        let gaps = |cluster| self.gap_rows(cluster, &forms, chosen);
        let parts: Vec<Vec<Row<i128>>> = self.clusters.iter().map(gaps).collect();
        let bounds: Vec<i128> = forms.iter().map(|form| form.bound).collect();
        let Some(search) = Search::found(parts, &bounds, watch)? else { return Ok(None) };
        let mut positions = vec![0; self.case.issues.len()];
        for ((cluster, rows), row) in search.parts.iter().zip(&search.path) {
            if let Some((cluster, row)) = self.clusters.get(*cluster).zip(rows.get(*row)) {
                cluster.place(row.first, &mut positions);
            }
        }
        Ok(Some(Chosen(positions)))
    }

    /// What the joint choices of a cluster surely add to every form beside `chosen`, keeping the essentials it meets.
    pub(super) fn gap_rows(&self, cluster: &Cluster, forms: &[&Form], chosen: &Chosen) -> Vec<Row<i128>> {
        let reader = Reader::of(self, cluster, forms);
        let met = |gauge: &&Gauge| gauge.is_essential && gauge.enough(chosen) == Enough::Yes;
        let kept: Vec<&Gauge> = cluster.pieces.iter().map(|piece| &piece.gauge).filter(met).collect();
        let mut positions = chosen.0.clone();
        let mut found: BTreeMap<Reverse<Vec<i128>>, u32> = BTreeMap::new();
        for joint in &cluster.joints {
            cluster.place(joint.code, &mut positions);
            if kept.iter().all(|gauge| gauge.span_enough(gauge.span(&positions)) == Enough::Yes) {
                let gaps = cluster.pieces.iter().map(|piece| piece.gauge.gap(&positions, &chosen.0));
                let gaps: Vec<i128> = gaps.collect();
                found.entry(Reverse(reader.values(&gaps).collect())).or_insert(joint.code);
            }
        }
        let row = |(vector, first): (Reverse<Vec<i128>>, u32)| Row { vector: vector.0, count: 1, first };
        undominated(found.into_iter().map(row).collect())
    }
}

/// Whether one row of every part can be chosen so that their sum is nowhere below 0 and somewhere above.
///
/// No sum of rows is further from 0 than the bounds.
pub(super) fn is_surpassed(
    parts: Vec<Vec<Vec<i128>>>,
    bounds: &[i128],
    watch: &Watch<'_>,
) -> Result<bool, SpaceError> {
    let rows = |part: Vec<Vec<i128>>| {
        let distinct: BTreeSet<Reverse<Vec<i128>>> = part.into_iter().map(Reverse).collect();
        undominated(distinct.into_iter().map(|row| Row { vector: row.0, count: 1, first: 0 }).collect())
    };
    Ok(Search::found(parts.into_iter().map(rows).collect(), bounds, watch)?.is_some())
}

/// The highest value of every form that rows can add; nothing when there is no row.
fn highest(rows: &[Row<i128>], dims: usize) -> Option<Vec<i128>> {
    (0..dims).map(|at| rows.iter().filter_map(|row| row.vector.get(at)).max().copied()).collect()
}

/// Drops rows that leave some form below level whatever the other clusters add.
fn prune(parts: &mut [(usize, Vec<Row<i128>>)], dims: usize) {
    loop {
        let highs: Option<Vec<Vec<i128>>> = parts.iter().map(|(_, rows)| highest(rows, dims)).collect();
        let Some(highs) = highs else { return };
        let total = |at: usize| highs.iter().filter_map(|high| high.get(at)).sum::<i128>();
        let totals: Vec<i128> = (0..dims).map(total).collect();
        let before: usize = parts.iter().map(|(_, rows)| rows.len()).sum();
        for ((_, rows), high) in parts.iter_mut().zip(&highs) {
            let reaches = |row: &Row<i128>| {
                row.vector.iter().zip(high).zip(&totals).all(|((own, high), total)| total - high + own >= 0)
            };
            rows.retain(reaches);
        }
        if parts.iter().map(|(_, rows)| rows.len()).sum::<usize>() == before {
            return;
        }
    }
}

/// A search for one row of every cluster whose sum is nowhere below 0 and somewhere above.
struct Search<'a> {
    parts: Vec<(usize, Vec<Row<i128>>)>,
    /// For every cluster, what the later ones can add to each form at most.
    later: Vec<Vec<i128>>,
    /// Positive factors that bring the forms to about one size, and what the later clusters add to that sum at most;
    /// nothing when the sum does not fit.
    factors: Option<Vec<i128>>,
    later_sum: Vec<i128>,
    path: Vec<usize>,
    steps: usize,
    watch: &'a Watch<'a>,
}

impl<'a> Search<'a> {
    /// The search that has found such rows on its path; nothing where there are none.
    fn found(
        parts: Vec<Vec<Row<i128>>>,
        bounds: &[i128],
        watch: &'a Watch<'a>,
    ) -> Result<Option<Self>, SpaceError> {
        let mut parts: Vec<(usize, Vec<Row<i128>>)> = parts.into_iter().enumerate().collect();
        prune(&mut parts, bounds.len());
        parts.sort_by_key(|(_, rows)| rows.len());
        let mut search = Search::of(parts, bounds, watch);
        let is_found = search.run(0, &vec![0; bounds.len()], 0)?;
        Ok(is_found.then_some(search))
    }

    fn of(parts: Vec<(usize, Vec<Row<i128>>)>, bounds: &[i128], watch: &'a Watch<'a>) -> Self {
        let most = bounds.iter().copied().max().unwrap_or(1);
        let room = (i128::MAX / 8) / (bounds.len().max(1) as i128);
        let factors =
            (most < room).then(|| bounds.iter().map(|bound| most / (*bound).max(1)).collect::<Vec<_>>());
        let mut search = Self {
            parts,
            later: Vec::new(),
            factors,
            later_sum: Vec::new(),
            path: Vec::new(),
            steps: 0,
            watch,
        };
        let mut parts = std::mem::take(&mut search.parts);
        for (_, rows) in &mut parts {
            rows.sort_by_key(|row| Reverse(search.sum(&row.vector)));
        }
        let (mut high, mut sum) = (vec![0; bounds.len()], 0);
        for (_, rows) in parts.iter().rev() {
            search.later.push(high.clone());
            search.later_sum.push(sum);
            let own = highest(rows, bounds.len()).unwrap_or_default();
            high.iter_mut().zip(own).for_each(|(high, own)| *high += own);
            sum += rows.first().map_or(0, |row| search.sum(&row.vector));
        }
        search.later.reverse();
        search.later_sum.reverse();
        search.parts = parts;
        search
    }

    /// The forms brought to about one size and added up: above 0 wherever none is below 0 and one is above.
    fn sum(&self, vector: &[i128]) -> i128 {
        let factors = self.factors.iter().flatten();
        factors.zip(vector).map(|(factor, value)| factor * value).sum()
    }

    /// Tries every row of a cluster on top of the sum so far; the path then holds the rows that were found.
    fn run(&mut self, at: usize, so_far: &[i128], weighed: i128) -> Result<bool, SpaceError> {
        let count = self.parts.get(at).map(|(_, rows)| rows.len());
        let Some(count) = count else { return Ok(so_far.iter().any(|value| *value > 0)) };
        for row in 0..count {
            self.steps += 1;
            if self.steps > LARGEST_SEARCH {
                return Err(SpaceError::SearchTooLong);
            }
            if self.steps.is_multiple_of(10_000) {
                self.watch.report(Work::Searching, self.steps, LARGEST_SEARCH)?;
            }
            let Some(vector) = self.parts.get(at).and_then(|(_, rows)| rows.get(row)).map(|row| &row.vector)
            else {
                continue;
            };
            let weighed = weighed + self.sum(vector);
            let later_sum = self.later_sum.get(at).copied().unwrap_or(0);
            if self.factors.is_some() && weighed + later_sum <= 0 {
                // Rows are sorted by this sum: no later row reaches further.
                return Ok(false);
            }
            let sum: Vec<i128> = so_far.iter().zip(vector).map(|(sum, own)| sum + own).collect();
            let later = self.later.get(at).map_or(&[][..], Vec::as_slice);
            if sum.iter().zip(later).any(|(sum, later)| sum + later < 0) {
                continue;
            }
            self.path.push(row);
            if self.run(at + 1, &sum, weighed)? {
                return Ok(true);
            }
            self.path.pop();
        }
        Ok(false)
    }
}
