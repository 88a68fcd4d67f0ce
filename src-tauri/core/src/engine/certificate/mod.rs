//! Certificates of the engine's answers, for a checker that shares nothing with the engine but the plan.
//!
//! Each function says of one answer what is claimed, and makes the proof; what a proof is, and how it is read, stands with
//! the claims ([`crate::certificate`]).

mod above;
mod bars;
mod frontier;
mod layers;
mod rules;
mod thin;
mod waste;

pub use super::proposal::certified::{blocked, proposals};
use super::{Case, divide};
use crate::certificate::ListedAmounts;
pub use frontier::{LARGEST_PROOF, frontier};
pub use rules::{CertifiedRules, rules};
pub(super) use waste::no_waste;

/// The amounts that count as choices in certificates of a case.
pub fn amounts(case: &Case) -> Vec<ListedAmounts> {
    divide::amounts(case)
}
