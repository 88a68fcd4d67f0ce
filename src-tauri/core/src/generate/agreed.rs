//! Generated fallouts, offers, conversation plans and agreements.

use super::{
    Tape,
    later::{maybe_day, some_choices},
    words,
};
use crate::model::{
    AfterCheck, Agreement, Commitment, CommitmentState, DurabilityAnswer, DurabilityPoint, EssentialsNow,
    Explanation, Fallout, FalloutOf, Feeling, Mitigation, MitigationState, Offer, PartyId, PlanParts,
    Reaction, ReactionKind, Severity, TalkLine, TalkLineKind,
};

pub(super) fn fallouts(parts: &mut PlanParts, tape: &mut Tape) {
    let options = parts.issues.iter().flat_map(|row| row.options()).map(|row| FalloutOf::Option(row.id));
    let packages = parts.packages.iter().map(|row| FalloutOf::Package(row.id));
    let sources: Vec<_> = packages.chain(options).collect();
    for _ in 0..tape.up_to(2) {
        let of = tape.pick(&sources).copied();
        let stakeholder = tape.pick(&parts.stakeholders).map(|row| row.id);
        let (Some(of), Some(stakeholder)) = (of, stakeholder) else { return };
        let mitigations = (0..tape.up_to(2)).map(|_| mitigation(tape)).collect();
        parts.fallouts.push(Fallout {
            id: tape.uuid().into(),
            of,
            stakeholder,
            severity: tape.pick(Severity::ALL).copied().unwrap_or(Severity::Slight),
            words: words::words(tape),
            provenance: words::provenance(tape),
            mitigations,
        });
    }
}

fn mitigation(tape: &mut Tape) -> Mitigation {
    Mitigation {
        id: tape.uuid().into(),
        words: words::words(tape),
        state: tape.pick(MitigationState::ALL).copied().unwrap_or(MitigationState::Proposed),
        said_by: tape.once_in(2).then(|| words::name(tape)),
    }
}

pub(super) fn talks(parts: &mut PlanParts, tape: &mut Tape) {
    let parties: Vec<_> = parts.parties.iter().map(|row| row.id).collect();
    for _ in 0..tape.up_to(2) {
        let Some(party) = tape.pick(&parties).copied() else { break };
        parts.offers.push(Offer {
            id: tape.uuid().into(),
            party,
            set: 1 + tape.up_to(2) as u32,
            choices: some_choices(&parts.issues, tape),
            words: words::maybe_words(tape),
            reactions: reactions(&parties, tape),
            by: words::name(tape),
            at: words::moment(tape),
        });
    }
    for _ in 0..tape.up_to(2) {
        parts.talk_lines.push(TalkLine {
            id: tape.uuid().into(),
            kind: tape.pick(TalkLineKind::ALL).copied().unwrap_or(TalkLineKind::Purpose),
            party: tape.maybe(&parties),
            words: words::words(tape),
        });
    }
}

fn reactions(parties: &[PartyId], tape: &mut Tape) -> Vec<Reaction> {
    let reacting: Vec<_> = parties.iter().filter(|_| tape.once_in(2)).copied().collect();
    let reaction = |party| Reaction {
        party,
        kind: tape.pick(ReactionKind::ALL).copied().unwrap_or(ReactionKind::Declined),
        words: words::maybe_words(tape),
        at: words::moment(tape),
    };
    reacting.into_iter().map(reaction).collect()
}

pub(super) fn agreements(parts: &mut PlanParts, tape: &mut Tape) {
    let parties: Vec<_> = parts.parties.iter().map(|row| row.id).collect();
    for _ in 0..tape.up_to(1) {
        let Some(package) = tape.pick(&parts.packages).map(|row| row.id) else { return };
        let points: Vec<_> = DurabilityPoint::ALL.iter().filter(|_| tape.once_in(3)).copied().collect();
        let explaining: Vec<_> = parties.iter().filter(|_| tape.once_in(2)).copied().collect();
        let checking: Vec<_> = parties.iter().filter(|_| tape.once_in(2)).copied().collect();
        let agreement = Agreement {
            id: tape.uuid().into(),
            package,
            terms: words::maybe_words(tape),
            signed: maybe_day(tape),
            in_spite_of: words::maybe_words(tape),
            commitments: (0..tape.up_to(2)).map(|_| commitment(tape)).collect(),
            durability: points.iter().map(|point| answer(*point, tape)).collect(),
            explanations: explaining.iter().map(|party| explanation(*party, tape)).collect(),
            checks: checking.iter().map(|party| check(*party, tape)).collect(),
        };
        parts.agreements.push(agreement);
    }
}

fn commitment(tape: &mut Tape) -> Commitment {
    Commitment {
        id: tape.uuid().into(),
        who: words::name(tape),
        what: words::words(tape),
        due: maybe_day(tape),
        state: tape.pick(CommitmentState::ALL).copied().unwrap_or(CommitmentState::Open),
    }
}

fn answer(point: DurabilityPoint, tape: &mut Tape) -> DurabilityAnswer {
    DurabilityAnswer { point, words: words::words(tape) }
}

fn explanation(party: PartyId, tape: &mut Tape) -> Explanation {
    Explanation { party, words: words::words(tape) }
}

fn check(party: PartyId, tape: &mut Tape) -> AfterCheck {
    let mut feeling = || tape.pick(Feeling::ALL).copied().unwrap_or(Feeling::NotSaid);
    let (outcome, own_part, process, relationship) = (feeling(), feeling(), feeling(), feeling());
    AfterCheck {
        party,
        outcome,
        own_part,
        process,
        relationship,
        essentials: tape.pick(EssentialsNow::ALL).copied().unwrap_or(EssentialsNow::NotSaid),
        words: words::maybe_words(tape),
        at: words::moment(tape),
    }
}
