//! One package with everything that is said of it.

use std::collections::BTreeMap;

use super::super::Count;
use crate::{
    Ratio,
    edit::RowRef,
    engine::{Essentials, LevelSpan, Utility, WinCheck},
    model::{Choice, Confidence, CriterionId, IssueId, PartyId, Rank, Source, code::coded},
};

/// A package, or several with the same levels for everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// What is chosen: the first package in plan order.
    pub choices: BTreeMap<IssueId, Choice>,
    /// How many other packages have the same levels; nothing when counting them is over budget.
    pub alike: Option<Count>,
    /// W1, W2 and the label.
    pub check: WinCheck,
    /// What it brings each party, in plan order.
    pub parties: Vec<PartyOutcome>,
    /// Each choice against the nearest other one, in plan order of the issues.
    pub why: Vec<WhyLine>,
    /// The choice that is a plain trade between two parties.
    pub trade: Option<Trade>,
    /// The guesses that the verdict on its essentials rests on.
    pub rests_on: Vec<RestsOn>,
    /// In how many guess cases it meets every essential; nothing when no level of an essential is a guess.
    pub cases: Option<Cases>,
}

/// What a package brings one party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyOutcome {
    /// The party.
    pub party: PartyId,
    /// Its worth at the dot weights, and the band over all weights that fit.
    pub utility: Utility,
    /// The place of that worth in the party's own range over the packages that are proposed from.
    pub place: Option<Ratio>,
    /// The places of that worth and of its band in the party's own range over all packages.
    pub in_all: Option<Utility>,
    /// W1.
    pub essentials: Essentials,
    /// Its criteria: protected first, then by rank, then in plan order.
    pub criteria: Vec<CriterionOutcome>,
}

/// What a package brings one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionOutcome {
    /// The criterion.
    pub criterion: CriterionId,
    /// Its level.
    pub level: LevelSpan,
    /// Its level before it is held between 0 and 3.
    pub unclamped: LevelSpan,
    /// The level from which it is enough.
    pub needed: u8,
    /// Whether it is enough.
    pub sufficiency: Sufficiency,
    /// How well its level is known.
    pub basis: Basis,
    /// Its place in its owner's order.
    pub rank: Option<Rank>,
    /// The rows that its level comes from: ratings, then shifts whose conditions hold.
    pub rows: Vec<RowRef>,
}

coded! {
    /// Whether a criterion is enough.
    pub enum Sufficiency {
        /// It is essential, and enough.
        Enough = "enough",
        /// It is essential, and not enough.
        Short = "short",
        /// It is essential, and what is unknown leaves it open.
        Open = "open",
        /// It is not essential.
        NotEssential = "not_essential",
    }
}

coded! {
    /// How well a level is known.
    pub enum Basis {
        /// All of it was said, seen or observed.
        Known = "known",
        /// A row behind it is a guess.
        Guessed = "guessed",
        /// A rating behind it is not known yet.
        Unknown = "unknown",
    }
}

/// One choice against the nearest other one: the other choice for the same issue that gives a possible package and
/// changes the fewest levels in total, the first in plan order among equals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyLine {
    /// The issue.
    pub issue: IssueId,
    /// What is chosen.
    pub chosen: Choice,
    /// The nearest other choice; nothing when no other gives a possible package.
    pub other: Option<Choice>,
    /// The levels that differ, in plan order of the parties and criteria.
    pub changes: Vec<LevelChange>,
}

/// A level with the other choice, and with what is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelChange {
    /// Whose criterion it is.
    pub party: PartyId,
    /// The criterion.
    pub criterion: CriterionId,
    /// The level with the other choice.
    pub before: LevelSpan,
    /// The level with what is chosen.
    pub after: LevelSpan,
}

/// A choice that lifts one criterion of one party and lowers one of another, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trade {
    /// The issue.
    pub issue: IssueId,
    /// What is chosen.
    pub chosen: Choice,
    /// What is lifted.
    pub gains: TradeEnd,
    /// What is lowered.
    pub gives: TradeEnd,
}

/// One end of a trade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TradeEnd {
    /// Whose criterion it is.
    pub party: PartyId,
    /// The criterion.
    pub criterion: CriterionId,
    /// Its place in its owner's order.
    pub rank: Option<Rank>,
    /// By how many levels.
    pub levels: Ratio,
}

/// A guess that the verdict on an essential rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestsOn {
    /// The row.
    pub row: RowRef,
    /// Whose criterion it is.
    pub party: PartyId,
    /// The criterion.
    pub criterion: CriterionId,
    /// Where the row comes from.
    pub source: Source,
    /// How sure its writer is.
    pub confidence: Confidence,
}

/// In how many cases a package meets every essential, when each guessed level of an essential is one lower, as it is, or
/// one higher, held between 0 and 3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cases {
    /// In how many it does.
    pub held: Count,
    /// How many there are: three for each guessed level.
    pub total: Count,
}
