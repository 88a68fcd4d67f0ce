//! Bucket elimination: answers about all packages, one issue after another, without listing them.
//!
//! Source: Dechter, "Bucket elimination: a unifying framework for reasoning", Artificial Intelligence 113 (1999). Every
//! fact about a package is a table over the few issues that it depends on; an issue is taken out by joining the tables
//! that name it and joining up over its choices. The work grows with the largest join, never with the number of packages.

use super::algebra::Algebra;

/// The largest number of rows that one join may have.
pub(super) const LARGEST_JOIN: usize = 1 << 20;

/// Says that a computation would need more room than it may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Stopped {
    /// A join, or a list kept in a table, would grow past its stated size.
    #[error("the issues depend on each other in too many ways")]
    TooLarge,
}

/// The choices of every issue that are looked at, as positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Domains(pub(super) Vec<Vec<usize>>);

impl Domains {
    fn size(&self, issue: usize) -> usize {
        self.0.get(issue).map_or(1, Vec::len)
    }

    fn position(&self, issue: usize, place: usize) -> usize {
        self.0.get(issue).and_then(|positions| positions.get(place)).copied().unwrap_or_default()
    }
}

/// A fact about packages: one value for every combination of choices of the issues in scope, nothing where impossible.
///
/// Rows count through the scope with the last issue fastest.
#[derive(Clone, Debug)]
pub(super) struct Table<V> {
    pub(super) scope: Vec<usize>,
    pub(super) rows: Vec<Option<V>>,
}

impl<V> Table<V> {
    /// The same table with other values.
    pub(super) fn map<W>(&self, value: impl Fn(&V) -> W) -> Table<W> {
        let rows = self.rows.iter().map(|row| row.as_ref().map(&value)).collect();
        Table { scope: self.scope.clone(), rows }
    }

    /// The rows over fewer choices.
    pub(super) fn within(self, full: &Domains, narrow: &Domains) -> Self {
        let is_full = |issue: &usize| full.size(*issue) == narrow.size(*issue);
        if self.scope.iter().all(is_full) {
            return self;
        }
        let keeps = |row: usize| {
            places(&self.scope, full, row).all(|(issue, place)| {
                let position = full.position(issue, place);
                narrow.0.get(issue).is_some_and(|positions| positions.contains(&position))
            })
        };
        let kept: Vec<bool> = (0..self.rows.len()).map(keeps).collect();
        let rows = self.rows.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(row, _)| row);
        Self { rows: rows.collect(), scope: self.scope }
    }
}

/// The place of every issue of a scope in a row.
fn places<'a>(
    scope: &'a [usize],
    domains: &'a Domains,
    row: usize,
) -> impl Iterator<Item = (usize, usize)> + 'a {
    let mut rest = row;
    scope.iter().rev().map(move |issue| {
        let size = domains.size(*issue).max(1);
        let place = rest % size;
        rest /= size;
        (*issue, place)
    })
}

/// The choices that fit every filter taken alone, again and again until no choice falls out.
pub(super) fn narrowed(domains: &Domains, filters: &[&Table<()>]) -> Domains {
    let mut fits: Vec<Vec<bool>> = domains.0.iter().map(|choices| vec![true; choices.len()]).collect();
    let mut changed = true;
    while changed {
        changed = false;
        for table in filters {
            changed |= narrow(&mut fits, domains, table);
        }
    }
    let kept = domains.0.iter().zip(&fits).map(|(choices, fits)| {
        choices.iter().zip(fits).filter(|(_, fits)| **fits).map(|(position, _)| *position).collect()
    });
    Domains(kept.collect())
}

fn narrow(fits: &mut [Vec<bool>], domains: &Domains, table: &Table<()>) -> bool {
    let mut supported: Vec<Vec<bool>> =
        table.scope.iter().map(|issue| vec![false; domains.size(*issue)]).collect();
    for (row, _) in table.rows.iter().enumerate().filter(|(_, value)| value.is_some()) {
        let at: Vec<(usize, usize)> = places(&table.scope, domains, row).collect();
        let fit = |(issue, place): &(usize, usize)| {
            fits.get(*issue).and_then(|fits| fits.get(*place)).copied().unwrap_or(false)
        };
        if at.iter().all(fit) {
            for (seen, (_, place)) in supported.iter_mut().rev().zip(&at) {
                if let Some(seen) = seen.get_mut(*place) {
                    *seen = true;
                }
            }
        }
    }
    let mut changed = false;
    for (issue, supported) in table.scope.iter().zip(supported) {
        for (fit, supported) in fits.get_mut(*issue).into_iter().flatten().zip(supported) {
            changed |= *fit && !supported;
            *fit &= supported;
        }
    }
    changed
}

/// The number of rows over a scope, or nothing when it is more than a join may have.
pub(super) fn row_count(scope: &[usize], domains: &Domains) -> Result<usize, Stopped> {
    let rows = scope.iter().try_fold(1_usize, |rows, issue| rows.checked_mul(domains.size(*issue)));
    rows.filter(|rows| *rows <= LARGEST_JOIN).ok_or(Stopped::TooLarge)
}

/// One step of an elimination: which issue was taken out, and the join that was made for it.
#[derive(Debug)]
pub(super) struct Bucket {
    /// The issue that was taken out: the last one of the scope.
    pub(super) scope: Vec<usize>,
    /// Which rows of the join are possible.
    pub(super) possible: Vec<bool>,
}

/// The value of all packages together, and the joins to walk back through.
#[derive(Debug)]
pub(super) struct Eliminated<V> {
    /// The joined-up value, or nothing when no package is possible.
    pub(super) value: Option<V>,
    /// The joins, in the order in which issues were taken out.
    pub(super) buckets: Vec<Bucket>,
}

/// Takes every issue out, the one with the smallest join first, ties by plan order.
pub(super) fn eliminate<A: Algebra>(
    algebra: &A,
    domains: &Domains,
    mut tables: Vec<Table<A::Value>>,
) -> Result<Eliminated<A::Value>, Stopped> {
    let mut left: Vec<usize> = (0..domains.0.len()).collect();
    let mut buckets = Vec::with_capacity(left.len());
    while let Some(issue) = cheapest(&left, domains, &tables) {
        left.retain(|other| *other != issue);
        let (mine, others): (Vec<_>, Vec<_>) =
            tables.into_iter().partition(|table| table.scope.contains(&issue));
        tables = others;
        let (bucket, out) = join(algebra, domains, issue, &mine)?;
        buckets.push(bucket);
        tables.push(out);
    }
    let mut value = Some(algebra.one());
    for table in &tables {
        let row = table.rows.first().cloned().flatten();
        value = match (value, row) {
            (Some(a), Some(b)) => Some(algebra.both(&a, &b)?),
            (Some(_) | None, Some(_) | None) => None,
        };
    }
    Ok(Eliminated { value, buckets })
}

fn joined_scope<V>(issue: usize, tables: &[&Table<V>]) -> Vec<usize> {
    let mut scope: Vec<usize> = tables.iter().flat_map(|table| table.scope.iter().copied()).collect();
    scope.sort_unstable();
    scope.dedup();
    scope.retain(|other| *other != issue);
    scope.push(issue);
    scope
}

fn cheapest<V>(left: &[usize], domains: &Domains, tables: &[Table<V>]) -> Option<usize> {
    let cost = |issue: usize| {
        let mine: Vec<_> = tables.iter().filter(|table| table.scope.contains(&issue)).collect();
        joined_scope(issue, &mine)
            .iter()
            .fold(1_usize, |rows, other| rows.saturating_mul(domains.size(*other)))
    };
    left.iter().copied().min_by_key(|issue| (cost(*issue), *issue))
}

/// A place in several tables at once, counted through a common scope.
struct Walk {
    sizes: Vec<usize>,
    places: Vec<usize>,
    /// For every table and every issue of the common scope: how far one choice on leads.
    strides: Vec<Vec<usize>>,
    at: Vec<usize>,
}

impl Walk {
    fn new<V>(scope: &[usize], domains: &Domains, tables: &[Table<V>]) -> Self {
        let sizes = scope.iter().map(|issue| domains.size(*issue)).collect();
        let stride = |table: &Table<V>, issue: &usize| {
            let place = table.scope.iter().position(|other| other == issue)?;
            Some(table.scope.iter().skip(place + 1).map(|other| domains.size(*other)).product())
        };
        let of = |table| scope.iter().map(|issue| stride(table, issue).unwrap_or(0)).collect();
        let strides = tables.iter().map(of).collect();
        Self { sizes, places: vec![0; scope.len()], strides, at: vec![0; tables.len()] }
    }

    /// Goes to the next combination, the last issue fastest.
    fn step(&mut self) {
        for place in (0..self.places.len()).rev() {
            let (Some(size), Some(now)) = (self.sizes.get(place), self.places.get_mut(place)) else { return };
            *now += 1;
            let wraps = now == size;
            if wraps {
                *now = 0;
            }
            for (at, strides) in self.at.iter_mut().zip(&self.strides) {
                let stride = strides.get(place).copied().unwrap_or(0);
                *at = if wraps { *at - stride * (size - 1) } else { *at + stride };
            }
            if !wraps {
                return;
            }
        }
    }
}

fn join<A: Algebra>(
    algebra: &A,
    domains: &Domains,
    issue: usize,
    tables: &[Table<A::Value>],
) -> Result<(Bucket, Table<A::Value>), Stopped> {
    let scope = joined_scope(issue, &tables.iter().collect::<Vec<_>>());
    let rows = row_count(&scope, domains)?;
    let size = domains.size(issue);
    let mut walk = Walk::new(&scope, domains, tables);
    let mut possible = Vec::with_capacity(rows);
    let mut out = Vec::with_capacity(rows / size.max(1));
    for row in 0..rows {
        let value = product(algebra, tables, &walk.at)?;
        possible.push(value.is_some());
        if row % size == 0 {
            out.push(None);
        }
        if let (Some(sum), Some(value)) = (out.last_mut(), value) {
            algebra.either(sum, value)?;
        }
        walk.step();
    }
    let kept = scope.iter().copied().filter(|other| *other != issue).collect();
    Ok((Bucket { scope, possible }, Table { scope: kept, rows: out }))
}

fn product<A: Algebra>(
    algebra: &A,
    tables: &[Table<A::Value>],
    at: &[usize],
) -> Result<Option<A::Value>, Stopped> {
    let mut value: Option<A::Value> = None;
    for (table, at) in tables.iter().zip(at) {
        let Some(row) = table.rows.get(*at).and_then(Option::as_ref) else { return Ok(None) };
        value = Some(match value {
            None => row.clone(),
            Some(so_far) => algebra.both(&so_far, row)?,
        });
    }
    Ok(Some(value.unwrap_or_else(|| algebra.one())))
}

/// Lists every possible package by walking back through the joins, so that no step leads nowhere; `found` says whether
/// to go on.
pub(super) fn list<V>(
    eliminated: &Eliminated<V>,
    domains: &Domains,
    found: &mut impl FnMut(&[usize]) -> bool,
) {
    if eliminated.value.is_none() {
        return;
    }
    let mut places = vec![0; domains.0.len()];
    let steps: Vec<&Bucket> = eliminated.buckets.iter().rev().collect();
    descend(&steps, domains, &mut places, found);
}

fn descend(
    steps: &[&Bucket],
    domains: &Domains,
    places: &mut Vec<usize>,
    found: &mut impl FnMut(&[usize]) -> bool,
) -> bool {
    let Some((bucket, rest)) = steps.split_first() else {
        let positions: Vec<usize> =
            places.iter().enumerate().map(|(issue, place)| domains.position(issue, *place)).collect();
        return found(&positions);
    };
    let Some((issue, before)) = bucket.scope.split_last() else { return true };
    let place = |issue: &usize| places.get(*issue).copied().unwrap_or(0);
    let base = before.iter().fold(0, |row, other| row * domains.size(*other) + place(other));
    let size = domains.size(*issue);
    for choice in 0..size {
        if bucket.possible.get(base * size + choice).copied().unwrap_or(false) {
            if let Some(place) = places.get_mut(*issue) {
                *place = choice;
            }
            if !descend(rest, domains, places, found) {
                return false;
            }
        }
    }
    true
}
