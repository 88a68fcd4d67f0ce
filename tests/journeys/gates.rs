//! Soft gates, by keys alone: a new plan opens at People, what is noted too early waits, and every gate is passed by one key.

use std::error::Error;

use entente_core::{
    examples::Example,
    model::{AdviceCode, IdeaState, Plan},
};
use entente_store::Store;
use entente_tests::{
    hand::Hand,
    home::Home,
    journey::{Journey, journey},
    window::{Window, WindowError},
};
use serde_json::Value;

/// The ways past a gate, as they are called at the stages.
const WAYS_PAST: [&str; 3] = ["Go on all the same", "Leave it so", "Leave it"];

/// How many ways past gates are shown, and the name of the first.
const SHOWN: &str = concat!(
    include_str!("../src/page/name.js"),
    "const ways = [...document.querySelectorAll('main button, aside button')].map(nameOf).filter((name) => arguments[0].includes(name));",
    "return [ways.length, ways[0] ?? null]"
);

fn shown(window: &Window<'_>) -> Result<(u64, Option<String>), WindowError> {
    let found = window.run(SHOWN, vec![WAYS_PAST.as_slice().into()])?;
    let first = found.get(1).and_then(Value::as_str).map(str::to_owned);
    Ok((found.get(0).and_then(Value::as_u64).unwrap_or_default(), first))
}

/// Passes every gate that is shown, one key each.
fn pass_all(window: &Window<'_>, hand: &Hand<'_>) -> Result<(), WindowError> {
    window.rest()?;
    while let (before, Some(way)) = shown(window)? {
        hand.tab_to(&way)?;
        hand.press("Enter")?;
        window.until("a gate to be passed", || {
            let (now, _) = shown(window)?;
            Ok((now != before || window.focused()?.is_none_or(|name| name != way)).then_some(()))
        })?;
        window.rest()?;
    }
    Ok(())
}

/// The plan of the only window that was open here, as it was kept.
pub(crate) fn saved(home: &Home) -> Result<Plan, Box<dyn Error>> {
    let mut store = Store::open(&home.database())?;
    let id = store.known_plans()?.into_iter().next().ok_or("the plan is gone")?;
    Ok(Plan::clone(&*store.load(id)?.plan))
}

/// Advice that its own rows and cells show, where it is not passed but answered.
const SHOWN_BY_ROWS: [AdviceCode; 3] =
    [AdviceCode::NoCriterion, AdviceCode::NotRated, AdviceCode::NoMainIssue];

#[test]
fn the_real_buyers_journey_each_gate_is_passed_with_one_key_and_the_pass_is_logged() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Lease.text())?;
        let hand = Hand::on(&window);
        for stage in 1..=7 {
            hand.press(&format!("Ctrl+{stage}"))?;
            pass_all(&window, &hand)?;
        }
        hand.press("Ctrl+3")?;
        for issue in &saved(home)?.issues {
            window.click("radio", issue.name.as_str())?;
            pass_all(&window, &hand)?;
        }
        hand.press("Ctrl+8")?;
        hand.tab_to("Review")?;
        for part in ["Review", "Agree", "At the table", "Prepare"] {
            hand.is_at(part)?;
            pass_all(&window, &hand)?;
            hand.tab_to(part)?;
            hand.press("Left")?;
        }
        window.close()?;
        let plan = saved(home)?;
        let open = entente_core::advice::advice(&plan).into_iter().map(|row| row.code);
        let open = open.filter(|code| !plan.passes.iter().any(|pass| pass.gate == *code));
        let open: Vec<AdviceCode> = open.filter(|code| !SHOWN_BY_ROWS.contains(code)).collect();
        assert_eq!(open, []);
        println!("{} gates passed", plan.passes.len());
        assert!(plan.passes.len() > 3, "{:?}", plan.passes);
        assert!(plan.passes.iter().all(|pass| !pass.by.as_str().is_empty()));
        Ok(())
    })
}

#[test]
fn the_real_buyers_journey_a_new_plan_opens_at_people_and_an_early_option_waits_until_all_are_heard()
-> Journey {
    journey(|home| {
        let window = Window::open(home, &[])?;
        let hand = Hand::on(&window);
        hand.is_at("How would you describe the matter")?;
        hand.enter("Settle the yard", "Ctrl+Enter")?;
        hand.is_at("Add a party")?;
        window.find("heading", "People")?;
        for name in ["Anna", "Ben"] {
            hand.enter(name, "Enter")?;
            hand.is_at("Add a party")?;
        }
        for party in ["Anna", "Ben"] {
            to_ideas(&hand)?;
            if party == "Anna" {
                hand.tab_to("An idea of your own")?;
                hand.enter("Rent it to the boatbuilder", "Enter")?;
            }
            window.shows("Options noted before all have been heard are put aside.")?;
            assert_eq!(saved(home)?.ideas[0].state, IdeaState::Parked);
            hand.press("Ctrl+4")?;
            hand.tab_to(&format!("Add a criterion of {party}"))?;
            hand.enter("It stays in use", "Enter")?;
            window.shows("It stays in use")?;
            hand.press("Escape")?;
        }
        to_ideas(&hand)?;
        window.hides("Options noted before all have been heard are put aside.")?;
        window.find("button", "Rent it to the boatbuilder")?;
        window.close()?;
        let plan = saved(home)?;
        let [idea] = plan.ideas.as_slice() else { return Err("one idea".into()) };
        let words = idea.words.as_ref().map(|words| words.as_str());
        assert_eq!((words, idea.state), (Some("Rent it to the boatbuilder"), IdeaState::Open));
        Ok(())
    })
}

fn to_ideas(hand: &Hand<'_>) -> Result<(), WindowError> {
    hand.press("Ctrl+K")?;
    hand.is_at("Find or do")?;
    hand.enter("Ideas", "Enter")
}
