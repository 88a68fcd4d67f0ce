//! Certificates of the engine's answers, for a checker that shares nothing with the engine but the plan.
//!
//! Each function says of one answer what is claimed, and makes the proof; what a proof is, and how it is read, stands with
//! the claims ([`crate::certificate`]).

mod above;
mod bars;
mod frontier;
mod layers;
mod left_out;
mod listing;
mod rules;
mod thin;
mod waste;

pub use super::proposal::certified::{blocked, proposals};
pub use super::search::LARGEST_REFUTATION;
use super::{Case, divide};
use crate::certificate::ListedAmounts;
pub use frontier::{LARGEST_PROOF, frontier};
pub use left_out::{LeftOut, Uncertified, Why, unproved_waste};
pub use rules::{CertifiedRules, rules};
pub use waste::LARGEST_WASTE_PROOF;
pub(super) use waste::no_waste;

/// The amounts that count as choices in certificates of a case.
pub fn amounts(case: &Case) -> Vec<ListedAmounts> {
    divide::amounts(case)
}
