//! From an example to its shared outcomes, as the engine answers them.

use entente_tests::{
    journey::{Journey, journey},
    window::Window,
};

#[test]
fn the_workshop_shows_what_is_proposed_and_what_is_kept_in_view() -> Journey {
    journey(|home| {
        let window = Window::open(home, &["--examples"])?;
        window.click("button", "Open The workshop")?;
        window.shows("What should be different afterwards")?;
        window.press("Ctrl+6")?;
        window.shows("3 ways to meet what is essential to both.")?;
        for words in ["Win-win if our assumptions hold", "9 of 9", "6 of 9", "Kept in view"] {
            window.shows(words)?;
        }
        for words in ["Essentials met in 14 of 20 ways our guesses could turn out", "Ben, about Free of debt"]
        {
            window.shows(words)?;
        }
        window.click("button", "14 of 20 ways")?;
        window.shows("wastes nothing")?;
        // No course without agreement was looked at, so that nothing is said of it.
        window.hides("nobody has less than without agreement")?;
        window.press("Escape")?;
        window.click("button", "Ask first")?;
        window.shows("If they say: ")?;
        window.click("button", "Note this question")?;
        window.shows("It is among the questions to ask.")?;
        window.picture(std::path::Path::new(concat!(env!("CARGO_TARGET_TMPDIR"), "/workshop.png")))?;
        Ok(window.close()?)
    })
}
