//! Drawn candidates: packages to propose from when there are too many to look at each.

use super::{
    answer::ListedBecause,
    elimination::Stopped,
    field::{Field, Filter},
};
use crate::engine::Chosen;

/// A package that was drawn, and why.
#[derive(Clone, Debug)]
pub(super) struct Draw {
    pub(super) chosen: Chosen,
    pub(super) because: ListedBecause,
}

/// For every party the package it would like most among those that fit all filters, the first in plan order among equals,
/// in plan order of the parties.
pub(super) fn extremes(field: &Field<'_>, filters: &[Filter]) -> Result<Vec<Draw>, Stopped> {
    let mut draws = Vec::new();
    for party in &field.case.parties {
        let terms = field.terms(&party.utility, 1)?;
        if let Some(chosen) = field.first(filters, &terms)? {
            draws.push(Draw { chosen, because: ListedBecause::Extreme(party.id) });
        }
    }
    Ok(draws)
}
