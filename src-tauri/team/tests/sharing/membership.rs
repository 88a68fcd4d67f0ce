//! Who belongs to a team, and what becomes of what others write.

use entente_core::model::Name;
use entente_team::{
    Standing, TeamError,
    depot::{Depot as _, DepotPath},
    identity::{Card, Identity},
    membership,
    sync::Fault,
};

use crate::{home::Home, memory::MemoryDepot};

fn codes(faults: &[Fault]) -> Vec<&'static str> {
    faults.iter().map(Fault::code).collect()
}

#[test]
fn whoever_joins_says_the_words_of_whoever_invited() {
    let depot = MemoryDepot::default();
    let (mut ada, mut ben) = (Home::of("Ada"), Home::of("Ben"));
    let team = ada.create(&depot, "Our side");
    assert!(matches!(ben.join(&depot, "six words"), Err(TeamError::NoInvitation)));
    let card: Card = ben.person.card().to_string().parse().unwrap();
    membership::invite(&mut ada.store, &depot, &ada.person, team, card.clone(), Standing::Edit).unwrap();
    let again = membership::invite(&mut ada.store, &depot, &ada.person, team, card, Standing::Edit);
    assert!(matches!(again, Err(TeamError::AlreadyIn)));
    assert!(matches!(ben.join(&depot, &ben.person.card().words().join(" ")), Err(TeamError::OtherWords)));
    ben.join(&depot, &ada.person.card().words().join(", ").to_uppercase()).unwrap();
    let outcome = membership::remove(&mut ben.store, &depot, &ben.person, team, ada.person.member());
    assert!(matches!(outcome, Err(TeamError::NotOwner)));
    let outcome = membership::remove(&mut ada.store, &depot, &ada.person, team, ada.person.member());
    assert!(matches!(outcome, Err(TeamError::LastOwner)));
}

#[test]
fn a_removed_member_reads_nothing_that_is_written_after() {
    let depot = MemoryDepot::default();
    let (mut ada, mut ben, mut cy) = (Home::of("Ada"), Home::of("Ben"), Home::of("Cy"));
    let team = ada.create(&depot, "Our side");
    ada.admit(&depot, team, &mut ben, Standing::Edit);
    ada.admit(&depot, team, &mut cy, Standing::Edit);
    let plan = ada.share(team);
    for home in [&mut ada, &mut ben, &mut cy] {
        home.sync(&depot, team);
    }
    ben.add(plan, "While Ben was in");
    ben.sync(&depot, team);
    ada.sync(&depot, team);
    membership::remove(&mut ada.store, &depot, &ada.person, team, ben.person.member()).unwrap();
    ada.add(plan, "After Ben had left");
    ada.sync(&depot, team);
    // Ben keeps what he has seen, is told, and gets nothing more, though he can read every file.
    assert!(matches!(
        ben.try_sync(&depot, team, entente_team::sync::Care::Quick),
        Err(TeamError::Outside(4))
    ));
    assert!(ben.issues(plan).contains("While Ben was in"));
    assert!(!ben.issues(plan).contains("After Ben had left"));
    cy.sync(&depot, team);
    assert!(
        cy.issues(plan).is_superset(&["While Ben was in".to_owned(), "After Ben had left".to_owned()].into())
    );
}

#[test]
fn what_a_removed_member_writes_with_an_old_key_does_not_count() {
    let depot = MemoryDepot::default();
    let (mut ada, mut ben) = (Home::of("Ada"), Home::of("Ben"));
    let team = ada.create(&depot, "Our side");
    ada.admit(&depot, team, &mut ben, Standing::Edit);
    let plan = ada.share(team);
    ada.sync(&depot, team);
    ben.sync(&depot, team);
    // Ben's machine has not heard of the removal: to it, the storage is as it was.
    let before = MemoryDepot::default();
    before.files().clone_from(&depot.files());
    membership::remove(&mut ada.store, &depot, &ada.person, team, ben.person.member()).unwrap();
    ben.add(plan, "Written with the old key");
    ben.sync(&before, team);
    depot.files().extend(before.files().clone());
    let report = ada.sync(&depot, team);
    assert_eq!(codes(&report.faults), ["team.refusal.after_removal"]);
    assert!(!ada.issues(plan).contains("Written with the old key"));
}

#[test]
fn somebody_who_joins_late_reads_everything_from_the_beginning() {
    let depot = MemoryDepot::default();
    let (mut ada, mut ben, mut cy) = (Home::of("Ada"), Home::of("Ben"), Home::of("Cy"));
    let team = ada.create(&depot, "Our side");
    let plan = ada.share(team);
    ada.sync(&depot, team);
    ada.admit(&depot, team, &mut ben, Standing::Edit);
    ben.sync(&depot, team);
    ben.add(plan, "By Ben");
    ben.sync(&depot, team);
    membership::remove(&mut ada.store, &depot, &ada.person, team, ben.person.member()).unwrap();
    ada.sync(&depot, team);
    ada.admit(&depot, team, &mut cy, Standing::Edit);
    let report = cy.sync(&depot, team);
    assert_eq!((report.faults.as_slice(), cy.plan(plan)), (&[][..], ada.plan(plan)));
}

#[test]
fn a_charter_that_no_owner_has_signed_is_refused_by_name() {
    let depot = MemoryDepot::default();
    let (mut ada, mut ben) = (Home::of("Ada"), Home::of("Ben"));
    let team = ada.create(&depot, "Our side");
    ada.admit(&depot, team, &mut ben, Standing::Edit);
    let charter = entente_team::Team::load(&ben.store, team).unwrap().charter().clone();
    let members = charter
        .members
        .iter()
        .cloned()
        .map(|member| entente_team::Member { standing: Standing::Owner, ..member });
    let forged = charter.next(members.collect()).unwrap().seal(&ben.person).unwrap();
    depot.put_new(&DepotPath::key_file(team, &forged.name()), &forged.bytes).unwrap();
    let report = ada.sync(&depot, team);
    assert_eq!(codes(&report.faults), ["error.charter_forged"]);
    assert_eq!(report.faults[0].fillings(), [("file", forged.name().to_string())]);
    // Nor does a stranger's invitation name Ada.
    let eve = Identity::generate(Name::new("Eve").unwrap()).unwrap();
    assert_eq!(membership::invitations(&depot, &eve).unwrap().len(), 0);
}

#[test]
fn two_owners_who_act_at_once_end_with_one_charter() {
    let depot = MemoryDepot::default();
    let (mut ada, mut ben, mut cy, mut dee) =
        (Home::of("Ada"), Home::of("Ben"), Home::of("Cy"), Home::of("Dee"));
    let team = ada.create(&depot, "Our side");
    ada.admit(&depot, team, &mut ben, Standing::Owner);
    ada.admit(&depot, team, &mut cy, Standing::Edit);
    let plan = ada.share(team);
    for home in [&mut ada, &mut ben, &mut cy] {
        home.sync(&depot, team);
    }
    let apart = MemoryDepot::default();
    apart.files().clone_from(&depot.files());
    membership::remove(&mut ada.store, &depot, &ada.person, team, cy.person.member()).unwrap();
    let card = dee.person.card().clone();
    membership::invite(&mut ben.store, &apart, &ben.person, team, card, Standing::Edit).unwrap();
    ben.add(plan, "Sealed with Ben's key");
    ben.sync(&apart, team);
    depot.files().extend(apart.files().clone());
    for _ in 0..3 {
        ada.sync(&depot, team);
        ben.sync(&depot, team);
    }
    dee.join(&depot, &ada.person.card().words().join(" "))
        .or_else(|_| dee.join(&depot, &ben.person.card().words().join(" ")))
        .unwrap();
    let report = dee.sync(&depot, team);
    assert_eq!(report.faults, []);
    assert!(dee.issues(plan).contains("Sealed with Ben's key"));
    let standing = |home: &Home| entente_team::Team::load(&home.store, team).unwrap().members();
    assert_eq!(standing(&ada).len(), 4);
    assert!(standing(&ada).iter().any(|member| member.name.as_str() == "Cy" && member.standing.is_none()));
    assert!(
        ada.sync(&depot, team).is_quiet() && ben.sync(&depot, team).is_quiet(),
        "and nobody goes on about it"
    );
}
