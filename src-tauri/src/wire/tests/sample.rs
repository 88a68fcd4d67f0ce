//! What the page is shown in its own tests and gallery, written from the built-in plans:
//! `ENTENTE_WRITE_BINDINGS=1 cargo test -p entente-desktop`.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use entente_core::{examples::Example, model::Plan};
use serde::Serialize;

use super::{
    bindings::files,
    library::{ExampleRow, LibraryView, PlanRow, PlanTimes},
    plan::{LogView, PlanView},
};

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/ipc/sample")
}

fn log() -> LogView {
    LogView {
        revision: 12,
        saved_at: Some("2026-05-04T14:32:00Z".to_owned()),
        undo: Some("rate".to_owned()),
        redo: None,
    }
}

fn write_one(folder: &Path, name: &str, view: &impl Serialize) {
    let mut text = serde_json::to_string_pretty(view).unwrap();
    text.push('\n');
    fs::write(folder.join(name), text).unwrap();
}

fn write(folder: &Path) {
    let plans: Vec<(Example, Plan)> =
        Example::ALL.iter().map(|&example| (example, example.plan().unwrap())).collect();
    let times = PlanTimes { changed_at: log().saved_at, opened_at: log().saved_at };
    let rows = plans.iter().map(|(_, plan)| PlanRow::of(plan, None, times.clone())).collect();
    let examples: Vec<_> = plans.iter().map(|(example, plan)| ExampleRow::of(*example, plan)).collect();
    write_one(folder, "library.json", &LibraryView { plans: rows, undo: None, redo: None });
    write_one(folder, "examples.json", &examples);
    for (example, plan) in &plans {
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
