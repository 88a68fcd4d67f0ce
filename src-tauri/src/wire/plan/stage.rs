//! Stages and the advice that belongs to them.

use entente_core::{
    advice::{advice, progress},
    model::{
        Advice, AdviceCode, CriterionId, IssueId, PartyId, Plan, PlanParts, Progress, Stage, StakeholderId,
        ValueId,
    },
};
use serde::Serialize;
use ts_rs::TS;

use super::count;

/// One stage of a plan; a stage is never locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StageView {
    /// Which one.
    pub stage: Stage,
    /// Its number, from 1.
    pub number: u32,
    /// How far it has come: an empty, a half or a full circle.
    pub progress: Progress,
    /// How many pieces of advice are open there.
    pub hints: u32,
}

/// One piece of advice and the rows it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AdviceView {
    /// What it says; its sentence is `advice.<code>`.
    pub code: AdviceCode,
    /// The stage it belongs to.
    pub stage: Stage,
    /// The party it is about.
    pub party: Option<PartyId>,
    /// The issue it is about.
    pub issue: Option<IssueId>,
    /// The criterion it is about.
    pub criterion: Option<CriterionId>,
    /// The value it is about.
    pub value: Option<ValueId>,
    /// The stakeholder it is about.
    pub stakeholder: Option<StakeholderId>,
    /// Whether a person has passed it, which is logged.
    pub passed: bool,
}

impl AdviceView {
    /// The view of a piece of advice.
    pub fn of(plan: &PlanParts, row: &Advice) -> Self {
        Self {
            code: row.code,
            stage: row.stage,
            party: row.party,
            issue: row.issue,
            criterion: row.criterion,
            value: row.value,
            stakeholder: row.stakeholder,
            passed: is_passed(plan, row),
        }
    }
}

/// The eight stages, in order.
pub fn stages(plan: &Plan, advice: &[Advice]) -> Vec<StageView> {
    (1..)
        .zip(Stage::ALL)
        .map(|(number, &stage)| {
            let open = advice.iter().filter(|row| row.stage == stage && !is_passed(plan, row));
            StageView { stage, number, progress: progress(plan, advice, stage), hints: count(open.count()) }
        })
        .collect()
}

/// The eight stages of a plan, for lists.
pub fn stages_of(plan: &Plan) -> Vec<StageView> {
    stages(plan, &advice(plan))
}

fn is_passed(plan: &PlanParts, row: &Advice) -> bool {
    plan.passes.iter().any(|pass| pass.gate == row.code)
}
