//! The first of many packages in plan order, found without listing them.

use super::{
    algebra::{FirstLargest, Ranked},
    elimination::{Domains, Stopped, Table},
    field::{Filter, at, solve_over},
};

/// Places in plan order stay below this.
const LARGEST_PLACE: i128 = 1 << 120;

/// The positions of the package with the largest sum of tables among those that fit all filters, the first in plan order
/// among equals; nothing when none fits.
pub(super) fn first_over(
    domains: &Domains,
    filters: &[&Filter],
    terms: &[Table<i128>],
) -> Result<Option<Vec<usize>>, Stopped> {
    let mut settled: Vec<Filter> = Vec::new();
    while settled.len() < domains.0.len() {
        let start = settled.len();
        let all: Vec<&Filter> = filters.iter().copied().chain(&settled).collect();
        let Some(next) = first_part(domains, &all, terms, start)? else { return Ok(None) };
        let issues = (start..).zip(next);
        settled.extend(issues.map(|(issue, place)| at(issue, size(domains, issue), place)));
    }
    let position = |(choices, filter): (&Vec<usize>, &Filter)| {
        let place = filter.rows.iter().position(Option::is_some)?;
        choices.get(place).copied()
    };
    Ok(domains.0.iter().zip(&settled).map(position).collect())
}

fn size(domains: &Domains, issue: usize) -> usize {
    domains.0.get(issue).map_or(1, Vec::len)
}

/// The places of as many issues from `start` on as have a common place in plan order.
fn first_part(
    domains: &Domains,
    filters: &[&Filter],
    terms: &[Table<i128>],
    start: usize,
) -> Result<Option<Vec<usize>>, Stopped> {
    let strides = strides(domains, start);
    let ranked = |table: &Table<i128>| table.map(|sum| Ranked { sum: *sum, place: 0 });
    let mut tables: Vec<Table<Ranked>> = terms.iter().map(ranked).collect();
    for (issue, stride) in (start..).zip(&strides) {
        let row = |choice: usize| Some(Ranked { sum: 0, place: -stride * choice as i128 });
        tables.push(Table { scope: vec![issue], rows: (0..size(domains, issue)).map(row).collect() });
    }
    let found = solve_over(&FirstLargest, domains, filters, tables)?.1.value;
    Ok(found.map(|found| {
        let mut rest = -found.place;
        let place = |stride: &i128| {
            let place = rest / stride.max(&1);
            rest %= stride.max(&1);
            place as usize
        };
        strides.iter().map(place).collect()
    }))
}

/// How far one choice on leads in plan order, for as many issues from `start` on as fit; at least one.
fn strides(domains: &Domains, start: usize) -> Vec<i128> {
    let mut all = 1_i128;
    let mut sizes: Vec<i128> = Vec::new();
    for choices in domains.0.iter().skip(start) {
        let size = choices.len() as i128;
        let more = all.checked_mul(size).filter(|more| *more < LARGEST_PLACE);
        let Some(more) = more.or(sizes.is_empty().then_some(size)) else { break };
        all = more;
        sizes.push(size);
    }
    let stride = |size: i128| {
        all /= size.max(1);
        all
    };
    sizes.into_iter().map(stride).collect()
}
