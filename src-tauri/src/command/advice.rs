//! What is worked out of a plan beside its packages.

use std::collections::BTreeMap;

use entente_core::model::{Choice, IssueId, PlanId};
use tauri::State;

use super::aside;
use crate::{
    desk::Desk,
    wire::{
        advice::{ComparisonView, GroundView, IdeasView, TermReadingsView},
        error::CommandError,
    },
};

/// What criteria have to do with each other across parties, and where parties differ usefully.
#[tauri::command]
pub async fn common_ground(
    desk: State<'_, Desk>,
    plan: PlanId,
    revision: u64,
) -> Result<Option<GroundView>, CommandError> {
    let desk = desk.inner().clone();
    aside(move || desk.common_ground(plan, revision)).await
}

/// Every idea that the rows of a plan give rise to.
#[tauri::command]
pub async fn ideas(
    desk: State<'_, Desk>,
    plan: PlanId,
    revision: u64,
) -> Result<Option<IdeasView>, CommandError> {
    let desk = desk.inner().clone();
    aside(move || desk.ideas(plan, revision)).await
}

/// What every contingent term comes to.
#[tauri::command]
pub async fn term_readings(
    desk: State<'_, Desk>,
    plan: PlanId,
    revision: u64,
) -> Result<Option<TermReadingsView>, CommandError> {
    let desk = desk.inner().clone();
    aside(move || desk.term_readings(plan, revision)).await
}

/// Packages side by side, with what is open of each.
#[tauri::command]
pub async fn compare_packages(
    desk: State<'_, Desk>,
    plan: PlanId,
    revision: u64,
    packages: Vec<BTreeMap<IssueId, Choice>>,
) -> Result<Option<ComparisonView>, CommandError> {
    let desk = desk.inner().clone();
    aside(move || desk.compare_packages(plan, revision, &packages)).await
}
