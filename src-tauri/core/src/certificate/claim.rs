//! What a certificate claims, and the proof of it.
//!
//! Issues, choices, parties and criteria are named by their places in plan order, counted from 0; the choices of a numeric
//! issue count upwards from its lower end. Utilities and multipliers are exact numbers as text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{BetweenClaim, BoxProof};
use crate::{
    Ratio,
    model::{ConstraintId, CriterionId, code::coded},
};

/// One thing that a certificate says of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Claim {
    /// These are the utility vectors that no package dominates.
    Frontier(FrontierClaim),
    /// This is what the rules pick.
    Rules(RulesClaim),
    /// No package meets these together.
    Blocked(BlockedClaim),
    /// This package may be proposed.
    Proposal(ProposalClaim),
}

coded! {
    /// Among which packages a claim is made.
    pub enum Scope {
        /// All that the constraints allow.
        Everything = "everything",
        /// Those that surely meet every essential of every party, evidence aside.
        Essentials = "essentials",
    }
}

coded! {
    /// A rule that picks a package by the parties' gains.
    pub enum RuleName {
        /// The largest product of gains.
        Nash = "nash",
        /// The largest smallest gain, then the next smallest.
        Leximin = "leximin",
        /// The same on gains divided by each party's largest gain.
        KalaiSmorodinsky = "kalai_smorodinsky",
        /// The least difference between gains on the frontier.
        EqualGains = "equal_gains",
    }
}

coded! {
    /// What the rules answer.
    pub enum RulesVerdict {
        /// They pick packages.
        Picked = "picked",
        /// In every package that meets every essential somebody loses.
        SomebodyLoses = "somebody_loses",
    }
}

coded! {
    /// How far essentials are met when something is not known.
    pub enum Meeting {
        /// Whatever the unknowns turn out to be.
        Surely = "surely",
        /// For some of what the unknowns may turn out to be.
        Perhaps = "perhaps",
    }
}

/// Utilities that a package brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CertifiedPoint {
    /// One for every party, at the dot weights and dot levels.
    pub utilities: Vec<Ratio>,
    /// How many packages bring them, as digits; absent where that is not claimed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<String>,
    /// A package that brings them: the place of the choice of every issue.
    pub package: Vec<usize>,
}

/// These are the utility vectors that no package dominates, highest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontierClaim {
    /// Among which packages.
    pub among: Scope,
    /// The vectors.
    pub points: Vec<CertifiedPoint>,
    /// For a cover: every vector that is missing is, for each party, at most this much higher than one that is listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Vec<Ratio>>,
    /// Why none is missing.
    pub layers: Layers,
    /// Where any amount of some issue can be chosen, which sums of the last layer are the points, and why no amount betters
    /// these; the points are then those of the listed amounts that no package whatever betters, and no counts are claimed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub between: Option<BetweenClaim>,
}

/// What the rules pick among packages that surely meet every essential and where nobody loses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RulesClaim {
    /// What they answer.
    pub verdict: RulesVerdict,
    /// The utility of each party without agreement, from which gains are counted.
    pub without: Vec<Ratio>,
    /// The packages where nobody loses; absent where every pick brings a proof of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nobody_loses: Option<Layers>,
    /// The picks that are certified.
    pub picks: Vec<PickClaim>,
}

/// What one rule picks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PickClaim {
    /// The rule.
    pub rule: RuleName,
    /// All vectors that it picks.
    pub points: Vec<CertifiedPoint>,
    /// The packages that do at least as well; absent where the pick is read off those where nobody loses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layers: Option<Layers>,
    /// Why no package does better than the one vector that is named, where any amount of some issue can be chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regions: Option<Regions>,
}

/// The amounts of an issue of which any can be chosen that count as its choices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListedAmounts {
    /// The issue.
    pub issue: usize,
    /// The amounts, upwards: both ends, and whatever something bends at.
    pub amounts: Vec<Ratio>,
}

/// The proof that no package does better by a rule, region by region, whatever amounts are chosen.
///
/// Rows of a group are the joint choices that it lists; for an issue of which any amount can be chosen, which is a group by
/// itself and lists nothing, they are its listed amounts with what lies between each and the next in its place. Between two
/// listed amounts gains are linear, so that a weighted sum of gains is largest at rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Regions {
    /// The groups.
    pub groups: Vec<LayerGroup>,
    /// For the rule of Kalai and Smorodinsky each party's largest gain where nobody loses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ideals: Vec<Ideal>,
    /// The proof.
    pub steps: Vec<RegionStep>,
}

/// The largest gain of a party in a package where nobody loses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ideal {
    /// A package that brings it.
    pub point: CertifiedPoint,
    /// Why none brings more.
    pub steps: Vec<RegionStep>,
}

/// One step of a proof by regions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RegionStep {
    /// The region with the rows of this group before this row follows, up to where it is closed; then the one with the others.
    Split {
        /// The group.
        group: usize,
        /// The row.
        row: usize,
    },
    /// In this region, what these multipliers of gains, none below 0, come to at most leaves nothing better.
    Bounded(Vec<Vec<Ratio>>),
}

/// No package meets these together, and where it is said every smaller set of them is met by some package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BlockedClaim {
    /// How the essentials are not met.
    pub meeting: Meeting,
    /// The essentials that no possible package meets together; none where constraints leave no package at all.
    pub essentials: Vec<CriterionId>,
    /// The constraints that the proof names; where no essential is named, the set that leaves no package.
    pub constraints: Vec<ConstraintId>,
    /// The proof: packages are split by choices of issues until each part is closed; what follows on a split is the part with
    /// the choice, then the part without it.
    pub steps: Vec<BlockedStep>,
    /// For every member, in their order, a package that meets all the others; none where that is not claimed.
    pub smaller: Vec<Vec<usize>>,
}

/// One step of the proof that there is no package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BlockedStep {
    /// The part in which this issue is settled by this choice follows, up to where it is closed; then the part without it.
    Split {
        /// The issue.
        issue: usize,
        /// The choice.
        choice: usize,
    },
    /// With any of these choices of an issue this part would be closed: without them it goes on.
    Without {
        /// The issue.
        issue: usize,
        /// The choices.
        choices: Vec<usize>,
        /// What closes it with them.
        because: Closed,
    },
    /// This part is closed.
    Closed(Closed),
}

/// Why a part holds no package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Closed {
    /// The essential at this place among those named falls short with all choices that are still open.
    Short(usize),
    /// The constraint at this place among those named rules out all choices that are still open.
    RuledOut(usize),
}

/// This package is possible, meets every essential, and where it is said no package is better for one and not worse for
/// anyone by order (T2) while it keeps the essentials that this one surely meets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposalClaim {
    /// The place of the choice of every issue.
    pub package: Vec<usize>,
    /// How it meets every essential.
    pub meeting: Meeting,
    /// Why it wastes nothing; absent where that is not claimed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layers: Option<Layers>,
}

/// The proof that sums over groups of issues are complete, one group after the other.
///
/// What packages bring adds up over the groups. Each layer lists sums over the groups so far; every sum of the layer before
/// with every row of the group on top is nowhere above a listed sum, or is closed: it cannot come to what is asked for,
/// party by party or weighed by multipliers, whatever the groups that are left add. So what the last layer lists is complete
/// by induction (Nemhauser and Ullmann, "Discrete dynamic programming and capital allocation", Management Science 15(9),
/// 1969).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Layers {
    /// The groups, in the order in which they are added.
    pub groups: Vec<LayerGroup>,
    /// Multipliers of what is summed, none below 0: each row bounds every package by what the heaviest row of each group
    /// comes to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub multipliers: Vec<Vec<Ratio>>,
    /// One layer for every group.
    pub layers: Vec<CertifiedLayer>,
}

/// A group of issues that depend on each other, or a single issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LayerGroup {
    /// The issues, in plan order.
    pub issues: Vec<usize>,
    /// One joint choice for every vector of the group that no other is above: its place when all joint choices are counted
    /// in plan order, the last issue fastest.
    pub rows: Vec<usize>,
    /// The rows in place of these where there are too many joint choices to be listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boxes: Option<BoxProof>,
}

/// The sums over the groups so far that matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CertifiedLayer {
    /// The sums, highest first and each once: the place of a sum in the layer before, and of a row of the group.
    pub sums: Vec<(u32, u32)>,
    /// For every sum of the layer before, and every row of the group in turn: the place of a listed sum that is nowhere below
    /// the two together, or null where the two are closed.
    pub above: Vec<Option<u32>>,
    /// For a cover: by how much a listed sum may be lower than one that it stands for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Vec<Ratio>>,
}
