//! Two desks share a plan through a folder.

use std::fs;

use super::{Home, home, name};
use crate::wire::{
    colleague::{CareAsk, PlaceAsk, StandingView},
    error::ErrorCode,
};

#[test]
fn two_desks_share_a_plan_through_a_folder_and_an_emptied_one_stops_them() {
    let shared = tempfile::tempdir().unwrap();
    let (Home(ada, _ada), Home(ben, _ben)) = (home(), home());
    assert_eq!(
        ada.create_team(name("Our side"), &PlaceAsk::Folder).unwrap_err().code,
        ErrorCode::DepotNoPlace
    );
    for desk in [&ada, &ben] {
        desk.choose_team_folder(Some(shared.path().to_owned()));
    }
    let made = ada.create_team(name("Our side"), &PlaceAsk::Folder).unwrap();
    let team = made.teams[0].id;
    assert_eq!(made.teams[0].standing, Some(StandingView::Owner));
    let (mine, theirs) = (ada.my_card().unwrap(), ben.my_card().unwrap());
    let invite =
        |words: &[String]| ada.invite_member(team, &theirs.card, &words.join(" "), StandingView::Edit);
    assert_eq!(invite(&mine.words).unwrap_err().code, ErrorCode::TeamOtherWords);
    assert_eq!(invite(&theirs.words).unwrap().teams[0].members.len(), 2);
    let plan = ada.add_example("workshop").unwrap();
    assert_eq!(ada.share_plan(team, plan.id).unwrap().teams[0].plans[0].waiting, 0);
    let found = ben.find_invitations(&PlaceAsk::Folder).unwrap();
    assert_eq!((found.len(), found[0].team), (1, team));
    let joined = ben.join_team(&PlaceAsk::Folder, team, &mine.words.join(" ")).unwrap();
    assert_eq!(joined.teams[0].round.as_ref().unwrap().changed, [plan.id]);
    assert_eq!(ben.open_plan(plan.id).unwrap().issues, ada.open_plan(plan.id).unwrap().issues);
    fs::remove_dir_all(shared.path().join("entente1")).unwrap();
    let stopped = ben.sync_teams(CareAsk::Quick).unwrap();
    let round = stopped.teams[0].round.clone().unwrap();
    assert_eq!(round.error.unwrap().code, ErrorCode::TeamStoreMissing);
    assert!(ben.refill_team(team).unwrap().teams[0].round.as_ref().unwrap().error.is_none());
}

#[test]
fn without_a_team_nothing_is_kept_in_step() {
    let Home(desk, folder) = home();
    desk.add_example("workshop").unwrap();
    assert_eq!(desk.sync_teams(CareAsk::Quick).unwrap().teams.len(), 0);
    assert_eq!(desk.list_teams().unwrap().database_kept_by, None);
    fs::create_dir(folder.path().join(".stfolder")).unwrap();
    assert_eq!(desk.list_teams().unwrap().database_kept_by.as_deref(), Some("Syncthing"));
}
