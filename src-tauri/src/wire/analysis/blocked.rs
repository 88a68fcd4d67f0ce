//! What stands in the way when no package meets every essential.

use entente_core::{
    edit::RowRef,
    model::{CriterionId, NeededLevel, PartyId},
};
use serde::Serialize;
use ts_rs::TS;

use super::CardView;
use crate::wire::reason::Reason;
use crate::wire::{figure::LevelView, plan::ProvenanceView};

/// Why nothing passes.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct BlockedView {
    /// The smallest sets of essentials that no package meets together; all of them.
    pub sets: Vec<BlockingSet>,
    /// The nearest packages.
    pub nearest: Vec<NearestView>,
    /// The smallest repairs.
    pub repairs: Vec<RepairView>,
}

/// Essentials that no package meets together, while every smaller set of them is met by some package.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct BlockingSet {
    /// The essentials.
    pub essentials: Vec<BlockedEssential>,
}

/// One essential of a blocking set.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct BlockedEssential {
    /// Whose it is.
    pub party: PartyId,
    /// The criterion.
    pub criterion: CriterionId,
    /// From which level on it is enough.
    pub needed: NeededLevel,
    /// How many packages meet it.
    pub met_alone: String,
    /// Where the need comes from: a guessed one is asked about first.
    pub provenance: ProvenanceView,
}

/// A package that falls short by little.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct NearestView {
    /// The package.
    pub card: CardView,
    /// Where it falls short.
    pub short: Vec<Shortfall>,
}

/// One essential that is not enough.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Shortfall {
    /// Whose it is.
    pub party: PartyId,
    /// The criterion.
    pub criterion: CriterionId,
    /// The level it has.
    pub level: LevelView,
    /// The level it needs.
    pub needed: NeededLevel,
    /// By how many levels it falls short.
    pub by: String,
}

/// A small change that would let a package pass.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RepairView {
    /// What kind of change.
    pub kind: RepairCode,
    /// The sentence: names what would change and for whom.
    pub reason: Reason,
    /// The row it would change; nothing for a new option.
    pub row: Option<RowRef>,
    /// Whose it is, when it is somebody's.
    pub party: Option<PartyId>,
    /// The criterion it is about.
    pub criterion: Option<CriterionId>,
    /// How many packages would pass then.
    pub opens: Option<String>,
}

/// Kinds of repairs, in the order shown; easing is the owner's own act and never called cheapest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RepairCode {
    /// One more option, or another form of one.
    Option,
    /// A rating that turns out higher.
    Rating,
    /// A shift that turns out otherwise.
    Shift,
    /// A constraint that is lifted.
    Constraint,
    /// Its owner needs less.
    Ease,
}
