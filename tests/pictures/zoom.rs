//! Every screen at 200 %: a window of 1360 by 860 holds 680 by 430 points then, and everything on it can be read and reached.

use entente_core::examples::Example;
use entente_tests::{
    journey::{Journey, journey},
    window::{Window, WindowError},
};

use crate::{
    album::Album,
    walk::{STAGES, go_to},
};

#[test]
fn every_screen_of_the_workshop_fits_at_two_hundred_per_cent() -> Journey {
    zoomed("workshop", Example::Workshop)
}

#[test]
fn every_screen_of_field_to_loaf_fits_at_two_hundred_per_cent() -> Journey {
    zoomed("field-to-loaf", Example::FieldToLoaf)
}

fn zoomed(name: &str, example: Example) -> Journey {
    journey(|home| {
        let window = Window::open_with(home, example.text())?;
        window.resize(1360, 860)?;
        enlarge(&window)?;
        let mut album = Album::default();
        for (number, stage) in (1..).zip(STAGES) {
            window.press(&format!("Ctrl+{number}"))?;
            album.take_zoomed(&window, &format!("{name}-{number}-{stage}"))?;
            beside(&window, &mut album, &format!("{name}-{number}-{stage}"))?;
        }
        for part in ["Prepare", "At the table", "Agree", "Review"] {
            window.click("radio", part)?;
            album.take_zoomed(&window, &format!("{name}-8-{}", part.to_lowercase().replace(' ', "-")))?;
        }
        let views = [
            "Ideas",
            "Compare",
            "If-then terms",
            "Guesses to check",
            "Questions to ask",
            "Settings",
            "About Entente",
        ];
        for view in views {
            go_to(&window, view)?;
            album.take_zoomed(&window, &format!("{name}-{}", view.to_lowercase().replace(' ', "-")))?;
            window.press("Escape")?;
        }
        window.press("Ctrl+P")?;
        window.shows("Pages")?;
        album.take_zoomed(&window, &format!("{name}-report"))?;
        window.press("Ctrl+0")?;
        album.take_zoomed(&window, &format!("{name}-plans"))?;
        assert!(album.unfit().is_empty(), "{}", album.unfit().join("\n"));
        Ok(window.close()?)
    })
}

/// Makes everything twice as large, as a person does.
fn enlarge(window: &Window<'_>) -> Result<(), WindowError> {
    for _ in 0..5 {
        window.press("Ctrl+=")?;
    }
    window.until("a page half as wide", || {
        Ok((window.run("return innerWidth", Vec::new())?.as_u64() < Some(700)).then_some(()))
    })
}

/// Draws what stands beside, where a screen has it: a tab, at this size.
fn beside(window: &Window<'_>, album: &mut Album, screen: &str) -> Result<(), WindowError> {
    let script = "
        const tab = [...document.querySelectorAll('.tabs input[type=radio], .tabs [role=radio]')].at(-1);
        tab?.click();
        return tab !== undefined;
    ";
    if window.run(script, Vec::new())? == true {
        album.take_zoomed(window, &format!("{screen}-beside"))?;
    }
    Ok(())
}
