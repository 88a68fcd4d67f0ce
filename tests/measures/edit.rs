//! From a key to a saved edit on the screen, and on to the proposals of the changed plan, in a large plan; and how long the
//! page keeps a person waiting who types meanwhile.

use entente_core::{
    generate::{self, Size},
    interchange::export,
    model::Plan,
};
use entente_tests::{
    driver::Drawn,
    home::Home,
    journey::{Journey, journey},
    window::Window,
};
use serde_json::{Value, json};

const RATE: &str = concat!(include_str!("page.js"), include_str!("edit.js"));
const RENEW: &str = concat!(include_str!("page.js"), include_str!("outcome.js"));
const TYPE: &str = include_str!("typing.js");
const EDITS: usize = 200;
/// How many edits are made, taken back, and made again, over and over, while proposals are looked at.
const MADE: usize = 20;
/// Milliseconds that 19 of 20 edits may take until they are saved and repainted.
const SLOWEST: f64 = 50.0;
/// Milliseconds that 19 of 20 edits may take until the proposals of the changed plan are painted.
const SLOWEST_OUTCOME: f64 = 100.0;
/// Milliseconds between two moments at which the page can take a key.
const LONGEST_GAP: f64 = 50.0;

#[test]
#[ignore = "measures a release build: cargo xtask release-check"]
fn an_edit_is_saved_and_repainted_at_once_in_a_large_plan() -> Journey {
    journey(|home| {
        let window = open_large_plan(home)?;
        window.press("Ctrl+4")?;
        window.rest()?;
        let took = figures(&window.ask(RATE, vec![json!(EDITS)])?);
        within("an edit saved and repainted", took, SLOWEST);
        Ok(window.close()?)
    })
}

#[test]
#[ignore = "measures a release build: cargo xtask release-check"]
fn the_proposals_follow_an_edit_at_once_in_a_large_plan() -> Journey {
    journey(|home| {
        let window = open_large_plan(home)?;
        window.press("Ctrl+4")?;
        window.rest()?;
        window.ask(RATE, vec![json!(MADE)])?;
        window.press("Ctrl+6")?;
        window.shows("Proposed")?;
        window.rest()?;
        let took = figures(&window.ask(RENEW, vec![json!(EDITS), json!(MADE)])?);
        within("proposals of a changed plan painted", took, SLOWEST_OUTCOME);
        Ok(window.close()?)
    })
}

#[test]
#[ignore = "measures a release build: cargo xtask release-check"]
fn typing_never_stutters_while_a_large_plan_is_looked_at() -> Journey {
    journey(|home| {
        let window = open_large_plan(home)?;
        window.click("textbox", "What should be different afterwards")?;
        let [gap, looked] = figures(&window.ask(TYPE, vec![json!(EDITS), json!(large_plan()?.id)])?)[..]
        else {
            return Err("the page answers otherwise".into());
        };
        println!(
            "typing while a plan is looked at, ms: the longest gap {gap:.1} ({EDITS} keys, looked at {looked} times)"
        );
        assert!(looked > 0.0, "nothing was looked at");
        assert!(gap <= LONGEST_GAP, "the page keeps a key waiting for {gap:.1} ms");
        Ok(window.close()?)
    })
}

/// Tells what edits took, and fails when 19 of 20 took longer than they may.
fn within(what: &str, mut took: Vec<f64>, slowest: f64) {
    took.sort_by(f64::total_cmp);
    let at = |share: usize| took.get(took.len() * share / 100).copied().unwrap_or(f64::INFINITY);
    let (half, most) = (at(50), at(95));
    println!("{what}, ms: half within {half:.1}, 95 of 100 within {most:.1} ({EDITS} edits)");
    assert_eq!(took.len(), EDITS);
    assert!(most <= slowest, "{what}: 19 of 20 edits take up to {most:.1} ms");
}

/// Twelve issues of eight options, four parties of twelve criteria, each rated at its main issue.
fn large_plan() -> Result<Plan, String> {
    let size = Size { parties: 4, criteria_each: 12, issues: 12, options: 8 };
    generate::rated_plan(size).map_err(|faults| format!("{faults:?}"))
}

fn open_large_plan(home: &Home) -> Result<Window<'_>, Box<dyn std::error::Error>> {
    home.offer("large.json", &export(&large_plan()?))?;
    let window = Window::open_drawn(home, &[], Drawn::AsUsual)?;
    window.rest()?;
    window.import()?;
    Ok(window)
}

fn figures(answer: &Value) -> Vec<f64> {
    answer.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}
