//! What colleagues see of each other in a plan they share.

use entente_core::model::{PlanId, Words};
use tauri::State;
use uuid::Uuid;

use crate::{
    desk::Desk,
    wire::{
        error::CommandError,
        plan::PlanView,
        team::{HeldValue, TeamView},
    },
};

/// Tells what there is to see of the others; nothing where a plan is not shared or has changed meanwhile.
#[tauri::command(async)]
pub fn look_at_team(
    desk: State<'_, Desk>,
    plan: PlanId,
    revision: u64,
) -> Result<Option<TeamView>, CommandError> {
    desk.look_at_team(plan, revision)
}

/// Settles a field that holds several values.
#[tauri::command(async)]
pub fn settle_conflict(
    desk: State<'_, Desk>,
    plan: PlanId,
    table: &str,
    row: &str,
    field: &str,
    held: Option<HeldValue>,
) -> Result<PlanView, CommandError> {
    desk.settle_conflict(plan, table, row, field, held)
}

/// Notes that what others changed was looked at.
#[tauri::command(async)]
pub fn mark_seen(desk: State<'_, Desk>, plan: PlanId) -> Result<Option<TeamView>, CommandError> {
    desk.mark_seen(plan)
}

/// Says something about a row.
#[tauri::command(async)]
pub fn comment_on(
    desk: State<'_, Desk>,
    plan: PlanId,
    table: &str,
    row: &str,
    words: Words,
) -> Result<PlanView, CommandError> {
    desk.comment_on(plan, table, row, words)
}

/// Says that what a comment is about is dealt with, or that it is not after all.
#[tauri::command(async)]
pub fn resolve_comment(desk: State<'_, Desk>, plan: PlanId, comment: Uuid) -> Result<PlanView, CommandError> {
    desk.resolve_comment(plan, comment)
}

/// Takes a comment away.
#[tauri::command(async)]
pub fn delete_comment(desk: State<'_, Desk>, plan: PlanId, comment: Uuid) -> Result<PlanView, CommandError> {
    desk.delete_comment(plan, comment)
}
