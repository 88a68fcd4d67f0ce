//! Common ground: what criteria of different parties have to do with each other, and where parties differ usefully.
//!
//! What somebody said of a pair comes first. Where nothing was said, a pair goes together when some choice brings both
//! to the highest level each can reach, and pulls apart when surely none does; where too little is known, or too much
//! would have to be looked through, it is unknown.

use std::collections::BTreeSet;

use super::pair::{Joint, PairReader};
use crate::model::{
    Circumstance, CircumstanceKind, CommonGround, Confirmation, Criterion, CriterionId, EventId, GroundId,
    IssueId, PartyId, Plan, PlanParts, Relation, RowKey, code::coded,
};

/// What criteria have to do with each other across parties, and where parties differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Common {
    /// Every pair of criteria of two parties, in plan order.
    pub pairs: Vec<Pair>,
    /// Where parties differ usefully.
    pub differences: Vec<Difference>,
}

/// Two criteria of two parties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The criterion of the party that comes first.
    pub one: CriterionId,
    /// The criterion of the other party.
    pub other: CriterionId,
    /// What they have to do with each other.
    pub relation: Relation,
    /// Where that comes from.
    pub because: PairBecause,
    /// The row that says so.
    pub ground: Option<GroundId>,
    /// Whether the words are the same, and the evidence with them.
    pub wording: PairWording,
    /// Whether some possible package surely makes both enough; nothing when that is not known.
    pub both_enough: Option<bool>,
}

coded! {
    /// Where what two criteria have to do with each other comes from.
    pub enum PairBecause {
        /// Everybody concerned has confirmed the wording.
        Confirmed = "confirmed",
        /// Somebody said so, and not everybody has confirmed it.
        Said = "said",
        /// Somebody called the same words shared, and the evidence is not the same.
        OtherEvidence = "other_evidence",
        /// Some choice brings both to their highest level.
        BothHighest = "both_highest",
        /// No choice brings both to their highest level.
        NeverBothHighest = "never_both_highest",
        /// Too little is known.
        NotKnown = "not_known",
        /// There is too much to look through.
        TooMany = "too_many",
    }
}

coded! {
    /// Whether two criteria use the same words for the same thing.
    pub enum PairWording {
        /// The words differ.
        Apart = "apart",
        /// The words are the same, and so is the evidence.
        SameEvidence = "same_evidence",
        /// The words are the same, and the evidence is not, or is missing.
        DifferentEvidence = "different_evidence",
    }
}

/// Where two parties differ in a way that both can gain from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// In what they differ.
    pub kind: DifferenceKind,
    /// The party that comes first.
    pub one: PartyId,
    /// The other party.
    pub other: PartyId,
    /// The rows that say so, those of the first party first.
    pub cites: Vec<RowKey>,
}

coded! {
    /// In what parties differ usefully.
    pub enum DifferenceKind {
        /// What one ranks high the other ranks low.
        Priority = "priority",
        /// They expect different things.
        Forecast = "forecast",
        /// One can wait, the other less.
        Time = "time",
        /// One can bear risk, the other less.
        Risk = "risk",
        /// One can do what the other cannot.
        Capability = "capability",
    }
}

/// What criteria have to do with each other across parties, and where parties differ usefully.
pub fn common_ground(plan: &Plan) -> Common {
    Common { pairs: pairs(plan), differences: differences(plan) }
}

/// Every pair of criteria of two parties, in plan order.
pub(super) fn pairs(plan: &Plan) -> Vec<Pair> {
    let reader = PairReader::of(plan);
    let mut found = Vec::new();
    for (place, party) in plan.parties.iter().enumerate() {
        for one in plan.criteria_of(party.id) {
            for other in plan.parties.iter().skip(place + 1).flat_map(|party| plan.criteria_of(party.id)) {
                found.push(pair(plan, &reader, one, other));
            }
        }
    }
    found
}

fn pair(plan: &PlanParts, reader: &PairReader, one: &Criterion, other: &Criterion) -> Pair {
    let joint = reader.joint(one.id, other.id);
    let ground = said_of(plan, one.id, other.id);
    let wording = wording(plan, one, other);
    let (relation, because) = match (ground, joint.reached) {
        (Some(row), _) if row.relation == Relation::Shared && wording == PairWording::DifferentEvidence => {
            (Relation::Unknown, PairBecause::OtherEvidence)
        }
        (Some(row), _) => (row.relation, said_because(row)),
        (None, Joint::BOTH) => (Relation::Compatible, PairBecause::BothHighest),
        (None, Joint::NEVER) => (Relation::Competing, PairBecause::NeverBothHighest),
        (None, _) if joint.is_cut_short => (Relation::Unknown, PairBecause::TooMany),
        (None, _) => (Relation::Unknown, PairBecause::NotKnown),
    };
    Pair {
        one: one.id,
        other: other.id,
        relation,
        because,
        ground: ground.map(|row| row.id),
        wording,
        both_enough: joint.both_enough,
    }
}

/// The row that says what two criteria have to do with each other, the last where several do.
fn said_of(plan: &PlanParts, one: CriterionId, other: CriterionId) -> Option<&CommonGround> {
    let holds = |row: &&CommonGround, id| row.members.iter().any(|member| member.criterion == id);
    plan.common_grounds.iter().rev().find(|row| holds(row, one) && holds(row, other))
}

/// Whether somebody said what two criteria have to do with each other, other than that they are shared.
pub(super) fn is_told_apart(plan: &PlanParts, one: CriterionId, other: CriterionId) -> bool {
    said_of(plan, one, other).is_some_and(|row| row.relation != Relation::Shared)
}

fn said_because(row: &CommonGround) -> PairBecause {
    let confirmed = row.members.iter().all(|member| member.confirmation == Confirmation::Confirmed);
    if confirmed && row.wording.is_some() { PairBecause::Confirmed } else { PairBecause::Said }
}

/// Whether two criteria use the same words, and the same evidence with them.
pub(super) fn wording(plan: &PlanParts, one: &Criterion, other: &Criterion) -> PairWording {
    let value = |row: &Criterion| row.value.and_then(|id| plan.value(id)).map(|row| row.words.as_str());
    let same_value = value(one).zip(value(other)).is_some_and(|(one, other)| is_same_word(one, other));
    if !same_value && !is_same_word(one.statement.as_str(), other.statement.as_str()) {
        return PairWording::Apart;
    }
    match (&one.evidence, &other.evidence) {
        (Some(one), Some(other)) if is_same_word(one.as_str(), other.as_str()) => PairWording::SameEvidence,
        (Some(_) | None, Some(_) | None) => PairWording::DifferentEvidence,
    }
}

/// Whether two texts speak of the same: at least half of the words of the shorter one stand in the other too.
///
/// Words of one or two letters of the Latin alphabet are passed over.
pub(super) fn is_same_word(one: &str, other: &str) -> bool {
    let (one, other) = (spoken(one), spoken(other));
    let shorter = one.len().min(other.len());
    shorter > 0 && one.intersection(&other).count() * 2 >= shorter
}

/// The words of a text in small letters, without the shortest.
pub(super) fn spoken(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| word.chars().count() > 2 || !word.is_ascii())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty())
        .collect()
}

/// Where parties differ usefully: in priority, forecast, time, risk and capability, each pair of parties in plan order.
pub(super) fn differences(plan: &PlanParts) -> Vec<Difference> {
    let mut found = priorities(plan);
    found.extend(forecasts(plan));
    found.extend(circumstances(plan));
    found.sort_by_key(|row| row.kind);
    found
}

/// Two issues that two parties rank in opposite order, with the criteria through which they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opposite<'a> {
    /// The issue that the first party ranks higher.
    pub(super) first: IssueId,
    /// The issue that the second party ranks higher.
    pub(super) second: IssueId,
    /// What the first party gains and lets go.
    pub(super) of_one: [&'a Criterion; 2],
    /// What the second party gains and lets go.
    pub(super) of_other: [&'a Criterion; 2],
}

/// The opposite ranks of parties, in plan order: at most one for two parties and two issues.
pub(super) fn opposites(plan: &PlanParts) -> Vec<Opposite<'_>> {
    let mut found = Vec::new();
    for (place, one) in plan.parties.iter().enumerate() {
        for other in plan.parties.iter().skip(place + 1) {
            for first in &plan.issues {
                for second in plan.issues.iter().filter(|issue| issue.id != first.id) {
                    let of_one = falling(plan, one.id, first.id, second.id);
                    let of_other = falling(plan, other.id, second.id, first.id);
                    if let (Some(of_one), Some(of_other)) = (of_one, of_other) {
                        found.push(Opposite { first: first.id, second: second.id, of_one, of_other });
                    }
                }
            }
        }
    }
    found
}

/// The criterion that a party ranks highest on one issue, when it stands above the one it ranks highest on another.
fn falling(plan: &PlanParts, party: PartyId, high: IssueId, low: IssueId) -> Option<[&Criterion; 2]> {
    let top = |issue: IssueId| {
        let ranked =
            plan.criteria_of(party).filter(move |row| row.main.contains(&issue) && row.rank.is_some());
        ranked.min_by_key(|row| row.rank)
    };
    let (high, low) = (top(high)?, top(low)?);
    (high.rank < low.rank).then_some([high, low])
}

fn priorities(plan: &PlanParts) -> Vec<Difference> {
    let difference = |row: Opposite<'_>| Difference {
        kind: DifferenceKind::Priority,
        one: row.of_one[0].party,
        other: row.of_other[0].party,
        cites: row.of_one.iter().chain(&row.of_other).map(|row| RowKey::from(row.id)).collect(),
    };
    opposites(plan).into_iter().map(difference).collect()
}

/// The forecasts of one event that are apart, party by party in the order of the event's forecasts.
pub(super) fn apart(plan: &PlanParts) -> Vec<(EventId, PartyId, PartyId)> {
    let mut found = Vec::new();
    for event in &plan.events {
        for (place, one) in event.forecasts.iter().enumerate() {
            let others = event.forecasts.iter().skip(place + 1);
            let apart = others.filter(|other| one.chance.is_apart_from(&other.chance));
            found.extend(apart.map(|other| (event.id, one.party, other.party)));
        }
    }
    found
}

fn forecasts(plan: &PlanParts) -> Vec<Difference> {
    let difference = |(event, one, other): (EventId, PartyId, PartyId)| {
        let cites = vec![event.into(), one.into(), other.into()];
        Difference { kind: DifferenceKind::Forecast, one, other, cites }
    };
    apart(plan).into_iter().map(difference).collect()
}

/// Circumstances of one kind of which two parties have differently much, about the same issue or about all.
pub(super) fn unequal(plan: &PlanParts) -> Vec<(&Circumstance, &Circumstance)> {
    let mut found = Vec::new();
    for (place, one) in plan.circumstances.iter().enumerate() {
        let others = plan.circumstances.iter().skip(place + 1);
        let unequal = others.filter(|other| {
            let meets = one.issue.is_none() || other.issue.is_none() || one.issue == other.issue;
            other.party != one.party && other.kind == one.kind && other.degree != one.degree && meets
        });
        found.extend(unequal.map(|other| (one, other)));
    }
    found
}

fn circumstances(plan: &PlanParts) -> Vec<Difference> {
    let difference = |(one, other): (&Circumstance, &Circumstance)| Difference {
        kind: match one.kind {
            CircumstanceKind::Time => DifferenceKind::Time,
            CircumstanceKind::Risk => DifferenceKind::Risk,
            CircumstanceKind::Capability => DifferenceKind::Capability,
        },
        one: one.party,
        other: other.party,
        cites: vec![one.id.into(), other.id.into()],
    };
    unequal(plan).into_iter().map(difference).collect()
}
