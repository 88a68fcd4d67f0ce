//! Between parties: parcels, sheets, and a plan written for an audience. Files are chosen here, never by the page.

use std::collections::BTreeMap;

use entente_core::model::{Choice, IssueId, PartyId, PlanId};
use tauri::{AppHandle, State};

use super::aside;
use crate::{
    desk::Desk,
    file_choice,
    wire::{
        error::CommandError,
        exchange::{
            GiveAsk, GivenAwayView, GuessRecordView, OutgoingView, PairingAsk, ParcelAsk, ParcelView,
            PersonCard, SheetAsk,
        },
        library::ExportReport,
        plan::PlanView,
    },
};

/// The name a parcel is offered to be written under: it says nothing.
const PARCEL: &str = "parcel.json";
/// The name a sealed sheet is offered to be written under.
const SHEET: &str = "sheet.age";

/// Makes a parcel to be looked at.
#[tauri::command(async)]
pub fn preview_parcel(
    desk: State<'_, Desk>,
    plan: PlanId,
    ask: ParcelAsk,
) -> Result<OutgoingView, CommandError> {
    desk.preview_parcel(plan, &ask)
}

/// Writes the parcel that was looked at to the place a person chooses.
#[tauri::command]
pub async fn write_parcel(
    app: AppHandle,
    desk: State<'_, Desk>,
    plan: PlanId,
) -> Result<Option<ExportReport>, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.write_parcel(plan, file_choice::to_save(&app, PARCEL).as_deref())).await
}

/// Reads the parcel a person chooses, and says what it would bring.
#[tauri::command]
pub async fn choose_parcel(
    app: AppHandle,
    desk: State<'_, Desk>,
) -> Result<Option<ParcelView>, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.choose_parcel(file_choice::to_open(&app).first().map(|path| path.as_path()))).await
}

/// Says which criterion of the chosen answer is which guess.
#[tauri::command(async)]
pub fn pair_parcel(desk: State<'_, Desk>, pairs: Vec<PairingAsk>) -> Result<ParcelView, CommandError> {
    desk.pair_parcel(&pairs)
}

/// Makes of the chosen parcel what was said of it.
#[tauri::command(async)]
pub fn confirm_parcel(desk: State<'_, Desk>) -> Result<PlanView, CommandError> {
    desk.confirm_parcel()
}

/// Lets go of the chosen parcel.
#[tauri::command]
pub fn drop_parcel(desk: State<'_, Desk>) {
    desk.drop_parcel();
}

/// How often guesses were right.
#[tauri::command(async)]
pub fn guess_record(desk: State<'_, Desk>, plan: PlanId) -> Result<Vec<GuessRecordView>, CommandError> {
    desk.guess_record(plan)
}

/// Writes a plan for an audience to the place a person chooses.
#[tauri::command]
pub async fn give_plan(
    app: AppHandle,
    desk: State<'_, Desk>,
    plan: PlanId,
    ask: GiveAsk,
) -> Result<Option<ExportReport>, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || {
        let chosen = file_choice::to_save(&app, &desk.give_name(plan, &ask)?);
        desk.give_plan(plan, &ask, chosen.as_deref())
    })
    .await
}

/// The card of the person who works here.
#[tauri::command(async)]
pub fn my_card(desk: State<'_, Desk>) -> Result<PersonCard, CommandError> {
    desk.my_card()
}

/// The person behind a card.
#[tauri::command(async)]
pub fn read_card(desk: State<'_, Desk>, card: String) -> Result<PersonCard, CommandError> {
    desk.read_card(&card)
}

/// Makes a sheet to be looked at.
#[tauri::command(async)]
pub fn preview_sheet(
    desk: State<'_, Desk>,
    plan: PlanId,
    ask: SheetAsk,
) -> Result<OutgoingView, CommandError> {
    desk.preview_sheet(plan, &ask)
}

/// Seals the sheet that was looked at to the place a person chooses.
#[tauri::command]
pub async fn seal_sheet(
    app: AppHandle,
    desk: State<'_, Desk>,
    plan: PlanId,
    to: String,
) -> Result<Option<ExportReport>, CommandError> {
    let desk = Desk::clone(&desk);
    aside(move || desk.seal_sheet(plan, &to, file_choice::to_save(&app, SHEET).as_deref())).await
}

/// What showing packages gives away.
#[tauri::command(async)]
pub fn gives_away(
    desk: State<'_, Desk>,
    plan: PlanId,
    party: PartyId,
    packages: Vec<BTreeMap<IssueId, Choice>>,
) -> Result<Vec<GivenAwayView>, CommandError> {
    desk.gives_away(plan, party, &packages)
}
