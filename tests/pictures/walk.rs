//! The walks: through the plans, and through every stage of a plan.

use entente_core::{examples::Example, interchange::export};
use entente_tests::{
    home::Home,
    journey::{Journey, journey},
    plans,
    window::{Window, WindowError},
};

use crate::album::Album;

/// The stages in the order of their keys.
pub(crate) const STAGES: [&str; 8] =
    ["people", "table", "ladder", "criteria", "common", "outcomes", "fallout", "agreement"];

#[test]
fn the_plans_fit() -> Journey {
    journey(|home| {
        let window = Window::open(home, &[])?;
        let mut album = Album::default();
        album.take(&window, "plans-empty")?;
        open(home, &window, &export(&plans::three_parties_with_long_names()?))?;
        window.press("Ctrl+0")?;
        album.take(&window, "plans")?;
        assert_eq!(album.unfit(), [""; 0]);
        Ok(window.close()?)
    })
}

#[test]
fn every_stage_of_a_plan_of_three_parties_with_long_names_fits() -> Journey {
    stages("long", &export(&plans::three_parties_with_long_names()?))
}

#[test]
fn every_stage_of_the_workshop_fits() -> Journey {
    stages("workshop", Example::Workshop.text())
}

#[test]
fn every_stage_of_the_workshop_half_a_year_on_fits() -> Journey {
    stages("workshop-settled", Example::WorkshopSettled.text())
}

#[test]
fn every_stage_of_the_lease_fits() -> Journey {
    stages("lease", Example::Lease.text())
}

#[test]
fn what_opens_on_common_ground_on_ladders_and_beside_packages_fits() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, &export(&plans::three_parties_with_long_names()?))?;
        let mut album = Album::default();
        window.press("Ctrl+5")?;
        window.shows("What we share")?;
        for button in ["Shared line", "Time, risk or means", "Add a standard"] {
            window.click("button", button)?;
            album.take(&window, &format!("ground-{}", button.to_lowercase().replace([' ', ','], "-")))?;
            window.press("Escape")?;
        }
        window.click("button", "As a table")?;
        album.take(&window, "ground-table")?;
        window.press("Ctrl+3")?;
        window.click("button", "Tree")?;
        album.take(&window, "ladder-tree")?;
        go_to(&window, "If-then terms")?;
        window.click("button", "Add a term")?;
        album.take(&window, "terms-add")?;
        window.press("Escape")?;
        go_to(&window, "Ideas")?;
        window.click("button", "Leads to")?;
        album.take(&window, "ideas-step")?;
        assert_eq!(album.unfit(), [""; 0]);
        Ok(window.close()?)
    })
}

/// Goes to a place by its name in the palette.
pub(crate) fn go_to(window: &Window<'_>, place: &str) -> Result<(), WindowError> {
    window.press("Ctrl+K")?;
    window.write(place)?;
    window.press("Enter")
}

#[test]
fn what_is_at_hand_of_a_plan_of_guesses_with_long_names_fits() -> Journey {
    let said = export(&plans::three_parties_with_long_names()?);
    let guessed = said.replace("\"said_by_them\"", "\"assumed\"");
    journey(|home| {
        let window = Window::open(home, &[])?;
        let mut album = Album::default();
        home.offer("plan.json", &guessed)?;
        window.rest()?;
        window.press("Ctrl+O")?;
        window.shows("Nothing is stored yet.")?;
        album.take(&window, "at-hand-import")?;
        window.press("Enter")?;
        window.shows("What should be different afterwards")?;
        for (place, shown) in [("Guesses to check", "rows are guesses"), ("Questions to ask", "Whom to ask")]
        {
            window.press("Ctrl+K")?;
            window.write(place)?;
            window.press("Enter")?;
            window.shows(shown)?;
            album.take(&window, &format!("at-hand-{}", place.split(' ').next().unwrap_or_default()))?;
        }
        window.press("Ctrl+K")?;
        window.write("History")?;
        window.press("Enter")?;
        window.shows("import a plan")?;
        album.take(&window, "at-hand-history")?;
        assert_eq!(album.unfit(), [""; 0]);
        Ok(window.close()?)
    })
}

#[test]
fn every_part_of_the_talk_fits_with_long_names() -> Journey {
    talk("long", &export(&plans::three_parties_with_long_names()?))
}

#[test]
fn every_part_of_the_talk_of_the_workshop_and_of_the_lease_fits() -> Journey {
    talk("workshop", Example::Workshop.text())?;
    talk("workshop-settled", Example::WorkshopSettled.text())?;
    talk("lease", Example::Lease.text())
}

#[test]
fn what_goes_between_parties_fits_in_both_themes() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, &export(&plans::three_parties_with_long_names()?))?;
        let mut album = Album::default();
        go_to(&window, "Between parties")?;
        window.shows("Exactly what goes out")?;
        window.click("checkbox", "All of these")?;
        album.take(&window, "between-parcel-out")?;
        for (view, shown) in [
            ("Parcel in", "Open a parcel that came"),
            ("Sealed sheet", "The neutral gets levels"),
            ("As a neutral", "Whoever both sides trust"),
            ("Copies", "For everyone"),
        ] {
            window.click("radio", view)?;
            window.shows(shown)?;
            album.take(&window, &format!("between-{}", view.to_lowercase().replace(' ', "-")))?;
        }
        assert_eq!(album.unfit(), [""; 0]);
        Ok(window.close()?)
    })
}

#[test]
fn a_refused_file_fits() -> Journey {
    journey(|home| {
        let window = Window::open(home, &[])?;
        let mut album = Album::default();
        home.offer("plan.json", "{\"format\": ")?;
        window.rest()?;
        window.press("Ctrl+O")?;
        window.shows("Nothing was imported")?;
        album.take(&window, "at-hand-refused")?;
        assert_eq!(album.unfit(), [""; 0]);
        Ok(window.close()?)
    })
}

/// The four parts of the last stage, and the screen that all of them share.
fn talk(name: &str, file: &str) -> Journey {
    journey(|home| {
        let window = Window::open_with(home, file)?;
        let mut album = Album::default();
        window.press("Ctrl+8")?;
        for part in ["Prepare", "At the table", "Agree", "Review"] {
            window.click("radio", part)?;
            album.take(&window, &format!("{name}-8-{}", part.to_lowercase().replace(' ', "-")))?;
        }
        window.click("button", "Share the screen")?;
        window.shows("Everyone at the table may see this.")?;
        album.take(&window, &format!("{name}-8-shared"))?;
        assert_eq!(album.unfit(), [""; 0]);
        Ok(window.close()?)
    })
}

fn stages(name: &str, file: &str) -> Journey {
    journey(|home| {
        let window = Window::open_with(home, file)?;
        let mut album = Album::default();
        for (number, stage) in (1..).zip(STAGES) {
            window.press(&format!("Ctrl+{number}"))?;
            album.take(&window, &format!("{name}-{number}-{stage}"))?;
        }
        for view in ["Ideas", "Compare", "If-then terms"] {
            go_to(&window, view)?;
            album.take(&window, &format!("{name}-6-{}", view.to_lowercase().replace(' ', "-")))?;
        }
        assert_eq!(album.unfit(), [""; 0]);
        Ok(window.close()?)
    })
}

fn open(home: &Home, window: &Window<'_>, file: &str) -> Result<(), WindowError> {
    home.offer("plan.json", file)?;
    window.rest()?;
    window.import()
}

#[test]
fn the_care_of_a_plan_of_three_parties_with_long_names_fits() -> Journey {
    care("long", &export(&plans::three_parties_with_long_names()?))
}

#[test]
fn the_care_of_the_workshop_fits() -> Journey {
    care("workshop", Example::Workshop.text())
}

/// The report, the comparison of versions, the shared screen, backups, and a search over everything.
fn care(name: &str, file: &str) -> Journey {
    journey(|home| {
        let window = Window::open_with(home, file)?;
        let mut album = Album::default();
        window.press("Ctrl+P")?;
        window.shows("Proposed")?;
        album.take(&window, &format!("{name}-report"))?;
        window.click("button", "Export as PDF")?;
        window.shows("Exported to")?;
        album.keep(home, "pdf", &format!("{name}-report"))?;
        window.click("radio", "Myself")?;
        window.click("radio", "The whole plan")?;
        window.rest()?;
        album.take(&window, &format!("{name}-report-own"))?;
        window.click("button", "Export as HTML")?;
        window.shows(".html")?;
        window.click("button", "Export as PDF")?;
        window.shows(".pdf")?;
        album.keep(home, "pdf", &format!("{name}-report-own"))?;
        window.press("Ctrl+S")?;
        window.shows("What to call it")?;
        window.write("before the visit")?;
        window.click("button", "Keep")?;
        window.rest()?;
        go_to(&window, "Compare versions")?;
        window.shows("rows differ")?;
        album.take(&window, &format!("{name}-versions"))?;
        go_to(&window, "About Entente")?;
        window.shows("Where the method comes from")?;
        album.take(&window, &format!("{name}-about"))?;
        window.press("Escape")?;
        go_to(&window, "Backups")?;
        window.shows("stands beside what is there")?;
        window.click("button", "Back up now")?;
        window.shows("Backed up")?;
        album.take(&window, &format!("{name}-backups"))?;
        window.press("Ctrl+0")?;
        window.click("searchbox", "Find by name")?;
        window.write("the")?;
        window.rest()?;
        album.take(&window, &format!("{name}-search"))?;
        assert_eq!(album.unfit(), [""; 0]);
        Ok(window.close()?)
    })
}
