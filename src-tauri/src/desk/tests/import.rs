use std::path::PathBuf;

use entente_core::interchange::FileFormat;

use super::{Home, home};
use crate::wire::error::ErrorCode;

const ANNA: &str = r#"{"reservationValue": 0.3, "issueWeights": {"Cash": 0.6, "Name": 0.4},
    "issues": {"Cash": {"now": 1.0, "later": 0.5}, "Name": {"rests": 0.0, "stays": 1.0}}}"#;
const BEN: &str = r#"{"reservationValue": 0.0, "issueWeights": {"Cash": 0.2, "Name": 0.8},
    "issues": {"Cash": {"now": 0.4, "later": 1.0}, "Name": {"rests": 1.0, "stays": 0.2}}}"#;

fn written(home: &Home, files: &[(&str, &str)]) -> Vec<PathBuf> {
    let paths = files.iter().map(|(name, text)| {
        let path = home.1.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    });
    paths.collect()
}

#[test]
fn a_preview_tells_what_several_files_of_one_scenario_would_bring() {
    let home = home();
    let files = written(&home, &[("Anna.json", ANNA), ("Ben.json", BEN)]);
    let preview = home.0.preview_import(&files).unwrap().unwrap();
    assert_eq!(
        (preview.files, preview.format),
        (vec!["Anna.json".to_owned(), "Ben.json".to_owned()], FileFormat::NegoLog)
    );
    let parties: Vec<_> =
        preview.parties.iter().map(|row| (row.name.as_str(), row.criteria, row.essentials)).collect();
    assert_eq!(parties, [("Anna", 2, 0), ("Ben", 2, 0)]);
    assert_eq!(preview.issues.iter().map(|row| row.options).collect::<Vec<_>>(), [Some(2), Some(2)]);
    let told: Vec<_> = preview.notes.iter().map(|note| note.code.as_str()).collect();
    assert!(told.contains(&"import_note.nothing_essential"));
}

#[test]
fn every_note_of_a_preview_has_a_sentence() {
    let home = home();
    let files = written(&home, &[("Anna.json", ANNA), ("Ben.json", BEN)]);
    for note in home.0.preview_import(&files).unwrap().unwrap().notes {
        assert_ne!(crate::catalogue::text(&note.code), note.code);
    }
}

#[test]
fn nothing_is_stored_before_a_preview_is_confirmed() {
    let home = home();
    let files = written(&home, &[("Anna.json", ANNA)]);
    let preview = home.0.preview_import(&files).unwrap().unwrap();
    assert!(home.0.list_plans().unwrap().plans.is_empty());
    assert_eq!(home.0.confirm_import(preview.plan).unwrap().name, preview.name);
    assert_eq!(home.0.list_plans().unwrap().plans.len(), 1);
}

#[test]
fn what_was_previewed_is_stored_even_when_the_file_has_changed_since() {
    let home = home();
    let files = written(&home, &[("Anna.json", ANNA)]);
    let preview = home.0.preview_import(&files).unwrap().unwrap();
    std::fs::write(&files[0], "{}").unwrap();
    assert_eq!(home.0.confirm_import(preview.plan).unwrap().issues.len(), 2);
}

#[test]
fn an_import_is_one_step_of_the_library() {
    let home = home();
    let files = written(&home, &[("Anna.json", ANNA), ("Ben.json", BEN)]);
    let preview = home.0.preview_import(&files).unwrap().unwrap();
    home.0.confirm_import(preview.plan).unwrap();
    assert_eq!(home.0.list_plans().unwrap().undo.as_deref(), Some("import_plan"));
    assert!(home.0.undo_library().unwrap().plans.is_empty());
    assert_eq!(home.0.redo_library().unwrap().plans.len(), 1);
}

#[test]
fn a_preview_that_was_dropped_or_confirmed_is_gone() {
    let home = home();
    let files = written(&home, &[("Anna.json", ANNA)]);
    let dropped = home.0.preview_import(&files).unwrap().unwrap();
    home.0.drop_import();
    assert_eq!(home.0.confirm_import(dropped.plan).unwrap_err().code, ErrorCode::ImportGone);
    let kept = home.0.preview_import(&files).unwrap().unwrap();
    home.0.confirm_import(kept.plan).unwrap();
    assert_eq!(home.0.confirm_import(kept.plan).unwrap_err().code, ErrorCode::ImportGone);
}

#[test]
fn a_plan_that_is_here_already_is_announced_and_comes_in_beside_the_first() {
    let home = home();
    let plan = home.0.add_example("lease").unwrap();
    let path = home.1.path().join(home.0.export_name(plan.id).unwrap());
    assert!(home.0.export_plan(plan.id, Some(&path)).unwrap().unwrap().bytes > 1_000);
    let preview = home.0.preview_import(&[path]).unwrap().unwrap();
    assert_eq!(preview.notes[0].code, "import_note.known_already");
    let imported = home.0.confirm_import(preview.plan).unwrap();
    assert_ne!(imported.id, plan.id);
    assert_eq!(imported.issues, plan.issues);
}

#[test]
fn a_file_that_is_no_plan_changes_nothing_and_says_why_and_where() {
    let home = home();
    let files = written(&home, &[("a.json", "{\"format\": ")]);
    let refused = home.0.preview_import(&files).unwrap_err();
    assert_eq!((refused.code, refused.hints), (ErrorCode::FileRefused, vec!["refusal.not_json".to_owned()]));
    assert!(refused.params["place"].starts_with("a.json"));
    assert!(home.0.list_plans().unwrap().plans.is_empty());
}

#[test]
fn no_chosen_file_is_no_import() {
    assert!(home().0.preview_import(&[]).unwrap().is_none());
}
