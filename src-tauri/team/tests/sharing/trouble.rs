//! Storage that is not as it was: what is here stays, and somebody is told.

use entente_core::model::PlanId;
use entente_store::TeamId;
use entente_team::{
    Standing, TeamError,
    depot::DepotPath,
    membership,
    sync::{Care, Fault},
};

use crate::{home::Home, memory::MemoryDepot};

/// Two who share a plan, in step.
fn pair() -> (MemoryDepot, Home, Home, TeamId, PlanId) {
    let depot = MemoryDepot::default();
    let (mut ada, mut ben) = (Home::of("Ada"), Home::of("Ben"));
    let team = ada.create(&depot, "Our side");
    ada.admit(&depot, team, &mut ben, Standing::Edit);
    let plan = ada.share(team);
    for home in [&mut ada, &mut ben] {
        home.sync(&depot, team);
    }
    (depot, ada, ben, team, plan)
}

fn codes(faults: &[Fault]) -> Vec<&'static str> {
    faults.iter().map(Fault::code).collect()
}

fn own_file(home: &Home, team: TeamId, plan: PlanId, number: u64) -> DepotPath {
    DepotPath::sealed(team, plan, home.store.writer(plan).unwrap().unwrap(), number)
}

#[test]
fn an_emptied_storage_stops_everybody_and_takes_nothing_away() {
    let (depot, mut ada, mut ben, team, plan) = pair();
    let before = (ada.plan(plan), ben.plan(plan));
    let files = depot.files().clone();
    depot.files().clear();
    assert!(matches!(ada.try_sync(&depot, team, Care::Quick), Err(TeamError::StoreMissing)));
    assert!(matches!(ben.try_sync(&depot, team, Care::Thorough), Err(TeamError::StoreMissing)));
    assert_eq!(*depot.files(), Default::default());
    assert_eq!((ada.plan(plan), ben.plan(plan)), before);
    membership::refill(&ben.store, &depot, team).unwrap();
    assert_eq!(codes(&ada.sync(&depot, team).faults), ["team.fault.repaired"]);
    ben.sync(&depot, team);
    assert!(
        files
            .iter()
            .filter(|(path, _)| path.ends_with(".ent"))
            .all(|(path, bytes)| depot.files()[path] == *bytes)
    );
}

#[test]
fn another_storage_in_the_same_place_stops_everybody() {
    let (depot, mut ada, _, team, plan) = pair();
    let before = ada.plan(plan);
    depot.files().insert(DepotPath::id(team).to_string(), b"another".to_vec());
    assert!(matches!(ada.try_sync(&depot, team, Care::Quick), Err(TeamError::StoreDiffers)));
    assert!(matches!(membership::refill(&ada.store, &depot, team), Err(TeamError::StoreDiffers)));
    assert_eq!(ada.plan(plan), before);
}

#[test]
fn a_short_file_is_awaited_by_name_and_holds_up_nobody_else() {
    let (depot, mut ada, mut ben, team, plan) = pair();
    ada.add(plan, "One");
    ada.sync(&depot, team);
    let path = own_file(&ada, team, plan, 2).to_string();
    let whole = depot.files().insert(path.clone(), vec![]).unwrap();
    for length in [0, 5, 200, whole.len() - 1] {
        depot.files().insert(path.clone(), whole[..length].to_vec());
        let report = ben.sync(&depot, team);
        assert_eq!(codes(&report.faults), ["team.refusal.short"]);
        let fillings = [("number", "2".to_owned()), ("name", "Ada".to_owned())];
        assert_eq!(report.faults[0].fillings(), fillings);
        assert!(!ben.issues(plan).contains("One"));
    }
    ben.add(plan, "Two");
    ben.sync(&depot, team);
    // Whoever wrote it sees what has become of it, and puts it again.
    let report = ada.sync(&depot, team);
    assert_eq!(codes(&report.faults), ["team.fault.repaired"]);
    assert!(ada.issues(plan).contains("Two"));
    ben.sync(&depot, team);
    assert_eq!(ben.plan(plan), ada.plan(plan));
}

#[test]
fn a_file_that_others_have_read_is_awaited_by_name() {
    let (depot, mut ada, mut ben, team, plan) = pair();
    let mut cy = Home::of("Cy");
    ada.admit(&depot, team, &mut cy, Standing::Edit);
    ada.add(plan, "One");
    ada.sync(&depot, team);
    ben.sync(&depot, team);
    ben.add(plan, "Builds on one");
    ben.sync(&depot, team);
    let path = own_file(&ada, team, plan, 2).to_string();
    let hidden = depot.files().remove(&path).unwrap();
    let report = cy.sync(&depot, team);
    assert_eq!(codes(&report.faults), ["team.fault.awaited"]);
    let fillings = [("number", "2".to_owned()), ("name", "Ada".to_owned())];
    assert_eq!(report.faults[0].fillings(), fillings);
    depot.files().insert(path, hidden);
    assert_eq!(cy.sync(&depot, team).faults, []);
    assert_eq!(cy.plan(plan), ben.plan(plan));
}

#[test]
fn a_middle_file_that_is_gone_is_put_again() {
    let (depot, mut ada, mut ben, team, plan) = pair();
    for number in 0..4 {
        ada.add(plan, &format!("Edit {number}"));
        ada.sync(&depot, team);
    }
    depot.files().remove(&own_file(&ada, team, plan, 3).to_string());
    assert_eq!(ben.sync(&depot, team).taken, 1);
    assert_eq!(codes(&ada.sync(&depot, team).faults), ["team.fault.repaired"]);
    // A file that is there and damaged shows when every one is read.
    let path = own_file(&ada, team, plan, 4).to_string();
    depot.files().get_mut(&path).unwrap().truncate(100);
    assert_eq!(codes(&ben.sync(&depot, team).faults), ["team.refusal.short"]);
    let thorough = ada.try_sync(&depot, team, Care::Thorough).unwrap();
    assert_eq!(codes(&thorough.faults), ["team.fault.repaired"]);
    assert_eq!(ben.sync(&depot, team).faults, []);
    assert_eq!(ben.plan(plan), ada.plan(plan));
}

#[test]
fn files_that_are_not_ours_are_ignored() {
    let (depot, mut ada, mut ben, team, plan) = pair();
    ada.add(plan, "One");
    ada.sync(&depot, team);
    let folder = DepotPath::plan(team, plan);
    for name in ["desktop.ini", "snap/abc.ent", "00000002 (conflicted copy).ent", "not-a-writer/00000001.ent"]
    {
        depot.files().insert(folder.join(name).to_string(), b"x".to_vec());
    }
    let top = DepotPath::root();
    depot.files().insert(top.join(".DS_Store").to_string(), b"x".to_vec());
    depot.files().insert(DepotPath::keys(team).join("00000001-abc (1).age").to_string(), b"x".to_vec());
    depot.files().insert(DepotPath::plans(team).join("Thumbs.db").to_string(), b"x".to_vec());
    assert_eq!(ben.sync(&depot, team).faults, []);
    assert_eq!(ben.plan(plan), ada.plan(plan));
}

#[test]
fn a_file_of_another_writer_a_number_or_a_stranger_is_refused_by_name() {
    let (depot, mut ada, mut ben, team, plan) = pair();
    for _ in 0..2 {
        ada.add(plan, "More");
        ada.sync(&depot, team);
    }
    let path = own_file(&ada, team, plan, 2).to_string();
    let whole = depot.files()[&path].clone();
    let other = depot.files()[&own_file(&ada, team, plan, 3).to_string()].clone();
    let mut altered = whole.clone();
    *altered.last_mut().unwrap() ^= 1;
    let past = vec![b'x'; (1 << 20) + 1];
    for (bytes, code) in [
        (other, "team.refusal.reordered"),
        (altered, "team.refusal.forged"),
        (b"something else".to_vec(), "team.refusal.not_ours"),
        (past, "team.refusal.too_large"),
    ] {
        depot.files().insert(path.clone(), bytes);
        let report = ben.sync(&depot, team);
        assert_eq!(codes(&report.faults), [code]);
    }
    depot.files().insert(path, whole);
    assert_eq!(ben.sync(&depot, team).faults, []);
    assert_eq!(ben.plan(plan), ada.plan(plan));
}
