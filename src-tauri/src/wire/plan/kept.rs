//! What is kept: packages, versions, questions and passes of soft gates.

use entente_core::{
    advice::{OpenPoint, OpenPointCode, open_points, unheard},
    engine::Case,
    model::{
        AdviceCode, Answer, CriterionId, FalloutId, GatePass, IssueId, KeptVersion, Name, Package, PackageId,
        PartyId, PassId, Plan, Question, QuestionId, RowKey, StakeholderId, VersionId, Words,
    },
};
use serde::Serialize;
use ts_rs::TS;

use crate::wire::analysis::{ChoiceView, LabelCode};

/// A package that a person kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PackageView {
    /// Its identifier.
    pub id: PackageId,
    /// What it is called.
    pub title: Name,
    /// What is chosen, in plan order of the issues.
    pub choices: Vec<ChoiceView>,
    /// Whether every issue of the plan as it is now has a choice.
    pub complete: bool,
    /// What may be said of it (W1); nothing while a choice is missing, or where the plan cannot be computed.
    pub label: Option<LabelCode>,
    /// The essentials that it surely does not meet.
    pub short_of: Vec<CriterionId>,
    /// What keeps it from being liveable for all.
    pub open_points: Vec<OpenPointView>,
    /// Those who must be heard and have not been: as long as there are any, it wants a fresh look.
    pub unheard: Vec<StakeholderId>,
    /// The rows it rests on that have changed since it was looked at last: with any, it wants a fresh look too.
    pub changed: Vec<RowKey>,
    /// Why it was kept.
    pub reason: Option<Words>,
    /// Who kept it.
    pub by: Name,
    /// When, RFC 3339.
    pub at: String,
}

/// Something that keeps a package from being liveable for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OpenPointView {
    /// What it is; its sentence is `open_point.<code>`.
    pub code: OpenPointCode,
    /// Who or what is concerned.
    pub stakeholder: StakeholderId,
    /// What is disturbed.
    pub fallout: Option<FalloutId>,
}

impl OpenPointView {
    /// The view of an open point.
    pub fn of(row: &OpenPoint) -> Self {
        Self { code: row.code, stakeholder: row.stakeholder, fallout: row.fallout }
    }
}

impl PackageView {
    /// The views of all kept packages.
    pub fn all(plan: &Plan) -> Vec<Self> {
        let case = if plan.packages.is_empty() { None } else { Case::of_kept(plan).ok() };
        plan.packages.iter().map(|row| Self::of(plan, row, case.as_ref())).collect()
    }

    fn of(plan: &Plan, row: &Package, case: Option<&Case>) -> Self {
        let checked = case.and_then(|case| Some((case, case.chosen_by_issue(&row.choices)?)));
        Self {
            label: checked.as_ref().map(|(case, chosen)| LabelCode::of(case.label(chosen))),
            short_of: checked.map(|(case, chosen)| case.short_of(&chosen)).unwrap_or_default(),
            id: row.id,
            title: row.title.clone(),
            choices: plan
                .issues
                .iter()
                .filter_map(|issue| Some(ChoiceView::of(issue, row.choices.get(&issue.id)?)))
                .collect(),
            complete: plan.issues.iter().all(|issue| row.choices.contains_key(&issue.id)),
            open_points: open_points(plan, &row.choices, Some(row.id))
                .iter()
                .map(OpenPointView::of)
                .collect(),
            unheard: unheard(plan).collect(),
            changed: row.changed.clone(),
            reason: row.reason.clone(),
            by: row.by.clone(),
            at: row.at.to_string(),
        }
    }
}

/// A frozen copy of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct VersionView {
    /// Its identifier.
    pub id: VersionId,
    /// What it is called.
    pub name: Name,
    /// Why it was kept.
    pub reason: Option<Words>,
    /// Who kept it.
    pub by: Name,
    /// When, RFC 3339.
    pub at: String,
}

impl VersionView {
    /// The view of a kept version.
    pub fn of(row: &KeptVersion) -> Self {
        Self {
            id: row.id,
            name: row.name.clone(),
            reason: row.reason.clone(),
            by: row.by.clone(),
            at: row.at.to_string(),
        }
    }
}

/// A question to ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct QuestionView {
    /// Its identifier.
    pub id: QuestionId,
    /// Whom to ask; nothing for oneself.
    pub party: Option<PartyId>,
    /// The issue it is about.
    pub issue: Option<IssueId>,
    /// The criterion it is about.
    pub criterion: Option<CriterionId>,
    /// The question.
    pub words: Words,
    /// What came of it.
    pub answer: AnswerView,
}

/// What came of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AnswerView {
    /// It has not been asked.
    Open,
    /// The answer is “not known yet”.
    NotKnownYet {
        /// The day to ask again, year-month-day.
        ask_again: Option<String>,
    },
    /// It was answered.
    Answered {
        /// The answer.
        words: Words,
    },
}

impl QuestionView {
    /// The view of a question.
    pub fn of(row: &Question) -> Self {
        Self {
            id: row.id,
            party: row.party,
            issue: row.issue,
            criterion: row.criterion,
            words: row.words.clone(),
            answer: match &row.answer {
                Answer::Open => AnswerView::Open,
                Answer::NotKnownYet(day) => {
                    AnswerView::NotKnownYet { ask_again: day.map(|day| day.to_string()) }
                }
                Answer::Answered(words) => AnswerView::Answered { words: words.clone() },
            },
        }
    }
}

/// A soft gate that was passed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PassView {
    /// Its identifier.
    pub id: PassId,
    /// The advice that was passed.
    pub gate: AdviceCode,
    /// Why.
    pub reason: Option<Words>,
    /// Who passed it.
    pub by: Name,
    /// When, RFC 3339.
    pub at: String,
}

impl PassView {
    /// The view of a pass.
    pub fn of(row: &GatePass) -> Self {
        Self {
            id: row.id,
            gate: row.gate,
            reason: row.reason.clone(),
            by: row.by.clone(),
            at: row.at.to_string(),
        }
    }
}
