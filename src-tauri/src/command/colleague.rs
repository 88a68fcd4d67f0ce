//! Teams, and keeping their plans in step. Folders are chosen here, never by the page.

use entente_core::model::{Name, PlanId};
use tauri::{AppHandle, State};
use uuid::Uuid;

use super::aside;
use crate::{
    desk::Desk,
    file_choice::{self, FolderOf},
    wire::{
        colleague::{CareAsk, InvitationView, PlaceAsk, StandingView, TeamsView},
        error::CommandError,
    },
};

/// Lists the teams.
#[tauri::command]
pub async fn list_teams(desk: State<'_, Desk>) -> Result<TeamsView, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.list_teams()).await
}

/// Takes the folder a person chooses for a team's files.
#[tauri::command]
pub async fn choose_team_folder(
    app: AppHandle,
    desk: State<'_, Desk>,
) -> Result<Option<String>, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || Ok(desk.choose_team_folder(file_choice::folder(&app, FolderOf::Team)))).await
}

/// Tries a place out.
#[tauri::command]
pub async fn try_place(desk: State<'_, Desk>, place: PlaceAsk) -> Result<(), CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.try_place(&place)).await
}

/// Makes a team.
#[tauri::command]
pub async fn create_team(
    desk: State<'_, Desk>,
    name: Name,
    place: PlaceAsk,
) -> Result<TeamsView, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.create_team(name, &place)).await
}

/// Looks for invitations at a place.
#[tauri::command]
pub async fn find_invitations(
    desk: State<'_, Desk>,
    place: PlaceAsk,
) -> Result<Vec<InvitationView>, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.find_invitations(&place)).await
}

/// Joins a team.
#[tauri::command]
pub async fn join_team(
    desk: State<'_, Desk>,
    place: PlaceAsk,
    team: Uuid,
    words: String,
) -> Result<TeamsView, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.join_team(&place, team, &words)).await
}

/// Invites a person.
#[tauri::command]
pub async fn invite_member(
    desk: State<'_, Desk>,
    team: Uuid,
    card: String,
    words: String,
    standing: StandingView,
) -> Result<TeamsView, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.invite_member(team, &card, &words, standing)).await
}

/// Removes a member.
#[tauri::command]
pub async fn remove_member(
    desk: State<'_, Desk>,
    team: Uuid,
    member: Uuid,
) -> Result<TeamsView, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.remove_member(team, member)).await
}

/// Fills an emptied place again.
#[tauri::command]
pub async fn refill_team(desk: State<'_, Desk>, team: Uuid) -> Result<TeamsView, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.refill_team(team)).await
}

/// Shares a plan with a team.
#[tauri::command]
pub async fn share_plan(desk: State<'_, Desk>, team: Uuid, plan: PlanId) -> Result<TeamsView, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.share_plan(team, plan)).await
}

/// Lets a plan go on alone.
#[tauri::command]
pub async fn stop_sharing(desk: State<'_, Desk>, plan: PlanId) -> Result<TeamsView, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.stop_sharing(plan)).await
}

/// Takes the password of a team's place.
#[tauri::command]
pub async fn give_password(
    desk: State<'_, Desk>,
    team: Uuid,
    password: String,
) -> Result<TeamsView, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.give_password(team, &password)).await
}

/// Keeps every team in step, once.
#[tauri::command]
pub async fn sync_teams(desk: State<'_, Desk>, care: CareAsk) -> Result<TeamsView, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.sync_teams(care)).await
}
