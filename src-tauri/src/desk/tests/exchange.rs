use std::{fs, path::Path};

use entente_core::{
    edit::{CriteriaEdit, Edit},
    model::{Name, PartyId, PlanId, Standing, Words},
    parcel::{RowOrder, Tick},
    sheet::{Query, Room, Sheet},
};
use entente_team::{
    backup::{Key, restore},
    identity::Identity,
    neutral::read_result,
};

use super::{Home, home, name};
use crate::wire::{
    analysis::RuleCode,
    error::ErrorCode,
    exchange::{Dated, GiveAsk, ParcelAsk, ParcelView, SheetAsk},
    plan::{PlanView, Viewpoint},
};

fn asking(party: PartyId, ticks: Vec<Tick>) -> ParcelAsk {
    ParcelAsk { party, order: RowOrder::Alphabetical, dated: Dated::Undated, ticks }
}

fn party(plan: &PlanView, index: usize) -> PartyId {
    plan.parties[index].id
}

fn form(home: &Home, plan: &PlanView, file: &Path) -> String {
    let Home(desk, _) = home;
    let ticks = plan.issues.iter().map(|row| Tick::Issue(row.id)).collect();
    let seen = desk.preview_parcel(plan.id, &asking(party(plan, 1), ticks)).unwrap();
    desk.write_parcel(plan.id, Some(file)).unwrap().unwrap();
    assert_eq!(fs::read_to_string(file).unwrap(), seen.text);
    seen.text
}

/// Ben opens the form at a desk of his own, says one criterion, and writes the answer.
fn answer(form: &Path, file: &Path, statement: &Words) -> PlanId {
    let Home(desk, _folder) = home();
    let Some(ParcelView::Form { party: asked, .. }) = desk.choose_parcel(Some(form)).unwrap() else {
        panic!("it is a form")
    };
    assert_eq!(asked, name("Ben"));
    let plan = desk.confirm_parcel().unwrap();
    let mine = plan.mine.unwrap();
    let add = CriteriaEdit::Add {
        party: mine,
        statement: statement.clone(),
        evidence: None,
        value: None,
        main: Vec::new(),
        standing: Standing::Open,
        source: None,
    };
    let plan = desk.edit_plan(plan.id, &Edit::Criteria(add)).unwrap();
    let ticks = vec![Tick::Criterion(plan.criteria[0].id), Tick::Need(plan.criteria[0].id)];
    assert_eq!(desk.preview_parcel(plan.id, &asking(mine, ticks)).unwrap().hits, []);
    desk.write_parcel(plan.id, Some(file)).unwrap().unwrap();
    assert_eq!(desk.choose_parcel(Some(form)).unwrap().map(|_| ()), Some(()));
    assert_eq!(desk.confirm_parcel().unwrap_err().code, ErrorCode::ParcelOpenedAlready);
    plan.id
}

#[test]
fn a_form_goes_out_and_its_answer_comes_back_as_one_step() {
    let home = home();
    let Home(desk, folder) = &home;
    let plan = desk.add_example("workshop").unwrap();
    let [out, back] = ["out.json", "back.json"].map(|file| folder.path().join(file));
    form(&home, &plan, &out);
    let guess = plan.criteria.iter().find(|row| row.party == party(&plan, 1)).unwrap();
    answer(&out, &back, &guess.statement);
    let Some(ParcelView::Answer(seen)) = desk.choose_parcel(Some(&back)).unwrap() else {
        panic!("it is an answer")
    };
    assert_eq!((seen.plan, seen.party_name.as_str()), (plan.id, "Ben"));
    assert_eq!(seen.pairs[0].ours, Some(guess.id));
    assert_eq!(desk.open_plan(plan.id).unwrap().log.revision, plan.log.revision);
    let taken = desk.confirm_parcel().unwrap();
    assert_eq!(taken.log.undo.as_deref(), Some("take_parcel"));
    let record = desk.guess_record(plan.id).unwrap();
    assert_eq!(record[0].party, party(&plan, 1).to_string());
    assert_eq!((record[0].right, record[0].of), (seen.right, seen.of));
    assert_eq!(desk.confirm_parcel().unwrap_err().code, ErrorCode::ParcelGone);
    desk.undo_plan(plan.id).unwrap();
    assert_eq!(desk.guess_record(plan.id).unwrap(), []);
}

#[test]
fn what_was_not_looked_at_is_not_written_and_a_shared_screen_hands_nothing_out() {
    let Home(desk, folder) = home();
    let plan = desk.add_example("workshop").unwrap();
    let file = folder.path().join("parcel.json");
    assert_eq!(desk.write_parcel(plan.id, Some(&file)).unwrap_err().code, ErrorCode::HeldBack);
    desk.see_plan(plan.id, Viewpoint::Joint).unwrap();
    let refused = desk.preview_parcel(plan.id, &asking(party(&plan, 1), Vec::new())).unwrap_err();
    assert_eq!(refused.code, ErrorCode::JointReadOnly);
    assert_eq!(
        desk.give_plan(plan.id, &GiveAsk::Me, Some(&file)).unwrap_err().code,
        ErrorCode::JointReadOnly
    );
    assert!(desk.give_plan(plan.id, &GiveAsk::Everyone, Some(&file)).unwrap().is_some());
}

#[test]
fn each_audience_gets_its_own_file() {
    let Home(desk, folder) = home();
    let plan = desk.add_example("lease").unwrap();
    let file = folder.path().join("given");
    let give = |ask: GiveAsk| {
        desk.give_plan(plan.id, &ask, Some(&file)).unwrap().unwrap();
        fs::read(&file).unwrap()
    };
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    assert!(text(give(GiveAsk::Me)).contains("\"contains\": \"private\""));
    assert!(text(give(GiveAsk::Everyone)).contains("\"contains\": \"shared\""));
    assert!(text(give(GiveAsk::MeTable)).starts_with("Party,Criterion,"));
    let passphrase = "a long passphrase".to_owned();
    let sealed = give(GiveAsk::TeamPassphrase { passphrase: passphrase.clone() });
    assert_eq!(restore(&sealed, &Key::Passphrase(&passphrase)).unwrap().id, plan.id);
    let person = Identity::generate(Name::new("Colleague").unwrap()).unwrap();
    let sealed = give(GiveAsk::TeamCards { cards: vec![person.card().to_string()] });
    assert_eq!(restore(&sealed, &Key::Person(&person)).unwrap().id, plan.id);
}

#[test]
fn a_sheet_is_sealed_to_the_card_of_a_neutral() {
    let Home(desk, folder) = home();
    let plan = desk.add_example("workshop").unwrap();
    let neutral = Identity::generate(name("Nora")).unwrap();
    let ask = SheetAsk { case: name("The matter"), party: party(&plan, 0), rule: RuleCode::Leximin };
    let seen = desk.preview_sheet(plan.id, &ask).unwrap();
    assert!(seen.hits.is_empty() && Sheet::read(&seen.text).is_ok());
    let file = folder.path().join("sheet.age");
    let card = neutral.card().to_string();
    desk.seal_sheet(plan.id, &card, Some(&file)).unwrap().unwrap();
    let opened = entente_team::sheet::open(&fs::read(&file).unwrap(), &neutral).unwrap();
    assert_eq!(opened.sheet.text(), seen.text);
    assert_eq!(opened.from.to_string(), desk.my_card().unwrap().card);
    assert_eq!(desk.read_card(&card).unwrap().words.len(), 6);
    let other = desk.add_example("lease").unwrap();
    assert_eq!(desk.seal_sheet(other.id, &card, Some(&file)).unwrap_err().code, ErrorCode::HeldBack);
    assert_eq!(desk.read_card("no card").unwrap_err().code, ErrorCode::CardMistyped);
}

/// What a party of the workshop seals at a desk of its own.
fn sealed_by(at: usize, card: &str, file: &Path) {
    let Home(desk, _folder) = home();
    let plan = desk.add_example("workshop").unwrap();
    let ask = SheetAsk { case: name("The matter"), party: party(&plan, at), rule: RuleCode::Leximin };
    desk.preview_sheet(plan.id, &ask).unwrap();
    desk.seal_sheet(plan.id, card, Some(file)).unwrap().unwrap();
}

#[test]
fn a_neutral_takes_sheets_in_and_answers_three_questions_that_are_logged_for_all() {
    let Home(desk, folder) = home();
    let card = desk.my_card().unwrap().card;
    let [one, two, result] = ["one.age", "two.age", "result.json"].map(|file| folder.path().join(file));
    sealed_by(0, &card, &one);
    sealed_by(1, &card, &two);
    assert_eq!(desk.ask_case(Query::Room).unwrap_err().code, ErrorCode::CaseClosed);
    desk.open_case(Some(&folder.path().join("case"))).unwrap().unwrap();
    assert_eq!(desk.take_in_sheets(std::slice::from_ref(&one)).unwrap().senders.len(), 1);
    assert_eq!(desk.ask_case(Query::Room).unwrap_err().code, ErrorCode::CaseTooFew);
    assert_eq!(desk.take_in_sheets(&[one]).unwrap_err().code, ErrorCode::SheetKnown);
    assert_eq!(desk.take_in_sheets(&[two]).unwrap().senders.len(), 2);
    let told = desk.ask_case(Query::Room).unwrap();
    assert_eq!(told.result.unwrap().room, Some(Room::Yes));
    let told = desk.ask_case(Query::Rule).unwrap();
    assert_eq!(told.log.iter().map(|row| row.query).collect::<Vec<_>>(), [Query::Room, Query::Rule]);
    assert_eq!(told.result.unwrap().packages[0].len(), 4);
    desk.write_result(Some(&result)).unwrap().unwrap();
    let text = fs::read_to_string(&result).unwrap();
    assert_eq!(read_result(&text, &card.parse().unwrap()).unwrap().log.len(), 2);
    // Opened again, the case remembers what was asked, and tells no answer.
    let again = desk.open_case(Some(&folder.path().join("case"))).unwrap().unwrap();
    assert_eq!((again.log.len(), again.result), (2, None));
}
