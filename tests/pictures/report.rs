//! The reports on the examples, as they would be handed over: for all and for oneself, on both kinds of paper; and one in
//! words as long as some languages have them.

use entente_core::examples::Example;
use entente_tests::{
    journey::{Journey, journey},
    window::Window,
};
use serde_json::Value;

use crate::album::Album;

#[test]
fn the_reports_on_the_examples_are_printed_whole() -> Journey {
    for example in Example::ALL {
        reports(example.code(), example.text())?;
    }
    Ok(())
}

#[test]
fn a_report_in_long_words_is_printed_whole() -> Journey {
    let mut plan: Value = serde_json::from_str(Example::Workshop.text())?;
    lengthen(&mut plan);
    reports("long-words", &plan.to_string())
}

/// The fields whose words people write.
const WRITTEN: [&str; 8] =
    ["evidence", "name", "obstacle", "purpose", "statement", "status_quo", "title", "words"];

/// Writes every two words that people wrote as one.
fn lengthen(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, inside) in fields.iter_mut() {
                match inside {
                    Value::String(text) if WRITTEN.contains(&name.as_str()) => *text = joined(text),
                    Value::Object(_) | Value::Array(_) => lengthen(inside),
                    Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
                }
            }
        }
        Value::Array(rows) => rows.iter_mut().for_each(lengthen),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn joined(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    words.chunks(2).map(<[_]>::concat).collect::<Vec<_>>().join(" ")
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
