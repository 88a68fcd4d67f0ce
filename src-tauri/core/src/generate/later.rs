//! Generated lines of the map and rows of stages 5 to 8.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Tape, judged, words};
use crate::model::{
    Chance, Choice, Circumstance, CircumstanceKind, CommonGround, Confirmation, ContingentTerm, Degree,
    Event, Forecast, GroundMember, Idea, IdeaCode, IdeaState, Influence, InfluenceKind, Issue, PlanParts,
    Relation, RowKey, SafeToSayNo, Standard, StandardKind, Voice,
};

pub(super) fn head(parts: &mut PlanParts, tape: &mut Tape) {
    parts.dormant_until = maybe_day(tape);
    parts.dormant_note = parts.dormant_until.and_then(|_| words::maybe_words(tape));
    parts.safe_to_say_no = tape.maybe(SafeToSayNo::ALL);
}

pub(super) fn day(tape: &mut Tape) -> Date {
    let fallback = Date::constant(2026, 1, 1);
    Date::new(2026, 1 + tape.up_to(11) as i8, 1 + tape.up_to(27) as i8).unwrap_or(fallback)
}

pub(super) fn maybe_day(tape: &mut Tape) -> Option<Date> {
    tape.once_in(2).then(|| day(tape))
}

pub(super) fn influences(parts: &mut PlanParts, tape: &mut Tape) {
    let parties = parts.parties.iter().map(|row| Voice::Party(row.id));
    let voices: Vec<_> =
        parties.chain(parts.stakeholders.iter().map(|row| Voice::Stakeholder(row.id))).collect();
    for _ in 0..tape.up_to(2) {
        let (from, to) = (tape.pick(&voices).copied(), tape.pick(&voices).copied());
        let kind = tape.pick(InfluenceKind::ALL).copied().unwrap_or(InfluenceKind::Trusts);
        if let (Some(from), Some(to)) = (from, to)
            && from != to
        {
            parts.influences.push(Influence { id: tape.uuid().into(), from, to, kind });
        }
    }
}

pub(super) fn common_grounds(parts: &mut PlanParts, tape: &mut Tape) {
    for _ in 0..tape.up_to(2) {
        let mut owners = BTreeSet::new();
        let mut members = Vec::new();
        for row in tape.some(&parts.criteria) {
            if owners.insert(row.party) {
                let confirmation = tape.pick(Confirmation::ALL).copied().unwrap_or(Confirmation::Open);
                members.push(GroundMember { criterion: row.id, confirmation });
            }
        }
        if members.len() > 1 {
            let relation = tape.pick(Relation::ALL).copied().unwrap_or(Relation::Unknown);
            let wording = words::maybe_words(tape);
            parts.common_grounds.push(CommonGround { id: tape.uuid().into(), relation, wording, members });
        }
    }
}

pub(super) fn circumstances(parts: &mut PlanParts, tape: &mut Tape) {
    let issues: Vec<_> = parts.issues.iter().map(|row| row.id).collect();
    for _ in 0..tape.up_to(3) {
        let Some(party) = tape.pick(&parts.parties).map(|row| row.id) else { return };
        parts.circumstances.push(Circumstance {
            id: tape.uuid().into(),
            party,
            kind: tape.pick(CircumstanceKind::ALL).copied().unwrap_or(CircumstanceKind::Time),
            degree: tape.pick(Degree::ALL).copied().unwrap_or(Degree::Some),
            issue: tape.maybe(&issues),
            words: words::words(tape),
            provenance: words::provenance(tape),
        });
    }
}

pub(super) fn ideas(parts: &mut PlanParts, tape: &mut Tape) {
    let parties: Vec<_> = parts.parties.iter().map(|row| row.id).collect();
    let criteria = parts.criteria.iter().map(|row| RowKey::from(row.id));
    let rows: Vec<_> = parts.issues.iter().map(|row| RowKey::from(row.id)).chain(criteria).collect();
    for _ in 0..tape.up_to(2) {
        parts.ideas.push(Idea {
            id: tape.uuid().into(),
            code: tape.pick(IdeaCode::ALL).copied().unwrap_or(IdeaCode::Own),
            party: tape.maybe(&parties),
            words: words::maybe_words(tape),
            cites: tape.some(&rows),
            state: tape.pick(IdeaState::ALL).copied().unwrap_or(IdeaState::Open),
            by: words::name(tape),
            at: words::moment(tape),
        });
    }
}

pub(super) fn standards(parts: &mut PlanParts, tape: &mut Tape) {
    let parties: Vec<_> = parts.parties.iter().map(|row| row.id).collect();
    for _ in 0..tape.up_to(2) {
        let about = if tape.once_in(2) { judged::conditions(parts, tape) } else { Vec::new() };
        parts.standards.push(Standard {
            id: tape.uuid().into(),
            kind: tape.pick(StandardKind::ALL).copied().unwrap_or(StandardKind::Outside),
            party: tape.maybe(&parties),
            words: words::words(tape),
            about,
            day: maybe_day(tape),
            provenance: words::provenance(tape),
        });
    }
}

pub(super) fn events(parts: &mut PlanParts, tape: &mut Tape) {
    for _ in 0..tape.up_to(2) {
        let (id, words) = (tape.uuid().into(), words::words(tape));
        let mut forecasts = Vec::new();
        for party in &parts.parties {
            if tape.once_in(2) {
                let low = tape.up_to(10);
                let high = low + tape.up_to(10 - low);
                let chance = Chance::new(words::fraction(low, 10), words::fraction(high, 10));
                let provenance = words::provenance(tape);
                forecasts.extend(chance.map(|chance| Forecast { party: party.id, chance, provenance }));
            }
        }
        parts.events.push(Event { id, words, forecasts });
    }
}

pub(super) fn terms(parts: &mut PlanParts, tape: &mut Tape) {
    let packages: Vec<_> = parts.packages.iter().map(|row| row.id).collect();
    for _ in 0..tape.up_to(2) {
        let issue = tape.pick(&parts.issues).cloned();
        let event = tape.pick(&parts.events).map(|row| row.id);
        let (Some(issue), Some(event)) = (issue, event) else { return };
        let package = tape.maybe(&packages);
        let taken = parts.terms.iter().any(|row| row.package == package && row.issue == issue.id);
        let branches = (judged::choice(&issue, tape), judged::choice(&issue, tape));
        let (Some(then), Some(otherwise)) = branches else { continue };
        if then != otherwise && !taken {
            let term = ContingentTerm {
                id: tape.uuid().into(),
                package,
                issue: issue.id,
                event,
                then,
                otherwise,
                trigger: words::maybe_words(tape),
                cause: words::maybe_words(tape),
                first_to_know: words::maybe_words(tape),
                worse_branch: words::maybe_words(tape),
            };
            parts.terms.push(term);
        }
    }
}

/// Choices of some issues.
pub(super) fn some_choices(issues: &[Issue], tape: &mut Tape) -> BTreeMap<crate::model::IssueId, Choice> {
    let chosen = tape.some(issues);
    chosen.iter().filter_map(|issue| Some((issue.id, judged::choice(issue, tape)?))).collect()
}
