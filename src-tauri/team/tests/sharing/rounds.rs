//! Two and three homes keep a plan in step.

use entente_core::model::PlanParts;
use entente_team::{Standing, sync::Care};

use crate::{
    home::{Home, name},
    memory::MemoryDepot,
};

#[test]
fn what_one_writes_the_other_reads_and_both_go_on() {
    let depot = MemoryDepot::default();
    let (mut ada, mut ben) = (Home::of("Ada"), Home::of("Ben"));
    let team = ada.create(&depot, "Our side");
    ada.admit(&depot, team, &mut ben, Standing::Edit);
    let plan = ada.share(team);
    assert_eq!(ada.sync(&depot, team).put, 1);
    let report = ben.sync(&depot, team);
    assert_eq!(
        (report.taken, report.changed.as_slice(), report.faults.as_slice()),
        (1, &[plan][..], &[][..])
    );
    assert_eq!(ben.plan(plan), ada.plan(plan));
    ben.add(plan, "Parking");
    ada.add(plan, "Heating");
    for _ in 0..2 {
        ben.sync(&depot, team);
        ada.sync(&depot, team);
    }
    assert_eq!(ben.plan(plan), ada.plan(plan));
    assert!(ada.issues(plan).is_superset(&["Parking".to_owned(), "Heating".to_owned()].into()));
    assert!(ada.sync(&depot, team).is_quiet() && ben.sync(&depot, team).is_quiet());
}

#[test]
fn three_who_were_offline_for_a_while_come_together() {
    let depot = MemoryDepot::default();
    let mut homes = ["Ada", "Ben", "Cy"].map(Home::of);
    let [ada, ben, cy] = &mut homes;
    let team = ada.create(&depot, "Our side");
    ada.admit(&depot, team, ben, Standing::Edit);
    ada.admit(&depot, team, cy, Standing::Owner);
    let plan = ada.share(team);
    for home in [&mut *ada, ben, cy] {
        home.sync(&depot, team);
    }
    let first = ada.plan(plan).issues[0].id;
    ada.edit(plan, |parts| parts.issues.reverse());
    ben.edit(plan, |parts| parts.issues[0].name = name("Renamed by Ben"));
    cy.edit(plan, |parts: &mut PlanParts| parts.name = name("Renamed by Cy"));
    for round in 0..20 {
        homes[round % 3].add(plan, &format!("offline {round}"));
    }
    for _ in 0..2 {
        for home in &mut homes {
            home.sync(&depot, team);
        }
    }
    let [ada, ben, cy] = &mut homes;
    assert_eq!(ada.plan(plan), ben.plan(plan));
    assert_eq!(ada.plan(plan), cy.plan(plan));
    let plan = ada.plan(plan);
    assert_eq!(plan.name.as_str(), "Renamed by Cy");
    assert_eq!(plan.issue(first).unwrap().name.as_str(), "Renamed by Ben");
    assert_eq!(plan.issues.len(), 4 + 20);
}

#[test]
fn a_reader_takes_in_and_puts_nothing() {
    let depot = MemoryDepot::default();
    let (mut ada, mut ben) = (Home::of("Ada"), Home::of("Ben"));
    let team = ada.create(&depot, "Our side");
    ada.admit(&depot, team, &mut ben, Standing::Read);
    let plan = ada.share(team);
    ada.sync(&depot, team);
    let before = depot.files().len();
    let report = ben.sync(&depot, team);
    assert_eq!((report.taken, report.put), (1, 0));
    assert_eq!(depot.files().len(), before);
    assert_eq!(ben.plan(plan), ada.plan(plan));
}

#[test]
fn nothing_that_is_written_can_be_read_in_the_storage() {
    let depot = MemoryDepot::default();
    let mut ada = Home::of("Ada");
    let team = ada.create(&depot, "A team of words");
    let plan = ada.share(team);
    ada.add(plan, "Quite unmistakable");
    ada.sync(&depot, team);
    for (path, bytes) in depot.files().iter() {
        for secret in ["Quite", "Ada", "team of words", "workshop"] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found && !path.contains(secret), "{path} holds {secret}");
        }
    }
}

#[test]
fn a_second_copy_of_a_database_goes_on_under_its_own_name() {
    let depot = MemoryDepot::default();
    let (mut ada, mut ben) = (Home::of("Ada"), Home::of("Ben"));
    let team = ada.create(&depot, "Our side");
    ada.admit(&depot, team, &mut ben, Standing::Edit);
    let plan = ada.share(team);
    ada.sync(&depot, team);
    let copied = ada.folder.path().join("copied.db");
    ada.store.close().unwrap();
    std::fs::copy(ada.folder.path().join("entente.db"), &copied).unwrap();
    let open = |path: &std::path::Path| entente_store::Store::open(path).unwrap();
    ada.store = open(&ada.folder.path().join("entente.db"));
    ada.add(plan, "From the first");
    ada.sync(&depot, team);
    let first = std::mem::replace(&mut ada.store, open(&copied));
    ada.add(plan, "From the copy");
    let report = ada.sync(&depot, team);
    assert_eq!(
        report.faults.iter().map(entente_team::sync::Fault::code).collect::<Vec<_>>(),
        ["team.fault.renewed"]
    );
    ada.sync(&depot, team);
    ben.sync(&depot, team);
    let both = ["From the copy".to_owned(), "From the first".to_owned()].into();
    assert!(ben.issues(plan).is_superset(&both), "{:?}", ben.issues(plan));
    assert!(ada.issues(plan).is_superset(&both));
    ada.store = first;
    ada.try_sync(&depot, team, Care::Thorough).unwrap();
    assert_eq!(ada.issues(plan), ben.issues(plan));
}
