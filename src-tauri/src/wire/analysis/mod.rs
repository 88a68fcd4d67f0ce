//! What the engine answers, ready to be shown: cards with their reasons, the map, the rules, and what stands in the way.

mod blocked;
mod card;
mod change;
mod offer;
mod picture;
mod rule;
mod share;

use entente_core::model::PlanId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::reason::Reason;

pub use blocked::{
    BlockedEssential, BlockedView, BlockingSet, NearestView, RepairCode, RepairView, Shortfall,
};
pub use card::{
    CardView, Cases, ChoiceView, CriterionOutcome, EssentialsVerdict, LabelCode, LabelView, LevelChange,
    PackageReading, PartyChange, PartyOutcome, RestsOn, TraceStep, WhyRow,
};
pub use change::{AskFirstView, ChangeRow, DecidesCode};
pub use offer::{DeedCode, OfferToldView, OrderFitView, TellsView, WeightlessCode};
pub use picture::{AxesView, AxisLine, AxisView, MapDot, MapPoint, MapReach, MapView};
pub use rule::{GainsFrom, PartyGain, RuleCode, RuleView, RuleWinner, RulesView};
pub use share::{
    AnswerEffect, Counting, DecidingQuestion, EventCode, ForemostView, PackageShares, SaysRun, ShareView,
    SharesView, ToldView,
};

/// The answer to one request for an analysis.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct AnalysisView {
    /// The plan.
    pub plan: PlanId,
    /// The revision of the plan that was looked at.
    #[ts(type = "number")]
    pub revision: u64,
    /// How long it took, in milliseconds.
    pub took_ms: u32,
    /// What was found.
    pub finding: Finding,
}

/// What an analysis found.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Finding {
    /// At least one package meets every essential, or may.
    Ready {
        /// The outcomes.
        outcomes: Outcomes,
    },
    /// No package meets every essential.
    Blocked {
        /// What stands in the way, and what is nearest.
        blocked: BlockedView,
        /// What there is nevertheless: sizes, the picture, packages kept in view.
        outcomes: Outcomes,
    },
    /// Too little is known to form packages.
    TooFewData {
        /// What is missing.
        missing: Vec<Reason>,
    },
    /// There are more packages than can be searched exactly.
    TooLarge {
        /// By what, and how many can be.
        reason: Reason,
    },
    /// The search was stopped, or its plan has changed.
    Cancelled,
}

/// Packages and what is said of them.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Outcomes {
    /// How many packages there are.
    pub space: SpaceSizes,
    /// By what the proposed packages are ordered.
    pub order: ProposalOrder,
    /// The proposed packages, in the order shown; numbers from 1.
    pub proposals: Vec<CardView>,
    /// Packages that nothing betters for all and that fail an essential; numbered after the proposals.
    pub kept_in_view: Vec<CardView>,
    /// The outcome map; for two parties.
    pub map: Option<MapView>,
    /// One axis for each criterion; for three and more parties.
    pub axes: Option<AxesView>,
    /// The four rules.
    pub rules: RulesView,
    /// What could change the list.
    pub changes: Vec<ChangeRow>,
    /// The guess to ask about first: which sets of essentials it blocks, or which proposals it decides. What shares say to
    /// ask goes before the latter.
    pub ask_first: Option<AskFirstView>,
    /// How it was worked out.
    pub working: WorkingView,
}

/// By what proposals are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProposalOrder {
    /// By the worst-off party's place.
    ByPlace,
    /// By nothing that says anything: for all to see, until everybody has reacted.
    Shuffled,
}

/// How an answer was worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WorkingView {
    /// In a few words.
    pub answer: Reason,
    /// One sentence for each step.
    pub steps: Vec<Reason>,
}

/// How many packages there are; whole numbers as text, for there can be more than a number of the page holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct SpaceSizes {
    /// All that the constraints allow.
    pub packages: String,
    /// Those that surely meet every essential.
    pub meeting: String,
    /// Those of which it is not determined.
    pub undetermined: String,
}

/// A list of packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PackageTab {
    /// Packages no other one betters, whatever weights fit the orders.
    NothingBetter,
    /// Packages that surely meet every essential.
    MeetsEssentials,
    /// All that the constraints allow.
    All,
}

/// One page of packages, for the lists “Meets essentials” and “All”.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PackagePage {
    /// How many there are in all.
    pub total: String,
    /// The place of the first one given, from 0.
    pub offset: u32,
    /// The packages, without why and rows they rest on.
    pub cards: Vec<CardView>,
}

/// How far an analysis is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AnalysisProgress {
    /// The plan.
    pub plan: PlanId,
    /// The revision that is looked at.
    #[ts(type = "number")]
    pub revision: u64,
    /// What is being done; its sentence is `progress.<code>`.
    pub step: ProgressStep,
}

/// A step of an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProgressStep {
    /// The plan is being read.
    Reading,
    /// Packages are being compared.
    Comparing,
    /// The answers are being written down.
    Writing,
}
