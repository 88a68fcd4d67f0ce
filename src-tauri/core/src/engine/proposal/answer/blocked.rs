//! What stands in the way when no package meets every essential.

use std::collections::BTreeMap;

use super::super::Count;
use super::Card;
use crate::{
    Ratio,
    edit::RowRef,
    engine::{Footing, LevelSpan},
    model::{Choice, ConstraintId, CriterionId, IssueId, PartyId, RatedAt, ShiftId, code::coded},
};

/// What stands in the way of a package that surely meets every essential, without what is near.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impasse {
    /// How many packages surely meet every essential, or may once what is open is known; where they cannot be counted, how
    /// many were found.
    pub perhaps: Count,
    /// All smallest sets of essentials that no package meets together, as in [`Blocked`]; none where some package may.
    pub sets: Vec<BlockingSet>,
    /// All smallest sets of constraints that leave no package at all, in plan order; none while a package is possible.
    pub constraints: Vec<Vec<ConstraintId>>,
}

/// Why nothing passes, and what is near.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// All smallest sets of essentials that no package meets together, smaller sets first, then in plan order.
    pub sets: Vec<BlockingSet>,
    /// What can be said of every other pair of essentials.
    pub pairs: PairFact,
    /// All smallest sets of constraints that leave no package at all, in plan order; none while a package is possible.
    pub constraints: Vec<Vec<ConstraintId>>,
    /// The nearest packages: no other falls short by at most as much everywhere and by less somewhere; those that are
    /// short of the fewest essentials first.
    pub nearest: Vec<Nearest>,
    /// The smallest single changes that would let a package pass; easing comes last.
    pub repairs: Vec<Repair>,
}

/// Essentials that no package meets together, while every smaller set of them is met by some package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockingSet {
    /// The essentials, in plan order.
    pub essentials: Vec<Essential>,
}

/// An essential of a blocking set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Essential {
    /// Whose it is.
    pub party: PartyId,
    /// The criterion.
    pub criterion: CriterionId,
    /// The level from which it is enough.
    pub needed: u8,
    /// How many packages meet it, or may; nothing when counting is over budget.
    pub alone: Option<Count>,
    /// Whether its need is a guess: it is then asked about first.
    pub need: Footing,
    /// Whether a rating or shift of it is a guess.
    pub levels: Footing,
}

coded! {
    /// What can be said of the pairs of essentials outside a blocking set.
    pub enum PairFact {
        /// Two essentials cannot be met together; every other pair can.
        EveryOtherPairCan = "every_other_pair_can",
        /// Every pair can be met together; only larger sets cannot.
        EveryPairCan = "every_pair_can",
        /// Several pairs, or single essentials, cannot be met.
        SeveralCannot = "several_cannot",
    }
}

/// Packages that fall short by the same, and by as little as any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// The first of them in plan order; its `alike` still counts equal levels.
    pub card: Card,
    /// How many others fall short by the same.
    pub others: Count,
    /// The issues that all of them settle alike.
    pub same_issues: Vec<IssueId>,
    /// Where they fall short, in plan order.
    pub short: Vec<Shortfall>,
}

/// One essential that is not enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortfall {
    /// Whose it is.
    pub party: PartyId,
    /// The criterion.
    pub criterion: CriterionId,
    /// The level it has.
    pub level: LevelSpan,
    /// The level it needs.
    pub needed: u8,
    /// By how many levels it falls short at best.
    pub by: Ratio,
}

/// One change that would let a package pass, all else kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair {
    /// One more option for an issue that gives these levels.
    NewOption {
        /// The issue.
        issue: IssueId,
        /// The levels it would have to give the essentials that the issue decides.
        levels: Vec<NewLevel>,
        /// The ways there are to settle the other issues then.
        opens: Opening,
    },
    /// A rating that turns out higher.
    Rating {
        /// Whose criterion it is.
        party: PartyId,
        /// The criterion.
        criterion: CriterionId,
        /// The choice.
        at: RatedAt,
        /// By how many levels: 1 or 2.
        by: u8,
        /// The level it has.
        from: Ratio,
        /// The level it would have, at most 3.
        to: Ratio,
        /// Whether the rating is a guess.
        footing: Footing,
        /// The packages that would pass then.
        opens: Opening,
    },
    /// A shift that turns out higher, or does not apply.
    Shift {
        /// Whose criterion it is.
        party: PartyId,
        /// The criterion.
        criterion: CriterionId,
        /// The shift.
        shift: ShiftId,
        /// By how many levels: 1 or 2.
        by: u8,
        /// The levels it adds.
        from: i8,
        /// The levels it would add; at 0 it does not apply.
        to: i8,
        /// Whether the shift is a guess.
        footing: Footing,
        /// The packages that would pass then.
        opens: Opening,
    },
    /// A constraint that is lifted.
    Constraint {
        /// The constraint.
        constraint: ConstraintId,
        /// The packages that would pass then.
        opens: Opening,
    },
    /// Owners that need less: their own act, and never called cheapest.
    Ease {
        /// Who would need what.
        eases: Vec<Ease>,
        /// The packages that would pass then.
        opens: Opening,
    },
}

/// The packages that would meet every essential, or may, after a repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// How many there are.
    pub count: Count,
    /// The first of them in plan order; without the issue that a new option is for.
    pub first: BTreeMap<IssueId, Choice>,
}

/// A level that a new option would have to give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLevel {
    /// Whose criterion it is.
    pub party: PartyId,
    /// The criterion.
    pub criterion: CriterionId,
    /// The level of the rating.
    pub level: Ratio,
}

/// One need that its owner would lower.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ease {
    /// Whose it is.
    pub party: PartyId,
    /// The criterion.
    pub criterion: CriterionId,
    /// The level it needs.
    pub from: u8,
    /// The level it would need.
    pub to: u8,
}

impl Repair {
    /// The row that would change; nothing for a new option and for easing.
    pub fn row(&self) -> Option<RowRef> {
        match self {
            Self::NewOption { .. } | Self::Ease { .. } => None,
            Self::Rating { criterion, at, .. } => {
                Some(RowRef::Rating { criterion: *criterion, at: at.clone() })
            }
            Self::Shift { shift, .. } => Some(RowRef::Shift(*shift)),
            Self::Constraint { constraint, .. } => Some(RowRef::Constraint(*constraint)),
        }
    }

    /// The stable code of the kind of repair.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NewOption { .. } => "option",
            Self::Rating { .. } => "rating",
            Self::Shift { .. } => "shift",
            Self::Constraint { .. } => "constraint",
            Self::Ease { .. } => "ease",
        }
    }

    /// The packages that would pass then.
    pub const fn opens(&self) -> &Opening {
        match self {
            Self::NewOption { opens, .. }
            | Self::Rating { opens, .. }
            | Self::Shift { opens, .. }
            | Self::Constraint { opens, .. }
            | Self::Ease { opens, .. } => opens,
        }
    }
}
