//! What is at hand beside the stages, by keys alone: a file looked at before it comes in, guesses, questions, one's name.

use entente_core::examples::Example;
use entente_tests::{
    hand::Hand,
    journey::{Journey, journey},
    window::{Window, WindowError},
};
use serde_json::json;

/// Goes to a place by its name in the palette.
fn go_to(hand: &Hand<'_>, place: &str) -> Result<(), WindowError> {
    hand.press("Ctrl+K")?;
    hand.is_at("Find or do")?;
    hand.enter(place, "Enter")
}

#[test]
fn a_file_is_looked_at_before_it_comes_in_and_comes_in_by_enter() -> Journey {
    journey(|home| {
        home.offer("workshop.json", Example::Workshop.text())?;
        let window = Window::open(home, &[])?;
        let hand = Hand::on(&window);
        window.rest()?;
        hand.press("Ctrl+O")?;
        window.shows("Import “The workshop”?")?;
        hand.press("Escape")?;
        window.hides("Import “The workshop”?")?;
        window.shows("Nothing here yet.")?;
        window.rest()?;
        window.import()?;
        hand.press("Ctrl+0")?;
        window.shows("One plan on this computer.")?;
        hand.press("Ctrl+Z")?;
        window.shows("Nothing here yet.")?;
        Ok(window.close()?)
    })
}

#[test]
fn a_file_that_is_refused_says_where_and_changes_nothing() -> Journey {
    journey(|home| {
        home.offer("broken.json", "{\"format\": ")?;
        let window = Window::open(home, &[])?;
        let hand = Hand::on(&window);
        window.rest()?;
        hand.press("Ctrl+O")?;
        for words in ["Nothing was imported", "It stops at broken.json 1:", "Save or export the file again."]
        {
            window.shows(words)?;
        }
        hand.press("Escape")?;
        window.shows("Nothing here yet.")?;
        Ok(window.close()?)
    })
}

#[test]
fn a_guess_becomes_what_they_said_and_leaves_the_list() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let hand = Hand::on(&window);
        go_to(&hand, "Guesses to check")?;
        window.shows("33 rows are guesses.")?;
        hand.tab_to("“Free of debt” is enough from 1")?;
        hand.press("g")?;
        window.shows("Where this comes from")?;
        hand.tab_to("A guess")?;
        hand.press("Right")?;
        hand.is_at("Ben said it")?;
        hand.tab_to("Keep")?;
        hand.press("Enter")?;
        window.shows("32 rows are guesses.")?;
        hand.is_at("What has to be true: Free of debt")?;
        hand.looks()?;
        hand.press("Enter")?;
        window.shows("How far does each choice serve each criterion?")?;
        hand.is_at("Free of debt")?;
        Ok(window.close()?)
    })
}

#[test]
fn a_question_is_noted_and_answered_in_place() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let hand = Hand::on(&window);
        go_to(&hand, "Questions to ask")?;
        hand.tab_to("The question")?;
        hand.enter("Which tools would you miss?", "Enter")?;
        window.shows("7 questions to ask.")?;
        hand.tab_to("Which tools would you miss?")?;
        hand.press("Enter")?;
        hand.is_at("The answer")?;
        hand.enter("The plane", "Ctrl+Enter")?;
        window.shows("6 questions to ask.")?;
        hand.press("Ctrl+Z")?;
        window.shows("7 questions to ask.")?;
        Ok(window.close()?)
    })
}

#[test]
fn the_name_that_signs_is_asked_once_and_stands_in_the_history() -> Journey {
    journey(|home| {
        home.offer("workshop.json", Example::Workshop.text())?;
        let window = Window::open(home, &[])?;
        let hand = Hand::on(&window);
        window.rest()?;
        hand.tab_to("Your changes are signed with")?;
        hand.press("Ctrl+A")?;
        hand.enter("Marit", "Enter")?;
        window.hides("Your changes are signed with")?;
        window.import()?;
        go_to(&hand, "History")?;
        window.shows("Marit")?;
        window.close()?;

        let window = Window::open(home, &[])?;
        window.shows("One plan on this computer.")?;
        window.hides("Your changes are signed with")?;
        Ok(window.close()?)
    })
}

/// Whether the message lies in the way of a press on its words, and on its own button.
const IN_THE_WAY: &str = "
    const message = document.querySelector('[role=status] > .toast');
    const pressed = (part) => {
      const { left, top, width, height } = message.querySelector(part).getBoundingClientRect();
      return message.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    };
    return [pressed('span'), pressed('button')];
";

#[test]
fn a_message_is_pressed_through_except_on_its_own_button() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let hand = Hand::on(&window);
        window.hides("Imported from plan.json")?;
        go_to(&hand, "Questions to ask")?;
        window.shows("6 questions to ask.")?;
        hand.tab_to("The question")?;
        hand.enter("Which tools would you miss?", "Enter")?;
        hand.tab_to("Which tools would you miss?")?;
        hand.press("Enter")?;
        hand.is_at("The answer")?;
        window.click("button", "Remove")?;
        window.shows("6 questions to ask.")?;
        window.find("button", "Undo")?;
        assert_eq!(window.run(IN_THE_WAY, Vec::new())?, json!([false, true]));
        Ok(window.close()?)
    })
}
