//! What a package disturbs, by keys alone: noted, softened, and told at once where it stands in the way.

use entente_core::examples::Example;
use entente_tests::{
    hand::Hand,
    journey::{Journey, journey},
    window::Window,
};

#[test]
fn twelve_dirty_little_secrets_a_severe_fallout_stands_in_the_way_until_what_softens_it_is_accepted()
-> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let hand = Hand::on(&window);
        hand.press("Ctrl+7")?;
        window.shows("2 open points")?;
        hand.tab_to("Note what is disturbed")?;
        hand.press("Enter")?;
        hand.is_at("What is disturbed")?;
        hand.enter("She has no bench for a year", "Tab")?;
        hand.tab_to("Marked")?;
        hand.press("Right")?;
        hand.is_at("Severe")?;
        hand.tab_to("Keep")?;
        hand.press("Enter")?;
        window.shows("3 open points")?;
        window.shows(
            "Anna is badly disturbed, and nothing accepted softens it: “She has no bench for a year”.",
        )?;

        hand.tab_to("She has no bench for a year")?;
        hand.press("Enter")?;
        hand.tab_to("What would soften it")?;
        hand.enter("Marit lends hers", "Enter")?;
        window.shows("Marit lends hers")?;
        window.shows("3 open points")?;
        for _ in ["the cross", "who has said so", "the state"] {
            hand.go("Shift+Tab")?;
        }
        hand.is_at("proposed")?;
        hand.press("Right")?;
        hand.is_at("accepted")?;
        window.hides("3 open points")?;
        window.hides("Anna is badly disturbed")?;
        hand.press("Ctrl+Z")?;
        window.shows("3 open points")?;

        hand.press("Ctrl+8")?;
        hand.tab_to("At the table")?;
        hand.press("Right")?;
        hand.tab_to("Draw up from “Keep, settle now”")?;
        hand.press("Enter")?;
        window.shows("Not ready")?;
        hand.tab_to("Why it goes ahead all the same")?;
        hand.enter("She asked us not to wait for her.", "Ctrl+Enter")?;
        window.shows("Ready to sign")?;
        Ok(window.close()?)
    })
}

#[test]
fn sales_marketing_and_social_people_shows_who_was_heard_and_one_next_question_for_each() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let hand = Hand::on(&window);
        window.shows("3 of 5 who must be heard have been heard")?;
        window.shows("One next question for each who is not committed yet")?;
        hand.tab_to("Note it as a question about Karin")?;
        hand.press("Enter")?;
        window.shows("It is among the questions to ask.")?;
        hand.press("Ctrl+Z")?;
        window.find("button", "Note it as a question about Karin")?;
        hand.tab_to("Take the line away: Ben listens to Karin")?;
        hand.press("Enter")?;
        window.shows("Taken away: Ben listens to Karin")?;
        Ok(window.close()?)
    })
}
