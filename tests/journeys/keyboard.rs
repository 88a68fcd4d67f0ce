//! A newcomer's way by keys alone: from nothing to a kept outcome, out as a file, and found again.

use std::{error::Error, fs, sync::Arc};

use entente_core::{
    interchange::{read, schema},
    model::Plan,
};
use entente_store::Store;
use entente_tests::{
    hand::Hand,
    home::Home,
    journey::{Journey, journey},
    window::Window,
};
use serde_json::Value;

use crate::story::{Criterion, Story, Ways};

const WORKSHOP: Story<'_> = Story {
    purpose: "Settle what becomes of the workshop",
    parties: &["Anna", "Ben"],
    issues: &[
        ("Building", Ways::Options(&["Anna keeps it", "It is sold"])),
        ("Payment", Ways::Amount(["10", "90", "10", "thousand"])),
        ("Name", Ways::Options(&["Ben uses it", "It rests"])),
    ],
    criteria: &[
        Criterion {
            party: "Anna",
            statement: "The craft goes on",
            issue: "1",
            essential: Some("the bench stands where it stood"),
            levels: &["3", "0"],
        },
        Criterion {
            party: "Anna",
            statement: "Her savings last",
            issue: "2",
            essential: None,
            levels: &["3", "0"],
        },
        Criterion {
            party: "Ben",
            statement: "Free of debt",
            issue: "2",
            essential: Some("the bank writes that nothing is owed"),
            levels: &["0", "3"],
        },
        Criterion {
            party: "Ben",
            statement: "Father's name is respected",
            issue: "3",
            essential: None,
            levels: &["1", "2"],
        },
    ],
};

#[test]
fn a_plan_is_made_proposed_kept_exported_and_found_again_by_keys_alone() -> Journey {
    journey(|home| {
        let window = Window::open(home, &[])?;
        let hand = Hand::on(&window);
        WORKSHOP.tell(&hand)?;
        hand.press("Ctrl+6")?;
        window.hides("Needs a fresh look")?;
        window.shows("to meet what is essential to both.")?;
        hand.tab_to("Keep this package")?;
        hand.press("Enter")?;
        window.shows("Kept as")?;
        hand.press("Ctrl+E")?;
        window.shows("Exported to")?;
        window.close()?;

        let plan = exported(home)?;
        assert_eq!(plan.packages.len(), 1);
        assert_eq!(*saved(home, &plan)?, plan);

        let window = Window::open(home, &[])?;
        let hand = Hand::on(&window);
        hand.tab_to("Open Settle")?;
        hand.press("Enter")?;
        window.shows("What should be different afterwards")?;
        hand.press("Ctrl+6")?;
        window.shows("Kept packages")?;
        window.find("button", &format!("Name of the kept package: {}", plan.packages[0].title))?;
        hand.press("Ctrl+4")?;
        for criterion in WORKSHOP.criteria {
            window.shows(criterion.statement)?;
        }
        Ok(window.close()?)
    })
}

/// The plan in the one file that was saved, after the schema that ships with Entente has passed it.
fn exported(home: &Home) -> Result<Plan, Box<dyn Error>> {
    let file = fs::read_dir(home.files())?
        .filter_map(Result::ok)
        .find(|entry| entry.path().extension().is_some_and(|ending| ending == "json"))
        .ok_or("nothing was exported")?;
    let text = fs::read_to_string(file.path())?;
    let (schema, file): (Value, Value) = (serde_json::from_str(&schema())?, serde_json::from_str(&text)?);
    let faults = jsonschema::validator_for(&schema)?;
    let faults: Vec<String> = faults.iter_errors(&file).map(|fault| fault.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
    read(&text).map_err(|refusal| format!("{refusal:?}").into())
}

/// The plan as the database has it, whose tables say what its change log says.
fn saved(home: &Home, plan: &Plan) -> Result<Arc<Plan>, Box<dyn Error>> {
    let mut store = Store::open(&home.database())?;
    let live = store.projection_text(plan.id)?;
    for criterion in &plan.criteria {
        assert!(live.contains(criterion.statement.as_str()), "{live}");
    }
    let saved = store.load(plan.id)?.plan;
    store.rebuild(plan.id)?;
    assert_eq!(store.projection_text(plan.id)?, live);
    Ok(saved)
}
