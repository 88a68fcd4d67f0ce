//! The answer types: what an analysis says, in identifiers, exact numbers and codes.

mod blocked;
mod card;
mod change;
mod listed;
mod page;
mod rule;

pub use blocked::{
    Blocked, BlockingSet, Ease, Essential, Impasse, Nearest, NewLevel, Opening, PairFact, Repair, Shortfall,
};
pub use card::{
    Basis, Card, Cases, CriterionOutcome, LevelChange, PartyOutcome, RestsOn, Sufficiency, Trade, TradeEnd,
    WhyLine,
};
pub use change::{AskFirst, Change, Condition, Decides, Effect};
pub use listed::{DrawnBecause, ListedBecause, ListedCode};
pub use page::{Dot, Page, Tab};
pub use rule::{RuleCode, RulePick};

use super::Count;
use crate::{
    Ratio,
    engine::{Point, RulesAnswer},
    model::{PartyId, code::coded},
};

/// Everything that the window and the command line show about the outcomes of one plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// How many packages there are.
    pub sizes: Sizes,
    /// What was found, in one word.
    pub outlook: Outlook,
    /// Each party's range of utilities, in plan order; the scales of places and of the map.
    pub scales: Vec<PartyScale>,
    /// Where the proposals were picked from.
    pub candidates: Candidates,
    /// The proposals, in the order shown.
    pub proposals: Vec<Proposal>,
    /// Packages of the frontier that fail an essential.
    pub kept_in_view: KeptInView,
    /// What the four rules answer; nothing when that is over budget, or when there is nothing to compare.
    pub rules: Option<RulesAnswer>,
    /// Where the winners of the four rules stand in the list, rules in the order shown; none where no rule picks.
    pub picks: Vec<RulePick>,
    /// The frontier at the dot weights.
    pub frontier: FrontierNote,
    /// All packages as dots, those of equal worth as one; nothing when there are more than are drawn.
    pub dots: Option<Vec<Dot>>,
    /// What stands in the way; nothing when a package meets every essential, or may.
    pub blocked: Option<Blocked>,
    /// What could change the list.
    pub changes: Vec<Change>,
    /// The guess that is asked about first.
    pub ask_first: Option<AskFirst>,
    /// Parts that were left out because they were over their stated budget.
    pub left_out: Vec<Part>,
}

impl Analysis {
    /// The answer to a plan in which nothing can be compared yet.
    pub(super) fn too_little_known() -> Self {
        Self {
            sizes: Sizes::default(),
            outlook: Outlook::TooLittleKnown,
            scales: Vec::new(),
            candidates: Candidates::Listed { profiles: 0, kept: 0 },
            proposals: Vec::new(),
            kept_in_view: KeptInView { total: Some(0), shown: Vec::new() },
            picks: Vec::new(),
            frontier: FrontierNote { all: None, meeting: None },
            rules: None,
            dots: None,
            blocked: None,
            changes: Vec::new(),
            ask_first: None,
            left_out: Vec::new(),
        }
    }
}

/// How many packages there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// All that the constraints allow.
    pub packages: Count,
    /// Those that surely meet every essential.
    pub meeting: Count,
    /// Those that surely meet every essential, or may.
    pub perhaps: Count,
}

coded! {
    /// What an analysis found, in one word.
    pub enum Outlook {
        /// Packages that meet every essential are proposed.
        Proposed = "proposed",
        /// No package surely meets every essential, but some may: those are proposed.
        Undetermined = "undetermined",
        /// No package meets every essential.
        Blocked = "blocked",
        /// The constraints allow no package at all.
        NothingPossible = "nothing_possible",
        /// There is nothing on the table, or nobody to propose it to.
        TooLittleKnown = "too_little_known",
    }
}

coded! {
    /// A part of an analysis that has a budget of its own.
    pub enum Part {
        /// The range of a party's utilities.
        Ranges = "ranges",
        /// The frontier over all packages: what is kept in view.
        Frontier = "frontier",
        /// The frontier among packages that meet every essential, or what the rules pick there.
        Rules = "rules",
        /// The search for packages that are no worse for anyone.
        Waste = "waste",
        /// Looking at all candidates.
        Candidates = "candidates",
        /// All packages as dots.
        Dots = "dots",
        /// How many packages have the same levels.
        Alike = "alike",
        /// Sets of essentials that cannot be met together.
        Blocking = "blocking",
        /// The nearest packages.
        Nearest = "nearest",
        /// The smallest repairs.
        Repairs = "repairs",
        /// What could change the list.
        Changes = "changes",
        /// How many packages there are: numbers say how many were found, and there are more.
        Counts = "counts",
        /// Some of the worlds: proposals are picked by fewer.
        FewerWorlds = "fewer_worlds",
        /// What is drawn of other worlds: proposals are picked as if every row were as it is written.
        Worlds = "worlds",
    }
}

/// A party's smallest and largest utility at the dot weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyScale {
    /// The party.
    pub party: PartyId,
    /// Over all packages.
    pub all: Option<Reach>,
    /// Over the packages that are proposed from: those that meet every essential, or else those that may.
    pub meeting: Option<Reach>,
}

/// From one number to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The smaller one.
    pub low: Ratio,
    /// The larger one.
    pub high: Ratio,
}

impl Reach {
    /// The place of a number in this range, 0 at its low end and 1 at its high end; 1 where the range has no width.
    pub fn place(&self, number: &Ratio) -> Ratio {
        let width = self.high.exact() - self.low.exact();
        if width == Ratio::zero().exact().clone() {
            return Ratio::one();
        }
        Ratio::from((number.exact() - self.low.exact()) / width)
    }
}

/// Where the proposals were picked from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Candidates {
    /// Every package that meets every essential was looked at.
    Listed {
        /// How many different level profiles they have.
        profiles: usize,
        /// How many of these profiles are not wasteful.
        kept: usize,
    },
    /// There are too many to look at each: rule winners, what wins in each world, the first by place, and each party's
    /// extremes were drawn, and each was followed to one that nothing betters.
    Drawn {
        /// Why.
        because: DrawnBecause,
        /// How many different level profiles were drawn.
        profiles: usize,
    },
}

/// A proposed package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The package.
    pub card: Card,
    /// Why it is in the list, the strongest reason first.
    pub listed: Vec<ListedBecause>,
}

/// Packages that nothing betters for all at the dot weights and that fail an essential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptInView {
    /// How many points of the frontier there are like that; nothing when the frontier is over its budget.
    pub total: Option<usize>,
    /// The first of them by place over all packages, each once.
    pub shown: Vec<Card>,
}

/// The frontier at the dot weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontierNote {
    /// Its points over all packages, utilities descending; nothing when that is over budget.
    pub all: Option<Vec<Point>>,
    /// Its points among packages that surely meet every essential; nothing when that is over budget.
    pub meeting: Option<Vec<Point>>,
}
