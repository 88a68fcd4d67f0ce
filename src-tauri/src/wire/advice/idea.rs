//! Ideas that the rows of a plan give rise to.

use std::collections::BTreeMap;

use entente_core::{
    advice::{FoundIdea, NeverCompensated, Step},
    edit::TermEntry,
    model::{Choice, CriterionId, IdeaCode, IdeaId, IdeaState, IssueId, PackageId, PlanId, RowKey},
};
use serde::Serialize;
use ts_rs::TS;

/// Every idea that the rows of a plan give rise to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct IdeasView {
    /// The plan.
    pub plan: PlanId,
    /// The revision of the plan that was looked at.
    #[ts(type = "number")]
    pub revision: u64,
    /// The ideas.
    pub ideas: Vec<FoundIdeaView>,
    /// What no idea makes up for, because its value is protected.
    pub never_compensated: Vec<NeverCompensatedView>,
}

/// An idea that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FoundIdeaView {
    /// The way in which it was found; its sentence is `idea.<code>`.
    pub code: IdeaCode,
    /// The rows that it comes from.
    pub cites: Vec<RowKey>,
    /// What it leads to.
    pub step: IdeaStepView,
    /// The row that keeps it, when somebody kept it.
    pub kept: Option<KeptIdeaView>,
}

/// What became of an idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct KeptIdeaView {
    /// The row that keeps it.
    pub idea: IdeaId,
    /// What became of it.
    pub state: IdeaState,
}

/// What an idea leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum IdeaStepView {
    /// A new option of an issue.
    Option {
        /// The issue.
        issue: IssueId,
    },
    /// A new issue.
    Issue,
    /// A shift of a criterion by options of an issue.
    Shift {
        /// The criterion.
        criterion: CriterionId,
        /// The issue.
        issue: IssueId,
    },
    /// A contingent term.
    ContingentTerm {
        /// What it says.
        entry: Box<TermEntry>,
    },
    /// A package that is kept.
    Package {
        /// What it chooses.
        choices: BTreeMap<IssueId, Choice>,
    },
}

/// A criterion of a protected value that a kept package leaves short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NeverCompensatedView {
    /// The package.
    pub package: PackageId,
    /// The criterion.
    pub criterion: CriterionId,
}

impl IdeasView {
    /// The view of ideas.
    pub fn of(plan: PlanId, revision: u64, ideas: &[FoundIdea], never: &[NeverCompensated]) -> Self {
        let never =
            never.iter().map(|row| NeverCompensatedView { package: row.package, criterion: row.criterion });
        let ideas = ideas.iter().map(FoundIdeaView::of).collect();
        Self { plan, revision, ideas, never_compensated: never.collect() }
    }
}

impl FoundIdeaView {
    fn of(idea: &FoundIdea) -> Self {
        Self {
            code: idea.code,
            cites: idea.cites.clone(),
            step: IdeaStepView::of(&idea.step),
            kept: idea.kept.map(|(idea, state)| KeptIdeaView { idea, state }),
        }
    }
}

impl IdeaStepView {
    fn of(step: &Step) -> Self {
        match step {
            Step::Option { issue } => Self::Option { issue: *issue },
            Step::Issue => Self::Issue,
            Step::Shift { criterion, issue } => Self::Shift { criterion: *criterion, issue: *issue },
            Step::Term(entry) => Self::ContingentTerm { entry: entry.clone() },
            Step::Package { choices } => Self::Package { choices: choices.clone() },
        }
    }
}
