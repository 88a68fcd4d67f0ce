//! The plans of this computer, as the library lists them, and what a file brings.

use entente_core::{
    examples::Example,
    model::{Hearing, Name, Party, PartyId, Plan, PlanId, Words},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    analysis::LabelCode,
    plan::{StageView, count, stages_of},
    reason::Reason,
};

/// The library: every answer of a library command is a fresh one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LibraryView {
    /// The plans, the one opened last first.
    pub plans: Vec<PlanRow>,
    /// The code of the library's step that undo takes back.
    pub undo: Option<String>,
    /// The code of the library's step that redo makes again.
    pub redo: Option<String>,
}

/// What a new plan begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewPlan {
    /// What it is called; nothing for the usual name.
    pub name: Option<Name>,
    /// What should be different afterwards.
    pub purpose: Option<Words>,
}

/// One plan of the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PlanRow {
    /// Its identifier.
    pub id: PlanId,
    /// What it is called.
    pub name: Name,
    /// What it is for.
    pub purpose: Option<Words>,
    /// Its parties, in plan order.
    pub parties: Vec<PartyTag>,
    /// How many issues are on the table.
    pub issues: u32,
    /// Its eight stages, in order.
    pub stages: Vec<StageView>,
    /// How many of those who must be heard have not been.
    pub voices_to_hear: u32,
    /// What may be said of its first proposal; nothing before anything was proposed, or since the plan has changed.
    pub label: Option<LabelCode>,
    /// When it was last changed, RFC 3339.
    pub changed_at: Option<String>,
    /// When it was last opened, RFC 3339.
    pub opened_at: Option<String>,
}

impl PlanRow {
    /// The row of a plan.
    pub fn of(plan: &Plan, label: Option<LabelCode>, times: PlanTimes) -> Self {
        let waiting = plan.stakeholders.iter().filter(|row| row.hearing == Hearing::MustBeHeard);
        Self {
            id: plan.id,
            name: plan.name.clone(),
            purpose: plan.purpose.clone(),
            parties: (0..).zip(&plan.parties).map(|(index, row)| PartyTag::of(row, index)).collect(),
            issues: count(plan.issues.len()),
            stages: stages_of(plan),
            voices_to_hear: count(waiting.count()),
            label,
            changed_at: times.changed_at,
            opened_at: times.opened_at,
        }
    }
}

/// When something was last done with a plan, RFC 3339.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanTimes {
    /// When it was changed.
    pub changed_at: Option<String>,
    /// When it was opened.
    pub opened_at: Option<String>,
}

/// A party as a list names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PartyTag {
    /// Its identifier.
    pub id: PartyId,
    /// Its name.
    pub name: Name,
    /// Its place in plan order, from 0: gives it colour and shape.
    pub index: u32,
}

impl PartyTag {
    fn of(row: &Party, index: u32) -> Self {
        Self { id: row.id, name: row.name.clone(), index }
    }
}

/// A built-in example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ExampleRow {
    /// The name it is added by.
    pub name: String,
    /// What the plan will be called.
    pub title: Name,
    /// What it is about.
    pub purpose: Option<Words>,
    /// How many parties it has.
    pub parties: u32,
    /// How many issues it has.
    pub issues: u32,
}

impl ExampleRow {
    /// The row of a built-in example and its plan.
    pub fn of(example: Example, plan: &Plan) -> Self {
        Self {
            name: example.code().to_owned(),
            title: plan.name.clone(),
            purpose: plan.purpose.clone(),
            parties: count(plan.parties.len()),
            issues: count(plan.issues.len()),
        }
    }
}

/// What an import brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ImportReport {
    /// The plan it made.
    pub plan: PlanId,
    /// What the plan is called.
    pub name: Name,
    /// The file it came from, its name without its folder.
    pub file: String,
    /// The code of the file's format.
    pub format: String,
    /// What was left out or read in a special way.
    pub notes: Vec<Reason>,
}

/// What an export wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ExportReport {
    /// The file, its name without its folder.
    pub file: String,
    /// How many bytes it has.
    pub bytes: u32,
}

/// One change of one field, for its history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct HistoryRow {
    /// Who changed it.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// The code of the edit.
    pub edit: String,
    /// The field that changed.
    pub field: String,
    /// What it was.
    pub before: Option<String>,
    /// What it became.
    pub after: Option<String>,
}
