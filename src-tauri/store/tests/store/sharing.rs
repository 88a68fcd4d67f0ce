//! Two Ententes on one database.

use std::{sync::Barrier, thread};

use entente_core::{
    examples,
    model::{Issue, IssueKind, Plan, PlanId, PlanParts},
};
use entente_store::Store;
use uuid::Uuid;

use crate::desk::{Desk, name, note, rename};

fn add_issue(store: &mut Store, id: PlanId, text: &str) {
    let edit = |plan: &Plan| {
        let mut parts = PlanParts::clone(plan);
        let kind = IssueKind::Listed(Vec::new());
        parts.issues.push(Issue { id: Uuid::new_v4().into(), name: name(text), kind });
        Plan::new(parts)
    };
    store.edit(id, &note("add_issue"), edit).unwrap();
}

#[test]
fn each_sees_what_the_other_has_saved() {
    let mut desk = Desk::new();
    let id = desk.create(&examples::workshop().unwrap());
    let mut other = desk.fresh();
    for number in 0..10 {
        add_issue(&mut desk.store, id, &format!("mine {number}"));
        add_issue(&mut other, id, &format!("yours {number}"));
    }
    assert_eq!(desk.store.load(id).unwrap().plan.issues.len(), 4 + 20);
    assert_eq!(desk.store.load(id).unwrap().plan, other.load(id).unwrap().plan);
    rename(&mut other, id, "Renamed there");
    assert_eq!(desk.undo(id).label.as_str(), "rename_plan");
    assert_eq!(other.load(id).unwrap().plan.name, examples::workshop().unwrap().name);
}

#[test]
fn none_loses_an_edit_when_all_write_at_once() {
    let mut desk = Desk::new();
    let id = desk.create(&examples::workshop().unwrap());
    let start = Barrier::new(4);
    thread::scope(|scope| {
        for writer in 0..4 {
            let mut store = desk.fresh();
            let start = &start;
            scope.spawn(move || {
                start.wait();
                for number in 0..25 {
                    add_issue(&mut store, id, &format!("{writer}-{number}"));
                }
            });
        }
    });
    let plan = desk.store.load(id).unwrap().plan;
    assert_eq!(plan.issues.len(), 4 + 100);
    for writer in 0..4 {
        let own: Vec<_> = plan
            .issues
            .iter()
            .filter_map(|issue| issue.name.as_str().strip_prefix(&format!("{writer}-")))
            .collect();
        assert_eq!(own, (0..25).map(|number| number.to_string()).collect::<Vec<_>>());
    }
    let live = desk.store.projection_text(id).unwrap();
    desk.store.rebuild_all().unwrap();
    assert_eq!(desk.store.projection_text(id).unwrap(), live);
}

#[test]
fn all_can_make_the_database_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plans.db");
    let start = Barrier::new(4);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                start.wait();
                Store::open(&path).unwrap();
            });
        }
    });
    assert_eq!(
        std::fs::read_dir(folder.path())
            .unwrap()
            .filter(|file| file
                .as_ref()
                .is_ok_and(|file| file.file_name().to_string_lossy().contains("draft")))
            .count(),
        0
    );
}
