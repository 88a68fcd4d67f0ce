//! How far a blind round has come, as its rows and the members of the team tell it.

use std::collections::BTreeSet;

use super::{BlindAct, BlindActKind, BlindAnswer, BlindRound, BlindRoundId, BlindRows};
use crate::sharing::MemberId;

/// How far a round has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlindStage {
    /// Answers are missing.
    Asking,
    /// Every answer that counts is in, and keys of some are awaited.
    Opening,
    /// Every answer that counts can be read.
    Revealed,
    /// The team has agreed on a list.
    Agreed,
}

/// A round, and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlindStanding {
    /// The round.
    pub round: BlindRound,
    /// How far it has come.
    pub stage: BlindStage,
    /// The answers that count, in the order in which members were asked; before that is settled, all there are.
    pub answers: Vec<BlindAnswer>,
    /// Who is asked, belongs to the team, and has not answered.
    pub missing: Vec<MemberId>,
    /// Who was asked and does not belong to the team any more, or may only read, and whose answer does not count.
    pub gone: Vec<MemberId>,
    /// Whose answer came after the round was revealed without them.
    pub late: Vec<MemberId>,
    /// The reveal without those who were missing, if there was one.
    pub revealed: Option<BlindAct>,
    /// The agreement, if there is one.
    pub agreed: Option<BlindAct>,
}

impl BlindStanding {
    /// Whether a member may reveal the round without those who are missing: whoever opened it, or anybody once that member
    /// is gone; and nobody who is asked and has not answered.
    pub fn may_be_revealed_by(&self, member: &MemberId, present: &BTreeSet<MemberId>) -> bool {
        let is_open = match self.stage {
            BlindStage::Asking => true,
            BlindStage::Opening => self.answers.iter().any(|answer| answer.key.is_some()),
            BlindStage::Revealed | BlindStage::Agreed => false,
        };
        let opens = *member == self.round.member || !present.contains(&self.round.member);
        is_open && opens && self.answers.iter().any(|answer| answer.member == *member)
    }

    /// The answers that count when the round is revealed now: those that are in, or, where only keys are awaited, those
    /// whose keys are.
    pub fn countable(&self) -> Vec<MemberId> {
        let counts = |answer: &&BlindAnswer| match self.stage {
            BlindStage::Asking => true,
            BlindStage::Opening | BlindStage::Revealed | BlindStage::Agreed => answer.key.is_some(),
        };
        self.answers.iter().filter(counts).map(|answer| answer.member.clone()).collect()
    }
}

impl BlindRows {
    /// How far each round has come, the latest first. Who is present may write answers in the team now.
    pub fn standings(&self, present: &BTreeSet<MemberId>) -> Vec<BlindStanding> {
        self.rounds.iter().rev().map(|round| self.standing_of(round, present)).collect()
    }

    /// How far one round has come.
    pub fn standing(&self, id: BlindRoundId, present: &BTreeSet<MemberId>) -> Option<BlindStanding> {
        self.rounds.iter().find(|round| round.id == id).map(|round| self.standing_of(round, present))
    }

    fn standing_of(&self, round: &BlindRound, present: &BTreeSet<MemberId>) -> BlindStanding {
        let answer = |member: &&MemberId| {
            self.answers.iter().find(|answer| answer.round == round.id && answer.member == **member)
        };
        let answers: Vec<&BlindAnswer> = round.members.iter().filter_map(|member| answer(&member)).collect();
        let reveals: Vec<_> = self.reveals(round, present).collect();
        let is_missing = |member: &&MemberId| present.contains(*member) && answer(member).is_none();
        let missing: Vec<MemberId> = round.members.iter().filter(is_missing).cloned().collect();
        let is_counted = |member: &MemberId| match reveals.as_slice() {
            [] => present.contains(member) || answer(&member).is_some_and(|answer| answer.key.is_some()),
            reveals => reveals.iter().all(|act| act.counted.contains(member)),
        };
        let is_settled = !reveals.is_empty() || (missing.is_empty() && !answers.is_empty());
        let counted: Vec<BlindAnswer> = answers
            .iter()
            .filter(|answer| is_counted(&answer.member))
            .map(|answer| (*answer).clone())
            .collect();
        let agreed = self.acts_of(round, BlindActKind::Agree).next().cloned();
        let stage = match (&agreed, is_settled) {
            (_, false) => BlindStage::Asking,
            (_, true) if counted.is_empty() || counted.iter().any(|answer| answer.key.is_none()) => {
                BlindStage::Opening
            }
            (Some(_), true) => BlindStage::Agreed,
            (None, true) => BlindStage::Revealed,
        };
        let left_out = |member: &&MemberId| !counted.iter().any(|answer| answer.member == **member);
        let is_late = |member: &&MemberId| !reveals.is_empty() && answer(member).is_some();
        let uncounted: Vec<&MemberId> = round.members.iter().filter(left_out).collect();
        BlindStanding {
            stage,
            missing,
            gone: uncounted
                .iter()
                .filter(|member| !present.contains(**member))
                .map(|id| (*id).clone())
                .collect(),
            late: uncounted.iter().copied().filter(is_late).cloned().collect(),
            revealed: reveals.first().map(|act| (*act).clone()),
            agreed,
            answers: counted,
            round: round.clone(),
        }
    }

    /// The reveals of a round that hold: by whoever opened it, or anybody once that member is gone, and never by somebody
    /// who is asked and has not answered first.
    fn reveals<'a>(
        &'a self,
        round: &'a BlindRound,
        present: &'a BTreeSet<MemberId>,
    ) -> impl Iterator<Item = &'a BlindAct> {
        self.acts_of(round, BlindActKind::Reveal).filter(|act| {
            let opens = act.member == round.member || !present.contains(&round.member);
            opens && act.counted.contains(&act.member)
        })
    }

    fn acts_of<'a>(
        &'a self,
        round: &'a BlindRound,
        kind: BlindActKind,
    ) -> impl Iterator<Item = &'a BlindAct> {
        self.acts.iter().filter(move |act| act.round == round.id && act.kind == kind)
    }
}
