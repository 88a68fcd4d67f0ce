//! The share file: what all parties may see, as a plan file of its own.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Allowed, Outgoing, Secrets, shared};
use crate::{
    interchange::{Refusal, export_shared, renamed},
    model::{Fault, Issue, IssueKind, Name, Plan, PlanParts, Words},
};

/// Stands where a row has to say who wrote it and nobody is to be named.
const NOBODY: &str = "–";
const SECONDS_A_DAY: i64 = 86_400;

/// Says why nothing is shared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// What is left for all parties makes no plan.
    #[error("what is left makes no plan")]
    Unfit(Vec<Fault>),
    /// What would go out cannot be read back.
    #[error(transparent)]
    Unreadable(#[from] Refusal),
}

/// What all parties may see, as the text of a plan file: under fresh identifiers, by the alphabet, with whole days and no
/// author.
pub fn share_file(plan: &Plan, fresh: &mut dyn FnMut() -> Uuid) -> Result<Outgoing, ShareError> {
    let seen = shared(plan).map_err(ShareError::Unfit)?;
    let allowed = Allowed::everything(&seen);
    let seen = Plan::new(told_by_nobody(seen.into_parts())).map_err(ShareError::Unfit)?;
    let seen = renamed(&seen, fresh)?;
    let text = export_shared(&Plan::new(in_order(seen.into_parts())).map_err(ShareError::Unfit)?);
    Ok(Outgoing::at_the_gate(text, &Secrets::of(plan, &allowed)))
}

fn told_by_nobody(mut parts: PlanParts) -> PlanParts {
    let Ok(nobody) = Name::new(NOBODY) else { return parts };
    let day = |at: Timestamp| {
        let second = at.as_second();
        Timestamp::from_second(second - second.rem_euclid(SECONDS_A_DAY)).unwrap_or(at)
    };
    for row in &mut parts.packages {
        (row.by, row.at) = (nobody.clone(), day(row.at));
    }
    for row in &mut parts.offers {
        (row.by, row.at) = (nobody.clone(), day(row.at));
        row.reactions.iter_mut().for_each(|own| own.at = day(own.at));
    }
    parts
}

fn in_order(mut parts: PlanParts) -> PlanParts {
    let low = |text: &Words| text.as_str().to_lowercase();
    let named = |text: &Name| text.as_str().to_lowercase();
    parts.issues.sort_by_cached_key(|row| named(&row.name));
    parts.issues.iter_mut().for_each(options_in_order);
    parts.parties.sort_by_cached_key(|row| named(&row.name));
    parts.stakeholders.sort_by_cached_key(|row| named(&row.name));
    parts.values.sort_by_cached_key(|row| low(&row.words));
    parts.criteria.sort_by_cached_key(|row| low(&row.statement));
    parts.positions.sort_by_cached_key(|row| low(&row.words));
    parts.packages.sort_by_cached_key(|row| named(&row.title));
    parts.readings.sort_by_key(|row| row.id);
    parts.shifts.sort_by_key(|row| row.id);
    parts.constraints.sort_by_key(|row| row.id);
    parts.ratings.sort_by_cached_key(crate::model::Rating::key);
    parts
}

fn options_in_order(row: &mut Issue) {
    match &mut row.kind {
        IssueKind::Listed(options) => options.sort_by_cached_key(|row| row.name.as_str().to_lowercase()),
        IssueKind::Numeric(_) => {}
    }
}
