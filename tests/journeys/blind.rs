//! Two colleagues answer a blind round, each in a window of their own and by the keys.

use entente_core::examples::Example;
use entente_tests::{
    colleagues::Circle,
    hand::Hand,
    home::Home,
    journey::{Journey, journey},
    window::{Window, WindowError},
};

/// How many choices are rated for the party of whoever keeps the workshop.
const CHOICES: usize = 9;

/// Opens the plan that is shared, and what there is to see of the team.
fn at_the_round(home: &Home) -> Result<Window<'_>, WindowError> {
    let window = Window::open(home, &[])?;
    window.click("button", "Open The workshop")?;
    window.click("button", "With the team")?;
    window.shows("Blind round")?;
    Ok(window)
}

/// Puts a criterion one place up, gives every choice one level, and seals the answer, by the keys alone.
fn answer(window: &Window<'_>, level: &str) -> Journey {
    let hand = Hand::on(window);
    hand.tab_to("The craft goes on")?;
    hand.press("Alt+Up")?;
    hand.is_at("The craft goes on")?;
    hand.tab_to("not met")?;
    hand.press(level)?;
    for _ in 1..CHOICES {
        hand.go("Tab")?;
        hand.press(level)?;
    }
    hand.tab_to("Seal my answer")?;
    hand.press("Enter")?;
    Ok(window.shows("Your answer is sealed.")?)
}

#[test]
fn two_windows_answer_alone_and_agree_on_a_list() -> Journey {
    journey(|ada_home| {
        let ben_home = Home::new()?;
        let plan = Example::Workshop.plan()?;
        Circle::sharing(&[(ada_home, "Ada"), (&ben_home, "Ben")], plan)?.close()?;

        let ada = at_the_round(ada_home)?;
        ada.shows("No blind round yet.")?;
        let hand = Hand::on(&ada);
        hand.tab_to("Begin a blind round")?;
        hand.press("Enter")?;
        hand.tab_to("Ask everybody")?;
        hand.press("Enter")?;
        ada.shows("Still missing: ")?;
        answer(&ada, "2")?;
        ada.shows("Still missing: Ben")?;
        ada.hides("How the answers lie")?;

        let ben = at_the_round(&ben_home)?;
        ben.shows("Answered: Ada")?;
        ben.hides("How the answers lie")?;
        answer(&ben, "0")?;
        for window in [&ben, &ada, &ben] {
            window.press("Ctrl+0")?;
            window.click("button", "Colleagues")?;
            window.click("button", "Sync now")?;
            window.shows("Last round at")?;
            window.rest()?;
        }
        for window in [&ada, &ben] {
            window.press("Ctrl+0")?;
            window.click("button", "Open The workshop")?;
            window.click("button", "With the team")?;
            window.shows("How the answers lie")?;
            window.shows("The difference changes what is proposed.")?;
        }
        ada.click("button", "Take over the agreed list")?;
        ada.shows("Agreed, Ada")?;
        ben.close()?;
        Ok(ada.close()?)
    })
}
