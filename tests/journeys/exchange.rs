//! A parcel there and back between two people, each at home, by keys alone.

use std::fs;

use entente_core::{examples::Example, parcel::Parcel};
use entente_tests::{
    hand::Hand,
    home::Home,
    journey::{Journey, journey},
    window::{Window, WindowError},
};

fn go_between(window: &Window<'_>, hand: &Hand<'_>) -> Result<(), WindowError> {
    hand.go("Ctrl+K")?;
    hand.enter("Between parties", "Enter")?;
    window.shows("Nothing goes that is not ticked")
}

/// Goes to another view of what goes between parties, with arrows from the one that is shown.
fn turn_to(hand: &Hand<'_>, steps: usize) -> Result<(), WindowError> {
    hand.tab_to("Parcel out")?;
    (0..steps).try_for_each(|_| hand.press("Right"))
}

#[test]
fn a_form_goes_out_and_becomes_a_plan_whose_answer_is_taken_in_by_keys_alone() -> Journey {
    journey(|anna| {
        let form = {
            let window = Window::open_with(anna, Example::Workshop.text())?;
            let hand = Hand::on(&window);
            go_between(&window, &hand)?;
            hand.tab_to("Building")?;
            hand.press("Space")?;
            window.shows("joint trust")?;
            hand.tab_to("Write the parcel…")?;
            hand.press("Enter")?;
            window.shows("parcel.json")?;
            window.close()?;
            fs::read_to_string(anna.files().join("parcel.json"))?
        };
        assert_eq!(Parcel::read(&form)?.issues.len(), 1);

        let ben = Home::new()?;
        let window = Window::open_with(&ben, Example::Lease.text())?;
        fs::remove_file(ben.files().join("open/plan.json"))?;
        ben.offer("parcel.json", &form)?;
        let hand = Hand::on(&window);
        go_between(&window, &hand)?;
        turn_to(&hand, 1)?;
        hand.tab_to("Open a parcel…")?;
        hand.press("Enter")?;
        window.shows("A form for Ben")?;
        hand.tab_to("Open as a plan")?;
        hand.press("Enter")?;
        window.shows("The form is a plan now")?;
        go_between(&window, &hand)?;
        window.shows("goes back to whoever asked")?;
        Ok(window.close()?)
    })
}
