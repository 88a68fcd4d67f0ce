//! Invention: which levels one more option of an issue would have to give.

use super::{
    answer::{NewLevel, Repair},
    blocked::Obstacles,
    elimination::{Stopped, Table},
    field::{self, Filter, over, solve_over},
    repair::opening,
    short::{LeastShort, Short},
};
use crate::{
    engine::{Gauge, TableIssue},
    model::Combine,
};

/// A position that no issue has: what is chosen there fits no condition and has no rating.
const NOT_LISTED: usize = usize::MAX;

/// For each listed issue the smallest levels that one more option would have to give the essentials that the issue
/// decides, so that a package passes; shifts and constraints that name options of the issue do not touch it.
pub(super) fn new_options(obstacles: &Obstacles<'_>) -> Result<Vec<Repair>, Stopped> {
    let mut repairs = Vec::new();
    for (at, issue) in obstacles.field.case.issues.iter().enumerate() {
        let is_listed = obstacles.plan.issue(issue.id()).is_some_and(|row| row.range().is_none());
        if is_listed {
            repairs.extend(new_options_of(obstacles, at, issue)?);
        }
    }
    Ok(repairs)
}

fn new_options_of(
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
    let decides = gauge.mains.iter().any(|main| main.issue == issue);
    let others = gauge.mains.iter().filter(|main| main.issue != issue);
    let others: Vec<i128> =
        others.filter_map(|main| Some(main.cells.get(*positions.get(main.issue)?)?.high)).collect();
    let missing = i128::from(gauge.needed) * gauge.unit - gauge.shift(positions);
    let enough = |levels: &[i128]| match gauge.combine {
        Combine::Weakest => levels.iter().all(|level| *level >= missing),
        Combine::Best => levels.iter().any(|level| *level >= missing),
        Combine::Blend => levels.iter().sum::<i128>() >= missing,
    };
    if !decides {
        return (gauge.span(positions).high >= i128::from(gauge.needed) * gauge.unit).then_some(0);
    }
    let own = match gauge.combine {
        Combine::Weakest => enough(&others).then_some(missing),
        Combine::Best => Some(if enough(&others) { 0 } else { missing }),
        Combine::Blend => Some(missing - others.iter().sum::<i128>()),
    };
    own.filter(|level| *level <= gauge.top()).map(|level| level.max(0))
}
