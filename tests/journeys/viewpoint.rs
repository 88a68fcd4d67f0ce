//! From everybody's viewpoint the screens are the same.

use entente_core::examples::Example;
use entente_tests::{
    hand::Hand,
    journey::{Journey, journey},
    window::{Window, WindowError},
};
use serde_json::json;

/// What stands on the screen besides people's words: headings, and every control by what it is and what it is called,
/// in alphabetical order. Names of parties are left out, and so are questions, which are put to oneself or about another,
/// save those that a fold opens on.
const SCREEN: &str = concat!(
    include_str!("../src/page/name.js"),
    "
const parties = arguments[0];
const bare = (name) => parties.reduce((text, party) => text.replaceAll(party, '…'), name);
const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
const kinds = 'main h1, main h2, main h3, main button, main input, main select, main textarea, main th[scope=col], main summary, aside h2, aside button, aside select, aside textarea, aside summary, nav a, nav button';
const found = [...document.querySelectorAll(kinds)].filter(isShown);
const named = found.map((element) => `${element.tagName.toLowerCase()} ${bare(nameOf(element.querySelector('.title') ?? element))}`);
return [...new Set(named.filter((name) => name.startsWith('summary ') || !name.endsWith('?')))].sort().join('\\n');
"
);

fn see(window: &Window<'_>, hand: &Hand<'_>, from: &str, to: &str) -> Result<(), WindowError> {
    hand.tab_to(from)?;
    hand.press("Enter")?;
    for _ in 0..8 {
        hand.go("Down")?;
        if window.focused()?.is_some_and(|name| name == to) {
            break;
        }
    }
    hand.is_at(to)?;
    hand.press("Enter")
}

/// The screens of all stages, each as its headings and controls.
fn screens(window: &Window<'_>, hand: &Hand<'_>, parties: &[&str]) -> Result<Vec<String>, WindowError> {
    let mut seen = Vec::new();
    for stage in 1..=8 {
        hand.press(&format!("Ctrl+{stage}"))?;
        window.rest()?;
        let screen = window.run(SCREEN, vec![json!(parties)])?;
        seen.push(screen.as_str().unwrap_or_default().to_owned());
    }
    Ok(seen)
}

#[test]
fn do_you_want_to_sell_every_viewpoint_has_the_same_screens_headings_and_controls() -> Journey {
    journey(|home| {
        let window = Window::open_with(home, Example::Workshop.text())?;
        let hand = Hand::on(&window);
        let parties = ["Anna", "Ben"];
        let anna = screens(&window, &hand, &parties)?;
        see(&window, &hand, "As Anna", "See it as Ben")?;
        window.shows("As Ben")?;
        let ben = screens(&window, &hand, &parties)?;
        for (stage, (anna, ben)) in anna.iter().zip(&ben).enumerate() {
            assert!(anna.lines().count() > 10, "stage {} shows little: {anna}", stage + 1);
            let only = |one: &str, other: &str| -> Vec<String> {
                one.lines().filter(|line| !other.lines().any(|row| row == *line)).map(str::to_owned).collect()
            };
            assert_eq!((only(anna, ben), only(ben, anna)), (vec![], vec![]), "stage {}", stage + 1);
        }
        Ok(window.close()?)
    })
}
