//! Advice on criteria, their evidence and their ratings.

use std::collections::BTreeSet;

use super::note;
use crate::Ratio;
use crate::model::{
    Advice, AdviceCode, Criterion, EssentialsSaid, IssueKind, Party, PlanParts, RatedAt, RatedLevel, Stage,
    ValueId,
};

/// From this number of essentials on, a party's list blocks most plans.
const MANY_ESSENTIALS: usize = 4;
/// From this number of weighed criteria on, a party's list is hard to rank.
const MANY_CRITERIA: usize = 7;

/// Advice on the criteria, party by party.
pub(super) fn advice(plan: &PlanParts) -> Vec<Advice> {
    let parties = plan.parties.iter().flat_map(|party| of_party(plan, party));
    let criteria = plan.criteria.iter().flat_map(|criterion| of_criterion(plan, criterion));
    parties.chain(criteria).collect()
}

fn of_party(plan: &PlanParts, party: &Party) -> Vec<Advice> {
    let criteria: Vec<_> = plan.criteria_of(party.id).collect();
    let essentials = criteria.iter().filter(|row| plan.is_essential(row)).count();
    let weighed = criteria.iter().filter(|row| !plan.is_protected(row)).count();
    let mut codes = Vec::new();
    if criteria.is_empty() {
        codes.push(AdviceCode::NoCriterion);
    } else if essentials == 0 && party.essentials == EssentialsSaid::AsMarked {
        codes.push(AdviceCode::NothingEssential);
    }
    if essentials >= MANY_ESSENTIALS {
        codes.push(AdviceCode::ManyEssentials);
    }
    if weighed >= MANY_CRITERIA {
        codes.push(AdviceCode::ManyCriteria);
    }
    codes.into_iter().map(|code| note(code, Stage::Criteria).of_party(party.id)).collect()
}

fn of_criterion(plan: &PlanParts, row: &Criterion) -> Vec<Advice> {
    let essential = plan.is_essential(row);
    let found = [
        (essential && row.evidence.is_none(), AdviceCode::EssentialWithoutEvidence),
        (row.main.is_empty(), AdviceCode::NoMainIssue),
        (!row.main.is_empty() && has_holes(plan, row), AdviceCode::NotRated),
        (may_be_a_position(plan, row), AdviceCode::MayBeAPosition),
        (is_counted_twice(plan, row), AdviceCode::CountedTwice),
        (essential && is_course_below_need(plan, row), AdviceCode::CourseBelowNeed),
    ];
    let codes = found.into_iter().filter_map(|(holds, code)| holds.then_some(code));
    codes.map(|code| note(code, Stage::Criteria).of_criterion(row.id).of_party(row.party)).collect()
}

/// Whether a choice of a main issue has no rating, not even “not known yet”.
fn has_holes(plan: &PlanParts, row: &Criterion) -> bool {
    let rated: BTreeSet<_> =
        plan.ratings.iter().filter(|rating| rating.criterion == row.id).map(|rating| &rating.at).collect();
    row.main.iter().filter_map(|id| plan.issue(*id)).any(|issue| match &issue.kind {
        IssueKind::Listed(options) => {
            options.iter().any(|option| !rated.contains(&RatedAt::Option(option.id)))
        }
        IssueKind::Numeric(range) => [range.lower(), range.upper()].into_iter().any(|amount| {
            !rated.contains(&RatedAt::Amount { issue: issue.id, amount: Ratio::clone(amount) })
        }),
    })
}

/// Whether a criterion speaks of an amount and nothing but one numeric issue touches it.
fn may_be_a_position(plan: &PlanParts, row: &Criterion) -> bool {
    let speaks_of_amount = row.statement.as_str().chars().any(|c| c.is_ascii_digit());
    let alone = row.main.len() == 1 && !plan.shifts.iter().any(|shift| shift.criterion == row.id);
    let numeric = row.main.iter().filter_map(|id| plan.issue(*id)).all(|issue| issue.range().is_some());
    speaks_of_amount && alone && numeric
}

/// Whether the value of a criterion leads to a value that another weighed criterion of the party judges.
fn is_counted_twice(plan: &PlanParts, row: &Criterion) -> bool {
    let higher = row.value.map(|id| above(plan, id)).unwrap_or_default();
    let mut others =
        plan.criteria_of(row.party).filter(|other| other.id != row.id && !plan.is_protected(other));
    !plan.is_protected(row) && others.any(|other| other.value.is_some_and(|value| higher.contains(&value)))
}

fn above(plan: &PlanParts, value: ValueId) -> BTreeSet<ValueId> {
    let next = |id: &ValueId| plan.value(*id).and_then(|value| value.leads_to);
    std::iter::successors(next(&value), next).collect()
}

fn is_course_below_need(plan: &PlanParts, row: &Criterion) -> bool {
    let needed = Ratio::from(i64::from(row.need.level.get()));
    let levels = plan.course(row.party).map(|course| course.levels.as_slice()).unwrap_or_default();
    levels.iter().any(|level| match &level.level {
        RatedLevel::Known(known) => level.criterion == row.id && *known.ratio() < needed,
        RatedLevel::Unknown => false,
    })
}
