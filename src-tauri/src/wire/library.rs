//! The plans of this computer, as the library lists them, and what a file brings.

use entente_core::{
    advice::{AgreementStanding, standing},
    examples::Example,
    interchange::{FileFormat, ImportNote, ImportNoteCode, Imported},
    model::{Hearing, Issue, Name, Party, PartyId, Plan, PlanId, Words},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    analysis::LabelCode,
    figure,
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
    /// How far the agreement in force has come; nothing while there is none.
    pub agreement: Option<AgreementStanding>,
    /// The day on which it is taken up again, year-month-day; nothing while it is worked on.
    pub dormant_until: Option<String>,
    /// Why it was put aside, or what to begin with then.
    pub dormant_note: Option<Words>,
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
            agreement: plan.agreements.last().map(|row| standing(plan, row)),
            dormant_until: plan.dormant_until.map(|day| day.to_string()),
            dormant_note: plan.dormant_note.clone(),
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

/// What files would bring; nothing of it is stored before it is confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ImportPreview {
    /// The plan they make: what is confirmed goes by it.
    pub plan: PlanId,
    /// What the plan is called.
    pub name: Name,
    /// What it is for.
    pub purpose: Option<Words>,
    /// The files, their names without their folders.
    pub files: Vec<String>,
    /// Their format.
    pub format: FileFormat,
    /// The parties, in plan order.
    pub parties: Vec<ImportedParty>,
    /// The issues, in plan order.
    pub issues: Vec<ImportedIssue>,
    /// What was kept, left out, or read in a special way.
    pub notes: Vec<Reason>,
}

/// A party that files would bring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ImportedParty {
    /// Its name.
    pub name: Name,
    /// Its place in plan order, from 0: gives it colour and shape.
    pub index: u32,
    /// How many criteria it has.
    pub criteria: u32,
    /// How many of them are essential.
    pub essentials: u32,
}

/// An issue that files would bring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ImportedIssue {
    /// What it is called.
    pub name: Name,
    /// How many options it has; nothing for one that is settled by an amount.
    pub options: Option<u32>,
}

impl ImportPreview {
    /// The preview of what was read from the files of these names.
    pub fn of(imported: &Imported, files: Vec<String>) -> Self {
        let plan = &imported.plan;
        Self {
            plan: plan.id,
            name: plan.name.clone(),
            purpose: plan.purpose.clone(),
            files,
            format: imported.format,
            parties: (0..)
                .zip(&plan.parties)
                .map(|(index, row)| ImportedParty::of(plan, row, index))
                .collect(),
            issues: plan.issues.iter().map(ImportedIssue::of).collect(),
            notes: imported.notes.iter().map(told).collect(),
        }
    }
}

fn told(note: &ImportNote) -> Reason {
    let party = note.party.as_deref().unwrap_or_default();
    Reason::plain(format!("import_note.{}", note.code.code()))
        .with("party", party)
        .with("detail", detail(note))
}

/// The number of a note as a person reads it, with a sign where it is not the whole of it; a name as it stands.
fn detail(note: &ImportNote) -> String {
    match note.code {
        ImportNoteCode::WeightsKept
        | ImportNoteCode::MaximumReplaced
        | ImportNoteCode::ReservationKept
        | ImportNoteCode::DiscountIgnored => {
            note.detail.parse().map_or_else(|_| note.detail.clone(), |number| figure::about(&number))
        }
        ImportNoteCode::NothingEssential | ImportNoteCode::NoReservation | ImportNoteCode::MatchedLoosely => {
            note.detail.clone()
        }
    }
}

impl ImportedParty {
    fn of(plan: &Plan, row: &Party, index: u32) -> Self {
        Self {
            name: row.name.clone(),
            index,
            criteria: count(plan.criteria_of(row.id).count()),
            essentials: count(
                plan.criteria_of(row.id).filter(|criterion| plan.is_essential(criterion)).count(),
            ),
        }
    }
}

impl ImportedIssue {
    fn of(row: &Issue) -> Self {
        let listed = row.range().is_none().then(|| count(row.options().len()));
        Self { name: row.name.clone(), options: listed }
    }
}

/// What an export wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ExportReport {
    /// The file, its name without its folder.
    pub file: String,
    /// How many bytes it has.
    pub bytes: u32,
}

/// One step of the history of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StepRow {
    /// Its number: the revision it made.
    #[ts(type = "number")]
    pub revision: u64,
    /// Who took it.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// The code of the edit.
    pub edit: String,
    /// What it is to the steps before it.
    pub kind: StepKind,
}

/// What a step is to the steps before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// It stands for itself.
    Edit,
    /// It takes an earlier step back.
    Undo,
    /// It makes a step that was taken back again.
    Redo,
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
