//! Repairs: single changes after which a package would meet every essential.

use std::collections::BTreeSet;

use super::{
    answer::{Ease, Opening, Part, Repair},
    blocked::{Obstacles, noted},
    elimination::{Domains, Stopped, Table},
    field::{self, End, Filter},
    first, invention,
    short::Short,
};
use crate::{
    Ratio,
    engine::{Footing, Gauge, cell::RatingsOf, chosen::Clause, search::Ask},
    model::{Choice, Criterion, Level, RatedAt, RatedLevel, Rating},
};

/// By how many levels a rating or a shift is tried higher.
const STEPS: [u8; 2] = [1, 2];

/// The smallest changes that would let a package pass, each alone: one more option, a rating or a shift that turns out
/// higher, a constraint that is lifted; last what the owners themselves could ease. In that order, then in plan order.
pub(super) fn repairs(
    obstacles: &Obstacles<'_>,
    sets: &[BTreeSet<usize>],
    shorts: &[Short],
    left_out: &mut Vec<Part>,
) -> Vec<Repair> {
    let mut noted = |found| noted(found, Part::Repairs, left_out);
    let mut repairs = noted(invention::new_options(obstacles));
    for at in in_every(sets) {
        repairs.extend(noted(ratings(obstacles, at)));
    }
    for at in in_every(sets) {
        repairs.extend(noted(shifts(obstacles, at)));
    }
    repairs.extend(noted(constraints(obstacles)));
    repairs.extend(noted(eases(obstacles, shorts)));
    repairs
}

/// The essentials in every blocking set: a change of any other one leaves a set blocked.
fn in_every(sets: &[BTreeSet<usize>]) -> BTreeSet<usize> {
    let mut sets = sets.iter().cloned();
    let first = sets.next().unwrap_or_default();
    sets.fold(first, |common, set| common.intersection(&set).copied().collect())
}

/// The packages that fit all filters over some choices; nothing when none does.
pub(super) fn opening(
    obstacles: &Obstacles<'_>,
    domains: &Domains,
    filters: &[&Filter],
) -> Result<Option<Opening>, Stopped> {
    let count = field::count_over(domains, filters)?;
    if count.is_none() {
        return Ok(None);
    }
    let positions = first::first_over(domains, filters, &[])?.unwrap_or_default();
    let settled = obstacles.field.case.issues.iter().zip(positions);
    let first = settled.filter_map(|(issue, at)| Some((issue.id(), issue.choice(at)?.clone()))).collect();
    Ok(Some(Opening { count, first }))
}

/// The packages that would meet every essential if one criterion were read otherwise; nothing when none would.
///
/// Without the change no package does, so that those which it does not touch are barred where packages are searched for.
fn opens(
    obstacles: &Obstacles<'_>,
    at: usize,
    other: &Gauge,
    untouched: &[(usize, usize)],
) -> Result<Option<Opening>, Stopped> {
    let searched = || obstacles.field.opens_by_search(at, other, untouched);
    opens_counted(obstacles, at, other).or_else(|_| searched())
}

/// The choices beside the one that a rating rates.
fn unrated(obstacles: &Obstacles<'_>, rating: &Rating) -> Vec<(usize, usize)> {
    let RatedAt::Option(option) = &rating.at else { return Vec::new() };
    let rated = Choice::Option(*option);
    let issues = obstacles.field.case.issues.iter().enumerate();
    let issue = issues.filter(|(_, issue)| issue.position(&rated).is_some());
    let others = issue.flat_map(|(at, issue)| {
        let others = issue.choices().iter().enumerate().filter(|(_, choice)| **choice != rated);
        others.map(move |(place, _)| (at, place))
    });
    others.collect()
}

/// The choices at which some condition does not hold.
fn unmet(when: &[Clause]) -> Vec<(usize, usize)> {
    let of = |clause: &Clause| {
        let places = (0..clause.count()).filter(|place| !clause.holds_at(*place));
        places.map(|place| (clause.issue, place)).collect::<Vec<_>>()
    };
    when.iter().flat_map(of).collect()
}

fn opens_counted(obstacles: &Obstacles<'_>, at: usize, other: &Gauge) -> Result<Option<Opening>, Stopped> {
    let field = obstacles.field;
    let mut filters = Vec::new();
    for (gauge, needed) in field.needs() {
        filters.push(if gauge == at {
            let spans = field::spans(other, &field.domains)?;
            let needed = i128::from(other.needed) * other.unit;
            let rows = spans.rows.iter().map(|span| span.filter(|span| span.high >= needed).map(|_| ()));
            Table { scope: spans.scope, rows: rows.collect() }
        } else {
            field.reaches(gauge, needed, End::High)?
        });
    }
    let all: Vec<&Filter> = field.constraints().iter().chain(&filters).collect();
    opening(obstacles, &field.domains, &all)
}

fn ratings(obstacles: &Obstacles<'_>, at: usize) -> Result<Vec<Repair>, Stopped> {
    let mut repairs = Vec::new();
    let Some(criterion) = obstacles.criterion(at).and_then(|id| obstacles.plan.criterion(id)) else {
        return Ok(repairs);
    };
    for rating in obstacles.plan.ratings.iter().filter(|row| row.criterion == criterion.id) {
        let untouched = unrated(obstacles, rating);
        for by in STEPS {
            let Some((from, to)) = raised(rating, by) else { continue };
            let Some(gauge) = with_rating(obstacles, criterion, rating, &to) else { continue };
            if let Some(opens) = opens(obstacles, at, &gauge, &untouched)? {
                repairs.push(Repair::Rating {
                    party: criterion.party,
                    criterion: criterion.id,
                    at: rating.at.clone(),
                    by,
                    from: from.clone(),
                    to: to.ratio().clone(),
                    footing: Footing::of(&rating.provenance),
                    opens,
                });
                break;
            }
        }
    }
    Ok(repairs)
}

/// The level of a rating, and the one some levels higher, at most 3; nothing when it cannot be higher.
fn raised(rating: &Rating, by: u8) -> Option<(&Ratio, Level)> {
    let RatedLevel::Known(level) = &rating.level else { return None };
    let raised = Ratio::from(level.ratio().exact() + Ratio::from(i64::from(by)).exact()).min(Ratio::from(3));
    Some((level.ratio(), Level::new(raised).ok().filter(|raised| raised != level)?))
}

/// The gauge of a criterion with one rating at another level.
fn with_rating(
    obstacles: &Obstacles<'_>,
    criterion: &Criterion,
    rating: &Rating,
    level: &Level,
) -> Option<Gauge> {
    let higher = Rating { level: RatedLevel::Known(level.clone()), ..rating.clone() };
    let mine = obstacles.plan.ratings.iter().filter(|row| row.criterion == criterion.id);
    let rows = mine.map(|row| if row.at == rating.at { &higher } else { row }).collect();
    let ratings = RatingsOf::from([(criterion.id, rows)]);
    Gauge::of(obstacles.plan, criterion, &obstacles.field.case.issues, &ratings).ok()
}

fn shifts(obstacles: &Obstacles<'_>, at: usize) -> Result<Vec<Repair>, Stopped> {
    let mut repairs = Vec::new();
    let Some(gauge) = obstacles.field.case.gauges.get(at) else { return Ok(repairs) };
    let Some(party) = obstacles.party(at) else { return Ok(repairs) };
    let rows = obstacles.plan.shifts.iter().filter(|row| row.criterion == gauge.id);
    for (place, row) in rows.enumerate() {
        for by in STEPS {
            let mut other = gauge.clone();
            let Some(shift) = other.shifts.get_mut(place) else { continue };
            shift.by += i128::from(by) * gauge.unit;
            if shift.by > gauge.top() {
                continue;
            }
            let untouched = unmet(&shift.when);
            if let Some(opens) = opens(obstacles, at, &other, &untouched)? {
                let (criterion, footing) = (gauge.id, Footing::of(&row.provenance));
                let from = row.by.levels();
                let to = from.saturating_add_unsigned(by);
                repairs.push(Repair::Shift { party, criterion, shift: row.id, by, from, to, footing, opens });
                break;
            }
        }
    }
    Ok(repairs)
}

fn constraints(obstacles: &Obstacles<'_>) -> Result<Vec<Repair>, Stopped> {
    let field = obstacles.field;
    let essentials = field.essentials(End::High);
    let mut repairs = Vec::new();
    for (lifted, row) in obstacles.plan.constraints.iter().enumerate() {
        let kept = field.constraints().iter().enumerate().filter(|(at, _)| *at != lifted);
        let counted = essentials.as_ref().map_err(|stopped| *stopped).and_then(|essentials| {
            let filters: Vec<&Filter> = kept.map(|(_, filter)| filter).chain(essentials).collect();
            opening(obstacles, &field.domains, &filters)
        });
        let lift = |ask: &mut Ask<'_>| {
            ask.lifted.push(lifted);
            ask.barred.extend(field.case.constraints.get(lifted).map_or(Vec::new(), |when| unmet(when)));
        };
        let opens = counted.or_else(|_| field.opening_by_search(lift))?;
        if let Some(opens) = opens {
            repairs.push(Repair::Constraint { constraint: row.id, opens });
        }
    }
    Ok(repairs)
}

/// What the owners could ease: for each smallest shortfall, the needs it would take, in whole levels; never a need of a
/// protected value, and none that another undercuts.
fn eases(obstacles: &Obstacles<'_>, shorts: &[Short]) -> Result<Vec<Repair>, Stopped> {
    let sets: Vec<Vec<(usize, u8)>> = shorts.iter().filter_map(|short| eased(obstacles, short)).collect();
    let mut repairs = Vec::new();
    for (place, set) in sets.iter().enumerate() {
        let undercuts = |(other, smaller): (usize, &Vec<(usize, u8)>)| {
            let within =
                smaller.iter().all(|(at, by)| set.iter().any(|(same, more)| same == at && by <= more));
            within && (smaller != set || other < place)
        };
        if !sets.iter().enumerate().any(undercuts) {
            repairs.extend(ease(obstacles, set)?);
        }
    }
    Ok(repairs)
}

/// By how many whole levels each need would be lower; nothing when one of them is never eased.
fn eased(obstacles: &Obstacles<'_>, short: &Short) -> Option<Vec<(usize, u8)>> {
    let whole = |(at, by): &(usize, i128)| {
        let gauge = obstacles.field.case.gauges.get(*at).filter(|gauge| !gauge.is_protected)?;
        u8::try_from((by + gauge.unit - 1) / gauge.unit).ok().map(|by| (*at, by))
    };
    short.iter().map(whole).collect::<Option<Vec<_>>>().filter(|eased| !eased.is_empty())
}

fn ease(obstacles: &Obstacles<'_>, set: &[(usize, u8)]) -> Result<Option<Repair>, Stopped> {
    let field = obstacles.field;
    let lower = |gauge: usize| set.iter().find(|(at, _)| *at == gauge).map_or(0, |(_, by)| *by);
    let mut filters = Ok(Vec::new());
    let mut eases = Vec::new();
    for (at, needed) in field.needs() {
        let Some(gauge) = field.case.gauges.get(at) else { continue };
        let by = lower(at);
        filters = filters.and_then(|mut filters| {
            filters.push(field.reaches(at, needed - i128::from(by) * gauge.unit, End::High)?);
            Ok(filters)
        });
        if let Some(party) = obstacles.party(at).filter(|_| by > 0) {
            let to = gauge.needed.saturating_sub(by);
            eases.push(Ease { party, criterion: gauge.id, from: gauge.needed, to });
        }
    }
    let counted = filters.and_then(|filters: Vec<Filter>| {
        let all: Vec<&Filter> = field.constraints().iter().chain(&filters).collect();
        opening(obstacles, &field.domains, &all)
    });
    let eased = |ask: &mut Ask<'_>| {
        for want in &mut ask.wants {
            want.least -=
                field.case.gauges.get(want.gauge).map_or(0, |own| i128::from(lower(want.gauge)) * own.unit);
        }
    };
    let opens = counted.or_else(|_| field.opening_by_search(eased))?;
    Ok(opens.map(|opens| Repair::Ease { eases, opens }))
}
