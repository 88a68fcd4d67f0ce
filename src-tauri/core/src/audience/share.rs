//! What all parties may see, as a plan file of its own and as a table for a spreadsheet.

use std::{cell::RefCell, collections::BTreeSet};

use jiff::Timestamp;
use uuid::Uuid;

use super::{Allowed, Outgoing, Secrets, shared};
use crate::{
    interchange::{Refusal, csv, export_shared, renamed},
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
    let Shared { seen, allowed } = to_be_shared(plan, fresh)?;
    Ok(Outgoing::at_the_gate(export_shared(&seen), &Secrets::of(plan, &allowed)))
}

/// The levels that all parties may see as a table for a spreadsheet, by the alphabet, with words by a catalogue.
pub fn share_table(
    plan: &Plan,
    words: &dyn Fn(&str) -> String,
    fresh: &mut dyn FnMut() -> Uuid,
) -> Result<Outgoing, ShareError> {
    let Shared { seen, allowed } = to_be_shared(plan, fresh)?;
    let catalogue = RefCell::new(BTreeSet::new());
    let noted = |key: &str| {
        let text = words(key);
        catalogue.borrow_mut().insert(text.clone());
        text
    };
    let table = csv(&seen, &noted);
    Ok(Outgoing::table_at_the_gate(table, &catalogue.into_inner(), &Secrets::of(plan, &allowed)))
}

/// The plan that all parties see, and what of the plan it was made of may stand in it.
struct Shared {
    seen: Plan,
    allowed: Allowed,
}

fn to_be_shared(plan: &Plan, fresh: &mut dyn FnMut() -> Uuid) -> Result<Shared, ShareError> {
    let seen = shared(plan).map_err(ShareError::Unfit)?;
    let allowed = Allowed::everything(&seen);
    let seen = Plan::new(told_by_nobody(seen.into_parts())).map_err(ShareError::Unfit)?;
    let seen = renamed(&seen, fresh)?;
    let seen = Plan::new(in_order(seen.into_parts())).map_err(ShareError::Unfit)?;
    Ok(Shared { seen, allowed })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::Example;

    fn numbered() -> impl FnMut() -> Uuid {
        let mut count = 0_u128;
        move || {
            count += 1;
            Uuid::from_u128(count)
        }
    }

    fn named(key: &str) -> String {
        key.to_owned()
    }

    #[test]
    fn a_table_for_everyone_has_no_order_and_no_row_of_its_keeper() {
        let plan = Example::Workshop.plan().unwrap();
        let mut parts = plan.clone().into_parts();
        parts.criteria.reverse();
        parts.ratings.reverse();
        let other = Plan::new(parts).unwrap();
        let sorted = |plan: &Plan| {
            let made = share_table(plan, &named, &mut numbered()).unwrap();
            let mut lines: Vec<_> = made.released().unwrap().lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(sorted(&plan), sorted(&other));
    }

    #[test]
    fn a_private_text_in_a_shared_cell_holds_the_table_back_with_the_file() {
        let mut parts = Example::Workshop.plan().unwrap().into_parts();
        let secret = "sold before winter, \"at once\"";
        parts.obstacle = Some(Words::new(secret).unwrap());
        parts.criteria[0].statement = Words::new(&format!("Free of debt ({secret})")).unwrap();
        let plan = Plan::new(parts).unwrap();
        let table = share_table(&plan, &named, &mut numbered()).unwrap();
        let file = share_file(&plan, &mut numbered()).unwrap();
        for made in [table, file] {
            assert_eq!(made.hits()[0].place, "obstacle");
            assert!(made.released().is_err());
        }
    }

    #[test]
    fn the_words_of_the_catalogue_hold_nothing_back() {
        let mut parts = Example::Workshop.plan().unwrap().into_parts();
        parts.obstacle = Some(Words::new("csv.party").unwrap());
        let plan = Plan::new(parts).unwrap();
        assert_eq!(share_table(&plan, &named, &mut numbered()).unwrap().hits(), []);
    }
}
