//! Ideas from what parties expect, and from how much time and risk they can bear: if-then, and time and risk.

use super::{FoundIdea, Step, idea, option_of};
use crate::{
    Ratio,
    advice::ground::{apart, unequal},
    edit::TermEntry,
    model::{
        Choice, CircumstanceKind, Criterion, EventId, IdeaCode, Issue, OptionId, PartyId, PlanParts, RatedAt,
        RatedLevel, RowKey,
    },
};

/// A contingent term for each event of which two parties think differently: if it happens, what suits the party that
/// thinks it more likely, else what suits the other.
pub(super) fn if_then(plan: &PlanParts) -> Vec<FoundIdea> {
    let found = apart(plan).into_iter().filter_map(|(event, one, other)| {
        let [believer, doubter] = by_belief(plan, event, one, other)?;
        let (issue, then, otherwise) = plan.issues.iter().find_map(|issue| {
            let (then, otherwise) = (favoured(plan, believer, issue)?, favoured(plan, doubter, issue)?);
            (then != otherwise).then_some((issue.id, then, otherwise))
        })?;
        let entry = TermEntry {
            package: None,
            issue,
            event,
            then: Choice::Option(then),
            otherwise: Choice::Option(otherwise),
            trigger: None,
            cause: None,
            first_to_know: None,
            worse_branch: None,
        };
        let cites =
            vec![event.into(), believer.into(), doubter.into(), issue.into(), then.into(), otherwise.into()];
        Some(idea(IdeaCode::IfThen, cites, Step::Term(Box::new(entry))))
    });
    found.collect()
}

/// Two parties, the one that thinks an event more likely first.
fn by_belief(plan: &PlanParts, event: EventId, one: PartyId, other: PartyId) -> Option<[PartyId; 2]> {
    let event = plan.events.iter().find(|row| row.id == event)?;
    let low = |party| event.forecasts.iter().find(|row| row.party == party).map(|row| row.chance.low());
    Some(if low(one)? > low(other)? { [one, other] } else { [other, one] })
}

/// The option of a listed issue that is rated highest for the criterion that a party ranks first among those the issue
/// decides; nothing when nothing there is rated, or all is rated alike.
fn favoured(plan: &PlanParts, party: PartyId, issue: &Issue) -> Option<OptionId> {
    let decided = plan.criteria_of(party).filter(|row| row.main.contains(&issue.id));
    let first = decided.min_by_key(|row| (row.rank.is_none(), row.rank))?;
    let rated: Vec<(&Ratio, OptionId)> = issue
        .options()
        .iter()
        .filter_map(|option| Some((level_at(plan, first, option.id)?, option.id)))
        .collect();
    let highest = rated.iter().map(|(level, _)| *level).max()?;
    let is_telling = rated.iter().any(|(level, _)| *level < highest);
    rated.iter().find(|(level, _)| *level == highest && is_telling).map(|(_, option)| *option)
}

fn level_at<'a>(plan: &'a PlanParts, row: &Criterion, option: OptionId) -> Option<&'a Ratio> {
    match &plan.rating(row.id, &RatedAt::Option(option))?.level {
        RatedLevel::Known(level) => Some(level.ratio()),
        RatedLevel::Unknown => None,
    }
}

/// Phases, trials and guarantees, for two parties of which one can wait, or bear risk, and the other less.
pub(super) fn time_and_risk(plan: &PlanParts) -> Vec<FoundIdea> {
    let about_these = unequal(plan).into_iter().filter(|(one, _)| match one.kind {
        CircumstanceKind::Time | CircumstanceKind::Risk => true,
        CircumstanceKind::Capability => false,
    });
    let found = about_these.map(|(one, other)| {
        let issue = one.issue.or(other.issue);
        let mut cites = vec![one.id.into(), other.id.into(), one.party.into(), other.party.into()];
        cites.extend(issue.map(RowKey::from));
        idea(IdeaCode::TimeAndRisk, cites, option_of(plan, issue))
    });
    found.collect()
}
