//! The library: plans are added, found, copied, deleted and brought back.

use entente_core::{
    Ratio,
    edit::{Edit, EditContext, PlanEdit},
    examples,
    model::{Choice, NeededLevel, Plan, RowKind, Standing},
};
use entente_store::{
    CreateError, Listing, LoadError, ProposalError, ProposalLevel, ProposalParty, ProposalReason,
    ProposalRow, Setting, UndoError,
};
use jiff::Timestamp;

use crate::desk::{Desk, name, note, rename};

fn workshop() -> Plan {
    examples::workshop().unwrap()
}

#[test]
fn a_plan_is_listed_with_its_parties() {
    let mut desk = Desk::new();
    let id = desk.create(&workshop());
    let listed = desk.store.plans().unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!((listed[0].id, listed[0].issue_count, listed[0].criterion_count), (id, 4, 6));
    assert_eq!(listed[0].parties.iter().map(|name| name.as_str()).collect::<Vec<_>>(), ["Anna", "Ben"]);
    assert_eq!(listed[0].opened_at, None);
    desk.store.open_plan(id, Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(desk.store.plans().unwrap()[0].opened_at, Some(Timestamp::UNIX_EPOCH));
}

#[test]
fn a_search_finds_names_people_and_words_in_any_case() {
    let mut desk = Desk::new();
    let id = desk.create(&workshop());
    desk.create(&examples::lease().unwrap());
    for text in ["anna", "BEN", "workshop anna", "debt"] {
        let found = desk.store.search(text).unwrap();
        assert_eq!(found.iter().map(|plan| plan.id).collect::<Vec<_>>(), [id], "{text}");
    }
    assert!(desk.store.search("anna nobody-of-this-name").unwrap().is_empty());
    assert_eq!(desk.store.search("").unwrap().len(), 2);
}

#[test]
fn a_row_is_found_in_its_plan_wherever_it_stands() {
    let mut desk = Desk::new();
    let id = desk.create(&workshop());
    desk.create(&examples::lease().unwrap());
    let found = desk.store.find("FATHER respected").unwrap();
    assert_eq!(found.iter().map(|plan| plan.id).collect::<Vec<_>>(), [id]);
    let row = found[0].rows.iter().find(|row| row.kind == Some(RowKind::Criterion)).unwrap();
    assert_eq!(row.text, "Father’s name respected");
    assert_eq!(
        row.row,
        workshop()
            .criteria
            .iter()
            .find(|row| row.statement.as_str().starts_with("Father"))
            .unwrap()
            .id
            .uuid()
    );
    let noted = &desk.store.find("accounts 2024").unwrap()[0].rows;
    assert!(noted.iter().any(|row| row.kind == Some(RowKind::Criterion)), "{noted:?}");
    assert_eq!(desk.store.search("statutes").unwrap().len(), 1);
    assert!(desk.store.find("  ").unwrap().is_empty());
    assert!(desk.store.find("nobody-of-this-name").unwrap().is_empty());
}

#[test]
fn every_kind_of_row_that_has_words_is_found_by_them() {
    let file = include_str!("../../src/search.rs");
    let wordless = [RowKind::Reading, RowKind::Rating, RowKind::Shift, RowKind::Influence];
    let kinds = RowKind::ALL.iter().filter(|kind| !wordless.contains(kind));
    let missing: Vec<_> = kinds.filter(|kind| !file.contains(&format!("'{}'", kind.code()))).collect();
    assert_eq!(missing, [&RowKind::Party; 0]);
}

#[test]
fn a_plan_is_added_once_and_imported_any_number_of_times() {
    let mut desk = Desk::new();
    let id = desk.create(&workshop());
    assert!(matches!(desk.store.create(workshop(), &note("create_plan")), Err(CreateError::Exists(_))));
    let again = desk.store.import(workshop(), &note("import_plan")).unwrap();
    assert_ne!(again.plan.id, id);
    assert_eq!(again.plan.parties, workshop().parties);
    assert_eq!(desk.store.plans().unwrap().len(), 2);
}

#[test]
fn a_deleted_plan_leaves_and_comes_back_whole() {
    let mut desk = Desk::new();
    let id = desk.create(&workshop());
    let before = desk.store.projection_text(id).unwrap();
    desk.store.delete(id, &note("delete_plan")).unwrap();
    assert!(matches!(desk.store.load(id), Err(LoadError::NotThere(_))));
    assert_eq!((desk.store.plans().unwrap().len(), desk.store.projection_text(id).unwrap().len()), (0, 0));
    assert_eq!(desk.store.library_steps().unwrap().undo.unwrap().as_str(), "delete_plan");
    desk.store.undo_library(name("Anna"), Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(desk.store.projection_text(id).unwrap(), before);
    assert_eq!(*desk.fresh().load(id).unwrap().plan, workshop());
}

#[test]
fn adding_a_plan_is_undone_and_redone() {
    let mut desk = Desk::new();
    let id = desk.create(&workshop());
    rename(&mut desk.store, id, "Renamed");
    let undone = desk.store.undo_library(name("Anna"), Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!((undone.plan, undone.label.as_str()), (id, "create_plan"));
    assert!(desk.store.plans().unwrap().is_empty());
    assert!(matches!(desk.store.undo_library(name("Anna"), Timestamp::UNIX_EPOCH), Err(UndoError::Nothing)));
    desk.store.redo_library(name("Anna"), Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(desk.store.load(id).unwrap().plan.name.as_str(), "Renamed");
}

fn proposal(plan: &Plan) -> ProposalRow {
    let (issue, criterion) = (&plan.issues[0], &plan.criteria[0]);
    ProposalRow {
        listing: Listing::Proposed,
        label: "win-win-if".to_owned(),
        title: "Keeps it".to_owned(),
        alike: "1".to_owned(),
        choices: vec![(issue.id, Choice::Option(issue.options()[0].id))],
        parties: vec![ProposalParty {
            party: plan.parties[0].id,
            utility: Ratio::fraction(5, 6),
            band: Ratio::fraction(2, 3).zip(Ratio::fraction(1, 1)),
            place: None,
        }],
        levels: vec![ProposalLevel {
            party: criterion.party,
            criterion: criterion.id,
            level: (2.into(), 3.into()),
            needed: NeededLevel::default(),
            standing: Standing::Essential,
        }],
        reasons: vec![ProposalReason { code: "reason.listed".to_owned(), parameters: "{}".to_owned() }],
    }
}

#[test]
fn proposals_hold_for_one_revision() {
    let mut desk = Desk::new();
    let id = desk.create(&workshop());
    let saved = desk.store.load(id).unwrap();
    let rows = [proposal(&saved.plan)];
    desk.store.save_proposals(id, saved.revision, &rows).unwrap();
    assert_eq!(desk.store.plans().unwrap()[0].label.as_deref(), Some(rows[0].label.as_str()));
    assert_eq!(
        desk.ask("SELECT label || ' ' || utility FROM proposal JOIN proposal_party USING (plan, number)"),
        "win-win-if 5/6"
    );
    rename(&mut desk.store, id, "Renamed");
    assert_eq!(desk.store.plans().unwrap()[0].label, None);
    assert_eq!(desk.ask("SELECT count(*) FROM proposal_level"), "0");
    assert!(matches!(desk.store.save_proposals(id, saved.revision, &rows), Err(ProposalError::Stale)));
}

#[test]
fn settings_are_remembered() {
    let mut desk = Desk::new();
    assert_eq!(desk.store.setting(Setting::Author).unwrap(), None);
    desk.store.set_setting(Setting::Author, Some("Anna")).unwrap();
    desk.store.set_setting(Setting::Author, Some("Ben")).unwrap();
    assert_eq!(desk.fresh().setting(Setting::Author).unwrap(), Some("Ben".to_owned()));
    desk.store.set_setting(Setting::Author, None).unwrap();
    assert_eq!(desk.store.setting(Setting::Author).unwrap(), None);
}

#[test]
fn we_close_only_the_low_hanging_fruit_a_plan_that_was_put_aside_comes_back_whole_on_its_day() {
    let mut desk = Desk::new();
    let id = desk.create(&examples::lease().unwrap());
    let mut put = |until: Option<jiff::civil::Date>, note_of: Option<&str>| {
        let words = note_of.map(|text| entente_core::model::Words::new(text).unwrap());
        let edit = Edit::Plan(PlanEdit::SetDormant { until, note: words });
        let mut fresh = uuid::Uuid::now_v7;
        let mut context = EditContext { by: name("Anna"), at: Timestamp::UNIX_EPOCH, new_id: &mut fresh };
        desk.store.edit(id, &note("set_dormant"), |plan| plan.apply(&edit, &mut context)).unwrap().plan
    };
    let aside = put(Some(jiff::civil::date(2026, 9, 1)), Some("Ask again after the harvest."));
    assert_eq!(aside.dormant_until, Some(jiff::civil::date(2026, 9, 1)));
    assert_eq!(aside.dormant_note.as_ref().unwrap().as_str(), "Ask again after the harvest.");
    let back = put(None, None);
    assert_eq!(*back, examples::lease().unwrap());
    assert_eq!(*desk.fresh().load(id).unwrap().plan, examples::lease().unwrap());
}
