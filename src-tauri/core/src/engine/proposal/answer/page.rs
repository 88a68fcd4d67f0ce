//! Lists of packages, a page at a time.

use std::collections::BTreeMap;

use super::super::Count;
use crate::{
    Ratio,
    engine::{Enough, WinLabel},
    model::{Choice, IssueId, code::coded},
};

coded! {
    /// A list of packages.
    pub enum Tab {
        /// Packages that meet every essential and that nothing betters by rank, equal levels as one.
        NothingBetter = "nothing_better",
        /// Packages that meet every essential.
        MeetsEssentials = "meets_essentials",
        /// All packages.
        All = "all",
    }
}

/// A page of one list, in place order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Which list.
    pub tab: Tab,
    /// How many rows it has in all.
    pub total: usize,
    /// The place of the first row, from 0.
    pub offset: usize,
    /// The rows.
    pub rows: Vec<PageRow>,
}

/// One package of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRow {
    /// What is chosen.
    pub choices: BTreeMap<IssueId, Choice>,
    /// How many others are shown as this one row.
    pub alike: Count,
    /// What may be said of it; nothing in a plan of one party.
    pub label: Option<WinLabel>,
    /// Whether every essential of all parties is at its need.
    pub essentials: Enough,
    /// The utility of each party at the dot weights.
    pub utilities: Vec<Ratio>,
    /// The place of each party by which the list is sorted: in its own range over the packages of the list, and over all
    /// that meet every essential in the list of those that nothing betters.
    pub places: Vec<Ratio>,
}
