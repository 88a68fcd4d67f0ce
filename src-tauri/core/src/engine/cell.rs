//! Cells: the level that one choice of one main issue sets for a criterion.

use std::collections::BTreeMap;

use num_rational::BigRational;

use super::{Ground, TableIssue, scale::whole};
use crate::model::{Choice, CriterionId, IssueId, RatedAt, RatedLevel, Rating};

/// The level that a choice sets, from lowest to highest, and the ratings it rests on.
#[derive(Clone, Debug)]
pub(super) struct RawCell {
    pub(super) low: BigRational,
    pub(super) high: BigRational,
    /// Whether it is an amount outside the outermost rated ones.
    pub(super) is_outside: bool,
    pub(super) grounds: Vec<Ground>,
}

impl RawCell {
    fn unknown() -> Self {
        Self { low: whole(0), high: whole(3), is_outside: false, grounds: Vec::new() }
    }

    fn rated(rating: &Rating) -> Self {
        match &rating.level {
            RatedLevel::Unknown => Self::unknown(),
            RatedLevel::Known(level) => {
                let level = level.ratio().exact().clone();
                Self {
                    low: level.clone(),
                    high: level,
                    is_outside: false,
                    grounds: vec![Ground::rating(rating)],
                }
            }
        }
    }

    /// The level a part of the way from one amount to the next: linear between, at both ends of the interval.
    fn between(&self, next: &Self, part: &BigRational) -> Self {
        let at = |from: &BigRational, to: &BigRational| from + (to - from) * part;
        let grounds = self.grounds.iter().chain(&next.grounds).cloned().collect();
        Self { low: at(&self.low, &next.low), high: at(&self.high, &next.high), is_outside: false, grounds }
    }
}

/// The ratings of a plan by criterion.
pub(super) type RatingsOf<'a> = BTreeMap<CriterionId, Vec<&'a Rating>>;

/// The cells of a criterion for every choice of one of its main issues, in plan order.
///
/// A choice without a rating is anything from 0 to 3. Between two rated amounts a level is linear, also where one of
/// them is not known; outside the outermost rated amounts it is anything from 0 to 3.
pub(super) fn cells(criterion: CriterionId, issue: &TableIssue, ratings: &RatingsOf<'_>) -> Vec<RawCell> {
    let rows = ratings.get(&criterion).map_or(&[][..], Vec::as_slice);
    let amounts = rated_amounts(issue.id, rows);
    let cell = |choice: &Choice| match choice {
        Choice::Option(id) => rows
            .iter()
            .find(|row| row.at == RatedAt::Option(*id))
            .map_or_else(RawCell::unknown, |row| RawCell::rated(row)),
        Choice::Amount(amount) => at_amount(amount.exact(), &amounts),
    };
    issue.choices.iter().map(cell).collect()
}

fn rated_amounts<'a>(issue: IssueId, rows: &[&'a Rating]) -> Vec<(&'a BigRational, RawCell)> {
    let amount = |row: &&'a Rating| match &row.at {
        RatedAt::Amount { issue: of, amount } if *of == issue => Some((amount.exact(), RawCell::rated(row))),
        RatedAt::Amount { .. } | RatedAt::Option(_) => None,
    };
    let mut rated: Vec<_> = rows.iter().filter_map(amount).collect();
    rated.sort_by(|a, b| a.0.cmp(b.0));
    rated
}

fn at_amount(amount: &BigRational, rated: &[(&BigRational, RawCell)]) -> RawCell {
    if let Some((_, cell)) = rated.iter().find(|(at, _)| *at == amount) {
        return cell.clone();
    }
    let next = rated.partition_point(|(at, _)| *at < amount);
    let below = next.checked_sub(1).and_then(|last| rated.get(last));
    match (below, rated.get(next)) {
        (Some((from, low)), Some((to, high))) => low.between(high, &((amount - *from) / (*to - *from))),
        (Some(_) | None, Some(_) | None) => RawCell { is_outside: !rated.is_empty(), ..RawCell::unknown() },
    }
}
