//! Issues of which any amount can be chosen, read as listed amounts with something linear between them.

use std::collections::BTreeMap;

use entente_core::{
    Ratio,
    certificate::ListedAmounts,
    model::{Choice, Choices, Condition, Issue, IssueId, Plan, RatedAt, Rating},
};

use super::LARGEST_CHOICE_COUNT;
use crate::Reason;

/// Whether any amount of an issue can be chosen.
pub fn is_open(issue: &Issue) -> bool {
    issue.range().is_some_and(|range| range.step().is_zero())
}

/// The listed amounts as choices, by issue, where they are those of open issues, upwards, with every amount at which something
/// bends among them.
pub fn checked(plan: &Plan, listed: &[ListedAmounts]) -> Result<BTreeMap<usize, Vec<Choice>>, Reason> {
    let mut found = BTreeMap::new();
    for ListedAmounts { issue, amounts } in listed {
        let own = plan.issues.get(*issue).filter(|own| is_open(own) && holds_bends(plan, own, amounts));
        let is_new = own.is_some()
            && found.insert(*issue, amounts.iter().cloned().map(Choice::Amount).collect()).is_none();
        if !is_new || amounts.len() > LARGEST_CHOICE_COUNT {
            return Err(Reason::Amounts { issue: *issue });
        }
    }
    Ok(found)
}

fn holds_bends(plan: &Plan, issue: &Issue, amounts: &[Ratio]) -> bool {
    let Some(range) = issue.range() else { return false };
    let (lower, upper) = (range.lower(), range.upper());
    let is_whole = amounts.first() == Some(lower) && amounts.last() == Some(upper);
    let is_inside = |amount: &&Ratio| lower <= *amount && *amount <= upper;
    let ends = |condition: &Condition| match &condition.choices {
        Choices::AnyOf(_) => Vec::new(),
        Choices::Between { from, to } => vec![from.clone(), to.clone()],
    };
    let conditions =
        plan.shifts.iter().map(|row| &row.when).chain(plan.constraints.iter().map(|row| &row.when));
    let ends: Vec<Ratio> = conditions.flatten().filter(|own| own.issue == issue.id).flat_map(ends).collect();
    let is_listed = |amount: &&Ratio| amounts.binary_search(amount).is_ok();
    is_whole
        && amounts.is_sorted_by(|a, b| a < b)
        && ends.iter().filter(is_inside).all(|end| is_listed(&end))
        && plan.criteria.iter().filter(|row| row.main.contains(&issue.id)).all(|row| {
            let at = |rating: &Rating| match &rating.at {
                RatedAt::Amount { issue: of, amount } if *of == issue.id => Some(amount.clone()),
                RatedAt::Amount { .. } | RatedAt::Option(_) => None,
            };
            let rated = plan.ratings.iter().filter(|rating| rating.criterion == row.id).filter_map(at);
            let rated: Vec<Ratio> = rated.collect();
            rated.iter().filter(is_inside).all(|own| is_listed(&own))
        })
}

/// Whether a choice is an amount outside the outermost rated ones of an issue, of which some are rated.
pub fn is_outside(ratings: &[&Rating], issue: IssueId, choice: &Choice) -> bool {
    let Choice::Amount(amount) = choice else { return false };
    let rated = ratings.iter().filter_map(|rating| match &rating.at {
        RatedAt::Amount { issue: of, amount } if *of == issue => Some(amount),
        RatedAt::Amount { .. } | RatedAt::Option(_) => None,
    });
    rated.clone().min().is_some_and(|least| amount < least) || rated.max().is_some_and(|most| amount > most)
}
