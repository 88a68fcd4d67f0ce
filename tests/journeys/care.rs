//! Plans are cared for, by keys alone: reported, backed up, put aside, compared, found, and shared on a screen.

use std::{fs, path::PathBuf};

use entente_core::examples::Example;
use entente_tests::{
    hand::Hand,
    home::Home,
    journey::{Journey, journey},
    window::{Window, WindowError},
};

fn go_to(hand: &Hand<'_>, place: &str) -> Result<(), WindowError> {
    hand.press("Ctrl+K")?;
    hand.is_at("Find or do")?;
    hand.enter(place, "Enter")
}

/// A file that a person exported, once it is there.
fn exported(window: &Window<'_>, home: &Home, name: &str) -> Result<PathBuf, WindowError> {
    let path = home.files().join(name);
    window.until(&format!("the file {name}"), || Ok(path.exists().then(|| path.clone())))
}

#[test]
fn a_joint_report_of_an_outcome_is_looked_at_and_exported_as_html_and_pdf() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let hand = Hand::on(&window);
        hand.press("Ctrl+P")?;
        window.shows("Looked at as it will be handed over.")?;
        window.shows("Proposed")?;
        hand.tab_to("Export as HTML")?;
        hand.press("Enter")?;
        let page = fs::read_to_string(exported(&window, home, "The workshop.html")?)?;
        assert!(page.contains("The same words for everyone.") && !page.contains("We only ever talked"));
        hand.tab_to("Export as PDF")?;
        hand.press("Enter")?;
        let pages = fs::read(exported(&window, home, "The workshop.pdf")?)?;
        assert!(pages.starts_with(b"%PDF-") && pages.len() > 5_000);
        window.shows("Exported to The workshop.pdf")?;
        hand.tab_to("All parties")?;
        hand.go("Right")?;
        hand.is_at("Myself")?;
        hand.tab_to("Outcomes")?;
        hand.go("Right")?;
        hand.is_at("The whole plan")?;
        let whole = home.files().join("The workshop.html");
        fs::remove_file(&whole)?;
        window.rest()?;
        hand.tab_to("Export as HTML")?;
        hand.press("Enter")?;
        let page = fs::read_to_string(exported(&window, home, "The workshop.html")?)?;
        assert!(page.contains("We only ever talked about who gets the building."));
        Ok(window.close()?)
    })
}

#[test]
fn a_plan_comes_back_from_a_backup_beside_the_one_that_is_there() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let hand = Hand::on(&window);
        go_to(&hand, "Backups")?;
        window.shows("What you bring back stands beside what is there.")?;
        hand.tab_to("Back up now")?;
        hand.press("Enter")?;
        window.shows("Backed up")?;
        hand.tab_to("Bring back The workshop")?;
        hand.press("Enter")?;
        window.shows("Brought back: The workshop")?;
        window.shows("The workshop, as of")?;
        hand.press("Ctrl+0")?;
        window.shows("2 plans on this computer.")?;
        Ok(window.close()?)
    })
}

#[test]
fn a_plan_is_put_aside_and_taken_up_again() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let hand = Hand::on(&window);
        hand.press("Ctrl+0")?;
        window.shows("One plan on this computer.")?;
        hand.tab_to("What to do with The workshop")?;
        hand.press("Enter")?;
        hand.go("Down")?;
        hand.go("Down")?;
        hand.is_at("Put aside until a day")?;
        hand.press("Enter")?;
        window.shows("Not ready is not no.")?;
        hand.is_at("Until which day")?;
        hand.press("Ctrl+A")?;
        hand.enter("2031-05-17", "Tab")?;
        hand.is_at("Why, or what to begin with then")?;
        hand.enter("Ask again after the harvest.", "Enter")?;
        window.shows("The workshop rests until May 17, 2031")?;
        hand.tab_to("Put aside")?;
        hand.press("Enter")?;
        window.shows("Ask again after the harvest.")?;
        hand.tab_to("What to do with The workshop")?;
        hand.press("Enter")?;
        hand.go("Down")?;
        hand.go("Down")?;
        hand.is_at("Take up again")?;
        hand.press("Enter")?;
        window.hides("Ask again after the harvest.")?;
        Ok(window.close()?)
    })
}

#[test]
fn a_kept_version_is_compared_with_the_plan_as_it_is_now() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let hand = Hand::on(&window);
        hand.press("Ctrl+S")?;
        window.shows("What to call it")?;
        hand.enter("before the visit", "Tab")?;
        hand.tab_to("Keep")?;
        hand.press("Enter")?;
        window.rest()?;
        hand.press("Ctrl+1")?;
        hand.tab_to("Add a party")?;
        hand.enter("Clara", "Enter")?;
        window.find("button", "Name of the party: Clara")?;
        go_to(&hand, "Compare versions")?;
        window.shows("One row differs.")?;
        window.shows("party Clara")?;
        Ok(window.close()?)
    })
}

#[test]
fn a_row_of_any_plan_is_found_in_the_palette_and_opened_where_it_stands() -> Journey {
    journey(|home| {
        let window = Window::open(home, &["--examples"])?;
        let hand = Hand::on(&window);
        window.shows("4 plans on this computer.")?;
        hand.press("Ctrl+K")?;
        hand.is_at("Find or do")?;
        window.write("name respected")?;
        window.shows("In The workshop")?;
        hand.press("Enter")?;
        window.shows("How far does each choice serve each criterion?")?;
        hand.is_at("respected")?;
        Ok(window.close()?)
    })
}

#[test]
fn a_shared_screen_shows_no_private_row_and_goes_back_to_the_whole_plan() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let hand = Hand::on(&window);
        let private = "We only ever talked about who gets the building.";
        let is_written = |window: &Window<'_>| -> Result<bool, WindowError> {
            let script = "return [...document.querySelectorAll('textarea')].some((box) => box.value.includes(arguments[0]))";
            Ok(window.run(script, vec![private.into()])? == true)
        };
        assert!(is_written(&window)?);
        hand.tab_to("As Anna")?;
        hand.press("Enter")?;
        hand.go("End")?;
        hand.is_at("Share the screen")?;
        hand.press("Enter")?;
        window.shows("Shared screen")?;
        window.rest()?;
        assert!(!is_written(&window)?);
        hand.tab_to("Shared screen")?;
        hand.press("Enter")?;
        hand.is_at("Back to my own view")?;
        hand.press("Enter")?;
        window.shows("As Anna")?;
        window.rest()?;
        assert!(is_written(&window)?);
        Ok(window.close()?)
    })
}
