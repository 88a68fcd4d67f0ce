//! Three homes answer a blind round through a folder: nobody reads early, everybody reads the same.

use std::{collections::BTreeMap, fs, path::Path};

use entente_core::{
    Ratio,
    blind::{AgreedList, Answer, LevelAnswer, Questions, spreads},
    model::{Level, PlanId, Rank, RatedLevel},
};
use entente_store::{BlindRoundError, BlindRoundId, BlindStage, TeamId};
use entente_team::{
    Standing,
    blind::{self, BlindError, BlindRefusal, OwnPart, Round},
    depot::{self, Depot, Place},
    membership,
};
use proptest::prelude::*;

use crate::home::{Home, name};

/// A level that stands nowhere else.
const PLANTED: &str = "7919/7927";

struct Circle {
    homes: Vec<Home>,
    depot: Box<dyn Depot>,
    folder: tempfile::TempDir,
    team: TeamId,
    plan: PlanId,
}

impl Circle {
    fn of(called: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let depot = depot::open(&Place::Folder { path: folder.path().to_owned() }, None).unwrap();
        let mut homes: Vec<Home> = called.iter().map(|called| Home::of(called)).collect();
        let (first, others) = homes.split_first_mut().unwrap();
        let team = first.create(&*depot, "Our side");
        for other in others {
            first.admit(&*depot, team, other, Standing::Edit);
        }
        let plan = first.share(team);
        let mut circle = Self { homes, depot, folder, team, plan };
        circle.meet();
        circle
    }

    fn sync(&mut self, home: usize) {
        let report = self.homes[home].sync(&*self.depot, self.team);
        assert_eq!(report.faults, [], "home {home}");
    }

    /// Everybody keeps in step until nothing moves.
    fn meet(&mut self) {
        for _ in 0..3 {
            (0..self.homes.len()).for_each(|home| self.sync(home));
        }
    }

    fn begin(&mut self, home: usize) -> BlindRoundId {
        let note = self.homes[home].note();
        let plan = self.homes[home].plan(self.plan);
        let party = plan.parties[0].id;
        let asked = Questions::about(&plan, party);
        blind::begin(&mut self.homes[home].store, self.plan, party, &asked, &note).unwrap()
    }

    fn said(&mut self, home: usize, level: &str) -> Answer {
        let plan = self.homes[home].plan(self.plan);
        let asked = Questions::about(&plan, plan.parties[0].id);
        let level = RatedLevel::Known(Level::new(level.parse::<Ratio>().unwrap()).unwrap());
        let levels = asked.choices.into_iter();
        Answer {
            member: self.homes[home].person.card().name().clone(),
            ranks: asked.criteria.iter().zip(1..).map(|(id, place)| (*id, Rank::new(place))).collect(),
            levels: levels
                .map(|(criterion, at)| LevelAnswer { criterion, at, level: level.clone() })
                .collect(),
        }
    }

    fn answer(&mut self, home: usize, round: BlindRoundId, level: &str) -> Result<(), BlindError> {
        let (said, note) = (self.said(home, level), self.homes[home].note());
        blind::answer(&mut self.homes[home].store, self.plan, round, &said, &note)
    }

    fn reveal(&mut self, home: usize, round: BlindRoundId) -> Result<(), BlindError> {
        let note = self.homes[home].note();
        blind::reveal(&mut self.homes[home].store, self.plan, round, &note)
    }

    fn round(&mut self, home: usize, round: BlindRoundId) -> Round {
        blind::round(&mut self.homes[home].store, self.plan, round).unwrap()
    }

    fn stage(&mut self, home: usize, round: BlindRoundId) -> BlindStage {
        self.round(home, round).standing.stage
    }

    /// Every byte that lies in a database, beside one, or in the folder of the team.
    fn hold_nowhere(&self, text: &str) {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let folders = self.homes.iter().map(|home| home.folder.path()).chain([self.folder.path()]);
        for file in folders.flat_map(files) {
            let bytes = fs::read(&file).unwrap();
            for wanted in [text.as_bytes(), &wide] {
                assert!(
                    !bytes.windows(wanted.len()).any(|part| part == wanted),
                    "{text} in {}",
                    file.display()
                );
            }
        }
    }
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn called(names: &[entente_core::model::Name]) -> Vec<&str> {
    names.iter().map(entente_core::model::Name::as_str).collect()
}

#[test]
fn nobody_reads_an_answer_before_all_are_in_and_then_all_read_the_same() {
    let mut circle = Circle::of(&["Ada", "Ben", "Cy"]);
    let round = circle.begin(0);
    circle.meet();
    circle.answer(0, round, PLANTED).unwrap();
    circle.answer(1, round, PLANTED).unwrap();
    circle.meet();
    for home in 0..3 {
        let seen = circle.round(home, round);
        assert_eq!((seen.standing.stage, seen.answers.len()), (BlindStage::Asking, 0));
        assert_eq!(called(&seen.answered()).len(), 2);
        assert_eq!(called(&seen.names(&seen.standing.missing)), ["Cy"]);
        let rows = circle.homes[home].store.blind_rows(circle.plan).unwrap();
        assert!(rows.answers.iter().all(|answer| answer.key.is_none()), "home {home}");
    }
    circle.hold_nowhere(PLANTED);
    circle.answer(2, round, "1").unwrap();
    circle.meet();
    let expected = spreads(&circle.round(0, round).answers);
    assert_eq!(expected.len(), 12);
    assert!(expected.iter().all(|spread| spread.given.len() == 3));
    for home in 0..3 {
        let seen = circle.round(home, round);
        assert_eq!(seen.standing.stage, BlindStage::Revealed);
        assert_eq!(spreads(&seen.answers), expected, "home {home}");
        assert!(circle.homes[home].store.blind_keys(circle.plan).unwrap().is_empty());
    }
    assert!(matches!(circle.answer(0, round, "1"), Err(BlindError::Round(BlindRoundError::Answered))));
}

#[test]
fn whoever_is_missing_is_named_and_their_sealed_answer_stays_closed() {
    let mut circle = Circle::of(&["Ada", "Ben", "Cy"]);
    let round = circle.begin(0);
    circle.meet();
    assert!(matches!(circle.reveal(0, round), Err(BlindError::Round(BlindRoundError::NotRevealed))));
    circle.answer(0, round, "2").unwrap();
    circle.answer(1, round, "3").unwrap();
    for home in [1, 0] {
        circle.sync(home);
    }
    // Cy answers at the same time as Ada goes on without Cy.
    circle.answer(2, round, PLANTED).unwrap();
    assert!(matches!(circle.reveal(1, round), Err(BlindError::Round(BlindRoundError::NotRevealed))));
    circle.reveal(0, round).unwrap();
    circle.sync(0);
    circle.meet();
    for home in 0..3 {
        let seen = circle.round(home, round);
        assert_eq!(seen.standing.stage, BlindStage::Revealed, "home {home}");
        assert_eq!((called(&seen.answered()).len(), seen.answers.len()), (2, 2));
        assert_eq!(called(&seen.names(&seen.standing.late)), ["Cy"]);
        assert!(seen.standing.revealed.is_some());
    }
    circle.hold_nowhere(PLANTED);
}

#[test]
fn an_answer_after_the_reveal_is_refused() {
    let mut circle = Circle::of(&["Ada", "Ben", "Cy"]);
    let round = circle.begin(0);
    circle.meet();
    circle.answer(0, round, "2").unwrap();
    circle.reveal(0, round).unwrap();
    circle.meet();
    assert_eq!(circle.round(2, round).own, OwnPart::Missed);
    let late = circle.answer(2, round, "2");
    assert!(matches!(late, Err(BlindError::Round(BlindRoundError::Revealed))), "{late:?}");
}

#[test]
fn two_rounds_at_once_keep_apart() {
    let mut circle = Circle::of(&["Ada", "Ben"]);
    let (first, second) = (circle.begin(0), circle.begin(1));
    circle.meet();
    circle.answer(0, first, "1").unwrap();
    circle.answer(1, first, "1").unwrap();
    circle.answer(0, second, "2").unwrap();
    circle.meet();
    assert_eq!(circle.stage(0, first), BlindStage::Revealed);
    assert_eq!(circle.stage(1, second), BlindStage::Asking);
    circle.answer(1, second, "3").unwrap();
    circle.meet();
    assert_eq!(circle.stage(0, second), BlindStage::Revealed);
}

#[test]
fn a_round_does_not_wait_for_who_was_removed() {
    let mut circle = Circle::of(&["Ada", "Ben", "Cy"]);
    let round = circle.begin(0);
    circle.meet();
    circle.answer(0, round, "1").unwrap();
    circle.answer(1, round, "2").unwrap();
    circle.meet();
    let cy = circle.homes[2].person.member();
    let ada = &mut circle.homes[0];
    membership::remove(&mut ada.store, &*circle.depot, &ada.person, circle.team, cy).unwrap();
    for home in [0, 1, 0, 1] {
        circle.sync(home);
    }
    for home in 0..2 {
        let seen = circle.round(home, round);
        assert_eq!((seen.standing.stage, seen.answers.len()), (BlindStage::Revealed, 2));
        assert_eq!(called(&seen.names(&seen.standing.gone)), ["Cy"]);
    }
}

#[test]
fn who_may_only_read_is_not_asked_and_who_comments_is() {
    let mut circle = Circle::of(&["Ada", "Ben", "Cy", "Dora"]);
    for (home, standing) in [(1, Standing::Comment), (2, Standing::Read)] {
        let card = circle.homes[home].person.card().clone();
        let ada = &mut circle.homes[0];
        membership::invite(&mut ada.store, &*circle.depot, &ada.person, circle.team, card, standing).unwrap();
    }
    circle.meet();
    let round = circle.begin(0);
    circle.meet();
    for home in [0, 1, 3] {
        circle.answer(home, round, "1").unwrap();
    }
    assert_eq!(circle.round(2, round).own, OwnPart::LooksOn);
    assert!(circle.answer(2, round, "1").is_err());
    circle.meet();
    assert_eq!(circle.stage(2, round), BlindStage::Revealed);
    assert_eq!(circle.round(2, round).answers.len(), 3);
}

#[test]
fn a_wrong_key_is_refused_by_name() {
    let mut circle = Circle::of(&["Ada", "Ben"]);
    let round = circle.begin(0);
    circle.meet();
    circle.answer(0, round, "1").unwrap();
    // Ben keeps another key than the one the answer was sealed with.
    let said = circle.said(1, "2");
    let bound = blind::Bound {
        plan: circle.plan,
        round,
        member: entente_store::MemberId::new(&circle.homes[1].person.member().to_string()).unwrap(),
    };
    let mut sealed = blind::seal(&bound, &said).unwrap();
    sealed.key = blind::seal(&bound, &said).unwrap().key;
    let note = circle.homes[1].note();
    let plan = circle.plan;
    circle.homes[1].store.seal_blind_answer(plan, round, sealed, &note).unwrap();
    circle.meet();
    let seen = circle.round(0, round);
    assert_eq!(seen.standing.stage, BlindStage::Revealed);
    assert_eq!(seen.refused, [(name("Ben"), BlindRefusal::WrongKey)]);
    assert_eq!(seen.answers.len(), 1);
}

#[test]
fn the_agreed_list_is_one_step_and_a_lone_dissent_stays_as_a_comment() {
    let mut circle = Circle::of(&["Ada", "Ben", "Cy"]);
    let round = circle.begin(0);
    circle.meet();
    for (home, level) in ["2", "2", "0"].iter().enumerate() {
        circle.answer(home, round, level).unwrap();
    }
    circle.meet();
    let list = AgreedList::suggested(&circle.round(0, round).answers);
    let note = circle.homes[0].note();
    let before = circle.homes[0].plan(circle.plan);
    let plan = circle.plan;
    let say = |key: &str, fillings: &[(&str, &str)]| format!("{key} {fillings:?}");
    let (_, kept) = blind::settle(&mut circle.homes[0].store, plan, round, &list, &note, &say).unwrap();
    assert_eq!(kept, 9);
    circle.meet();
    for home in 0..3 {
        assert_eq!(circle.stage(home, round), BlindStage::Agreed);
        let comments = circle.homes[home].store.comments(plan).unwrap();
        assert_eq!(comments.len(), 9);
        assert!(comments.iter().all(|comment| comment.by == name("Cy")));
        let after = circle.homes[home].plan(plan);
        assert!(
            list.levels.iter().all(|row| after.rating(row.criterion, &row.at).unwrap().level == row.level)
        );
    }
    let ada = &mut circle.homes[0];
    ada.store.undo(plan, name("Ada"), jiff::Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(ada.plan(plan).ratings, before.ratings);
    assert_eq!(ada.store.comments(plan).unwrap(), []);
    assert_eq!(circle.stage(0, round), BlindStage::Revealed);
    // What was sealed and opened is no step that undoing takes back.
    assert_eq!(circle.homes[0].store.load(plan).unwrap().steps.undo, None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn in_whatever_order_people_answer_and_keep_in_step_they_end_alike(
        order in Just(vec![0_usize, 1, 2]).prop_shuffle(),
        syncs in proptest::collection::vec(0_usize..3, 0..6),
        levels in proptest::collection::vec(0_u8..4, 3),
    ) {
        let mut circle = Circle::of(&["Ada", "Ben", "Cy"]);
        let round = circle.begin(0);
        circle.meet();
        let mut between = syncs.into_iter();
        for home in order {
            circle.answer(home, round, &levels[home].to_string()).unwrap();
            for sync in between.by_ref().take(2) {
                circle.sync(sync);
            }
        }
        circle.meet();
        let by_name = |round: &Round| -> BTreeMap<String, Vec<LevelAnswer>> {
            round.answers.iter().map(|answer| (answer.member.to_string(), answer.levels.clone())).collect()
        };
        let first = circle.round(0, round);
        for (home, called) in ["Ada", "Ben", "Cy"].iter().enumerate() {
            let seen = circle.round(home, round);
            prop_assert_eq!(&seen.answers, &first.answers);
            let expected = circle.said(home, &levels[home].to_string()).levels;
            prop_assert_eq!(&by_name(&seen)[*called], &expected);
        }
    }
}
