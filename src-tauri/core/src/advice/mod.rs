//! Advice on a plan: what is missing or worth a second look, stage by stage.
//!
//! Advice never blocks anything. It is a pure function of the plan, in the order of the stages and then of the plan. Beside
//! it stand common ground ([`common_ground`]) and ideas ([`ideas`]), which are pure functions of the plan too.

mod agreed;
mod branch;
mod buy_in;
mod criteria;
mod ground;
mod ideas;
mod ladder;
mod liveable;
mod pair;
mod people;
mod talk;
mod term;
#[cfg(test)]
mod tests;
mod word;

pub use branch::{BranchReading, BranchWaste, Compared};
pub use ground::{Common, Difference, DifferenceKind, Pair, PairBecause, PairWording, common_ground};
pub use ideas::{FoundIdea, NeverCompensated, Said, Step, ideas, improvement, never_compensated};
pub use liveable::{
    AgreementStanding, OpenPoint, OpenPointCode, is_anybody_awaited, open_points, standing, unheard,
    voiceless,
};
pub use talk::usual_lines;
pub use term::{Branch, RigQuestion, Stakes, TermGain, TermReading, TermWorth, stakes, term_readings};

use crate::model::{
    Advice, AdviceCode, CriterionId, IssueId, PartyId, Plan, PlanParts, Progress, Stage, StakeholderId,
    ValueId,
};

/// Everything worth a second look, in the order of the stages.
pub fn advice(plan: &Plan) -> Vec<Advice> {
    let mut list = people::advice(plan);
    list.extend(people::table_advice(plan));
    list.extend(ladder::advice(plan));
    list.extend(criteria::advice(plan));
    list.extend(word::advice(plan));
    list.extend(people::outcome_advice(plan));
    list.extend(buy_in::advice(plan));
    list.extend(talk::advice(plan));
    list.extend(agreed::advice(plan));
    list
}

/// How far a stage has come, given the advice on the plan.
pub fn progress(plan: &Plan, advice: &[Advice], stage: Stage) -> Progress {
    let open =
        advice.iter().any(|row| row.stage == stage && !plan.passes.iter().any(|pass| pass.gate == row.code));
    match (has_begun(plan, stage), open) {
        (false, _) => Progress::Empty,
        (true, true) => Progress::Begun,
        (true, false) => Progress::Settled,
    }
}

fn has_begun(plan: &PlanParts, stage: Stage) -> bool {
    match stage {
        Stage::People => !plan.parties.is_empty() || plan.purpose.is_some() || !plan.stakeholders.is_empty(),
        Stage::Table => !plan.issues.is_empty(),
        Stage::Ladder => !plan.values.is_empty() || !plan.readings.is_empty(),
        Stage::Criteria => !plan.criteria.is_empty(),
        Stage::CommonGround => !plan.common_grounds.is_empty() || !plan.circumstances.is_empty(),
        Stage::Outcomes => !plan.packages.is_empty() || !plan.ideas.is_empty() || !plan.terms.is_empty(),
        Stage::BuyIn => !plan.fallouts.is_empty(),
        Stage::Agreement => {
            !plan.offers.is_empty() || !plan.talk_lines.is_empty() || !plan.agreements.is_empty()
        }
    }
}

/// Advice about nothing in particular yet; the setters below say what it is about.
const fn note(code: AdviceCode, stage: Stage) -> Advice {
    Advice { code, stage, party: None, issue: None, criterion: None, value: None, stakeholder: None }
}

impl Advice {
    const fn of_party(self, party: PartyId) -> Self {
        Self { party: Some(party), ..self }
    }

    const fn of_issue(self, issue: IssueId) -> Self {
        Self { issue: Some(issue), ..self }
    }

    const fn of_criterion(self, criterion: CriterionId) -> Self {
        Self { criterion: Some(criterion), ..self }
    }

    const fn of_value(self, value: ValueId) -> Self {
        Self { value: Some(value), ..self }
    }

    const fn of_stakeholder(self, stakeholder: StakeholderId) -> Self {
        Self { stakeholder: Some(stakeholder), ..self }
    }
}
