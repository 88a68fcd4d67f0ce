//! Proposals: which packages to look at, why, what they rest on, and what stands in the way when there are none.
//!
//! [`analyse`] gathers everything that the window and the command line show; [`page`] lists packages; [`impasse`] says what
//! stands in the way, and nothing else.

mod algebra;
mod analysis;
mod answer;
mod blocked;
mod card;
pub(super) mod certified;
mod change;
mod conflict;
mod count;
mod drawn;
mod elimination;
mod entangled;
mod equal;
mod field;
mod first;
mod foretold;
mod given;
mod invention;
mod landmark;
mod page;
mod place;
mod pool;
mod portfolio;
mod prospect;
mod repair;
mod request;
mod short;
mod support;
mod survey;
mod together;
mod waste;
mod why;

#[cfg(test)]
mod tests;

pub use analysis::{analyse, analyse_early};
pub use answer::*;
pub use blocked::impasse;
pub use count::Count;
pub use equal::{EqualAmong, EqualOffers, equal_offers};
pub use foretold::shares;
pub use given::{GivenAway, MOST_ORDERED, NotTold, Shown, given_away};
pub use page::{package_card, page};
pub use request::{AnalysisError, AnalysisRequest};
pub use together::{Together, enough_together};
