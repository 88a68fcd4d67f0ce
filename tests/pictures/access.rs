//! Every screen, dialog and menu of a plan: axe finds nothing serious in either theme, and whoever goes by Tab sees where
//! they are.

use entente_core::examples::Example;
use entente_tests::{
    axe, focus,
    journey::{Journey, journey},
    window::{Window, WindowError},
};

use crate::walk::go_to;

/// What stood in the way on the screens that were looked at.
#[derive(Debug, Default)]
struct Barriers(Vec<String>);

impl Barriers {
    fn look(&mut self, window: &Window<'_>, screen: &str) -> Result<(), WindowError> {
        window.rest()?;
        self.0.extend(axe::barriers(window)?.into_iter().map(|what| format!("{screen}, {what}")));
        Ok(())
    }

    fn none(&self) {
        assert!(self.0.is_empty(), "{}", self.0.join("\n"));
    }
}

#[test]
fn nothing_serious_stands_in_the_way_on_any_stage() -> Journey {
    for example in [Example::Workshop, Example::WorkshopSettled, Example::FieldToLoaf] {
        journey(|home| {
            let window = Window::open_with(home, example.text())?;
            let mut barriers = Barriers::default();
            for stage in 1..=8 {
                window.press(&format!("Ctrl+{stage}"))?;
                barriers.look(&window, &format!("stage {stage}"))?;
            }
            for part in ["Prepare", "At the table", "Agree", "Review"] {
                window.click("radio", part)?;
                barriers.look(&window, part)?;
            }
            for view in ["Ideas", "Compare", "If-then terms", "Guesses to check", "Questions to ask"] {
                go_to(&window, view)?;
                barriers.look(&window, view)?;
            }
            barriers.none();
            Ok(window.close()?)
        })?;
    }
    Ok(())
}

#[test]
fn nothing_serious_stands_in_the_way_beside_the_stages() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let mut barriers = Barriers::default();
        window.press("Ctrl+P")?;
        window.shows("Proposed")?;
        barriers.look(&window, "report")?;
        for place in ["Compare versions", "Backups", "History", "Settings", "About Entente", "Keys"] {
            go_to(&window, place)?;
            barriers.look(&window, place)?;
            window.press("Escape")?;
        }
        window.press("Ctrl+K")?;
        window.write("name")?;
        barriers.look(&window, "palette")?;
        window.press("Escape")?;
        window.press("Ctrl+0")?;
        barriers.look(&window, "plans")?;
        window.click("searchbox", "Find by name")?;
        window.write("the")?;
        barriers.look(&window, "search")?;
        window.press("Ctrl+O")?;
        barriers.look(&window, "import")?;
        barriers.none();
        Ok(window.close()?)
    })
}

#[test]
fn nothing_serious_stands_in_the_way_in_dialogs_menus_and_tables() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let mut barriers = Barriers::default();
        window.click("button", "As Anna")?;
        barriers.look(&window, "viewpoints")?;
        window.press("Escape")?;
        for (stage, buttons) in [
            ("1", ["Table", "Add someone", "Add a party"].as_slice()),
            ("2", &["Add an issue"]),
            ("3", &["Tree"]),
            ("5", &["Shared line", "Time, risk or means", "As a table"]),
            ("6", &["Table"]),
            ("7", &["Note what is disturbed"]),
        ] {
            window.press(&format!("Ctrl+{stage}"))?;
            window.rest()?;
            for button in buttons {
                window.click(opener(&window, button)?, button)?;
                barriers.look(&window, &format!("stage {stage}, {button}"))?;
                window.press("Escape")?;
            }
        }
        barriers.none();
        Ok(window.close()?)
    })
}

/// As what a screen offers something: as one of several views, or else as a button.
fn opener(window: &Window<'_>, name: &str) -> Result<&'static str, WindowError> {
    let script = "
        const named = (element) => (element.getAttribute('aria-label') ?? element.innerText ?? '').includes(arguments[0])
          || [...(element.labels ?? [])].some((label) => label.innerText.includes(arguments[0]));
        return [...document.querySelectorAll('input[type=radio], [role=radio]')].some(named);
    ";
    let is_view = window.run(script, vec![name.into()])? == true;
    Ok(if is_view { "radio" } else { "button" })
}

#[test]
fn whoever_goes_by_tab_sees_on_every_screen_where_they_are() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        // A message lies over what is below it, and goes by itself.
        window.hides("Imported from plan.json")?;
        let mut lost = Vec::new();
        for stage in 1..=8 {
            window.press(&format!("Ctrl+{stage}"))?;
            window.rest()?;
            lost.extend(focus::lost(&window)?.into_iter().map(|what| format!("stage {stage}: {what}")));
        }
        for view in ["Ideas", "Compare", "If-then terms", "Guesses to check", "Questions to ask", "Backups"] {
            go_to(&window, view)?;
            window.rest()?;
            lost.extend(focus::lost(&window)?.into_iter().map(|what| format!("{view}: {what}")));
        }
        assert!(lost.is_empty(), "{}", lost.join("\n"));
        Ok(window.close()?)
    })
}
