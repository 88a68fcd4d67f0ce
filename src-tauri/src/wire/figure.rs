//! Numbers as the window needs them: exact, as they are written, and as they are drawn.

use entente_core::{Ratio, model::Level};
use num_traits::ToPrimitive as _;
use serde::Serialize;
use ts_rs::TS;

/// Decimals of a figure on a party's own scale from 0 to 1.
const SCALE_PLACES: u32 = 3;
/// Decimals of an amount and of a level.
const AMOUNT_PLACES: u32 = 6;

/// A number of a party's own scale, from 0 to 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Figure {
    /// The exact number, an integer or a fraction in lowest terms.
    pub exact: Ratio,
    /// The number with at most three decimals.
    pub shown: String,
    /// The number in hundredths, rounded to a whole one: the form for lists and rules.
    pub hundredths: String,
}

impl Figure {
    /// The figure of an exact number.
    pub fn of(exact: &Ratio) -> Self {
        let hundred = Ratio::from(exact.exact() * Ratio::from(100).exact());
        Self { exact: exact.clone(), shown: exact.rounded(SCALE_PLACES), hundredths: hundred.rounded(0) }
    }
}

/// An amount of a numeric issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AmountView {
    /// The exact amount: what is sent back when it is chosen or rated.
    pub amount: Ratio,
    /// The amount as a decimal, for reading.
    pub shown: String,
}

impl AmountView {
    /// The view of an amount.
    pub fn of(amount: &Ratio) -> Self {
        Self { amount: amount.clone(), shown: amount.rounded(AMOUNT_PLACES) }
    }
}

/// The level that a package brings to a criterion: one level, or an interval where something is not known.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct LevelView {
    /// The level for reading; nothing while it is an interval.
    pub shown: Option<String>,
    /// The lowest it can be, exact.
    pub low: Level,
    /// The highest it can be, exact.
    pub high: Level,
    /// The lowest it can be, for drawing only.
    pub low_drawn: f64,
    /// The highest it can be, for drawing only.
    pub high_drawn: f64,
}

impl LevelView {
    /// A level of which nothing is known.
    pub fn anything() -> Self {
        Self { shown: None, low: Level::lowest(), high: Level::highest(), low_drawn: 0.0, high_drawn: 3.0 }
    }

    /// The view of a level that lies between two.
    pub fn between(low: &Level, high: &Level) -> Self {
        Self {
            shown: (low == high).then(|| low.ratio().rounded(2)),
            low_drawn: drawn(low.ratio()),
            high_drawn: drawn(high.ratio()),
            low: low.clone(),
            high: high.clone(),
        }
    }
}

/// A number as a decimal of few places; “≈” says that it is not the whole of it.
pub fn about(exact: &Ratio) -> String {
    let shown = exact.rounded(AMOUNT_PLACES);
    if shown.parse().as_ref() == Ok(exact) { shown } else { format!("≈ {shown}") }
}

/// The nearest number a picture can be drawn with; 0 for a number no picture has room for.
pub fn drawn(exact: &Ratio) -> f64 {
    exact.exact().to_f64().filter(|number| number.is_finite()).unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_exact_and_readable() {
        let five_sixths = Ratio::fraction(5, 6).unwrap();
        let figure = Figure::of(&five_sixths);
        assert_eq!(figure.exact.to_string(), "5/6");
        assert_eq!((figure.shown.as_str(), figure.hundredths.as_str()), ("0.833", "83"));
    }

    #[test]
    fn a_decimal_that_is_not_the_whole_number_says_so() {
        assert_eq!(about(&Ratio::fraction(3, 4).unwrap()), "0.75");
        assert_eq!(about(&Ratio::fraction(1_000_000_000_i64 + 1, 1_000_000_000_i64).unwrap()), "≈ 1");
    }

    #[test]
    fn a_level_that_is_not_known_is_an_interval() {
        let level = |n: i64| Level::new(n.into()).unwrap();
        assert_eq!(LevelView::between(&level(0), &level(3)).shown, None);
        assert_eq!(LevelView::between(&level(2), &level(2)).shown.as_deref(), Some("2"));
    }
}
