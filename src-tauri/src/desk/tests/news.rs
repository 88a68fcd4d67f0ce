//! A desk is told at once when a colleague has written into a database that they share.

use std::{env, sync::mpsc, time::Duration};

use entente_team::depot::Place;

use super::{Home, home, name};
use crate::wire::colleague::{CareAsk, PlaceAsk, StandingView};

/// The database that the environment names.
fn database() -> Option<PlaceAsk> {
    let variable = "ENTENTE_STORE_POSTGRES";
    let Ok(place) = env::var(variable) else {
        println!("skipped: {variable} names no server; cargo xtask test --stores starts one");
        return None;
    };
    let Place::Postgres { host, port, database, user } = Place::read(&place).unwrap() else { return None };
    let password = env::var(format!("{variable}_SECRET")).unwrap();
    Some(PlaceAsk::Postgres { host: format!("{host}:{port}"), database, user, password })
}

#[test]
fn who_listens_at_a_database_is_told_of_what_a_colleague_wrote_long_before_the_next_round() {
    let Some(place) = database() else { return };
    let (Home(ada, _ada), Home(ben, _ben)) = (home(), home());
    let (tell, told) = mpsc::channel();
    ben.on_news(move || tell.send(()).unwrap());

    let team = ada.create_team(name("Our side"), &place).unwrap().teams[0].id;
    let (mine, theirs) = (ada.my_card().unwrap(), ben.my_card().unwrap());
    ada.invite_member(team, &theirs.card, &theirs.words.join(" "), StandingView::Edit).unwrap();
    ben.join_team(&place, team, &mine.words.join(" ")).unwrap();
    // What was written before, by Ben himself too, is told first.
    while told.recv_timeout(Duration::from_secs(2)).is_ok() {}

    let plan = ada.add_example("workshop").unwrap();
    ada.share_plan(team, plan.id).unwrap();
    told.recv_timeout(Duration::from_secs(10)).unwrap();
    let round = ben.sync_teams(CareAsk::Quick).unwrap().teams[0].round.clone().unwrap();
    assert_eq!(round.changed, [plan.id]);
}
