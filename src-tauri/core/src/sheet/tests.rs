use jiff::civil::date;
use uuid::Uuid;

use super::*;
use crate::{
    engine::proposal::RuleCode,
    examples::Example,
    model::{Name, NeededLevel, Plan, Words},
};

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn sheet_of(plan: &Plan, party: usize, rule: RuleCode) -> SheetDraft {
    let request = SheetRequest { case: name("The matter"), party: plan.parties[party].id, rule };
    make(plan, &request, Uuid::from_u128(0x1111_2222_3333_4444_8555_6666_7777_8888 + party as u128)).unwrap()
}

fn case(plan: &Plan) -> Case {
    let sheets: Vec<_> = (0..2).map(|party| sheet_of(plan, party, RuleCode::Leximin).sheet).collect();
    Case::of(&sheets).unwrap()
}

fn chosen(package: &ResultPackage) -> Vec<&str> {
    package.choices.iter().map(|row| row.choice.as_str()).collect()
}

#[test]
fn a_sheet_holds_no_words_but_those_on_the_table() {
    let plan = Example::Workshop.plan().unwrap();
    let draft = sheet_of(&plan, 0, RuleCode::Nash);
    let text = draft.outgoing.released().unwrap();
    for row in &plan.criteria {
        assert!(!text.contains(row.statement.as_str()));
        assert!(row.evidence.as_ref().is_none_or(|words| !text.contains(words.as_str())));
    }
    assert!(
        !text.contains("Ben")
            || plan
                .issues
                .iter()
                .any(|row| row.options().iter().any(|row| row.name.as_str().contains("Ben")))
    );
    assert_eq!(draft.sheet.criteria.len(), 3);
    assert_eq!(Sheet::read(text).unwrap(), draft.sheet);
}

#[test]
fn the_neutral_answers_as_one_who_knows_both() {
    let plan = Example::Workshop.plan().unwrap();
    let case = case(&plan);
    let day = date(2026, 5, 6);
    let room = ask(&case, Query::Room, day, Vec::new()).unwrap();
    assert_eq!(room.answer, Answer::Room(Room::Yes));
    let candidates = ask(&case, Query::Candidates, day, room.log).unwrap();
    let Answer::Candidates(packages) = &candidates.answer else { panic!("{candidates:?}") };
    assert!(packages.len() >= 3 && packages.is_sorted());
    let picked = ask(&case, Query::Rule, day, candidates.log.clone()).unwrap();
    let Answer::Rule(packages) = &picked.answer else { panic!("{picked:?}") };
    assert_eq!(packages.len(), 1);
    assert!(
        chosen(&packages[0]).contains(&"Rests")
            || chosen(&packages[0]).iter().any(|choice| choice.to_lowercase().contains("rest"))
    );
    assert_eq!(SheetResult::read(&picked.text()).unwrap(), picked);
}

#[test]
fn where_nothing_meets_everything_there_is_no_room_and_no_candidate() {
    let mut parts = Example::Workshop.plan().unwrap().into_parts();
    for row in &mut parts.criteria {
        row.standing = crate::model::Standing::Essential;
        row.need.level = NeededLevel::new(3).unwrap();
        row.evidence = Words::new("seen").ok();
    }
    let case = case(&Plan::new(parts).unwrap());
    let day = date(2026, 5, 6);
    assert_eq!(ask(&case, Query::Room, day, Vec::new()).unwrap().answer, Answer::Room(Room::No));
    assert_eq!(
        ask(&case, Query::Candidates, day, Vec::new()).unwrap().answer,
        Answer::Candidates(Vec::new())
    );
}

#[test]
fn every_question_is_in_the_log_and_none_can_be_taken_out() {
    let plan = Example::Workshop.plan().unwrap();
    let case = case(&plan);
    let mut log = Vec::new();
    for query in Query::ALL {
        log = ask(&case, *query, date(2026, 5, 6), log).unwrap().log;
    }
    assert!(check_log(&log));
    for gone in 0..2 {
        let mut cut = log.clone();
        cut.remove(gone);
        assert!(!check_log(&cut));
        cut.iter_mut().zip(1..).for_each(|(entry, number)| entry.number = number);
        assert!(!check_log(&cut));
    }
}

#[test]
fn sheets_that_are_not_about_the_same_are_named() {
    let plan = Example::Workshop.plan().unwrap();
    let anna = sheet_of(&plan, 0, RuleCode::Nash).sheet;
    let ben = sheet_of(&plan, 1, RuleCode::Leximin).sheet;
    assert_eq!(Case::of(std::slice::from_ref(&anna)).unwrap_err(), CaseError::TooFew);
    assert_eq!(Case::of(&[anna.clone(), anna.clone()]).unwrap_err(), CaseError::Twice(name("Anna")));
    let (party, rule) = (name("Ben"), RuleCode::Leximin);
    assert_eq!(Case::of(&[anna.clone(), ben]).unwrap_err(), CaseError::OtherRule { party, rule });
    let mut other = sheet_of(&plan, 1, RuleCode::Nash).sheet;
    other.issues[0].options.pop();
    assert!(matches!(Case::of(&[anna.clone(), other]).unwrap_err(), CaseError::OtherTable { .. }));
    let mut other = sheet_of(&plan, 1, RuleCode::Nash).sheet;
    other.case = name("Another");
    assert_eq!(
        Case::of(&[anna, other]).unwrap_err(),
        CaseError::OtherCase { party: name("Ben"), case: name("Another") }
    );
}

#[test]
fn the_shipped_schemas_of_sheets_and_results_are_those_the_types_give() {
    let shipped = include_str!("../../schema/entente-sheet-1.schema.json");
    assert!(schema() == shipped, "write the output of `entente schema sheet` to core/schema");
    let shipped = include_str!("../../schema/entente-result-1.schema.json");
    assert!(result_schema() == shipped, "write the output of `entente schema result` to core/schema");
}
