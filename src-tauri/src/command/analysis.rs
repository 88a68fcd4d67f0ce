//! Analyses of a plan.

use std::collections::BTreeMap;

use entente_core::model::{Choice, IssueId, PartyId, PlanId};
use tauri::{AppHandle, Emitter as _, State};

use super::aside;
use crate::{
    desk::Desk,
    wire::{
        analysis::{AnalysisView, OfferToldView, PackagePage, PackageReading, PackageTab, SharesView},
        error::CommandError,
    },
};

/// Looks at everything the packages of a plan come to.
#[tauri::command]
pub async fn request_analysis(
    app: AppHandle,
    desk: State<'_, Desk>,
    plan: PlanId,
) -> Result<AnalysisView, CommandError> {
    let desk = desk.inner().clone();
    aside(move || {
        let tell = |progress| drop(app.emit("analysis_progress", progress));
        desk.analyse(plan, tell, |view| drop(app.emit("analysis_first", view)))
    })
    .await
}

/// Counts how often what is said of some packages holds, in the plan as it stood at a revision.
#[tauri::command]
pub async fn count_shares(
    desk: State<'_, Desk>,
    plan: PlanId,
    revision: u64,
    packages: Vec<BTreeMap<IssueId, Choice>>,
) -> Result<SharesView, CommandError> {
    let desk = desk.inner().clone();
    aside(move || desk.count_shares(plan, revision, &packages)).await
}

/// Stops the analysis and the counting that are under way.
#[tauri::command]
pub fn cancel_analysis(desk: State<'_, Desk>) {
    desk.cancel_analysis();
}

/// One page of a list of packages.
#[tauri::command]
pub async fn list_packages(
    desk: State<'_, Desk>,
    plan: PlanId,
    tab: PackageTab,
    offset: usize,
    limit: usize,
) -> Result<PackagePage, CommandError> {
    let desk = desk.inner().clone();
    aside(move || desk.list_packages(plan, tab, offset, limit)).await
}

/// Reads packages as they are, by what each party says of them.
#[tauri::command]
pub async fn read_packages(
    desk: State<'_, Desk>,
    plan: PlanId,
    packages: Vec<BTreeMap<IssueId, Choice>>,
) -> Result<Vec<PackageReading>, CommandError> {
    let desk = desk.inner().clone();
    aside(move || desk.read_packages(plan, &packages)).await
}

/// Looks for a package that is no worse for anyone than the one that was signed, and better for one.
#[tauri::command]
pub async fn find_improvement(
    desk: State<'_, Desk>,
    plan: PlanId,
) -> Result<Option<PackageReading>, CommandError> {
    let desk = desk.inner().clone();
    aside(move || desk.find_improvement(plan)).await
}

/// Looks for packages that are about equal to one party and differ for the others.
#[tauri::command]
pub async fn equal_offers(
    desk: State<'_, Desk>,
    plan: PlanId,
    party: PartyId,
    near: Option<BTreeMap<IssueId, Choice>>,
) -> Result<Vec<PackageReading>, CommandError> {
    let desk = desk.inner().clone();
    aside(move || desk.equal_offers(plan, party, near.as_ref())).await
}

/// Tells what parties did with offers, and what each deed tells.
#[tauri::command]
pub async fn read_offers(desk: State<'_, Desk>, plan: PlanId) -> Result<Vec<OfferToldView>, CommandError> {
    let desk = desk.inner().clone();
    aside(move || desk.read_offers(plan)).await
}
