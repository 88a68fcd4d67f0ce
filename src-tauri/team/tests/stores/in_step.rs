//! Two colleagues keep a plan in step through whatever storage it is.

use entente_core::{examples, model::Name};
use entente_store::{Label, Note, Store};
use entente_team::{
    Standing,
    depot::{Depot, Place},
    identity::Identity,
    membership,
    sync::{Care, round},
};
use jiff::Timestamp;

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn home(called: &str) -> (tempfile::TempDir, Store, Identity) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("entente.db")).unwrap();
    let person = membership::person(&mut store, &name(called)).unwrap();
    (folder, store, person)
}

/// One makes a team and shares a plan, the other is invited, joins, and reads it; both have a client of their own.
pub fn two(open: &dyn Fn() -> Box<dyn Depot>) {
    let (one, other) = (open(), open());
    let ((_kept, mut ada, me), (_too, mut ben, them)) = (home("Ada"), home("Ben"));
    let place = Place::Folder { path: "/somewhere".into() };
    let team = membership::create(&mut ada, &*one, &me, name("Our side"), place.clone()).unwrap().id();
    let note = Note { by: name("Ada"), at: Timestamp::UNIX_EPOCH, label: Label::new("import_plan").unwrap() };
    let plan = ada.import(examples::workshop().unwrap(), &note).unwrap().plan.id;
    ada.begin_sharing(plan, team, &note).unwrap();
    membership::invite(&mut ada, &*one, &me, team, them.card().clone(), Standing::Edit).unwrap();
    assert_eq!(round(&mut ada, &*one, &me, team, Care::Thorough).unwrap().put, 1);
    let invitations = membership::invitations(&*other, &them).unwrap();
    let invitation = invitations.iter().find(|invitation| invitation.team() == team).unwrap();
    membership::join(&mut ben, &them, invitation, &me.card().words().join(" "), place).unwrap();
    let report = round(&mut ben, &*other, &them, team, Care::Thorough).unwrap();
    assert_eq!((report.taken, report.faults), (1, Vec::new()));
    assert_eq!(ben.load(plan).unwrap().plan, ada.load(plan).unwrap().plan);
    assert!(round(&mut ada, &*one, &me, team, Care::Thorough).unwrap().is_quiet());
}
