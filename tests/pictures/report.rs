//! The reports on the examples, as they would be handed over: for all and for oneself, on both kinds of paper.

use entente_core::examples::Example;
use entente_tests::{
    journey::{Journey, journey},
    window::Window,
};

use crate::album::Album;

#[test]
fn the_reports_on_the_examples_are_printed_whole() -> Journey {
    for (name, example) in
        [("workshop", Example::Workshop), ("lease", Example::Lease), ("field-to-loaf", Example::FieldToLoaf)]
    {
        reports(name, example.text())?;
    }
    Ok(())
}

fn reports(name: &str, file: &str) -> Journey {
    journey(|home| {
        let window = Window::open_with(home, file)?;
        let album = Album::default();
        window.press("Ctrl+P")?;
        window.shows("Proposed")?;
        for audience in ["All parties", "Myself"] {
            window.click("radio", audience)?;
            for paper in ["A4", "Letter"] {
                window.click("radio", paper)?;
                window.click("radio", "The whole plan")?;
                window.rest()?;
                window.click("button", "Export as PDF")?;
                window.shows("Exported to")?;
                window.rest()?;
                let kind = audience.to_lowercase().replace(' ', "-");
                album.keep(home, "pdf", &format!("{name}-{kind}-{}", paper.to_lowercase()))?;
                window.hides("Exported to")?;
            }
        }
        Ok(window.close()?)
    })
}
