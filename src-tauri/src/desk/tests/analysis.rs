//! Work beside the desk: it answers about the plan as it stands, and stops when the plan changes.

use std::{
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use entente_core::{
    edit::{Edit, PlanEdit},
    generate::{Ending, Entangled, Size, entangled_plan, rated_plan},
    interchange::export,
    model::{Choice, Plan, PlanId},
};

use super::{Home, home, name};
use crate::{
    desk::Desk,
    wire::analysis::{CardView, Counting, Finding, ToldView},
};

/// Within this time work stops that is of no use any more. A build without optimization is slower by a factor, and tests run
/// side by side.
const SOON: Duration = Duration::from_millis(if cfg!(debug_assertions) { 5_000 } else { 50 });

/// Opens a plan of twelve issues of eight options and four parties of twelve criteria.
fn open_large_plan(desk: &Desk, folder: &std::path::Path) -> PlanId {
    let plan = rated_plan(Size { parties: 4, criteria_each: 12, issues: 12, options: 8 }).unwrap();
    opened(desk, folder, &plan)
}

pub(super) fn opened(desk: &Desk, folder: &std::path::Path, plan: &Plan) -> PlanId {
    let file = folder.join("large.json");
    std::fs::write(&file, export(plan)).unwrap();
    let preview = desk.preview_import(&[file]).unwrap().unwrap();
    desk.confirm_import(preview.plan).unwrap().id
}

fn rename(desk: &Desk, plan: PlanId, text: &str) {
    desk.edit_plan(plan, &Edit::Plan(PlanEdit::Rename { name: name(text) })).unwrap();
}

fn proposals(finding: &Finding) -> &[CardView] {
    match finding {
        Finding::Ready { outcomes } | Finding::Blocked { outcomes, .. } => &outcomes.proposals,
        Finding::TooFewData { .. } | Finding::TooLarge { .. } | Finding::Cancelled => &[],
    }
}

#[test]
fn an_analysis_stops_soon_after_an_edit() {
    let Home(desk, folder) = home();
    let plan = open_large_plan(&desk, folder.path());
    let (started, has_started) = mpsc::channel();
    let beside = desk.clone();
    let looking = thread::spawn(move || {
        beside.analyse(plan, |_| started.send(()).unwrap_or_default(), |_| ()).unwrap()
    });
    has_started.recv().unwrap();
    rename(&desk, plan, "Another");
    let since = Instant::now();
    let view = looking.join().unwrap();
    let took = since.elapsed();
    assert_eq!(view.finding, Finding::Cancelled);
    assert!(took <= SOON, "it went on for {took:?}");
}

#[test]
fn a_plan_whose_issues_hang_together_is_answered_in_two_steps() {
    let Home(desk, folder) = home();
    let size = Size { parties: 2, criteria_each: 4, issues: 14, options: 10 };
    let plan = entangled_plan(Entangled { size, ending: Ending::Solvable, seed: 1 }).unwrap();
    let plan = opened(&desk, folder.path(), &plan);
    let mut early = Vec::new();
    let view = desk.analyse(plan, |_| (), |view| early.push(view)).unwrap();
    let [first] = early.as_slice() else { panic!("{} first answers", early.len()) };
    assert_eq!((first.plan, first.revision), (view.plan, view.revision));
    assert!(!proposals(&first.finding).is_empty());
    assert!(!proposals(&view.finding).is_empty());
}

#[test]
fn shares_are_told_of_every_package_that_is_asked_about() {
    let Home(desk, _folder) = home();
    let plan = desk.add_example("field-to-loaf").unwrap();
    let view = desk.analyse(plan.id, |_| (), |_| ()).unwrap();
    let packages: Vec<_> = proposals(&view.finding).iter().map(choices).collect();
    let counted = desk.count_shares(plan.id, view.revision, &packages).unwrap();
    let Counting::Done { packages: counted, .. } = counted.counting else { panic!("{counted:?}") };
    // Everything in this plan was said: what meets the essentials meets them always.
    assert!(packages.len() > 1);
    assert_eq!(counted.len(), packages.len());
    assert!(counted.iter().all(|own| own.shares[0].told == ToldView::All));
}

#[test]
fn shares_of_a_plan_that_has_changed_are_not_counted() {
    let Home(desk, _folder) = home();
    let plan = desk.add_example("workshop").unwrap();
    let view = desk.analyse(plan.id, |_| (), |_| ()).unwrap();
    rename(&desk, plan.id, "Another");
    let counted = desk.count_shares(plan.id, view.revision, &[]).unwrap();
    assert_eq!(counted.counting, Counting::Cancelled);
}

fn choices(card: &CardView) -> std::collections::BTreeMap<entente_core::model::IssueId, Choice> {
    card.choices.iter().map(|row| (row.issue, row.choice.clone())).collect()
}
