//! From a key to a saved edit on every screen of a crowded plan: twelve parties, sixty criteria, forty kept packages.

use entente_core::{
    edit::{Edit, EditContext, FalloutEdit, FalloutEntry, KeepEdit, PeopleEdit, StakeholderEntry},
    generate::{self, Size},
    interchange::export,
    model::{Choice, FalloutOf, Hearing, Name, Plan, Severity, StakeholderKind, Stance, Words},
};
use entente_tests::{
    driver::Drawn,
    hand::Hand,
    journey::{Journey, journey},
    window::Window,
};
use serde_json::{Value, json};
use uuid::Uuid;

const RATE: &str = concat!(include_str!("page.js"), include_str!("edit.js"));
const AGAIN: &str = concat!(include_str!("page.js"), include_str!("screen.js"));
const PACKAGES: usize = 40;
const VOICES: usize = 24;
/// How many edits are made first, to be taken back and made again.
const MADE: usize = 10;
const EDITS: usize = 40;
/// Milliseconds that 19 of 20 edits may take until they are saved and repainted, on whatever screen.
const SLOWEST: f64 = 200.0;

/// The screens: how a person gets there, and what is shown there.
const SCREENS: [(&str, &str); 10] = [
    ("Ctrl+1", "People"),
    ("Ctrl+2", "On the table"),
    ("Ctrl+3", "What it stands for"),
    ("Ctrl+4", "Criteria"),
    ("Ctrl+5", "Common ground"),
    ("Ctrl+6", "Shared outcomes"),
    ("Ideas", "Ideas"),
    ("Compare", "Compare"),
    ("Ctrl+7", "Fallout and buy-in"),
    ("Ctrl+8", "Talk and agree"),
];

#[test]
#[ignore = "measures a release build: cargo xtask release-check"]
fn an_edit_is_repainted_at_once_on_every_screen_of_a_crowded_plan() -> Journey {
    measure(5, SLOWEST)
}

fn measure(criteria_each: usize, slowest: f64) -> Journey {
    journey(|home| {
        let plan = crowd(criteria_each)?;
        println!(
            "{} parties, {} criteria, {} packages",
            plan.parties.len(),
            plan.criteria.len(),
            plan.packages.len()
        );
        home.offer("crowd.json", &export(&plan))?;
        let window = Window::open_drawn(home, &[], Drawn::AsUsual)?;
        window.rest()?;
        window.import()?;
        window.press("Ctrl+4")?;
        window.rest()?;
        window.ask(RATE, vec![json!(MADE)])?;
        let mut slow = Vec::new();
        for (way, name) in SCREENS {
            go(&window, way)?;
            window.find("heading", name)?;
            window.rest()?;
            let took = window.ask(AGAIN, vec![json!(EDITS), json!(MADE)])?;
            let [half, painted] = [50, 95].map(|share| within(&took, 0, share));
            let [half_worked_out, worked_out] = [50, 95].map(|share| within(&took, 1, share));
            println!(
                "{name}, ms: half of the edits painted within {half:.0}, 19 of 20 within {painted:.0}; \
                 all of it within {half_worked_out:.0} and {worked_out:.0}"
            );
            if painted > slowest {
                slow.push((name, painted));
            }
        }
        assert_eq!(slow, [], "milliseconds from a key to a painted edit");
        Ok(window.close()?)
    })
}

fn go(window: &Window<'_>, way: &str) -> Result<(), entente_tests::window::WindowError> {
    if way.starts_with("Ctrl") {
        return window.press(way);
    }
    let hand = Hand::on(window);
    hand.press("Ctrl+K")?;
    hand.is_at("Find or do")?;
    hand.enter(way, "Enter")
}

/// What so many of a hundred stay within, of one of the two figures of each edit.
fn within(took: &Value, place: usize, share: usize) -> f64 {
    let mut took: Vec<f64> =
        took.as_array().into_iter().flatten().filter_map(|row| row.get(place)?.as_f64()).collect();
    took.sort_by(f64::total_cmp);
    took.get(took.len() * share / 100).copied().unwrap_or(f64::INFINITY)
}

/// Twelve parties over eight issues of five options, with packages kept, and people whom options disturb.
fn crowd(criteria_each: usize) -> Result<Plan, Box<dyn std::error::Error>> {
    let size = Size { parties: 12, criteria_each, issues: 8, options: 5 };
    let plan = generate::rated_plan(size).map_err(|faults| format!("{faults:?}"))?;
    let edits = (0..PACKAGES).map(|place| kept(&plan, place)).collect::<Result<Vec<_>, _>>()?;
    let voices = (0..VOICES).map(voice).collect::<Result<Vec<_>, _>>()?;
    let plan = changed(&plan, Edit::Together(edits.into_iter().chain(voices).collect()), 0x1000)?;
    let fallouts = (0..VOICES).map(|place| fallout(&plan, place)).collect::<Result<Vec<_>, _>>()?;
    changed(&plan, Edit::Together(fallouts), 0x2000)
}

fn changed(plan: &Plan, edit: Edit, from: u128) -> Result<Plan, Box<dyn std::error::Error>> {
    let mut count = (7 << 76) | (2 << 62) | from;
    let mut new_id = || {
        count += 1;
        Uuid::from_u128(count)
    };
    let at = "2026-05-04T09:00:00Z".parse()?;
    let mut context = EditContext { by: name("Anna")?, at, new_id: &mut new_id };
    Ok(plan.apply(&edit, &mut context)?)
}

fn name(text: &str) -> Result<Name, String> {
    Name::new(text).map_err(|error| format!("{error:?}"))
}

fn words(text: &str) -> Result<Words, String> {
    Words::new(text).map_err(|error| format!("{error:?}"))
}

fn kept(plan: &Plan, place: usize) -> Result<Edit, String> {
    let chosen = plan.issues.iter().enumerate().filter_map(|(issue, row)| {
        let option = row.options().get((place * (issue + 3) + issue) % row.options().len().max(1))?;
        Some((row.id, Choice::Option(option.id)))
    });
    let title = name(&format!("Package {}", place + 1))?;
    Ok(Edit::Keep(KeepEdit::KeepPackage { title, choices: chosen.collect(), reason: None }))
}

fn voice(place: usize) -> Result<Edit, String> {
    let entry = StakeholderEntry {
        name: name(&format!("Voice {}", place + 1))?,
        kind: StakeholderKind::Person,
        party: None,
        parts: Default::default(),
        hearing: Hearing::Heard,
        stance: Stance::Exploring,
        about: None,
        workaround: None,
    };
    Ok(Edit::People(PeopleEdit::Add { entry }))
}

fn fallout(plan: &Plan, place: usize) -> Result<Edit, String> {
    let stakeholder = plan.stakeholders.get(place).ok_or("no such voice")?.id;
    let options: Vec<_> = plan.issues.iter().flat_map(|row| row.options()).map(|row| row.id).collect();
    let of = FalloutOf::Option(*options.get(place).ok_or("no such option")?);
    let entry =
        FalloutEntry { of, stakeholder, severity: Severity::Severe, words: words("The day changes")? };
    Ok(Edit::Fallout(FalloutEdit::Add { entry }))
}
