//! Blind rounds: opened, answered alone, revealed, compared, and agreed on.

use entente_core::{
    blind::{Answer, BlindError as Unfit, Questions, disagreement},
    engine::{
        Go, Progress, Watch,
        proposal::{AnalysisError, AnalysisRequest},
    },
    model::{CriterionId, Plan, PlanId},
};
use entente_store::{BlindRoundId, Label, Note, Store};
use entente_team::blind::{self, Round};
use uuid::Uuid;

use super::{Desk, signed};
use crate::{
    catalogue,
    outcome::too_large,
    wire::{
        analysis::ChoiceView,
        error::CommandError,
        plan::PlanView,
        reason::Reason,
        round::{AnswerSheet, BlindRoundView, ContestedView, WeighedOutcome, WeighedRound},
    },
};

/// The blind rounds of a plan, the latest first.
pub(super) fn rounds(store: &mut Store, plan: &Plan) -> Result<Vec<BlindRoundView>, CommandError> {
    let rounds = blind::rounds(store, plan.id)?;
    Ok(rounds.iter().map(|round| BlindRoundView::of(plan, round)).collect())
}

impl Desk {
    /// Asks everybody in the team who may answer about criteria of the own party, and their rated choices.
    pub fn open_blind_round(&self, plan: PlanId, criteria: &[CriterionId]) -> Result<PlanView, CommandError> {
        self.in_round(plan, "open_blind_round", |store, note| {
            let own = store.load(plan)?.plan;
            let party = own.mine.ok_or_else(|| CommandError::bad_request("a party of one's own"))?;
            let mut asked = Questions::about(&own, party);
            asked.criteria.retain(|id| criteria.contains(id));
            asked.choices.retain(|(id, _)| criteria.contains(id));
            blind::begin(store, plan, party, &asked, note).map(drop).map_err(CommandError::from)
        })
    }

    /// Seals the answer of whoever works here.
    pub fn seal_blind_answer(
        &self,
        plan: PlanId,
        round: Uuid,
        sheet: &AnswerSheet,
    ) -> Result<PlanView, CommandError> {
        let id = BlindRoundId::from(round);
        self.in_round(plan, "seal_blind_answer", |store, note| {
            let list = sheet.list(&blind::round(store, plan, id)?.asked.criteria);
            let said = Answer { member: note.by.clone(), ranks: list.ranks, levels: list.levels };
            blind::answer(store, plan, id, &said, note).map_err(CommandError::from)
        })
    }

    /// Reveals a round without those who are missing.
    pub fn reveal_blind_round(&self, plan: PlanId, round: Uuid) -> Result<PlanView, CommandError> {
        self.in_round(plan, "reveal_blind_round", |store, note| {
            blind::reveal(store, plan, round.into(), note).map_err(CommandError::from)
        })
    }

    /// Takes over what the team agreed on, and keeps lone dissents as comments.
    pub fn agree_blind_round(
        &self,
        plan: PlanId,
        round: Uuid,
        sheet: &AnswerSheet,
    ) -> Result<PlanView, CommandError> {
        let id = BlindRoundId::from(round);
        self.in_round(plan, "agree_blind_round", |store, note| {
            let list = sheet.list(&blind::round(store, plan, id)?.asked.criteria);
            blind::settle(store, plan, id, &list, note, &catalogue::sentence)
                .map(drop)
                .map_err(CommandError::from)
        })
    }

    fn in_round(
        &self,
        plan: PlanId,
        label: &'static str,
        act: impl FnOnce(&mut Store, &Note) -> Result<(), CommandError>,
    ) -> Result<PlanView, CommandError> {
        self.may_change(plan)?;
        self.changing(|store| -> Result<_, CommandError> {
            let note = signed(store, Label::stated(label))?;
            act(store, &note)?;
            Ok((store.load(plan)?, note.at))
        })
    }

    /// Compares what the answers of a round propose; it stops when the plan changes, another round is weighed, or a person
    /// stops it.
    pub fn weigh_blind_round(
        &self,
        plan: PlanId,
        revision: u64,
        round: Uuid,
    ) -> Result<WeighedRound, CommandError> {
        let (turn, change) = (self.0.weighing.next(), self.0.change.now());
        let outcome = |outcome| WeighedRound { plan, revision, round: round.to_string(), outcome };
        if self.is_shared(plan) {
            return Ok(outcome(WeighedOutcome::Stopped));
        }
        let (saved, found) = self.with(|store| {
            Ok::<_, CommandError>((store.load(plan)?, blind::round(store, plan, round.into())?))
        })?;
        if saved.revision.number().unsigned_abs() != revision {
            return Ok(outcome(WeighedOutcome::Stopped));
        }
        let watcher = |_: Progress| match (self.0.weighing.go(turn), self.0.change.go(change)) {
            (Go::On, Go::On) => Go::On,
            (Go::Stop, Go::On | Go::Stop) | (Go::On, Go::Stop) => Go::Stop,
        };
        Ok(outcome(weighed(&saved.plan, &found, &Watch::new(&watcher))))
    }

    /// Stops comparing.
    pub fn stop_weighing(&self) {
        self.0.weighing.next();
    }
}

fn weighed(plan: &Plan, round: &Round, watch: &Watch<'_>) -> WeighedOutcome {
    let found = match disagreement(plan, &round.answers, &AnalysisRequest::default(), watch) {
        Ok(found) => found,
        Err(Unfit::Analysis(AnalysisError::Cancelled(_))) => return WeighedOutcome::Stopped,
        Err(Unfit::Analysis(error)) => return WeighedOutcome::Failed(too_large(&error)),
        Err(Unfit::Unfit { member, .. }) => {
            return WeighedOutcome::Failed(Reason::plain("team.round.unfit").with("name", member));
        }
    };
    let contested = found.contested().map(|proposed| {
        let choices = plan
            .issues
            .iter()
            .filter_map(|issue| Some(ChoiceView::of(issue, proposed.choices.get(&issue.id)?)));
        ContestedView { choices: choices.collect(), members: proposed.members.clone() }
    });
    WeighedOutcome::Compared(contested.collect())
}
