//! Parcels there and back, by the articles that ask for them.

use std::collections::BTreeSet;

use entente_core::{
    edit::{CriteriaEdit, Edit, EditContext, RatingEdit},
    examples::Example,
    interchange::export,
    model::{
        Level, Name, Party, PartyId, Plan, PlanId, PlanParts, Provenance, RatedAt, RatedLevel, Source,
        Standing, Words,
    },
    parcel::{Pairs, Parcel, ParcelKind, ParcelRequest, RowOrder, Tick, everything_said, make, opened, take},
};
use entente_store::{Label, Note, Store, TAKEN, Table};
use jiff::Timestamp;
use uuid::Uuid;

use crate::desk::{Desk, name};

fn request(party: PartyId, ticks: impl IntoIterator<Item = Tick>) -> ParcelRequest {
    ParcelRequest { party, order: RowOrder::Alphabetical, day: None, ticks: ticks.into_iter().collect() }
}

fn edit(store: &mut Store, id: PlanId, edit: &Edit) -> Plan {
    let note = Note { by: name("Ben"), at: Timestamp::UNIX_EPOCH, label: Label::stated("edit") };
    let mut fresh = Uuid::now_v7;
    let mut context = EditContext { by: note.by.clone(), at: note.at, new_id: &mut fresh };
    Plan::clone(&store.edit(id, &note, |plan| plan.apply(edit, &mut context)).unwrap().plan)
}

/// Every text that somebody wrote in a plan, of five letters and more.
fn texts(value: &serde_json::Value, found: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::String(text) => drop(found.insert(text.clone())),
        serde_json::Value::Array(rows) => rows.iter().for_each(|row| texts(row, found)),
        serde_json::Value::Object(fields) => fields.values().for_each(|field| texts(field, found)),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
}

fn written(plan: &Plan) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    texts(&serde_json::from_str(&export(plan)).unwrap(), &mut found);
    let codes = ["said_by_them", "assumed", "essential", "certain"];
    found.retain(|text| text.chars().count() >= 5 && text.contains(' ') && !codes.contains(&text.as_str()));
    found
}

/// Ben opens the form as a plan of his own, says one criterion in words of his own and rates the building, and answers.
fn answered(form: &str, statement: &Words, levels: [u8; 3]) -> String {
    let mut desk = Desk::new();
    let form = Parcel::read(form).unwrap();
    let plan = opened(&form, &name("From Anna"), Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!((plan.parcel_kind(), plan.mine), (ParcelKind::Answer, Some(form.party)));
    assert!(plan.criteria.is_empty() && plan.values.is_empty() && plan.readings.is_empty());
    let id = desk.create(&plan);
    let building = plan.issues.iter().find(|row| row.name.as_str() == "Building").unwrap().clone();
    let add = CriteriaEdit::Add {
        party: form.party,
        statement: statement.clone(),
        evidence: Words::new("The bank has closed the file").ok(),
        value: None,
        main: vec![building.id],
        standing: Standing::Essential,
        source: None,
    };
    let criterion = edit(&mut desk.store, id, &Edit::Criteria(add)).criteria[0].id;
    let mut plan = Plan::clone(&desk.store.load(id).unwrap().plan);
    for (option, level) in building.options().iter().zip(levels) {
        let level = RatedLevel::Known(Level::new(i64::from(level).into()).unwrap());
        let rate = RatingEdit::Rate { criterion, at: RatedAt::Option(option.id), level };
        plan = edit(&mut desk.store, id, &Edit::Rating(rate));
    }
    let draft =
        make(&plan, &request(form.party, everything_said(&plan, form.party)), Uuid::new_v4()).unwrap();
    draft.outgoing.released().unwrap().to_owned()
}

#[test]
fn do_you_want_to_sell_or_have_someone_buy() {
    let mut desk = Desk::new();
    let plan = Example::Workshop.plan().unwrap();
    let (id, ben) = (desk.create(&plan), plan.parties[1].id);
    let table = plan.issues.iter().map(|row| Tick::Issue(row.id));
    let draft = make(&plan, &request(ben, table), Uuid::new_v4()).unwrap();
    let form = draft.outgoing.released().unwrap();

    // Empty forms, and none of A's private strings.
    let asked = Parcel::read(form).unwrap();
    assert_eq!(asked.asked.len(), 2);
    assert!(asked.values.is_empty() && asked.criteria.is_empty() && asked.ratings.is_empty());
    let names: BTreeSet<String> = plan
        .issues
        .iter()
        .flat_map(|row| row.options().iter().map(|row| row.name.to_string()).chain([row.name.to_string()]))
        .collect();
    for private in written(&plan).iter().filter(|text| !names.contains(*text)) {
        assert!(!form.contains(private.as_str()), "{private}");
    }

    // What comes back is said by them; the guess stays in the history.
    let guess = plan.criteria_of(ben).next().unwrap();
    // Options came by the alphabet: Anna keeps it, joint trust, sold. The guess had 2, 1, 3.
    let answer = Parcel::read(&answered(form, &guess.statement, [2, 1, 2])).unwrap();
    let note = Note { by: name("Anna"), at: Timestamp::UNIX_EPOCH, label: Label::stated(TAKEN) };
    let change = |plan: &Plan| take(plan, &answer, &Pairs::new(), &note.by, note.at).map(|taken| taken.plan);
    let saved = desk.store.edit(id, &note, change).unwrap();
    let said = saved.plan.criterion(guess.id).unwrap();
    assert_eq!(
        (said.provenance.source, said.need.provenance.source),
        (Source::SaidByThem, Source::SaidByThem)
    );
    let rows: Vec<_> = saved.plan.ratings.iter().filter(|row| row.criterion == guess.id).collect();
    assert!(rows.iter().all(|row| row.provenance.source == Source::SaidByThem));
    let sold = rows.iter().find(|row| plan.rating(guess.id, &row.at).unwrap().level != row.level).unwrap();
    let RatedAt::Option(option) = sold.at else { panic!("{sold:?}") };
    let history = desk.store.history(id, Table::Rating, &format!("{}:{option}", guess.id), "level").unwrap();
    let held: Vec<_> =
        history.iter().filter_map(|entry| entry.new.as_ref()).map(|new| format!("{new:?}")).collect();
    assert!(held.len() == 2 && held[0].contains('3') && held[1].contains('2'), "{held:?}");

    // The record of guesses follows from the history, and goes when the answer is taken back.
    let record = desk.store.guess_record(id).unwrap();
    let (right, of) = (record[0].right, record[0].of);
    assert_eq!((record.len(), record[0].party.as_str()), (1, ben.to_string().as_str()));
    // The words, that it is essential, and two of three levels were right; the need was guessed 1 and is 2.
    assert_eq!((right, of), (4, 6));
    desk.undo(id);
    assert!(desk.store.guess_record(id).unwrap().is_empty());
    assert_eq!(*desk.store.load(id).unwrap().plan, plan);
}

#[test]
fn the_new_jobs_of_sales_and_marketing() {
    let party = |name: &str, id| Party {
        id: PartyId::from(Uuid::from_u128(id)),
        name: Name::new(name).unwrap(),
        about: Words::new("Knows everybody in town").ok(),
        essentials: entente_core::model::EssentialsSaid::AsMarked,
        order_provenance: Provenance::guessed(None, None),
    };
    let mut parts = PlanParts::new(PlanId::from(Uuid::from_u128(7)), name("Before anything is known"));
    parts.parties = vec![party("Anna", 1), party("Ben", 2)];
    parts.mine = Some(parts.parties[0].id);
    let plan = Plan::new(parts).unwrap();
    assert!(plan.issues.is_empty() && plan.packages.is_empty());
    let draft = make(&plan, &request(plan.parties[1].id, []), Uuid::new_v4()).unwrap();
    let form = Parcel::read(draft.outgoing.released().unwrap()).unwrap();
    assert_eq!((form.kind, form.asked.len()), (ParcelKind::Form, 2));
    let theirs = opened(&form, &name("From Anna"), Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(theirs.parties.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Ben"]);
}
