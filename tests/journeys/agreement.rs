//! From the table to the review, by keys alone: offers typed and read, an agreement drawn up, signed, and looked at again.

use entente_core::examples::Example;
use entente_tests::{
    hand::Hand,
    journey::{Journey, journey},
    window::{Window, WindowError},
};

/// Goes from the table to the part of the last stage that lies beside it, by an arrow.
fn turn(hand: &Hand<'_>, arrow: &str, to: &str) -> Result<(), WindowError> {
    hand.tab_to("At the table")?;
    hand.press(arrow)?;
    hand.is_at(to)
}

#[test]
fn an_offer_is_typed_and_read_at_once_against_what_each_party_needs() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let hand = Hand::on(&window);
        hand.press("Ctrl+8")?;
        window.shows("Ben: Building sold · Cash now · Name rests · Tools Ben")?;
        window.shows("0 to 26 of Anna’s 0 to 100")?;
        window.shows("79 to 100 of Ben’s 0 to 100, a guess")?;

        hand.tab_to("Or type it")?;
        hand.enter("b1 x9", "Enter")?;
        window.shows("No issue goes by the letter of “x9”.")?;
        hand.press("Ctrl+A")?;
        hand.enter("b1 t3", "Enter")?;
        window.shows("Ben: Building Anna keeps · Cash now · Name rests · Tools shared")?;
        window.shows("Win-win if our assumptions hold")?;

        hand.tab_to("not said")?;
        hand.press("Right")?;
        window.shows("Anna prefers it")?;
        hand.tab_to("Ben says B")?;
        hand.press("a")?;
        hand.press("u")?;
        window.shows("Taken back: an offer")?;
        window.hides("Anna prefers it")?;
        hand.press("Ctrl+Z")?;
        window.shows("Anna prefers it")?;

        hand.tab_to("Share the screen")?;
        hand.press("Enter")?;
        window.shows("Everyone at the table may see this.")?;
        window.hides("of Ben’s 0 to 100")?;
        hand.is_at("Back to my own view")?;
        hand.press("Enter")?;
        window.shows("For Anna’s eyes.")?;
        Ok(window.close()?)
    })
}

#[test]
fn where_no_three_replies_are_of_about_equal_worth_the_window_says_so() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let hand = Hand::on(&window);
        hand.press("Ctrl+8")?;
        window.shows("Replies of about equal worth to Anna")?;
        hand.tab_to("Look for replies")?;
        hand.press("Enter")?;
        window.shows("There are no three packages that meet every essential")?;
        Ok(window.close()?)
    })
}

#[test]
fn two_cold_call_case_studies_a_conversation_plan_is_begun_with_the_usual_lines() -> Journey {
    journey(|home| {
        let window = Window::open(home, &["--examples"])?;
        let hand = Hand::on(&window);
        window.rest()?;
        hand.press("Ctrl+N")?;
        window.shows("What should be different afterwards")?;
        hand.press("Ctrl+8")?;
        turn(&hand, "Left", "Prepare")?;
        hand.tab_to("What is said or asked")?;
        hand.enter("What does it cost?", "Enter")?;
        for lacks in [
            "The conversation has no purpose that is good for all.",
            "Nobody is asked whether this is a good moment.",
            "No form of address is said.",
        ] {
            window.shows(lacks)?;
        }
        hand.tab_to("Add the 6 usual lines that are missing")?;
        hand.press("Enter")?;
        window.shows("Who else should be heard before we treat it as settled?")?;
        window.hides("No form of address is said.")?;
        Ok(window.close()?)
    })
}

#[test]
fn how_the_sales_industry_colludes_in_failure_signed_is_settled_only_once_each_party_has_looked_again()
-> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let hand = Hand::on(&window);
        hand.press("Ctrl+8")?;
        turn(&hand, "Right", "Agree")?;
        hand.tab_to("Draw up from “Keep, settle now”")?;
        hand.press("Enter")?;
        window.shows("Ready to sign")?;
        hand.tab_to("Who")?;
        hand.enter("Anna", "Tab")?;
        hand.enter("Pays Ben out at the bank", "Enter")?;
        window.find("button", "Does what: Pays Ben out at the bank")?;
        hand.tab_to("What Anna can say at home")?;
        hand.enter("The saw runs on Saturdays.", "Ctrl+Enter")?;
        window.hides("Anna has no sentence to say at home yet.")?;
        hand.tab_to("Signed by all")?;
        hand.press("Enter")?;
        window.shows("Signed, not yet reviewed")?;
        hand.press("Ctrl+0")?;
        window.shows("Signed, not yet reviewed")?;

        hand.tab_to("Open The workshop")?;
        hand.press("Enter")?;
        window.shows("What should be different afterwards")?;
        hand.press("Ctrl+8")?;
        window.shows("How each sees it now")?;
        for name in ["Anna", "Ben"] {
            hand.tab_to(&format!("{name}: are the essentials still met?"))?;
            hand.press("Down")?;
        }
        window.shows("Settled well")?;
        hand.press("Ctrl+0")?;
        window.shows("Settled well")?;
        Ok(window.close()?)
    })
}
