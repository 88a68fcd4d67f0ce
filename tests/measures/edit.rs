//! From a key to a saved edit on the screen, in a large plan.

use entente_core::{
    generate::{self, Size},
    interchange::export,
};
use entente_tests::{
    driver::Drawn,
    home::Home,
    journey::{Journey, journey},
    window::Window,
};
use serde_json::{Value, json};

const RATE: &str = include_str!("edit.js");
const EDITS: usize = 200;
/// Milliseconds that 19 of 20 edits may take.
const SLOWEST: f64 = 50.0;

#[test]
#[ignore = "measures a release build: cargo xtask release-check"]
fn an_edit_is_saved_and_repainted_at_once_in_a_large_plan() -> Journey {
    journey(|home| {
        let window = open_large_plan(home)?;
        window.press("Ctrl+4")?;
        window.rest()?;
        let mut took = figures(&window.ask(RATE, vec![json!(EDITS)])?);
        took.sort_by(f64::total_cmp);
        let at = |share: usize| took.get(took.len() * share / 100).copied().unwrap_or(f64::INFINITY);
        let (half, most) = (at(50), at(95));
        println!(
            "an edit saved and repainted, ms: half within {half:.1}, 95 of 100 within {most:.1} ({EDITS} edits)"
        );
        assert_eq!(took.len(), EDITS);
        assert!(most <= SLOWEST, "19 of 20 edits take up to {most:.1} ms");
        Ok(window.close()?)
    })
}

/// Twelve issues of eight options, four parties of twelve criteria, each rated at its main issue.
fn open_large_plan(home: &Home) -> Result<Window<'_>, Box<dyn std::error::Error>> {
    let size = Size { parties: 4, criteria_each: 12, issues: 12, options: 8 };
    let plan = generate::rated_plan(size).map_err(|faults| format!("{faults:?}"))?;
    home.offer("large.json", &export(&plan))?;
    let window = Window::open_drawn(home, &[], Drawn::AsUsual)?;
    window.rest()?;
    window.import()?;
    Ok(window)
}

fn figures(answer: &Value) -> Vec<f64> {
    answer.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}
