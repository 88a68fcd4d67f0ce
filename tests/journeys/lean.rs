//! The lean path: what it takes to get from nothing to shared outcomes.

use entente_tests::{
    hand::Hand,
    journey::{Journey, journey},
    window::{Window, WindowError},
};

use crate::story::{Criterion, Story, Ways};

/// How many inputs the lean path may take: two parties, four issues of three options, three criteria each.
const MOST_INPUTS: usize = 80;
/// How many keys it may take in all.
const MOST_STROKES: usize = 4_000;

const SHOP: Story<'_> = Story {
    purpose: "Find a home for the shop",
    parties: &["Mara", "Jonas"],
    issues: &[
        ("Rent", Ways::Options(&["Fixed", "By turnover", "Stepped"])),
        ("Term", Ways::Options(&["Two years", "Five years", "Ten years"])),
        ("Fitting out", Ways::Options(&["Mara pays", "Jonas pays", "Shared"])),
        ("Sign", Ways::Options(&["None", "Small", "Large"])),
    ],
    criteria: &[
        criterion(
            "Mara",
            "A slow winter does not ruin us",
            "1",
            Some("the books balance in March"),
            &["0", "3", "2"],
        ),
        criterion("Mara", "We can stay", "2", Some("a date in writing"), &["0", "2", "3"]),
        criterion("Mara", "We are seen from the road", "4", None, &["0", "1", "3"]),
        criterion(
            "Jonas",
            "The loan is served",
            "1",
            Some("the bank is paid each quarter"),
            &["3", "1", "2"],
        ),
        criterion("Jonas", "The house is looked after", "3", None, &["1", "3", "2"]),
        criterion("Jonas", "Free to sell one day", "2", None, &["3", "2", "0"]),
    ],
};

const fn criterion<'a>(
    party: &'a str,
    statement: &'a str,
    issue: &'a str,
    essential: Option<&'a str>,
    levels: &'a [&'a str],
) -> Criterion<'a> {
    Criterion { party, statement, issue, essential, levels }
}

#[test]
fn two_parties_reach_shared_outcomes_in_at_most_eighty_inputs() -> Journey {
    journey(|home| {
        let window = Window::open(home, &[])?;
        let hand = Hand::on(&window);
        SHOP.tell(&hand)?;
        shift_six_times(&hand)?;
        hand.press("Ctrl+6")?;
        window.shows("to meet what is essential to both.")?;
        println!("{} inputs, {} moves, {} strokes", hand.inputs(), hand.moves(), hand.strokes());
        assert!(hand.inputs() <= MOST_INPUTS, "{} inputs", hand.inputs());
        assert!(hand.strokes() <= MOST_STROKES, "{} strokes", hand.strokes());
        Ok(window.close()?)
    })
}

/// From the last rated cell along the rows that the criterion's main issue does not set.
fn shift_six_times(hand: &Hand<'_>) -> Result<(), WindowError> {
    for key in ["Plus", "Plus", "Plus", "-", "-", "-"] {
        hand.go("Down")?;
        hand.press(key)?;
    }
    Ok(())
}
