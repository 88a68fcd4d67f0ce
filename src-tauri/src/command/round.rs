//! Blind rounds of colleagues.

use entente_core::model::{CriterionId, PlanId};
use tauri::State;
use uuid::Uuid;

use super::aside;
use crate::{
    desk::Desk,
    wire::{
        error::CommandError,
        plan::PlanView,
        round::{AnswerSheet, WeighedRound},
    },
};

/// Asks everybody in the team who may answer.
#[tauri::command(async)]
pub fn open_blind_round(
    desk: State<'_, Desk>,
    plan: PlanId,
    criteria: Vec<CriterionId>,
) -> Result<PlanView, CommandError> {
    desk.open_blind_round(plan, &criteria)
}

/// Seals the answer of whoever works here.
#[tauri::command(async)]
pub fn seal_blind_answer(
    desk: State<'_, Desk>,
    plan: PlanId,
    round: Uuid,
    sheet: AnswerSheet,
) -> Result<PlanView, CommandError> {
    desk.seal_blind_answer(plan, round, &sheet)
}

/// Reveals a round without those who are missing.
#[tauri::command(async)]
pub fn reveal_blind_round(
    desk: State<'_, Desk>,
    plan: PlanId,
    round: Uuid,
) -> Result<PlanView, CommandError> {
    desk.reveal_blind_round(plan, round)
}

/// Takes over what the team agreed on.
#[tauri::command(async)]
pub fn agree_blind_round(
    desk: State<'_, Desk>,
    plan: PlanId,
    round: Uuid,
    sheet: AnswerSheet,
) -> Result<PlanView, CommandError> {
    desk.agree_blind_round(plan, round, &sheet)
}

/// Compares what the answers of a round propose.
#[tauri::command]
pub async fn weigh_blind_round(
    desk: State<'_, Desk>,
    plan: PlanId,
    revision: u64,
    round: Uuid,
) -> Result<WeighedRound, CommandError> {
    let desk = desk.inner().clone();
    aside(move || desk.weigh_blind_round(plan, revision, round)).await
}

/// Stops comparing.
#[tauri::command]
pub fn stop_weighing(desk: State<'_, Desk>) {
    desk.stop_weighing();
}
