//! Drawn candidates: packages to propose from when there are too many to look at each.

use super::{
    answer::ListedBecause,
    elimination::Stopped,
    field::{End, Field},
    place::{self, Place, Range},
    survey::Profile,
};
use crate::engine::{Chosen, Enough, Gauge};

/// How many exchanges a climb makes at most.
const LONGEST_CLIMB: usize = 200;

/// A package that was drawn, and why.
#[derive(Clone, Debug)]
pub(super) struct Draw {
    pub(super) chosen: Chosen,
    pub(super) because: ListedBecause,
}

/// For every party the package it would like most among those that meet every essential, the first in plan order among
/// equals, in plan order of the parties.
pub(super) fn extremes(field: &Field<'_>, end: End) -> Result<Vec<Draw>, Stopped> {
    let filters = field.essentials(end)?;
    let mut draws = Vec::new();
    for party in &field.case.parties {
        let terms = field.terms(&party.utility, 1)?;
        if let Some(chosen) = field.first(&filters, &terms)? {
            draws.push(Draw { chosen, because: ListedBecause::Extreme(party.id) });
        }
    }
    Ok(draws)
}

/// A package from which no exchange of one choice leads to a better place for the worst-off, starting from another.
pub(super) fn climb(field: &Field<'_>, end: End, ranges: &[Range], start: &Chosen) -> Chosen {
    let mut best = start.clone();
    let mut worth = worth(field, ranges, &best);
    for _ in 0..LONGEST_CLIMB {
        let mut next: Option<(Vec<Place>, Chosen)> = None;
        for other in exchanges(field, &best) {
            if !is_candidate(field, end, &other) {
                continue;
            }
            let other_worth = self::worth(field, ranges, &other);
            if other_worth > worth && next.as_ref().is_none_or(|(best, _)| other_worth > *best) {
                next = Some((other_worth, other));
            }
        }
        let Some((better, chosen)) = next else { break };
        (worth, best) = (better, chosen);
    }
    best
}

fn worth(field: &Field<'_>, ranges: &[Range], chosen: &Chosen) -> Vec<Place> {
    place::leximin(&Profile::of(field.case, chosen.clone()).utilities, ranges)
}

/// All packages that differ in one choice, in plan order of the issues and choices.
fn exchanges<'a>(field: &'a Field<'_>, chosen: &'a Chosen) -> impl Iterator<Item = Chosen> + 'a {
    field.domains.0.iter().enumerate().flat_map(move |(issue, choices)| {
        let own = chosen.0.get(issue).copied();
        choices.iter().filter(move |choice| Some(**choice) != own).map(move |choice| {
            let mut other = chosen.clone();
            if let Some(position) = other.0.get_mut(issue) {
                *position = *choice;
            }
            other
        })
    })
}

fn is_candidate(field: &Field<'_>, end: End, chosen: &Chosen) -> bool {
    let enough = |gauge: &Gauge| match (end, gauge.enough(chosen)) {
        (End::Low | End::High, Enough::Yes) | (End::High, Enough::Open) => true,
        (End::Low, Enough::Open) | (End::Low | End::High, Enough::No) => false,
    };
    field.case.is_possible(chosen) && field.case.gauges.iter().filter(|gauge| gauge.is_essential).all(enough)
}
