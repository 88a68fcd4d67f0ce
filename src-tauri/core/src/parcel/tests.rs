//! Parcels there and back.

use std::collections::BTreeSet;

use jiff::Timestamp;
use proptest::prelude::*;
use uuid::{Builder, Uuid};

use super::*;
use crate::{
    edit::{Edit, EditContext, ProvenanceEdit, ProvenanceEntry},
    examples::Example,
    generate::plans,
    interchange::RefusalCode,
    model::{Confidence, Level, Name, PartyId, Plan, PlanParts, Provenance, RatedLevel, Source, Stage},
};

const FORM: Uuid = Uuid::from_u128(0x1111_2222_3333_4444_8555_6666_7777_8888);

fn now() -> Timestamp {
    Timestamp::UNIX_EPOCH
}

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn asking(plan: &Plan, party: PartyId, ticks: impl IntoIterator<Item = Tick>) -> Draft {
    let ticks = ticks.into_iter().collect();
    make(plan, &ParcelRequest { party, order: RowOrder::Alphabetical, day: None, ticks }, FORM).unwrap()
}

fn issues(plan: &Plan) -> impl Iterator<Item = Tick> {
    plan.issues.iter().map(|row| Tick::Issue(row.id))
}

/// The workshop with everything said by whoever fills it, and all of it ticked for the answer.
fn filled(form: &Parcel, criteria: &[(&str, [u8; 3])]) -> Parcel {
    let mut parts = opened(form, &name("Ours"), now()).unwrap().into_parts();
    let said = Provenance::said(Some(name("Ben")), Some(now()));
    let building = parts.issues.iter().find(|row| row.name.as_str() == "Building").unwrap().clone();
    for (at, (statement, levels)) in (0_u128..).zip(criteria) {
        let id = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + at).into();
        let whole = Example::Workshop.plan().unwrap().criteria[0].clone();
        parts.criteria.push(crate::model::Criterion {
            id,
            party: form.party,
            value: None,
            statement: crate::model::Words::new(statement).unwrap(),
            rank: crate::model::Rank::new(u32::try_from(at).unwrap() + 1),
            main: vec![building.id],
            need: crate::model::Need { provenance: said.clone(), ..whole.need.clone() },
            provenance: said.clone(),
            ..whole
        });
        for (option, level) in building.options().iter().zip(levels) {
            parts.ratings.push(crate::model::Rating {
                criterion: id,
                at: crate::model::RatedAt::Option(option.id),
                level: RatedLevel::Known(Level::new(i64::from(*level).into()).unwrap()),
                provenance: said.clone(),
            });
        }
    }
    let plan = Plan::new(parts).unwrap();
    let ticks = everything_said(&plan, form.party);
    let draft = asking(&plan, form.party, ticks);
    assert_eq!((draft.left_out.len(), draft.parcel.kind), (0, ParcelKind::Answer));
    Parcel::read(draft.outgoing.released().unwrap()).unwrap()
}

/// The plan after its keeper has said that every guess about them is right.
fn confirmed(plan: &Plan) -> Plan {
    let entry = ProvenanceEntry { source: Source::SaidByThem, confidence: Confidence::Certain, note: None };
    let edit = Edit::Provenance(ProvenanceEdit::SetAll { party: plan.mine.unwrap(), entry });
    let mut number = 0;
    let mut fresh = || {
        number += 1;
        Uuid::from_u128(number)
    };
    let mut context = EditContext { by: name("Ben"), at: now(), new_id: &mut fresh };
    plan.apply(&edit, &mut context).unwrap()
}

#[test]
fn nothing_is_in_a_parcel_that_was_not_ticked() {
    let plan = Example::Workshop.plan().unwrap();
    let draft = asking(&plan, plan.parties[1].id, []);
    let parcel = &draft.parcel;
    assert_eq!(
        (draft.outgoing.hits().len(), parcel.asked.as_slice()),
        (0, &[Stage::Ladder, Stage::Criteria][..])
    );
    assert_eq!((&parcel.title, &parcel.purpose, &parcel.day), (&None, &None, &None));
    assert!(parcel.issues.is_empty() && parcel.criteria.is_empty() && parcel.values.is_empty());
    assert_eq!(parcel.parties.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Ben"]);
}

#[test]
fn rows_go_in_alphabetical_order_under_fresh_identifiers_of_no_moment() {
    let plan = Example::Workshop.plan().unwrap();
    let draft = asking(&plan, plan.parties[1].id, issues(&plan));
    let names: Vec<_> = draft.parcel.issues.iter().map(|row| row.name.to_string()).collect();
    assert!(names.is_sorted_by_key(|name| name.to_lowercase()), "{names:?}");
    assert!(plan.issues.iter().all(|row| !draft.outgoing.text().contains(&row.id.to_string())));
    assert!(draft.parcel.ids().iter().all(|id| id.get_version_num() == 4));
    let again = make(
        &plan,
        &ParcelRequest {
            party: plan.parties[1].id,
            order: RowOrder::Agreed,
            day: None,
            ticks: issues(&plan).collect(),
        },
        Builder::from_random_bytes([7; 16]).into_uuid(),
    );
    let again = again.unwrap().parcel;
    assert_eq!(
        again.issues.iter().map(|row| &row.name).collect::<Vec<_>>(),
        plan.issues.iter().map(|row| &row.name).collect::<Vec<_>>()
    );
    assert!(again.ids().is_disjoint(&draft.parcel.ids()));
}

#[test]
fn what_rests_on_something_that_is_not_ticked_stays_behind_and_is_told() {
    let plan = Example::Workshop.plan().unwrap();
    let own = plan.criteria.iter().find(|row| Some(row.party) == plan.mine).unwrap();
    let ticks = [Tick::Criterion(own.id), Tick::Levels(own.id), Tick::Reading(plan.readings[0].id)];
    let draft = asking(&plan, plan.parties[1].id, ticks);
    assert_eq!(draft.left_out, [Tick::Reading(plan.readings[0].id)]);
    assert!(draft.parcel.criteria[0].main.is_empty() && draft.parcel.ratings.is_empty());
    assert!(draft.parcel.criteria[0].need.is_none() && draft.parcel.criteria[0].rank.is_none());
}

#[test]
fn a_private_text_inside_a_ticked_one_holds_the_parcel_back_and_is_named() {
    let mut parts = Example::Workshop.plan().unwrap().into_parts();
    parts.obstacle = crate::model::Words::new("Huber would pay 185,000").ok();
    parts.issues[0].name = name("Building (not for 185 000!)");
    let plan = Plan::new(parts).unwrap();
    let draft = asking(&plan, plan.parties[1].id, issues(&plan));
    let hit = &draft.outgoing.released().unwrap_err()[0];
    assert_eq!((hit.place.as_str(), hit.private.as_str()), ("obstacle", "185000"));
    assert_eq!(hit.found, "Building (not for 185 000!)");
}

#[test]
fn a_form_is_for_somebody_else_and_for_somebody_who_is_there() {
    let plan = Example::Workshop.plan().unwrap();
    let to = |party| {
        make(
            &plan,
            &ParcelRequest { party, order: RowOrder::Alphabetical, day: None, ticks: BTreeSet::new() },
            FORM,
        )
    };
    assert_eq!(to(plan.mine.unwrap()).unwrap_err(), MakeError::OwnForm);
    assert_eq!(to(FORM.into()).unwrap_err(), MakeError::NoSuchParty(FORM));
}

#[test]
fn an_answer_is_laid_over_the_guesses_it_speaks_of() {
    let plan = Example::Workshop.plan().unwrap();
    let ben = plan.parties[1].id;
    let form = Parcel::read(asking(&plan, ben, issues(&plan)).outgoing.released().unwrap()).unwrap();
    let guess = plan.criteria_of(ben).next().unwrap();
    // Options came in alphabetical order: Anna keeps it, joint trust, sold.
    let answer = filled(&form, &[(guess.statement.as_str(), [2, 1, 2]), ("A place to work", [0, 3, 1])]);
    let taken = take(&plan, &answer, &Pairs::new(), &name("Anna"), now()).unwrap();
    let row = taken.plan.criterion(guess.id).unwrap();
    assert_eq!((taken.party, row.provenance.source), (ben, Source::SaidByThem));
    let ratings: Vec<_> = taken
        .rows
        .iter()
        .filter(|row| row.kind == TakenKind::Rating && row.criterion == Some(guess.id))
        .collect();
    let right = ratings.iter().filter(|row| row.guessed == Guessed::Right).count();
    assert_eq!((ratings.len(), right), (3, 2), "{ratings:?}");
    assert_eq!(taken.plan.criteria_of(ben).count(), plan.criteria_of(ben).count() + 1);
    assert_eq!(taken.not_spoken_of.len(), plan.criteria_of(ben).count() - 1);
    let again = take(&taken.plan, &answer, &Pairs::new(), &name("Anna"), now()).unwrap();
    assert_eq!(again.plan, taken.plan);
}

#[test]
fn a_person_says_which_guess_is_meant() {
    let plan = Example::Workshop.plan().unwrap();
    let ben = plan.parties[1].id;
    let form = asking(&plan, ben, issues(&plan)).parcel;
    let answer = filled(&form, &[("Nothing owed", [2, 1, 3])]);
    let guess = plan.criteria_of(ben).next().unwrap().id;
    let pairs = Pairs::from([(answer.criteria[0].id, Some(guess))]);
    let taken = take(&plan, &answer, &pairs, &name("Anna"), now()).unwrap();
    assert_eq!(taken.plan.criterion(guess).unwrap().statement.as_str(), "Nothing owed");
    assert_eq!(taken.plan.criteria.len(), plan.criteria.len());
}

#[test]
fn nobody_speaks_for_another_in_an_answer() {
    let plan = Example::Workshop.plan().unwrap();
    let (anna, ben) = (plan.parties[0].id, plan.parties[1].id);
    let own = plan.criteria_of(anna).next().unwrap();
    let form = asking(&plan, ben, issues(&plan).chain([Tick::Criterion(own.id)])).parcel;
    let mut answer = filled(&form, &[("Nothing owed", [2, 1, 3])]);
    let mut theirs = form.criteria[0].clone();
    answer.parties = form.parties.clone();
    theirs.statement = crate::model::Words::new("I give in").unwrap();
    answer.criteria.push(theirs);
    let taken = take(&plan, &answer, &Pairs::new(), &name("Anna"), now()).unwrap();
    assert_eq!(taken.left_out, [LeftOut { code: LeftOutCode::NotTheirs, said: "I give in".to_owned() }]);
    assert_eq!(taken.plan.criterion(own.id), Some(own));
}

#[test]
fn an_answer_to_another_plan_is_refused_and_so_is_a_form() {
    let plan = Example::Workshop.plan().unwrap();
    let form = asking(&plan, plan.parties[1].id, issues(&plan)).parcel;
    let took =
        |parcel: &Parcel, plan: &Plan| take(plan, parcel, &Pairs::new(), &name("Anna"), now()).unwrap_err();
    assert_eq!(took(&form, &plan), TakeError::Form);
    let answer = filled(&form, &[]);
    assert_eq!(took(&answer, &Example::Lease.plan().unwrap()), TakeError::OtherPlan);
}

#[test]
fn a_hostile_parcel_is_refused_by_the_guards_of_every_file() {
    let plan = Example::Workshop.plan().unwrap();
    let text = asking(&plan, plan.parties[1].id, issues(&plan)).outgoing.text().to_owned();
    let refused = |text: &str| Parcel::read(text).unwrap_err().code;
    let with = |from: &str, to: &str| text.replacen(from, to, 1);
    assert_eq!(refused(&with("\"version\": 1", "\"version\": 2")), RefusalCode::NewerVersion);
    assert_eq!(refused(&with("entente-parcel", "entente-plan")), RefusalCode::UnknownFormat);
    assert_eq!(refused(&with("\"asked\":", "\"bottom\": 1, \"asked\":")), RefusalCode::WrongShape);
    assert_eq!(refused(&with("\"asked\":", "\"asked\": [], \"asked\":")), RefusalCode::DuplicateKey);
    assert_eq!(refused(&with("Building", "Buil\u{202e}ding")), RefusalCode::InvisibleCharacter);
    let deep = format!("\"asked\": {}{},", "[".repeat(70), "]".repeat(70));
    assert_eq!(refused(&with("\"asked\":", &format!("{deep} \"more\":"))), RefusalCode::TooDeep);
    let many = format!("\"asked\": [{}0], \"more\":", "0,".repeat(100_001));
    assert_eq!(refused(&with("\"asked\":", &many)), RefusalCode::TooManyRecords);
    let party = format!("\"party\": \"{}\"", asking(&plan, plan.parties[1].id, []).parcel.party);
    assert_eq!(refused(&with(&party, &format!("\"party\": \"{FORM}\""))), RefusalCode::WrongShape);
}

#[test]
fn the_shipped_schema_of_parcels_is_the_one_the_types_give() {
    let shipped = include_str!("../../schema/entente-parcel-1.schema.json");
    assert!(schema() == shipped, "write the output of `entente schema parcel` to core/schema");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_parcel_of_everything_is_read_back_opened_and_answered(plan in plans(), mine in 0_usize..4) {
        let mut parts = PlanParts::clone(&plan);
        parts.mine = parts.parties.get(mine).map(|row| row.id);
        let plan = Plan::new(parts).unwrap();
        let Some(other) = plan.parties.iter().find(|row| Some(row.id) != plan.mine) else { return Ok(()) };
        let ticks = plan.parties.iter().flat_map(|row| everything_said(&plan, row.id)).chain([Tick::Title, Tick::Purpose]);
        let draft = asking(&plan, other.id, ticks);
        let parcel = Parcel::read(draft.outgoing.text()).unwrap();
        prop_assert_eq!(&parcel, &draft.parcel);
        let numbers = draft.outgoing.hits().iter().filter(|hit| hit.private.parse::<crate::Ratio>().is_ok());
        prop_assert_eq!(numbers.filter(|hit| hit.place == "ratings/level").count(), 0);
        let theirs = opened(&parcel, &plan.name, now()).unwrap();
        prop_assert_eq!(theirs.parcel_kind(), ParcelKind::Answer);
        let unsaid = asking(&theirs, theirs.mine.unwrap(), everything_said(&theirs, theirs.mine.unwrap())).parcel;
        prop_assert_eq!((unsaid.criteria.len(), unsaid.values.len(), unsaid.readings.len()), (0, 0, 0));
        let theirs = confirmed(&theirs);
        let answer = asking(&theirs, theirs.mine.unwrap(), everything_said(&theirs, theirs.mine.unwrap())).parcel;
        let taken = take(&plan, &answer, &Pairs::new(), &plan.name, now()).unwrap();
        prop_assert_eq!(taken.left_out.len(), 0, "{:?}", taken.left_out);
        let wrong: Vec<_> = taken.rows.iter().filter(|row| row.guessed == Guessed::Otherwise).collect();
        prop_assert_eq!(wrong.len(), 0, "{:?}", wrong);
        prop_assert_eq!(taken.plan.criteria.len(), plan.criteria.len());
        prop_assert!(taken.plan.criteria_of(other.id).all(|row| row.provenance.source == Source::SaidByThem));
    }
}
