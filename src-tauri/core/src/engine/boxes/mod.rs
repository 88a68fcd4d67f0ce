//! Boxes: criteria of which the weakest issue counts, searched without listing packages.
//!
//! The level of such a criterion is a sum over thresholds: it rises by one threshold wherever every main issue is at or
//! above it. Each threshold is a *box*, a weight that counts where the choice of every issue that the box names lies on its
//! side. Hyper-rectangles of imported files are boxes with one threshold. A package is worth the boxes it lies in, and what
//! a choice does is told by the boxes that it rules out: choices that rule out the same boxes are one class.
//!
//! The frontier is found by branch and bound over classes ([`search`]), never by listing packages; intervals that overlap
//! pairwise have a point in common (Helly's theorem on a line), but nothing here needs the sides to be intervals. For each
//! vector on it the packages are then counted exactly, by the boxes that are left after each issue ([`count`]). What was found
//! is proved anew for certificates, by states that another program can follow ([`proof`]).

mod bits;
mod bound;
mod count;
mod problem;
mod proof;
mod search;
mod searched;
#[cfg(test)]
mod tests;
mod zone;

pub(super) use proof::LARGEST_PROOF;
pub(super) use searched::Searched;
