//! What the page is shown in its own tests and gallery, written from the built-in plans:
//! `ENTENTE_WRITE_BINDINGS=1 cargo test -p entente-desktop`.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use entente_core::{
    advice::{common_ground, ideas, never_compensated, term_readings},
    engine::{
        Watch,
        proposal::{self, AnalysisRequest, enough_together},
    },
    examples::Example,
    interchange::{SourceFile, import},
    model::{NeededLevel, Plan, Standing},
};
use serde::Serialize;

use super::bindings::files;
use crate::{
    outcome::Teller,
    wire::{
        advice::{ComparisonView, GroundView, IdeasView, TermReadingsView, counted},
        analysis::{AnalysisView, SharesView},
        library::{ExampleRow, ImportPreview, LibraryView, PlanRow, PlanTimes},
        plan::{LogView, PlanView},
    },
};

const HOLIDAY_A: &str = r#"{"reservationValue": 0.25, "issueWeights": {"Season": 0.6, "Days": 0.4},
    "issues": {"Season": {"spring": 0.2, "summer": 1.0, "autumn": 0.5, "winter": 0.0},
               "Days": {"3": 0.1, "7": 0.6, "14": 1.0}}}"#;
const HOLIDAY_B: &str = r#"{"reservationValue": 0.0, "issueWeights": {"Season": 0.3, "Days": 0.7},
    "issues": {"Season": {"spring": 1.0, "summer": 0.3, "autumn": 0.8, "winter": 0.4},
               "Days": {"3": 1.0, "7": 0.5, "14": 0.0}}}"#;

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/ipc/sample")
}

fn log() -> LogView {
    LogView {
        revision: 12,
        saved_at: Some("2026-05-04T14:32:00Z".to_owned()),
        undo: Some("rate".to_owned()),
        redo: None,
        shared: false,
    }
}

fn write_one(folder: &Path, name: &str, view: &impl Serialize) {
    let mut text = serde_json::to_string_pretty(view).unwrap();
    text.push('\n');
    fs::write(folder.join(name), text).unwrap();
}

/// A scenario of two small files, as a person is asked to confirm it.
fn preview() -> ImportPreview {
    let files = [("Holiday-A.json", HOLIDAY_A), ("Holiday-B.json", HOLIDAY_B)];
    let sources = files.map(|(name, text)| SourceFile { name, bytes: text.as_bytes() });
    let imported = import(&sources).unwrap();
    ImportPreview::of(&imported, files.map(|(name, _)| name.to_owned()).to_vec())
}

fn analysis(plan: &Plan) -> AnalysisView {
    let found = proposal::analyse(plan, &AnalysisRequest::default(), &Watch::idle());
    let finding = Teller::of(plan).finding(found);
    AnalysisView { plan: plan.id, revision: log().revision, took_ms: 4, finding }
}

/// How often what is said of the shown packages of an analysis holds.
fn shares(plan: &Plan) -> SharesView {
    let found = proposal::analyse(plan, &AnalysisRequest::default(), &Watch::idle()).unwrap();
    let proposed = found.proposals.iter().map(|row| &row.card);
    let cards = proposed.chain(&found.kept_in_view.shown);
    let packages: Vec<_> = cards.map(|card| &card.choices).collect();
    let counted = proposal::shares(plan, &packages, &AnalysisRequest::default(), 200, &Watch::idle());
    SharesView { plan: plan.id, revision: log().revision, counting: Teller::of(plan).counting(counted) }
}

fn ground(plan: &Plan) -> GroundView {
    let common = common_ground(plan);
    let together = enough_together(plan, &counted(&common), Watch::idle());
    GroundView::of(plan, log().revision, &common, &together)
}

/// The proposed packages and the kept ones, side by side.
fn comparison(plan: &Plan) -> ComparisonView {
    let found = proposal::analyse(plan, &AnalysisRequest::default(), &Watch::idle()).unwrap();
    let proposed = found.proposals.iter().map(|row| row.card.choices.clone());
    let kept = plan.packages.iter().map(|row| row.choices.clone());
    let packages: Vec<_> = proposed.chain(kept).collect();
    let packages = Teller::of(plan).comparison(&packages, &Watch::idle());
    ComparisonView { plan: plan.id, revision: log().revision, packages }
}

/// The workshop, were every criterion of its first party needed in full.
fn blocked(plan: &Plan) -> Plan {
    let mut parts = plan.clone().into_parts();
    let party = parts.parties[0].id;
    for row in parts.criteria.iter_mut().filter(|row| row.party == party) {
        row.standing = Standing::Essential;
        row.need.level = NeededLevel::new(3).unwrap();
    }
    Plan::new(parts).unwrap()
}

fn write(folder: &Path) {
    let plans: Vec<(Example, Plan)> =
        Example::ALL.iter().map(|&example| (example, example.plan().unwrap())).collect();
    let times = PlanTimes { changed_at: log().saved_at, opened_at: log().saved_at };
    let rows = plans.iter().map(|(_, plan)| PlanRow::of(plan, None, times.clone())).collect();
    let examples: Vec<_> = plans.iter().map(|(example, plan)| ExampleRow::of(*example, plan)).collect();
    write_one(folder, "library.json", &LibraryView { plans: rows, undo: None, redo: None });
    write_one(folder, "examples.json", &examples);
    write_one(folder, "preview.json", &preview());
    for (example, plan) in &plans {
        match example {
            Example::Workshop => {
                write_one(folder, "workshop.analysis.json", &analysis(plan));
                write_one(folder, "workshop.shares.json", &shares(plan));
                write_one(folder, "workshop.ground.json", &ground(plan));
                write_one(folder, "workshop.comparison.json", &comparison(plan));
                let found = IdeasView::of(plan.id, log().revision, &ideas(plan), &never_compensated(plan));
                write_one(folder, "workshop.ideas.json", &found);
                write_one(folder, "blocked.analysis.json", &analysis(&blocked(plan)));
            }
            Example::FieldToLoaf => {
                write_one(folder, "field-to-loaf.analysis.json", &analysis(plan));
                write_one(folder, "field-to-loaf.shares.json", &shares(plan));
                write_one(folder, "field-to-loaf.ground.json", &ground(plan));
            }
            // No test of the page asks for the plan that differs from another in its rows alone.
            Example::WorkshopSettled => continue,
            Example::Lease => {
                let terms = TermReadingsView::of(plan.id, log().revision, &term_readings(plan));
                write_one(folder, "lease.terms.json", &terms);
            }
        }
        write_one(folder, &format!("{}.plan.json", example.code()), &PlanView::of(plan, log()));
    }
}

#[test]
fn the_samples_of_the_page_are_current() {
    if env::var_os("ENTENTE_WRITE_BINDINGS").is_some() {
        fs::create_dir_all(committed()).unwrap();
        write(&committed());
    }
    let fresh = tempfile::tempdir().unwrap();
    write(fresh.path());
    let committed = files(&committed()).unwrap();
    for (name, text) in files(fresh.path()).unwrap() {
        assert_eq!(committed.get(&name), Some(&text), "{name} is not current");
    }
}
