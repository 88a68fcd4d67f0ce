//! Plans to and from the text of an `entente-plan` file.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{
    document,
    file::{Document, FORMAT, VERSION},
    refusal::{Refusal, RefusalCode},
};
use crate::model::{Fault, FaultCode, Plan, PlanParts};

/// The plan as the text of an `entente-plan` file; the same plan always gives the same text.
pub fn export(plan: &Plan) -> String {
    written(PlanParts::clone(plan))
}

/// What all parties may see of a plan as the text of a plan file, whose head says so.
pub(crate) fn export_shared(seen: &Plan) -> String {
    document::write(&Document::from(PlanParts::clone(seen)).for_all())
}

/// The same plan with everything called by fresh identifiers.
pub(crate) fn renamed(plan: &Plan, fresh: &mut dyn FnMut() -> Uuid) -> Result<Plan, Refusal> {
    let unfit = |error: serde_json::Error| Refusal::new(RefusalCode::WrongShape, error);
    let mut names = BTreeMap::new();
    let mut file = serde_json::from_str(&export(plan)).map_err(unfit)?;
    document::rename(&mut file, &mut |id| *names.entry(id).or_insert_with(&mut *fresh));
    read(&file.to_string())
}

/// The plan as the content of a kept version: the text of its file, without the versions it has itself.
pub fn freeze(plan: &PlanParts) -> String {
    written(PlanParts { versions: Vec::new(), ..plan.clone() })
}

/// The rows of a kept version, which have no versions themselves.
pub fn thaw(content: &str) -> Result<PlanParts, Refusal> {
    let plan = read(content)?;
    if plan.versions.is_empty() {
        return Ok(plan.into_parts());
    }
    Err(Refusal::new(RefusalCode::WrongShape, "versions").at("/versions"))
}

/// The plan of the text of an `entente-plan` file, or why the text is refused.
pub fn read(text: &str) -> Result<Plan, Refusal> {
    let document: Document = document::read(text, FORMAT, VERSION)?;
    let parts = PlanParts::from(document);
    for (place, version) in parts.versions.iter().enumerate() {
        thaw(&version.content).map_err(|inner| {
            Refusal::new(RefusalCode::KeptVersion, inner).at(format!("/versions/{place}/content"))
        })?;
    }
    let pointers = parts.clone();
    Plan::new(parts).map_err(|faults| unfit(&pointers, faults))
}

fn written(parts: PlanParts) -> String {
    document::write(&Document::from(parts))
}

/// The first thing that is wrong with the rows, with the place of its row in the file: first a pointer that leads nowhere,
/// for the rest may follow from it.
fn unfit(parts: &PlanParts, faults: Vec<Fault>) -> Refusal {
    let is_dangling = |fault: &Fault| fault.code == FaultCode::Dangling;
    let first = faults.iter().position(is_dangling).unwrap_or_default();
    let Some(fault) = faults.into_iter().nth(first) else {
        return Refusal::new(RefusalCode::WrongShape, "");
    };
    let mut refusal = Refusal::new(RefusalCode::Fault, &fault.detail).at(pointer(parts, &fault.at));
    refusal.fault = Some(Box::new(fault));
    refusal
}

fn row<T>(table: &str, rows: &[T], is_it: impl Fn(&T) -> bool) -> String {
    rows.iter().rposition(is_it).map_or_else(|| format!("/{table}"), |place| format!("/{table}/{place}"))
}

/// The place of the row of a fault; of two that are called the same, the second.
fn pointer(parts: &PlanParts, at: &str) -> String {
    let (table, id) = at.split_once('/').unwrap_or((at, ""));
    match table {
        "party" => row("parties", &parts.parties, |row| row.id.to_string() == id),
        "stakeholder" => row("stakeholders", &parts.stakeholders, |row| row.id.to_string() == id),
        "issue" => row("issues", &parts.issues, |row| row.id.to_string() == id),
        "option" => row("issues", &parts.issues, |row| row.options().iter().any(|o| o.id.to_string() == id)),
        "position" => row("positions", &parts.positions, |row| row.id.to_string() == id),
        "value" => row("values", &parts.values, |row| row.id.to_string() == id),
        "criterion" => row("criteria", &parts.criteria, |row| row.id.to_string() == id),
        "reading" => row("readings", &parts.readings, |row| row.id.to_string() == id),
        "rating" => row("ratings", &parts.ratings, |row| row.key() == id),
        "shift" => row("shifts", &parts.shifts, |row| row.id.to_string() == id),
        "constraint" => row("constraints", &parts.constraints, |row| row.id.to_string() == id),
        "course" => row("courses", &parts.courses, |row| row.party.to_string() == id),
        "question" => row("questions", &parts.questions, |row| row.id.to_string() == id),
        "package" => row("packages", &parts.packages, |row| row.id.to_string() == id),
        "version" => row("versions", &parts.versions, |row| row.id.to_string() == id),
        "pass" => row("passes", &parts.passes, |row| row.id.to_string() == id),
        "plan" => "/mine".to_owned(),
        _ => later_pointer(parts, table, id),
    }
}

/// The place of a row of the map's lines or of stages 5 to 8; a row inside another one is found at that one.
fn later_pointer(parts: &PlanParts, table: &str, id: &str) -> String {
    let owner = id.split_once(':').map_or(id, |(owner, _)| owner);
    match table {
        "influence" => row("influences", &parts.influences, |row| row.id.to_string() == id),
        "common_ground" | "common_criterion" => {
            row("common_grounds", &parts.common_grounds, |row| row.id.to_string() == owner)
        }
        "circumstance" => row("circumstances", &parts.circumstances, |row| row.id.to_string() == id),
        "idea" | "idea_row" => row("ideas", &parts.ideas, |row| row.id.to_string() == owner),
        "package_row" => row("packages", &parts.packages, |row| row.id.to_string() == owner),
        "standard" => row("standards", &parts.standards, |row| row.id.to_string() == id),
        "event" | "forecast" => row("events", &parts.events, |row| row.id.to_string() == owner),
        "contingent_term" => row("terms", &parts.terms, |row| row.id.to_string() == id),
        "fallout" => row("fallouts", &parts.fallouts, |row| row.id.to_string() == id),
        "mitigation" => row("fallouts", &parts.fallouts, |row| {
            row.mitigations.iter().any(|inside| inside.id.to_string() == id)
        }),
        "offer" | "offer_choice" | "reaction" => {
            row("offers", &parts.offers, |row| row.id.to_string() == owner)
        }
        "talk_line" => row("talk_lines", &parts.talk_lines, |row| row.id.to_string() == id),
        "commitment" => row("agreements", &parts.agreements, |row| {
            row.commitments.iter().any(|inside| inside.id.to_string() == id)
        }),
        "agreement" | "durability_answer" | "explanation" | "after_check" => {
            row("agreements", &parts.agreements, |row| row.id.to_string() == owner)
        }
        other => format!("/{other}"),
    }
}
