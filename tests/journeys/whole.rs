//! The whole way by keys alone: from an empty database to an agreement that every party has looked at again.

use std::{cell::RefCell, collections::BTreeSet, error::Error};

use entente_core::{advice::AgreementStanding, model::Plan};
use entente_store::Store;
use entente_tests::{
    hand::Hand,
    home::Home,
    journey::{Journey, journey},
    window::{Window, WindowError},
};
use serde_json::Value;

use crate::story::{Criterion, Story, Ways};

const MILL: Story<'_> = Story {
    purpose: "Settle who runs the mill",
    parties: &["Ida", "Tom"],
    issues: &[
        ("Mill", Ways::Options(&["Ida runs it", "Both run it", "It is let"])),
        ("Payment", Ways::Options(&["At once", "Over five years"])),
        ("Name", Ways::Options(&["Ida’s", "The old one"])),
    ],
    criteria: &[
        of("Ida", "The wheel keeps turning", "1", Some("flour is milled every week"), &["3", "2", "0"]),
        of("Ida", "Savings last", "2", None, &["0", "3"]),
        of("Tom", "Free of the loan", "2", Some("the bank writes that nothing is owed"), &["3", "2"]),
        of("Tom", "Mother is remembered", "3", None, &["1", "3"]),
    ],
};

const fn of<'a>(
    party: &'a str,
    statement: &'a str,
    issue: &'a str,
    essential: Option<&'a str>,
    levels: &'a [&'a str],
) -> Criterion<'a> {
    Criterion { party, statement, issue, essential, levels }
}

/// A hand that looks at every field on the way.
struct Walk<'a> {
    window: &'a Window<'a>,
    hand: Hand<'a>,
    fields: RefCell<BTreeSet<String>>,
}

/// The names of everything on the page that takes words or figures.
const FIELDS: &str = concat!(
    include_str!("../src/page/name.js"),
    "return [...document.querySelectorAll('input, textarea, select, [role=radiogroup], [role=spinbutton]')].map(nameOf)"
);

impl<'a> Walk<'a> {
    fn in_window(window: &'a Window<'a>) -> Self {
        Self { window, hand: Hand::on(window), fields: RefCell::default() }
    }

    /// Presses the keys that lead to a place, and looks at its fields once it is drawn.
    fn stage(&self, keys: &str, shows: &str) -> Result<(), WindowError> {
        self.hand.press(keys)?;
        self.window.shows(shows)?;
        self.look()
    }

    fn look(&self) -> Result<(), WindowError> {
        let found = self.window.run(FIELDS, Vec::new())?;
        let names = found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
        self.fields.borrow_mut().extend(names);
        Ok(())
    }

    /// Goes to what has this name and presses a key there.
    fn at(&self, name: &str, key: &str) -> Result<(), WindowError> {
        self.hand.tab_to(name)?;
        self.hand.press(key)
    }

    /// Goes to the field of this name, writes, and presses the key that keeps it.
    fn write(&self, field: &str, text: &str, key: &str) -> Result<(), WindowError> {
        self.hand.tab_to(field)?;
        self.hand.enter(text, key)
    }

    /// Chooses in a list what is so many places below.
    fn choose(&self, list: &str, below: usize) -> Result<(), WindowError> {
        self.hand.tab_to(list)?;
        (0..below).try_for_each(|_| self.hand.press("Down"))
    }
}

fn name_who_is_touched(walk: &Walk<'_>) -> Result<(), WindowError> {
    walk.stage("Ctrl+1", "Everyone it touches")?;
    walk.at("Add someone", "Enter")?;
    walk.hand.is_at("Name")?;
    walk.look()?;
    walk.hand.enter("Lena, the miller", "Tab")?;
    walk.choose("Heard", 1)?;
    walk.at("carries it out", "Space")?;
    walk.at("Keep", "Enter")?;
    walk.window.shows("0 of 1 who must be heard have been heard")
}

fn hear_who_must_be_heard(walk: &Walk<'_>) -> Result<(), WindowError> {
    walk.stage("Ctrl+1", "Everyone it touches")?;
    walk.at("Lena, the miller", "Enter")?;
    walk.choose("Heard", 1)?;
    walk.choose("Stance", 3)?;
    walk.at("Keep", "Enter")?;
    walk.window.shows("1 of 1 who must be heard have been heard")
}

/// What the mill stands for to each: Ida says it, Tom’s is a guess.
fn read_the_mill(walk: &Walk<'_>) -> Result<(), WindowError> {
    walk.stage("Ctrl+3", "Mill has no reading for Tom.")?;
    walk.write("When this is as you want it, what becomes easier?", "Work in the village", "Ctrl+Enter")?;
    walk.window.shows("Work in the village")?;
    walk.at("Ask it now", "Enter")?;
    walk.write("what becomes easier for them?", "Out of debt", "Ctrl+Enter")?;
    walk.window.shows("Two readings, one thing: Mill.")
}

/// Whether one idea comes from everything of these names.
const CITED_TOGETHER: &str = concat!(
    include_str!("../src/page/name.js"),
    "const cited = [...document.querySelectorAll('[aria-label=\"Comes from\"]')].map((idea) => [...idea.querySelectorAll('button')].map(nameOf));",
    "return cited.some((names) => arguments[0].every((name) => names.includes(name)))"
);

fn cite_both_readings(walk: &Walk<'_>) -> Result<(), WindowError> {
    walk.hand.press("Ctrl+K")?;
    walk.hand.is_at("Find or do")?;
    walk.hand.enter("Ideas", "Enter")?;
    walk.window.shows("Two readings of one thing. How could each keep its own?")?;
    let readings = ["reading of Ida, Mill", "reading of Tom, Mill"];
    walk.window.until("one idea that cites both readings", || {
        let found = walk.window.run(CITED_TOGETHER, vec![readings.as_slice().into()])?;
        Ok((found == Value::Bool(true)).then_some(()))
    })?;
    walk.look()
}

fn keep_a_package(walk: &Walk<'_>) -> Result<(), WindowError> {
    walk.stage("Ctrl+5", "What we share")?;
    walk.stage("Ctrl+6", "to meet what is essential to both.")?;
    walk.at("Keep this package", "Enter")?;
    walk.window.shows("Kept as")
}

fn soften_what_it_disturbs(walk: &Walk<'_>) -> Result<(), WindowError> {
    walk.stage("Ctrl+7", "What each package disturbs")?;
    walk.at("Note what is disturbed", "Enter")?;
    walk.hand.is_at("What is disturbed")?;
    walk.look()?;
    walk.hand.enter("She works on Saturdays too", "Tab")?;
    walk.at("Keep", "Enter")?;
    walk.at("She works on Saturdays too", "Enter")?;
    walk.write("What would soften it", "A day off in the week", "Enter")?;
    walk.window.shows("A day off in the week")
}

fn offer_what_was_kept(walk: &Walk<'_>) -> Result<(), WindowError> {
    walk.stage("Ctrl+8", "On the table now")?;
    walk.write("Or type it", "m1 p1 n2", "Enter")?;
    walk.window.shows("Tom: Mill Ida runs it · Payment At once · Name The old one")
}

/// Draws the agreement up, with who does what by when and what each can say at home, and signs it.
fn agree(walk: &Walk<'_>) -> Result<(), WindowError> {
    walk.at("At the table", "Right")?;
    walk.window.shows("From which kept package?")?;
    walk.at("Draw up from", "Enter")?;
    walk.window.shows("Ready to sign")?;
    walk.look()?;
    for (who, what) in [("Ida", "Pays Tom out at the bank"), ("Tom", "Hands the keys over")] {
        walk.write("Who", who, "Tab")?;
        walk.hand.enter(what, "Tab")?;
        walk.hand.enter("2031-05-17", "Enter")?;
        walk.window.find("button", &format!("Does what: {what}"))?;
    }
    walk.write("What Ida can say at home", "The wheel turns on.", "Ctrl+Enter")?;
    walk.write("What Tom can say at home", "I owe nothing.", "Ctrl+Enter")?;
    for point in ["Which part keeps itself", "What does each need", "Which sign shall we watch"] {
        walk.write(point, "The miller’s book shows it.", "Ctrl+Enter")?;
    }
    walk.at("Signed by all", "Enter")?;
    walk.window.shows("Signed, not yet reviewed")
}

fn look_at_it_again(walk: &Walk<'_>) -> Result<(), WindowError> {
    walk.hand.looks()?;
    walk.at("To the review", "Enter")?;
    walk.window.shows("How each sees it now")?;
    walk.look()?;
    for name in MILL.parties {
        walk.window.hides("Settled well")?;
        for domain in ["How content are you", "How do you feel", "Was it fair", "How do things stand"] {
            walk.choose(&format!("{name}: {domain}"), 1)?;
        }
        walk.choose(&format!("{name}: are the essentials still met?"), 1)?;
    }
    walk.window.shows("Settled well")
}

#[test]
fn making_negotiation_win_win_an_agreement_is_reached_and_reviewed_by_keys_with_no_limit_typed_anywhere()
-> Journey {
    journey(|home| {
        let window = Window::open(home, &[])?;
        let walk = Walk::in_window(&window);
        window.rest()?;
        walk.look()?;
        MILL.tell(&walk.hand)?;
        name_who_is_touched(&walk)?;
        walk.stage("Ctrl+2", "Over five years")?;
        read_the_mill(&walk)?;
        walk.stage("Ctrl+4", "The wheel keeps turning")?;
        cite_both_readings(&walk)?;
        hear_who_must_be_heard(&walk)?;
        keep_a_package(&walk)?;
        soften_what_it_disturbs(&walk)?;
        offer_what_was_kept(&walk)?;
        agree(&walk)?;
        look_at_it_again(&walk)?;
        println!(
            "{} inputs, {} moves, {} strokes",
            walk.hand.inputs(),
            walk.hand.moves(),
            walk.hand.strokes()
        );
        nobody_was_asked_for_a_limit(&walk.fields.into_inner());
        window.close()?;
        is_found_again(home)
    })
}

/// How fields for what somebody would at least take, at most give, or aims at would be called.
const LIMITS: [&str; 12] = [
    "limit",
    "target",
    "walk-away",
    "walk away",
    "reserve",
    "reservation",
    "bottom line",
    "at least",
    "at most",
    "minimum",
    "maximum",
    "least acceptable",
];

fn nobody_was_asked_for_a_limit(fields: &BTreeSet<String>) {
    assert!(fields.len() > 40, "{fields:?}");
    let asked = |name: &&String| LIMITS.iter().any(|word| name.to_lowercase().contains(word));
    assert_eq!(fields.iter().filter(asked).collect::<Vec<_>>(), Vec::<&String>::new());
}

fn is_found_again(home: &Home) -> Journey {
    let window = Window::open(home, &[])?;
    let hand = Hand::on(&window);
    window.shows("Settled well")?;
    hand.tab_to("Open Settle who runs the mill")?;
    hand.press("Enter")?;
    window.shows("What should be different afterwards")?;
    hand.press("Ctrl+8")?;
    window.shows("How each sees it now")?;
    window.shows("Settled well")?;
    window.close()?;
    let plan = only_plan(home)?;
    let essentials = plan.criteria.iter().filter(|row| plan.is_essential(row));
    let seen: Vec<_> = essentials.map(|row| row.evidence.as_ref().map(|words| words.as_str())).collect();
    assert_eq!(
        seen,
        MILL.criteria.iter().map(|row| row.essential).filter(Option::is_some).collect::<Vec<_>>()
    );
    let [agreement] = plan.agreements.as_slice() else { return Err("one agreement".into()) };
    assert_eq!(entente_core::advice::standing(&plan, agreement), AgreementStanding::SettledWell);
    let due =
        agreement.commitments.iter().filter(|row| row.due.is_some_and(|day| day.to_string() == "2031-05-17"));
    assert_eq!((due.count(), agreement.explanations.len()), (2, 2));
    assert_eq!((agreement.durability.len(), agreement.checks.len()), (3, 2));
    Ok(())
}

/// The one plan of the database.
fn only_plan(home: &Home) -> Result<Plan, Box<dyn Error>> {
    let mut store = Store::open(&home.database())?;
    let id = store.known_plans()?.into_iter().next().ok_or("the plan is gone")?;
    Ok(Plan::clone(&*store.load(id)?.plan))
}
