//! A blind round as a window sees it.

use tempfile::TempDir;
use uuid::Uuid;

use super::{Home, home, name};
use crate::{
    desk::Desk,
    wire::{
        colleague::{CareAsk, PlaceAsk, StandingView},
        error::ErrorCode,
        plan::PlanView,
        round::{AnswerSheet, BlindRoundView, OwnPartCode, RoundStage, WeighedOutcome},
    },
};

/// A desk that shares the workshop with one colleague.
fn colleagues() -> (Desk, PlanView, [TempDir; 3]) {
    let shared = tempfile::tempdir().unwrap();
    let (Home(ada, one), Home(ben, other)) = (home(), home());
    for desk in [&ada, &ben] {
        desk.choose_team_folder(Some(shared.path().to_owned()));
    }
    let team = ada.create_team(name("Our side"), &PlaceAsk::Folder).unwrap().teams[0].id;
    let (mine, theirs) = (ada.my_card().unwrap(), ben.my_card().unwrap());
    ada.invite_member(team, &theirs.card, &theirs.words.join(" "), StandingView::Edit).unwrap();
    ben.join_team(&PlaceAsk::Folder, team, &mine.words.join(" ")).unwrap();
    let plan = ada.add_example("workshop").unwrap();
    ada.share_plan(team, plan.id).unwrap();
    ada.sync_teams(CareAsk::Quick).unwrap();
    (ada, plan, [shared, one, other])
}

fn latest(desk: &Desk, plan: &PlanView) -> BlindRoundView {
    let revision = desk.open_plan(plan.id).unwrap().log.revision;
    desk.look_at_team(plan.id, revision).unwrap().unwrap().rounds.remove(0)
}

#[test]
fn a_blind_round_asks_about_the_own_party_and_tells_who_is_missing() {
    let (ada, plan, _kept) = colleagues();
    let own = plan.parties.iter().find(|party| party.mine).unwrap().id;
    let criteria: Vec<_> = plan.criteria.iter().filter(|row| row.party == own).map(|row| row.id).collect();
    assert_eq!(ada.open_blind_round(plan.id, &[]).unwrap_err().code, ErrorCode::RoundNothingAsked);
    ada.open_blind_round(plan.id, &criteria[..1]).unwrap();
    let round = latest(&ada, &plan);
    assert_eq!((round.stage, round.own), (RoundStage::Asking, OwnPartCode::Asked));
    assert_eq!((round.criteria.len(), round.choices.len(), round.missing.len()), (1, 3, 2));
    let id = Uuid::parse_str(&round.id).unwrap();
    assert_eq!(ada.reveal_blind_round(plan.id, id).unwrap_err().code, ErrorCode::RoundNotRevealed);
    let sheet = AnswerSheet { order: vec![vec![criteria[0]]], levels: Vec::new() };
    ada.seal_blind_answer(plan.id, id, &sheet).unwrap();
    assert_eq!(ada.seal_blind_answer(plan.id, id, &sheet).unwrap_err().code, ErrorCode::RoundAnswered);
    let view = ada.reveal_blind_round(plan.id, id).unwrap();
    let round = latest(&ada, &plan);
    assert_eq!((round.stage, round.answered.len(), round.missing.len()), (RoundStage::Revealed, 1, 1));
    assert_eq!(round.spreads[0].given[0].mark, Some(100));
    let weighed = ada.weigh_blind_round(plan.id, view.log.revision, id).unwrap();
    assert_eq!(weighed.outcome, WeighedOutcome::Compared(Vec::new()));
    let stale = ada.weigh_blind_round(plan.id, view.log.revision - 1, id).unwrap();
    assert_eq!(stale.outcome, WeighedOutcome::Stopped);
    let agreed = ada.agree_blind_round(plan.id, id, &sheet).unwrap();
    assert_eq!(agreed.log.undo.as_deref(), Some("agree_blind_round"));
    assert_eq!(latest(&ada, &plan).stage, RoundStage::Agreed);
}
