//! How large the numbers of a plan may be.

use super::{Choice, Choices, Condition, Fault, FaultCode, PlanParts, RatedAt};
use crate::Ratio;

/// The largest number a plan holds, above or below zero.
const LARGEST: i64 = 1_000_000_000_000_000;

/// A fault for every number that is too large.
pub(super) fn faults(parts: &PlanParts) -> impl Iterator<Item = Fault> {
    let largest = Ratio::from(LARGEST);
    let smallest = Ratio::from(-LARGEST);
    let too_large = numbers(parts).filter(move |(_, number)| **number > largest || **number < smallest);
    too_large.map(|(at, number)| Fault { code: FaultCode::NumberTooLarge, at, detail: number.to_string() })
}

fn numbers(parts: &PlanParts) -> impl Iterator<Item = (String, &Ratio)> {
    let ranges = parts.issues.iter().filter_map(|issue| Some((issue.id, issue.range()?)));
    let ranges = ranges.flat_map(|(id, range)| {
        [range.lower(), range.upper(), range.step()].map(|number| (format!("issue/{id}"), number))
    });
    let points = parts
        .criteria
        .iter()
        .filter_map(|row| Some((format!("criterion/{}", row.id), row.points.as_ref()?.ratio())));
    let rated = parts.ratings.iter().filter_map(|row| match &row.at {
        RatedAt::Option(_) => None,
        RatedAt::Amount { amount, .. } => Some((format!("rating/{}", row.key()), amount)),
    });
    let shifts = parts
        .shifts
        .iter()
        .flat_map(|row| ends(&row.when).map(move |end| (format!("shift/{}", row.id), end)));
    let constraints = parts
        .constraints
        .iter()
        .flat_map(|row| ends(&row.when).map(move |end| (format!("constraint/{}", row.id), end)));
    let standards = parts
        .standards
        .iter()
        .flat_map(|row| ends(&row.about).map(move |end| (format!("standard/{}", row.id), end)));
    let chosen = parts.packages.iter().flat_map(|row| {
        row.choices.values().filter_map(move |choice| match choice {
            Choice::Option(_) => None,
            Choice::Amount(amount) => Some((format!("package/{}", row.id), amount)),
        })
    });
    ranges.chain(points).chain(rated).chain(shifts).chain(constraints).chain(standards).chain(chosen)
}

fn ends(when: &[Condition]) -> impl Iterator<Item = &Ratio> {
    when.iter().flat_map(|condition| match &condition.choices {
        Choices::AnyOf(_) => Vec::new(),
        Choices::Between { from, to } => vec![from, to],
    })
}
