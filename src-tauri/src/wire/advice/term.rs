//! What contingent terms come to.

use entente_core::{
    advice::{Branch, BranchReading, BranchWaste, Compared, RigQuestion, TermGain, TermReading, TermWorth},
    model::{CriterionId, PartyId, PlanId, TermId},
};
use serde::Serialize;
use ts_rs::TS;

use crate::wire::figure::Figure;

/// What every contingent term of a plan comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TermReadingsView {
    /// The plan.
    pub plan: PlanId,
    /// The revision of the plan that was looked at.
    #[ts(type = "number")]
    pub revision: u64,
    /// Term by term.
    pub terms: Vec<TermReadingView>,
}

/// What a contingent term comes to beside its package without it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TermReadingView {
    /// The term.
    pub term: TermId,
    /// What it is worth to each party; none where it belongs to no package, or cannot be computed.
    pub parties: Vec<TermWorthView>,
    /// What may be said of its gain; its sentence is `term_gain.<code>`.
    pub gain: TermGain,
    /// Its two branches, each a package of its own.
    pub branches: Vec<BranchView>,
    /// The essentials that are not surely enough in some branch.
    pub short: Vec<CriterionId>,
    /// The questions of the rig check that are not answered.
    pub unanswered: Vec<RigQuestion>,
}

/// What one branch comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BranchView {
    /// The branch.
    pub branch: Branch,
    /// The essentials that are not surely enough in it.
    pub short: Vec<CriterionId>,
    /// How it stands beside the package without the term, party by party; its words are `compared.<code>`.
    pub compared: Vec<BranchCompared>,
    /// Whether another package betters it for all; its words are `branch_waste.<code>`.
    pub waste: BranchWaste,
}

/// How a branch stands for one party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BranchCompared {
    /// The party.
    pub party: PartyId,
    /// Level by level.
    pub compared: Compared,
}

/// What a contingent term is worth to one party, on its own scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TermWorthView {
    /// The party.
    pub party: PartyId,
    /// Without the term.
    pub without: Figure,
    /// If the event happens.
    pub then: Figure,
    /// If it does not.
    pub otherwise: Figure,
    /// What it expects by its own forecast, from the smallest to the largest; nothing while it has none.
    pub expected: Option<[Figure; 2]>,
    /// The branch that is worse for it.
    pub worse: Option<Branch>,
}

impl TermReadingsView {
    /// The view of what terms come to.
    pub fn of(plan: PlanId, revision: u64, readings: &[TermReading]) -> Self {
        Self { plan, revision, terms: readings.iter().map(TermReadingView::of).collect() }
    }
}

impl TermReadingView {
    fn of(row: &TermReading) -> Self {
        Self {
            term: row.term,
            parties: row.parties.iter().map(TermWorthView::of).collect(),
            gain: row.gain,
            branches: row.branches.iter().map(BranchView::of).collect(),
            short: row.short.clone(),
            unanswered: row.unanswered.clone(),
        }
    }
}

impl BranchView {
    fn of(row: &BranchReading) -> Self {
        let compared =
            |(party, compared): &(PartyId, Compared)| BranchCompared { party: *party, compared: *compared };
        Self {
            branch: row.branch,
            short: row.short.clone(),
            compared: row.compared.iter().map(compared).collect(),
            waste: row.waste,
        }
    }
}

impl TermWorthView {
    fn of(row: &TermWorth) -> Self {
        Self {
            party: row.party,
            without: Figure::of(&row.without),
            then: Figure::of(&row.then),
            otherwise: Figure::of(&row.otherwise),
            expected: row.expected.as_ref().map(|ends| ends.each_ref().map(Figure::of)),
            worse: row.worse,
        }
    }
}
