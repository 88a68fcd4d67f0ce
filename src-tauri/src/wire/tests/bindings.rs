//! The TypeScript types of the window, written from these types: `ENTENTE_WRITE_BINDINGS=1 cargo test -p entente-desktop`.

use std::{
    collections::BTreeMap,
    env, fs, io,
    path::{Path, PathBuf},
};

use ts_rs::{Config, TS};

use crate::wire::{
    advice, analysis, backup, colleague, comparison, error, exchange, found, library, neutral, plan, report,
    round, settings, team,
};

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/ipc/bindings")
}

fn write(folder: &Path) -> Result<(), ts_rs::ExportError> {
    let config = Config::new().with_out_dir(folder);
    plan::PlanView::export_all(&config)?;
    error::CommandError::export_all(&config)?;
    library::LibraryView::export_all(&config)?;
    library::NewPlan::export_all(&config)?;
    library::ExampleRow::export_all(&config)?;
    library::ImportPreview::export_all(&config)?;
    library::ExportReport::export_all(&config)?;
    library::HistoryRow::export_all(&config)?;
    library::StepRow::export_all(&config)?;
    backup::BackupsView::export_all(&config)?;
    colleague::TeamsView::export_all(&config)?;
    colleague::InvitationView::export_all(&config)?;
    colleague::PlaceAsk::export_all(&config)?;
    colleague::CareAsk::export_all(&config)?;
    comparison::VersionComparison::export_all(&config)?;
    found::FoundView::export_all(&config)?;
    exchange::ParcelAsk::export_all(&config)?;
    exchange::OutgoingView::export_all(&config)?;
    exchange::ParcelView::export_all(&config)?;
    exchange::PairingAsk::export_all(&config)?;
    exchange::GuessRecordView::export_all(&config)?;
    exchange::GiveAsk::export_all(&config)?;
    exchange::SheetAsk::export_all(&config)?;
    exchange::PersonCard::export_all(&config)?;
    exchange::GivenAwayView::export_all(&config)?;
    neutral::CaseView::export_all(&config)?;
    plan::Viewpoint::export_all(&config)?;
    report::ReportRequest::export_all(&config)?;
    report::ReportForm::export_all(&config)?;
    report::ReportView::export_all(&config)?;
    round::AnswerSheet::export_all(&config)?;
    round::WeighedRound::export_all(&config)?;
    settings::Settings::export_all(&config)?;
    crate::window::ZoomStep::export_all(&config)?;
    team::TeamView::export_all(&config)?;
    advice::GroundView::export_all(&config)?;
    advice::IdeasView::export_all(&config)?;
    advice::TermReadingsView::export_all(&config)?;
    advice::ComparisonView::export_all(&config)?;
    analysis::AnalysisView::export_all(&config)?;
    analysis::SharesView::export_all(&config)?;
    analysis::PackageTab::export_all(&config)?;
    analysis::PackagePage::export_all(&config)?;
    analysis::OfferToldView::export_all(&config)?;
    analysis::PackageReading::export_all(&config)?;
    analysis::AnalysisProgress::export_all(&config)?;
    entente_core::edit::Edit::export_all(&config)?;
    Ok(write_index(folder)?)
}

/// One door to all of them.
fn write_index(folder: &Path) -> io::Result<()> {
    let names = files(folder)?.into_keys().filter_map(|name| name.strip_suffix(".ts").map(str::to_owned));
    let lines = names.map(|name| format!("export type {{ {name} }} from './{name}';\n"));
    fs::write(folder.join("index.ts"), lines.collect::<String>())
}

pub(super) fn files(folder: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        found.insert(name, fs::read_to_string(&path)?);
    }
    Ok(found)
}

#[test]
fn the_types_of_the_window_are_those_of_the_page() {
    if env::var_os("ENTENTE_WRITE_BINDINGS").is_some() {
        let _ = fs::remove_dir_all(committed());
        write(&committed()).unwrap();
    }
    let fresh = tempfile::tempdir().unwrap();
    write(fresh.path()).unwrap();
    let (fresh, committed) = (files(fresh.path()).unwrap(), files(&committed()).unwrap());
    assert_eq!(fresh.keys().collect::<Vec<_>>(), committed.keys().collect::<Vec<_>>());
    for (name, text) in &fresh {
        assert_eq!(Some(text), committed.get(name), "{name} is not current");
    }
}
