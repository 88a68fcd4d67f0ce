//! Ideas from what issues stand for: sideways, different readings, and the bridge.

use super::{FoundIdea, Step, idea, option_of};
use crate::{
    advice::ground::is_same_word,
    model::{IdeaCode, IssueId, PartyId, PlanParts, Reading, Relation, RowKey, Strength},
};

/// What else would give it: for everything that is read as one of several ways, the issues that serve it too.
pub(super) fn sideways(plan: &PlanParts) -> Vec<FoundIdea> {
    let mut found: Vec<FoundIdea> = Vec::new();
    for row in plan.readings.iter().filter(|row| row.strength == Strength::OneOfSeveral) {
        let also = plan.readings.iter().filter(|other| other.id != row.id && serves_the_same(row, other));
        let also: Vec<&Reading> = also.collect();
        let first_of_several = |other: &&&Reading| other.strength == Strength::OneOfSeveral;
        let is_told = also.iter().find(first_of_several).is_some_and(|other| comes_first(plan, other, row));
        if !is_told {
            let mut cites = served(row);
            cites.extend([RowKey::from(row.id), row.issue.into()]);
            cites.extend(also.iter().flat_map(|other| [RowKey::from(other.id), other.issue.into()]));
            let seed = also.first().map_or(row.issue, |other| other.issue);
            let step = unsaid(plan, row, &also).unwrap_or_else(|| option_of(plan, Some(seed)));
            found.push(idea(IdeaCode::Sideways, without_repeats(cites), step));
        }
    }
    found
}

/// A shift by the first issue with options that is read as serving a criterion too, and that neither decides nor shifts
/// its level yet.
fn unsaid(plan: &PlanParts, row: &Reading, also: &[&Reading]) -> Option<Step> {
    let criterion = plan.criterion(row.criterion?)?;
    let shifts = plan.shifts.iter().filter(|shift| shift.criterion == criterion.id);
    let shifting: Vec<IssueId> = shifts.flat_map(|shift| shift.when.iter().map(|when| when.issue)).collect();
    let is_silent = |issue: &IssueId| {
        let listed = plan.issue(*issue).is_some_and(|issue| !issue.options().is_empty());
        listed && !criterion.main.contains(issue) && !shifting.contains(issue)
    };
    let issue = also.iter().map(|other| other.issue).find(is_silent)?;
    Some(Step::Shift { criterion: criterion.id, issue })
}

fn serves_the_same(one: &Reading, other: &Reading) -> bool {
    let same_criterion = one.criterion.is_some() && one.criterion == other.criterion;
    let same_value = one.value.is_some() && one.value == other.value;
    one.party == other.party && (same_criterion || same_value)
}

fn comes_first(plan: &PlanParts, one: &Reading, other: &Reading) -> bool {
    let place = |row: &Reading| plan.readings.iter().position(|found| found.id == row.id);
    place(one) < place(other)
}

/// What a reading serves.
fn served(row: &Reading) -> Vec<RowKey> {
    let criterion = row.criterion.map(RowKey::from);
    criterion.into_iter().chain(row.value.map(RowKey::from)).collect()
}

fn without_repeats(cites: Vec<RowKey>) -> Vec<RowKey> {
    let mut kept: Vec<RowKey> = Vec::new();
    for key in cites {
        if !kept.contains(&key) {
            kept.push(key);
        }
    }
    kept
}

/// Each keeps its own reading: for two parties that read one issue differently.
pub(super) fn different_readings(plan: &PlanParts) -> Vec<FoundIdea> {
    let mut found = Vec::new();
    for issue in &plan.issues {
        let strongest = plan.parties.iter().filter_map(|party| {
            let own = plan.readings.iter().filter(|row| row.issue == issue.id && row.party == party.id);
            own.min_by_key(|row| row.strength)
        });
        let strongest: Vec<&Reading> = strongest.collect();
        for (place, one) in strongest.iter().enumerate() {
            for other in strongest.iter().skip(place + 1).filter(|other| reads_differently(plan, one, other))
            {
                let mut cites = vec![issue.id.into(), one.id.into(), other.id.into()];
                cites.extend(served(one));
                cites.extend(served(other));
                found.push(idea(IdeaCode::DifferentReadings, without_repeats(cites), Step::Issue));
            }
        }
    }
    found
}

/// Whether two readings serve different things: neither shared by what was said, nor called by the same words.
fn reads_differently(plan: &PlanParts, one: &Reading, other: &Reading) -> bool {
    let shared = one.criterion.zip(other.criterion).is_some_and(|(one, other)| {
        plan.common_grounds.iter().filter(|row| row.relation == Relation::Shared).any(|row| {
            let holds = |id| row.members.iter().any(|member| member.criterion == id);
            holds(one) && holds(other)
        })
    });
    !shared && !is_same_word(words_of(plan, one), words_of(plan, other))
}

fn words_of<'a>(plan: &'a PlanParts, row: &Reading) -> &'a str {
    let criterion = row.criterion.and_then(|id| plan.criterion(id)).map(|row| row.statement.as_str());
    let value = row.value.and_then(|id| plan.value(id)).map(|row| row.words.as_str());
    criterion.or(value).unwrap_or_default()
}

/// A new issue aimed at what is shared, with those on the table out of sight.
pub(super) fn bridge(plan: &PlanParts) -> Vec<FoundIdea> {
    let shared =
        plan.common_grounds.iter().filter(|row| row.relation == Relation::Shared && row.wording.is_some());
    let found = shared.map(|row| {
        let owner = |id| plan.criterion(id).map(|row| row.party);
        let place = |party: Option<PartyId>| plan.parties.iter().position(|row| Some(row.id) == party);
        let mut members: Vec<_> = row.members.iter().map(|member| member.criterion).collect();
        members.sort_by_key(|id| place(owner(*id)));
        let cites = std::iter::once(row.id.into()).chain(members.into_iter().map(RowKey::from));
        idea(IdeaCode::Bridge, cites.collect(), Step::Issue)
    });
    found.collect()
}
