//! Lists of packages, a page at a time, and packages as dots.

use super::{super::Count, Card};
use crate::{
    Ratio,
    engine::{Chosen, Enough},
    model::code::coded,
};

coded! {
    /// A list of packages.
    pub enum Tab {
        /// Packages that meet every essential and that nothing betters by rank, equal levels as one.
        NothingBetter = "nothing_better",
        /// Packages that meet every essential, or may where none surely does.
        MeetsEssentials = "meets_essentials",
        /// All packages.
        All = "all",
    }
}

/// A page of one list, in place order: by places among the packages that are proposed from, in the list of all packages
/// by places over all; packages with equal levels stand together, in plan order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Which list.
    pub tab: Tab,
    /// How many rows it has in all.
    pub total: usize,
    /// The place of the first row, from 0.
    pub offset: usize,
    /// The packages, without why, trade and the rows they rest on.
    pub rows: Vec<Card>,
}

/// Packages of equal worth to everybody, at the dot weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dot {
    /// The worth to each party, in plan order.
    pub utilities: Vec<Ratio>,
    /// Whether every essential is at its need, in the package among them of which most can be said.
    pub essentials: Enough,
    /// How many there are.
    pub count: Count,
    /// The first of them in plan order.
    pub first: Chosen,
}
