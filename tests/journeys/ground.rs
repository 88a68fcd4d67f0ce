//! Common ground and what comes of it, by keys alone: a line each holds, what differs usefully, an idea that becomes a row.

use entente_core::examples::Example;
use entente_tests::{
    hand::Hand,
    home::Home,
    journey::{Journey, journey},
    window::{Window, WindowError},
};

/// A window with an example that was imported.
fn with(home: &Home, example: Example) -> Result<Window<'_>, WindowError> {
    home.offer("plan.json", example.text())?;
    let window = Window::open(home, &[])?;
    window.rest()?;
    window.import()?;
    Ok(window)
}

#[test]
fn a_shared_line_is_confirmed_and_the_same_word_with_other_evidence_is_not_shared() -> Journey {
    journey(|home| {
        let window = with(home, Example::Workshop)?;
        let hand = Hand::on(&window);
        hand.press("Ctrl+5")?;
        for words in ["What we share", "Where we differ usefully", "What competes", "8 in 10", "4 in 10"] {
            window.shows(words)?;
        }
        window.shows("Not shared yet.")?;
        window.shows("Both are enough in 27 of 54 packages.")?;
        hand.tab_to("Ben: not yet")?;
        hand.press("Enter")?;
        window.shows("Each of them holds this line.")?;
        hand.press("Ctrl+Z")?;
        window.shows("Ben: not yet")?;
        hand.tab_to("Time, risk or means")?;
        hand.press("Enter")?;
        hand.is_at("Whose")?;
        hand.tab_to("What is behind it")?;
        hand.enter("owes the bank already", "Tab")?;
        hand.tab_to("Keep")?;
        hand.press("Enter")?;
        window.shows("owes the bank already")?;
        hand.press("t")?;
        window.shows("some choice gives both the most they can have")?;
        Ok(window.close()?)
    })
}

#[test]
fn an_idea_is_put_aside_taken_up_again_and_becomes_an_option() -> Journey {
    journey(|home| {
        let window = with(home, Example::Workshop)?;
        let hand = Hand::on(&window);
        hand.press("Ctrl+K")?;
        hand.is_at("Find or do")?;
        hand.enter("Ideas", "Enter")?;
        window.shows("What else would give this?")?;
        hand.tab_to("Leads to a new option of Cash.")?;
        hand.press("p")?;
        window.shows("The idea is put aside.")?;
        hand.press("Ctrl+Z")?;
        window.hides("The idea is put aside.")?;
        hand.tab_to("Leads to a new option of Cash.")?;
        hand.press("Enter")?;
        hand.is_at("What the new option is called")?;
        hand.enter("half now, half in a year", "Enter")?;
        window.shows("The option is on the table.")?;
        hand.press("Ctrl+2")?;
        window.shows("half now, half in a year")?;
        hand.press("Ctrl+Z")?;
        window.hides("half now, half in a year")?;
        Ok(window.close()?)
    })
}

#[test]
fn packages_stand_side_by_side_and_no_agreement_stays_closed_until_it_is_opened() -> Journey {
    journey(|home| {
        let window = with(home, Example::Lease)?;
        let hand = Hand::on(&window);
        hand.press("Ctrl+6")?;
        window.shows("to meet what is essential to both.")?;
        for number in ["1", "2"] {
            hand.tab_to(&format!("Package {number}: "))?;
            hand.press("c")?;
            window.shows("is among those compared")?;
        }
        hand.press("Ctrl+K")?;
        hand.is_at("Find or do")?;
        hand.enter("Compare", "Enter")?;
        window.shows("Checks, never added up")?;
        window.shows("Private, closed")?;
        window.hides("Mara: ")?;
        hand.tab_to("Package 1")?;
        hand.press("0")?;
        window.shows("Private, open")?;
        window.shows("Mara: ")?;
        hand.go("Right")?;
        hand.is_at("Package 2")?;
        window.shows("The dog stays with us")?;
        hand.press("d")?;
        window.hides("The dog stays with us")?;
        hand.press("x")?;
        hand.is_at("Package 1")?;
        window.shows("These packages bring every criterion to the same level.")?;
        Ok(window.close()?)
    })
}

#[test]
fn a_term_that_depends_on_an_event_says_what_its_gain_rests_on() -> Journey {
    journey(|home| {
        let window = with(home, Example::Lease)?;
        let hand = Hand::on(&window);
        hand.press("Ctrl+K")?;
        hand.is_at("Find or do")?;
        hand.enter("If-then", "Enter")?;
        window.shows("Gain rests only on differing forecasts.")?;
        hand.tab_to("How likely Mara thinks it")?;
        hand.press("Ctrl+A")?;
        hand.enter("3", "Tab")?;
        window.shows("Somebody expects less than without it.")?;
        hand.press("Ctrl+Z")?;
        window.shows("Gain rests only on differing forecasts.")?;
        hand.tab_to("Answer")?;
        hand.press("Enter")?;
        hand.tab_to("Can each bear the branch that is worse for it?")?;
        hand.enter("Yes: 50 a month either way", "Tab")?;
        hand.tab_to("Keep")?;
        hand.press("Enter")?;
        window.shows("Yes: 50 a month either way")?;
        Ok(window.close()?)
    })
}
