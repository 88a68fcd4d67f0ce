//! At which amounts something bends.

use std::collections::BTreeSet;

use num_rational::BigRational;

use super::Amounts;
use crate::{
    Ratio,
    engine::scale::whole,
    model::{
        Choice, Choices, Combine, Condition, Criterion, Issue, NumericRange, Plan, RatedAt, RatedLevel,
        Rating,
    },
};

/// The amounts of an issue that are listed where any amount will do, smallest first.
///
/// They are both ends, every amount at which a criterion is rated, the ends of conditions, the amounts of kept packages,
/// the amounts at which an essential comes to its need or a criterion with shifts to a whole level, and the given ones; and
/// one amount inside wherever essentials are met or ruled out otherwise than at either amount beside it ([`edges`]).
pub(in crate::engine) fn listed(plan: &Plan, issue: &Issue, amounts: &Amounts) -> Vec<Ratio> {
    let Some(range) = issue.range() else { return Vec::new() };
    let mut found: BTreeSet<BigRational> = amounts.get(&issue.id).cloned().unwrap_or_default();
    found.extend(ends(range));
    let conditions =
        plan.shifts.iter().map(|row| &row.when).chain(plan.constraints.iter().map(|row| &row.when));
    found.extend(
        conditions.flatten().filter(|condition| condition.issue == issue.id).flat_map(condition_ends),
    );
    found.extend(plan.packages.iter().filter_map(|row| match row.choices.get(&issue.id)? {
        Choice::Amount(amount) => Some(amount.exact().clone()),
        Choice::Option(_) => None,
    }));
    let rules = plan.criteria.iter().filter(|row| row.main.contains(&issue.id));
    rules.for_each(|row| found.extend(rated(plan, row, issue)));
    let inside = |amount: &BigRational| range.lower().exact() <= amount && amount <= range.upper().exact();
    found.retain(inside);
    let edges = edges(plan, issue, range);
    let pairs = found.iter().zip(found.iter().skip(1));
    let pairs = pairs.filter(|(from, to)| edges.contains(from) || edges.contains(to));
    let halfway: Vec<BigRational> = pairs.map(|(from, to)| (from + to) / whole(2)).collect();
    found.extend(halfway);
    found.into_iter().map(Ratio::from).collect()
}

/// The amounts at which what is possible or enough changes at once: the ends of conditions of constraints and of shifts of
/// essentials, and the outermost amounts at which an essential is rated, outside of which its level may be anything; where these
/// are both ends of the issue, nothing is outside.
fn edges(plan: &Plan, issue: &Issue, range: &NumericRange) -> BTreeSet<BigRational> {
    let is_inside = |amount: &&BigRational| ends(range).iter().all(|end| end != *amount);
    let essentials = || plan.criteria.iter().filter(|row| plan.is_essential(row));
    let shifts = plan.shifts.iter().filter(|row| essentials().any(|own| own.id == row.criterion));
    let conditions =
        plan.constraints.iter().map(|row| &row.when).chain(shifts.map(|row| &row.when)).flatten();
    let conditions = conditions.filter(|condition| condition.issue == issue.id);
    let outermost = essentials().filter(|row| row.main.contains(&issue.id)).flat_map(|row| {
        let amounts: BTreeSet<BigRational> =
            spans(plan, row, issue).into_iter().map(|(amount, _)| amount).collect();
        amounts.first().into_iter().chain(amounts.last()).filter(is_inside).cloned().collect::<Vec<_>>()
    });
    conditions.flat_map(condition_ends).chain(outermost).collect()
}

fn ends(range: &NumericRange) -> [BigRational; 2] {
    [range.lower().exact().clone(), range.upper().exact().clone()]
}

fn condition_ends(condition: &Condition) -> Vec<BigRational> {
    match &condition.choices {
        Choices::AnyOf(_) => Vec::new(),
        Choices::Between { from, to } => vec![from.exact().clone(), to.exact().clone()],
    }
}

/// The amounts at which a criterion is rated, upwards, with the lowest and the highest level of each rating.
fn spans(plan: &Plan, criterion: &Criterion, issue: &Issue) -> Vec<(BigRational, [BigRational; 2])> {
    let amount = |row: &'_ Rating| match &row.at {
        RatedAt::Amount { issue: of, amount } if *of == issue.id => Some(amount.exact().clone()),
        RatedAt::Amount { .. } | RatedAt::Option(_) => None,
    };
    let own = plan.ratings.iter().filter(|row| row.criterion == criterion.id);
    let mut rows: Vec<_> = own.filter_map(|row| Some((amount(row)?, span(&row.level)))).collect();
    rows.sort();
    rows
}

/// The amounts at which a criterion is rated, and those between at which it comes to a level that matters.
fn rated(plan: &Plan, criterion: &Criterion, issue: &Issue) -> Vec<BigRational> {
    let rows = spans(plan, criterion, issue);
    let wanted = levels(plan, criterion);
    let mut found: Vec<BigRational> = rows.iter().map(|(amount, _)| amount.clone()).collect();
    for pair in rows.windows(2) {
        let [(from, low), (to, high)] = pair else { continue };
        for (start, end) in low.iter().zip(high) {
            for level in &wanted {
                if (start < level) != (end < level) && start != end {
                    found.push(from + (to - from) * (level - start) / (end - start));
                }
            }
        }
    }
    found
}

/// The lowest and the highest level of a rating.
fn span(level: &RatedLevel) -> [BigRational; 2] {
    match level {
        RatedLevel::Known(level) => [level.ratio().exact().clone(), level.ratio().exact().clone()],
        RatedLevel::Unknown => [whole(0), whole(3)],
    }
}

/// The levels at which something changes for a criterion between two rated amounts.
fn levels(plan: &Plan, criterion: &Criterion) -> Vec<BigRational> {
    let is_one = criterion.main.len() < 2 || criterion.combine != Combine::Blend;
    let is_shifted = plan.shifts.iter().any(|row| row.criterion == criterion.id);
    match (is_one && is_shifted, plan.is_essential(criterion)) {
        (true, true | false) => (0..=3).map(whole).collect(),
        (false, true) => vec![whole(criterion.need.level.get().into())],
        (false, false) => Vec::new(),
    }
}
