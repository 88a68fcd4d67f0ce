//! Modes: the same screens from every viewpoint, and no private row on a shared one.

use entente_core::{
    audience::table,
    edit::{Edit, PlanEdit},
    examples::Example,
    generate::plan,
    interchange::{export, read},
    model::{
        Idea, IdeaCode, IdeaState, Plan, Position, Provenance, SafeToSayNo, Standard, StandardKind, Words,
    },
};
use serde_json::Value;

use super::{Home, home, name};
use crate::{
    desk::Desk,
    wire::{
        analysis::{Finding, ProposalOrder},
        error::ErrorCode,
        plan::{LogView, PlanView, Viewpoint},
    },
};

pub(super) fn opened(desk: &Desk, folder: &std::path::Path, plan: &Plan) -> PlanView {
    let file = folder.join("plan.json");
    std::fs::write(&file, export(plan)).unwrap();
    let preview = desk.preview_import(&[file]).unwrap().unwrap();
    desk.confirm_import(preview.plan).unwrap()
}

/// A view without what says whose it is.
fn told(view: &PlanView) -> Value {
    let mut told = serde_json::to_value(view).unwrap();
    told["mine"] = Value::Null;
    told["viewpoint"] = Value::Null;
    for party in told["parties"].as_array_mut().unwrap() {
        party["mine"] = Value::Null;
    }
    told
}

#[test]
fn do_you_want_to_sell_every_entity_and_every_field_is_there_from_every_partys_viewpoint() {
    let Home(desk, folder) = home();
    for example in Example::ALL {
        let view = opened(&desk, folder.path(), &example.plan().unwrap());
        for party in &view.parties {
            let seen = desk.see_plan(view.id, Viewpoint::Party { party: party.id }).unwrap();
            assert_eq!(seen.mine, Some(party.id));
            assert_eq!(told(&seen), told(&view));
        }
        assert_eq!(desk.see_plan(view.id, Viewpoint::Neutral).unwrap().mine, None);
    }
}

/// Everything of a plan, counted party by party: what is said of the first two, in either order.
#[test]
fn whatever_one_party_has_the_other_can_have_too() {
    let mut looked_at = 0;
    for seed in 0..40_u16 {
        let numbers: Vec<u16> =
            (0..500).map(|at: u16| at.wrapping_mul(31).wrapping_add(seed * 977)).collect();
        let Ok(plan) = plan(&numbers) else { continue };
        let [one, other, ..] = plan.parties.as_slice() else { continue };
        let (one, other) = (one.id.to_string(), other.id.to_string());
        let swapped = export(&plan).replace(&one, "@@").replace(&other, &one).replace("@@", &other);
        let mirrored = read(&swapped).unwrap_or_else(|refusal| panic!("{refusal}"));
        let [view, mirrored] = [&plan, &mirrored].map(|plan| PlanView::of(plan, LogView::default()));
        let texts = [view, mirrored].map(|view| serde_json::to_string(&view).unwrap());
        let [own, theirs] = texts.map(|text| (text.matches(&one).count(), text.matches(&other).count()));
        assert_eq!(own, (theirs.1, theirs.0));
        looked_at += 1;
    }
    assert!(looked_at > 10, "{looked_at}");
}

/// The lease with words that nobody else may read in every private field that it fills, in its head, in its courses, and in
/// rows of the kinds that are shared only in part.
pub(super) fn planted() -> Plan {
    let secret = || Words::new("SECRET that is nobody else's").ok();
    let mut file: Value = serde_json::from_str(&export(&Example::Lease.plan().unwrap())).unwrap();
    table::texts(&mut file, &mut |field, text| {
        if table::is_free(field) && !table::is_for_everyone(field) {
            *text = secret().unwrap().to_string();
        }
    });
    let mut parts = read(&file.to_string()).unwrap_or_else(|refusal| panic!("{refusal}")).into_parts();
    (parts.obstacle, parts.status_quo) = (secret(), secret());
    parts.courses.iter_mut().for_each(|row| row.words = secret());
    parts.questions.iter_mut().for_each(|row| row.words = secret().unwrap());
    parts.parties.iter_mut().for_each(|row| row.about = secret());
    parts.stakeholders.iter_mut().for_each(|row| row.about = secret());
    parts.criteria.iter_mut().for_each(|row| row.provenance.note = secret());
    let (id, words, guess) = (uuid::Uuid::from_u128(1), secret().unwrap(), Provenance::guessed(None, None));
    let said = parts.positions.first().unwrap().clone();
    parts.positions.push(Position { id: id.into(), words: words.clone(), provenance: guess, ..said });
    let outside = parts.standards.first().unwrap().clone();
    let (kind, party) = (StandardKind::Mandate, parts.mine);
    parts.standards.push(Standard { id: id.into(), kind, party, words: words.clone(), ..outside });
    parts.ideas.push(Idea {
        id: id.into(),
        code: IdeaCode::Own,
        party: None,
        words: Some(words),
        cites: Vec::new(),
        state: IdeaState::Open,
        by: name("Mara"),
        at: jiff::Timestamp::UNIX_EPOCH,
    });
    Plan::new(parts).unwrap()
}

#[test]
fn what_the_page_gets_for_a_shared_screen_holds_no_private_row() {
    let Home(desk, folder) = home();
    let view = opened(&desk, folder.path(), &planted());
    let text = |answer: &dyn Fn() -> Value| answer().to_string();
    assert!(text(&|| serde_json::to_value(&view).unwrap()).contains("SECRET"));
    let joint = desk.see_plan(view.id, Viewpoint::Joint).unwrap();
    assert!((joint.courses.is_empty(), joint.mine, joint.viewpoint) == (true, None, Viewpoint::Joint));
    let analysis = desk.analyse(view.id, |_| {}, |_| {}).unwrap();
    let answers = [
        serde_json::to_value(&joint).unwrap(),
        serde_json::to_value(&analysis).unwrap(),
        serde_json::to_value(desk.plan_history(view.id).unwrap()).unwrap(),
        serde_json::to_value(desk.find_rows("SECRET").unwrap()).unwrap(),
        serde_json::to_value(desk.compare_versions(view.id, None, None).unwrap()).unwrap(),
    ];
    for answer in answers {
        assert!(!answer.to_string().contains("SECRET"), "{answer}");
    }
}

#[test]
fn a_shared_screen_orders_proposals_by_nothing_and_the_keepers_own_by_place() {
    let Home(desk, _folder) = home();
    let view = desk.add_example("workshop").unwrap();
    let order = || match desk.analyse(view.id, |_| {}, |_| {}).unwrap().finding {
        Finding::Ready { outcomes } => (outcomes.order, outcomes.proposals.len()),
        other @ (Finding::Blocked { .. }
        | Finding::TooFewData { .. }
        | Finding::TooLarge { .. }
        | Finding::Cancelled) => panic!("{other:?}"),
    };
    assert_eq!(order(), (ProposalOrder::ByPlace, 3));
    desk.see_plan(view.id, Viewpoint::Joint).unwrap();
    assert_eq!(order(), (ProposalOrder::Shuffled, 3));
}

#[test]
fn a_shared_screen_writes_nothing_over_and_is_left_as_it_was() {
    let Home(desk, folder) = home();
    let view = opened(&desk, folder.path(), &planted());
    desk.see_plan(view.id, Viewpoint::Joint).unwrap();
    let rename = Edit::Plan(PlanEdit::Rename { name: name("Other") });
    assert_eq!(desk.edit_plan(view.id, &rename).unwrap_err().code, ErrorCode::JointReadOnly);
    assert_eq!(desk.undo_plan(view.id).unwrap_err().code, ErrorCode::JointReadOnly);
    let back = desk.see_plan(view.id, Viewpoint::Keeper).unwrap();
    assert_eq!(told(&back), told(&view));
}

#[test]
fn where_somebody_cannot_say_no_safely_no_screen_is_shared() {
    let Home(desk, _folder) = home();
    let view = desk.add_example("workshop").unwrap();
    let answer = Some(SafeToSayNo::No);
    desk.edit_plan(view.id, &Edit::Plan(PlanEdit::SetSafeToSayNo { answer })).unwrap();
    assert_eq!(desk.see_plan(view.id, Viewpoint::Joint).unwrap_err().code, ErrorCode::JointUnsafe);
}

#[test]
fn a_shared_screen_shows_guesses_as_guesses_and_essentials_as_they_stand_and_no_position_that_is_only_guessed()
 {
    let Home(desk, folder) = home();
    let mut parts = planted().into_parts();
    let guessed = parts.positions.first().unwrap().id;
    parts.positions.first_mut().unwrap().provenance = Provenance::guessed(None, None);
    let own = opened(&desk, folder.path(), &Plan::new(parts).unwrap());
    let joint = desk.see_plan(own.id, Viewpoint::Joint).unwrap();
    let judged = |view: &PlanView| -> Vec<_> {
        let rows = view.criteria.iter();
        rows.map(|row| (row.id, row.essential, row.needed, row.provenance.guess)).collect()
    };
    assert_eq!(judged(&joint), judged(&own));
    assert!(judged(&own).iter().any(|row| row.1) && judged(&own).iter().any(|row| row.3), "there are some");
    let positions = |view: &PlanView| view.positions.iter().any(|row| row.id == guessed);
    assert!(positions(&own) && !positions(&joint));
}
