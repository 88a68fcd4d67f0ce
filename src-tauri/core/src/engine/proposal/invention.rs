//! Invention: which levels one more option of an issue would have to give.

use std::collections::BTreeSet;

use super::{
    Count,
    answer::{NewLevel, Opening, Repair},
    blocked::Obstacles,
    conflict::Wishes,
    elimination::{Stopped, Table},
    field::{self, Filter, over, solve_over},
    repair::opening,
    short::{LeastShort, Short},
};
use crate::{
    engine::{Chosen, Gauge, TableIssue},
    model::Combine,
};

/// A position that no issue has: what is chosen there fits no condition and has no rating.
const NOT_LISTED: usize = usize::MAX;

/// How many ways to give an option's levels are looked for at most.
const MOST_INVENTED: usize = 200;

/// For each listed issue the smallest levels that one more option would have to give the essentials that the issue
/// decides, so that a package passes; shifts and constraints that name options of the issue do not touch it.
pub(super) fn new_options(obstacles: &Obstacles<'_>) -> Result<Vec<Repair>, Stopped> {
    let mut repairs = Vec::new();
    for (at, issue) in obstacles.field.case.issues.iter().enumerate() {
        let is_listed = obstacles.plan.issue(issue.id()).is_some_and(|row| row.range().is_none());
        if is_listed {
            let counted = new_options_of(obstacles, at, issue);
            repairs.extend(counted.or_else(|_| new_options_by_search(obstacles, at, issue))?);
        }
    }
    Ok(repairs)
}

/// The same for one issue.
pub(super) fn new_options_of(
    obstacles: &Obstacles<'_>,
    issue: usize,
    table: &TableIssue,
) -> Result<Vec<Repair>, Stopped> {
    let field = obstacles.field;
    let mut domains = field.domains.clone();
    if let Some(choices) = domains.0.get_mut(issue) {
        *choices = vec![NOT_LISTED];
    }
    let mut filters = Vec::new();
    for at in 0..field.case.constraints.len() {
        filters.push(field::constraint(field.case, at, &domains)?);
    }
    let mut wanted: Vec<(usize, Table<i128>)> = Vec::new();
    for (at, _) in field.needs() {
        let Some(gauge) = field.case.gauges.get(at) else { continue };
        let required = over(field::scope(gauge), &domains, |positions| required(gauge, issue, positions))?;
        wanted.push((at, required));
    }
    let terms = wanted.iter().map(|(at, table)| {
        table.map(|level| vec![if *level > 0 { vec![(*at, *level)] } else { Short::new() }])
    });
    let all: Vec<&Filter> = filters.iter().collect();
    let least = solve_over(&LeastShort, &domains, &all, terms.collect())?.1.value;
    let mut repairs = Vec::new();
    for levels in least.unwrap_or_default() {
        let given = |at: usize| levels.iter().find(|(gauge, _)| *gauge == at).map_or(0, |(_, level)| *level);
        let within = wanted.iter().map(|(at, table)| {
            let rows = table.rows.iter().map(|row| row.filter(|level| *level <= given(*at)).map(|_| ()));
            Table { scope: table.scope.clone(), rows: rows.collect() }
        });
        let within: Vec<Filter> = within.collect();
        let all: Vec<&Filter> = filters.iter().chain(&within).collect();
        let levels = levels.iter().filter_map(|(at, level)| new_level(obstacles, *at, *level)).collect();
        let opens = opening(obstacles, &domains, &all)?;
        repairs.extend(opens.map(|opens| Repair::NewOption { issue: table.id(), levels, opens }));
    }
    Ok(repairs)
}

/// The same where what a criterion asks for is too large for a table.
pub(super) fn new_options_by_search(
    obstacles: &Obstacles<'_>,
    issue: usize,
    table: &TableIssue,
) -> Result<Vec<Repair>, Stopped> {
    let (field, search) = (obstacles.field, obstacles.field.search()?);
    let gauges: Vec<usize> = field.needs().into_iter().map(|(at, _)| at).collect();
    let invented = search.invented(issue, &gauges, required_beside).ok_or(Stopped::TooLarge)?;
    let found = |within: &dyn Fn(usize) -> i128| {
        search.any_invented(&invented, within, &field.watch).map_err(|_| Stopped::TooLarge)
    };
    if found(&|_| i128::MAX)?.is_none() {
        return Ok(Vec::new());
    }
    // A wish is that a criterion asks for no more than a level; asking for no more than the highest is no wish.
    let wishes: Vec<(usize, i128)> = invented
        .levels()
        .flat_map(|(gauge, levels)| {
            let below = levels.len().saturating_sub(1);
            levels.into_iter().take(below).map(move |level| (gauge, level))
        })
        .collect();
    let highest: Vec<(usize, i128)> =
        invented.levels().filter_map(|(gauge, levels)| Some((gauge, *levels.last()?))).collect();
    let most = |set: &BTreeSet<usize>, gauge: usize| {
        let own = set.iter().map(|at| wishes[*at]).filter(|(at, _)| *at == gauge).map(|(_, level)| level);
        let highest = highest.iter().filter(|(at, _)| *at == gauge).map(|(_, level)| *level);
        own.chain(highest).min().unwrap_or(0)
    };
    let is_met = |package: &Chosen, at: usize| {
        let (gauge, level) = wishes[at];
        invented.required(gauge, package).is_some_and(|own| own <= level)
    };
    let meet = |set: &BTreeSet<usize>| found(&|gauge| most(set, gauge));
    let wanted = Wishes { count: wishes.len(), most: MOST_INVENTED, meet: &meet, is_met: &is_met };
    let given_up = every_giving_up(&wanted)?;
    let lists = given_up.iter().map(|unmet| -> Short {
        let kept: BTreeSet<usize> = (0..wishes.len()).filter(|at| !unmet.contains(at)).collect();
        gauges.iter().map(|at| (*at, most(&kept, *at))).filter(|(_, level)| *level > 0).collect()
    });
    let mut lists: Vec<Short> = lists.collect();
    lists.sort();
    let repairs = lists.into_iter().map(|list| invented_by_list(obstacles, table, &list, &found));
    Ok(repairs.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// A package with an option that asks for no more of each criterion than a level; nothing where there is none.
type Found<'a> = dyn Fn(&dyn Fn(usize) -> i128) -> Result<Option<Chosen>, Stopped> + 'a;

/// The new option that gives criteria levels of a list, with a package that it opens.
fn invented_by_list(
    obstacles: &Obstacles<'_>,
    table: &TableIssue,
    list: &Short,
    found: &Found<'_>,
) -> Result<Option<Repair>, Stopped> {
    let given = |at: usize| list.iter().find(|(gauge, _)| *gauge == at).map_or(0, |(_, level)| *level);
    let Some(first) = found(&given)? else { return Ok(None) };
    let mut first = obstacles.field.case.choices(&first);
    first.remove(&table.id());
    let levels = list.iter().filter_map(|(at, level)| new_level(obstacles, *at, *level)).collect();
    let opens = Opening { count: Count::from(1), first };
    Ok(Some(Repair::NewOption { issue: table.id(), levels, opens }))
}

/// Every smallest set of wishes that has to be given up; nothing less than all of them will do.
fn every_giving_up(wishes: &Wishes<'_>) -> Result<Vec<BTreeSet<usize>>, Stopped> {
    let conflicts = wishes.conflicts()?;
    if conflicts.is_complete { Ok(conflicts.given_up) } else { Err(Stopped::TooLarge) }
}

fn new_level(obstacles: &Obstacles<'_>, at: usize, level: i128) -> Option<NewLevel> {
    Some(NewLevel {
        party: obstacles.party(at)?,
        criterion: obstacles.criterion(at)?,
        level: obstacles.levels(at, level)?,
    })
}

/// The level that a new option of an issue would have to give a criterion, at least, with the other choices made; 0 when
/// any will do, nothing when none is enough.
fn required(gauge: &Gauge, issue: usize, positions: &[usize]) -> Option<i128> {
    let others = gauge.mains.iter().filter(|main| main.issue != issue);
    let others = others.filter_map(|main| Some(main.cells.get(*positions.get(main.issue)?)?.high));
    required_beside(gauge, issue, others.reduce(|a, b| gauge.meet(a, b)), gauge.shift(positions))
}

/// The same, given the other main levels combined, and what is shifted.
fn required_beside(gauge: &Gauge, issue: usize, others: Option<i128>, shift: i128) -> Option<i128> {
    let needed = i128::from(gauge.needed) * gauge.unit;
    let missing = needed - shift;
    if !gauge.mains.iter().any(|main| main.issue == issue) {
        let base = others.unwrap_or_else(|| gauge.without_issue().high);
        return (gauge.held(base + shift) >= needed).then_some(0);
    }
    let own = match gauge.combine {
        Combine::Weakest => others.is_none_or(|others| others >= missing).then_some(missing),
        Combine::Best => Some(if others.is_some_and(|others| others >= missing) { 0 } else { missing }),
        Combine::Blend => Some(missing - others.unwrap_or(0)),
    };
    own.filter(|level| *level <= gauge.top()).map(|level| level.max(0))
}
