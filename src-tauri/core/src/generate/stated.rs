//! Generated rows that people state: parties, what is on the table, the ladder, the people around it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Tape, words};
use crate::{
    Ratio,
    interchange::freeze,
    model::{
        AdviceCode, Answer, EssentialsSaid, GainBasis, GatePass, Hearing, Issue, IssueKind, IssueOption,
        KeptVersion, Name, NumericRange, Part, Party, Plan, PlanParts, Position, Protection, Question,
        Stakeholder, StakeholderKind, Stance, Value,
    },
};

pub(super) fn head(parts: &mut PlanParts, tape: &mut Tape) {
    parts.purpose = words::maybe_words(tape);
    parts.obstacle = words::maybe_words(tape);
    parts.status_quo = words::maybe_words(tape);
    parts.gain_basis = tape.pick(GainBasis::ALL).copied().unwrap_or(GainBasis::CourseOnly);
}

pub(super) fn parties(parts: &mut PlanParts, tape: &mut Tape) {
    for _ in 0..tape.up_to(4) {
        let name = words::name(tape);
        let mut row = party(tape, name);
        row.about = words::maybe_words(tape);
        row.essentials = tape.pick(EssentialsSaid::ALL).copied().unwrap_or(EssentialsSaid::AsMarked);
        row.order_provenance = words::provenance(tape);
        parts.parties.push(row);
    }
    let ids: Vec<_> = parts.parties.iter().map(|row| row.id).collect();
    parts.mine = tape.maybe(&ids);
}

pub(super) fn party(tape: &mut Tape, name: Name) -> Party {
    Party {
        id: tape.uuid().into(),
        name,
        about: None,
        essentials: EssentialsSaid::AsMarked,
        order_provenance: words::provenance(tape),
    }
}

pub(super) fn table(parts: &mut PlanParts, tape: &mut Tape) {
    for _ in 0..tape.up_to(5) {
        let id = tape.uuid().into();
        let name = words::name(tape);
        let kind = if tape.once_in(4) { numeric(tape) } else { listed(tape) };
        parts.issues.push(Issue { id, name, kind });
    }
    for _ in 0..tape.up_to(2) {
        let issue = tape.pick(&parts.issues).map(|row| row.id);
        let party = tape.pick(&parts.parties).map(|row| row.id);
        if let (Some(issue), Some(party)) = (issue, party) {
            let (words, provenance) = (words::words(tape), words::provenance(tape));
            parts.positions.push(Position { id: tape.uuid().into(), issue, party, words, provenance });
        }
    }
}

fn listed(tape: &mut Tape) -> IssueKind {
    let options = (0..tape.up_to(4)).map(|_| IssueOption { id: tape.uuid().into(), name: words::name(tape) });
    IssueKind::Listed(options.collect())
}

fn numeric(tape: &mut Tape) -> IssueKind {
    let lower = Ratio::from(tape.up_to(2_000) as i64 - 1_000);
    let step = words::fraction(1 + tape.up_to(40), 1 + tape.up_to(8));
    let width = step.exact() * Ratio::from(1 + tape.up_to(12) as i64).exact();
    let upper = Ratio::from(lower.exact() + width);
    let step = if tape.once_in(4) { Ratio::zero() } else { step };
    let unit = tape.once_in(2).then(|| words::name(tape));
    NumericRange::new(lower, upper, step, unit)
        .map_or_else(|_| IssueKind::Listed(Vec::new()), IssueKind::Numeric)
}

pub(super) fn numbered_table(parts: &mut PlanParts, tape: &mut Tape, issues: usize, options: usize) {
    for issue in 1..=issues {
        let options = (1..=options)
            .map(|number| IssueOption { id: tape.uuid().into(), name: words::numbered("Option", number) });
        let kind = IssueKind::Listed(options.collect());
        parts.issues.push(Issue { id: tape.uuid().into(), name: words::numbered("Issue", issue), kind });
    }
}

pub(super) fn ladder(parts: &mut PlanParts, tape: &mut Tape) {
    let parties: Vec<_> = parts.parties.iter().map(|row| row.id).collect();
    for party in parties {
        for _ in 0..tape.up_to(3) {
            let higher: Vec<_> =
                parts.values.iter().filter(|row| row.party == party).map(|row| row.id).collect();
            let protection = if tape.once_in(4) { Protection::Protected } else { Protection::Open };
            parts.values.push(Value {
                id: tape.uuid().into(),
                party,
                words: words::words(tape),
                leads_to: tape.maybe(&higher),
                protection,
                provenance: words::provenance(tape),
            });
        }
    }
}

pub(super) fn people(parts: &mut PlanParts, tape: &mut Tape) {
    let parties: Vec<_> = parts.parties.iter().map(|row| row.id).collect();
    for _ in 0..tape.up_to(3) {
        let roles: BTreeSet<_> = Part::ALL.iter().copied().filter(|_| tape.once_in(3)).collect();
        parts.stakeholders.push(Stakeholder {
            id: tape.uuid().into(),
            name: words::name(tape),
            kind: tape.pick(StakeholderKind::ALL).copied().unwrap_or(StakeholderKind::Person),
            party: tape.maybe(&parties),
            parts: roles,
            hearing: tape.pick(Hearing::ALL).copied().unwrap_or(Hearing::Optional),
            stance: tape.pick(Stance::ALL).copied().unwrap_or(Stance::NotAware),
            about: words::maybe_words(tape),
            workaround: words::maybe_words(tape),
        });
    }
}

pub(super) fn questions(parts: &mut PlanParts, tape: &mut Tape) {
    let parties: Vec<_> = parts.parties.iter().map(|row| row.id).collect();
    let issues: Vec<_> = parts.issues.iter().map(|row| row.id).collect();
    let criteria: Vec<_> = parts.criteria.iter().map(|row| row.id).collect();
    for _ in 0..tape.up_to(2) {
        parts.questions.push(Question {
            id: tape.uuid().into(),
            party: tape.maybe(&parties),
            issue: tape.maybe(&issues),
            criterion: tape.maybe(&criteria),
            words: words::words(tape),
            answer: answer(tape),
        });
    }
}

fn answer(tape: &mut Tape) -> Answer {
    match tape.up_to(3) {
        0 => Answer::Open,
        1 => Answer::NotKnownYet(None),
        2 => Answer::NotKnownYet(Date::new(2026, 1 + tape.up_to(11) as i8, 1 + tape.up_to(27) as i8).ok()),
        _ => Answer::Answered(words::words(tape)),
    }
}

pub(super) fn kept(parts: &mut PlanParts, tape: &mut Tape) {
    for _ in 0..tape.up_to(2) {
        parts.versions.push(KeptVersion {
            id: tape.uuid().into(),
            name: words::name(tape),
            reason: words::maybe_words(tape),
            by: words::name(tape),
            at: words::moment(tape),
            content: freeze(&Plan::empty(parts.id, parts.name.clone())),
        });
    }
    for _ in 0..tape.up_to(2) {
        parts.passes.push(GatePass {
            id: tape.uuid().into(),
            gate: tape.pick(AdviceCode::ALL).copied().unwrap_or(AdviceCode::FewParties),
            reason: words::maybe_words(tape),
            by: words::name(tape),
            at: words::moment(tape),
        });
    }
}
