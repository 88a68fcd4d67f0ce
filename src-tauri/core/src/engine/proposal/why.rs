//! Why: each choice against the nearest other one.

use num_rational::BigRational;
use num_traits::Signed as _;

use super::answer::{LevelChange, Trade, TradeEnd, WhyLine};
use crate::{
    Ratio,
    engine::{Case, Chosen, Gauge, TableIssue, gauge::Span},
    model::{Choice, Plan, RatedAt},
};

/// Each choice of a package against the nearest other one, in plan order of the issues.
///
/// The nearest other choice changes the fewest levels in total over all criteria of all parties, among those that give a
/// possible package; the first in plan order among equals. An amount is compared with the next rated amounts below and
/// above it, and with the amounts one step away where nothing else is rated.
pub(super) fn why(plan: &Plan, case: &Case, chosen: &Chosen) -> Vec<WhyLine> {
    let line = |(at, issue): (usize, &TableIssue)| {
        let position = *chosen.0.get(at)?;
        let other = nearest_other(case, chosen, at, &others(plan, issue, position));
        Some(WhyLine {
            issue: issue.id(),
            chosen: issue.choice(position)?.clone(),
            changes: other.as_ref().map(|other| changes(case, other, chosen)).unwrap_or_default(),
            other: other.and_then(|other| issue.choice(*other.0.get(at)?).cloned()),
        })
    };
    case.issues.iter().enumerate().filter_map(line).collect()
}

/// The positions that a choice is compared with, in plan order.
fn others(plan: &Plan, issue: &TableIssue, position: usize) -> Vec<usize> {
    if plan.issue(issue.id()).is_none_or(|row| row.range().is_none()) {
        return (0..issue.choices().len()).filter(|other| *other != position).collect();
    }
    let rated = |choice: &Choice| match choice {
        Choice::Option(_) => false,
        Choice::Amount(amount) => plan.ratings.iter().any(|rating| match &rating.at {
            RatedAt::Option(_) => false,
            RatedAt::Amount { issue: of, amount: at } => *of == issue.id() && at == amount,
        }),
    };
    let is_rated: Vec<bool> = issue.choices().iter().map(rated).collect();
    let below = (0..position).rev().find(|at| is_rated.get(*at) == Some(&true));
    let above = (position + 1..is_rated.len()).find(|at| is_rated.get(*at) == Some(&true));
    let rated: Vec<usize> = below.into_iter().chain(above).collect();
    if !rated.is_empty() {
        return rated;
    }
    let next = Some(position + 1).filter(|next| *next < is_rated.len());
    position.checked_sub(1).into_iter().chain(next).collect()
}

fn nearest_other(case: &Case, chosen: &Chosen, issue: usize, others: &[usize]) -> Option<Chosen> {
    let reads = |gauge: &&Gauge| {
        let mut shifts = gauge.shifts.iter().flat_map(|shift| &shift.when);
        gauge.mains.iter().any(|main| main.issue == issue) || shifts.any(|clause| clause.issue == issue)
    };
    let readers: Vec<&Gauge> = case.gauges.iter().filter(reads).collect();
    let with = |position: &usize| {
        let mut other = chosen.clone();
        *other.0.get_mut(issue)? = *position;
        case.is_possible(&other).then_some(other)
    };
    let packages = others.iter().filter_map(with);
    let measured = packages.map(|other| (distance(&readers, &other, chosen), other));
    measured.min_by(|(a, _), (b, _)| a.cmp(b)).map(|(_, other)| other)
}

/// How many levels two packages differ by in total, by some criteria.
fn distance(gauges: &[&Gauge], a: &Chosen, b: &Chosen) -> BigRational {
    let gap = |gauge: &&Gauge| {
        let steps = (gauge.span(&a.0).dot - gauge.span(&b.0).dot).abs();
        (steps > 0).then(|| BigRational::new(steps.into(), gauge.unit.into()))
    };
    gauges.iter().filter_map(gap).sum()
}

fn changes(case: &Case, other: &Chosen, chosen: &Chosen) -> Vec<LevelChange> {
    let differs = |a: Span, b: Span| (a.low, a.high) != (b.low, b.high);
    let parties = case.parties.iter().flat_map(|party| party.gauges.iter().map(move |at| (party.id, *at)));
    let change = |(party, at): (_, usize)| {
        let gauge = case.gauges.get(at)?;
        differs(gauge.span(&other.0), gauge.span(&chosen.0)).then(|| LevelChange {
            party,
            criterion: gauge.id,
            before: gauge.level(other),
            after: gauge.level(chosen),
        })
    };
    parties.filter_map(change).collect()
}

/// The plainest trade among the choices: one criterion of one party against one of another, and nothing else; the one
/// that lifts the highest rank, then lowers the lowest, the first in plan order among equals.
pub(super) fn trade(plan: &Plan, why: &[WhyLine]) -> Option<Trade> {
    let rank = |end: &TradeEnd| end.rank.map_or(u32::MAX, |rank| rank.place());
    let trades = why.iter().filter_map(|line| trade_of(plan, line));
    trades.min_by_key(|trade| (rank(&trade.gains), u32::MAX - rank(&trade.gives)))
}

fn trade_of(plan: &Plan, line: &WhyLine) -> Option<Trade> {
    let [one, other] = line.changes.as_slice() else { return None };
    if one.party == other.party {
        return None;
    }
    let (one, other) = (end(plan, one)?, end(plan, other)?);
    let (gains, gives) = match (one.levels.is_negative(), other.levels.is_negative()) {
        (false, true) => (one, other),
        (true, false) => (other, one),
        (true, true) | (false, false) => return None,
    };
    let gives = TradeEnd { levels: Ratio::from(gives.levels.exact().abs()), ..gives };
    Some(Trade { issue: line.issue, chosen: line.chosen.clone(), gains, gives })
}

/// What a change does to a criterion, with its sign; nothing where a level is not known.
fn end(plan: &Plan, change: &LevelChange) -> Option<TradeEnd> {
    let levels = change.after.known()?.exact() - change.before.known()?.exact();
    let rank = plan.criterion(change.criterion)?.rank;
    Some(TradeEnd { party: change.party, criterion: change.criterion, rank, levels: Ratio::from(levels) })
}
