//! Plans to and from the text of an `entente-plan` file.

use serde::Deserialize;
use serde_json::Value;

use super::{
    file::{Document, FORMAT, VERSION},
    guard,
    refusal::{Refusal, RefusalCode},
};
use crate::model::{Fault, FaultCode, Plan, PlanParts};

/// The plan as the text of an `entente-plan` file; the same plan always gives the same text.
pub fn export(plan: &Plan) -> String {
    written(PlanParts::clone(plan))
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
    guard::check_length(text.len() as u64)?;
    guard::check_json(text)?;
    check_head(text)?;
    let mut source = serde_json::Deserializer::from_str(text);
    let document: Document = serde_path_to_error::deserialize(&mut source).map_err(misshapen)?;
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
    let tables = serde_json::to_value(Document::from(parts)).unwrap_or_default();
    let mut tables = match tables {
        Value::Object(tables) => tables,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Default::default()
        }
    };
    let head = ["format", "version", "contains"].map(|key| (key, tables.remove(key).unwrap_or_default()));
    let mut body = Value::Object(tables);
    body.sort_all_objects();
    let head: String = head.iter().map(|(key, value)| format!("  \"{key}\": {value},\n")).collect();
    let body = format!("{body:#}");
    format!("{{\n{head}{}\n", body.trim_start_matches("{\n"))
}

/// Enough of a file to tell whether it can be read.
#[derive(Deserialize)]
struct Head {
    format: Option<Value>,
    version: Option<Value>,
}

fn check_head(text: &str) -> Result<(), Refusal> {
    let head: Head = serde_json::from_str(text)
        .map_err(|error| Refusal::new(RefusalCode::UnknownFormat, guard::bare(&error)))?;
    if head.format.as_ref().and_then(Value::as_str) != Some(FORMAT) {
        let found = head.format.map(|format| format.to_string()).unwrap_or_default();
        return Err(Refusal::new(RefusalCode::UnknownFormat, found).at("/format"));
    }
    match head.version.as_ref().and_then(Value::as_u64) {
        Some(version) if version == u64::from(VERSION) => Ok(()),
        Some(version) if version > u64::from(VERSION) => {
            Err(Refusal::new(RefusalCode::NewerVersion, version).at("/version"))
        }
        Some(_) | None => {
            let missing = || "missing field `version`".to_owned();
            let found = head.version.map_or_else(missing, |version| version.to_string());
            Err(Refusal::new(RefusalCode::WrongShape, found).at("/version"))
        }
    }
}

/// Where and how a JSON text is of another shape than it must be.
pub(super) fn misshapen(error: serde_path_to_error::Error<serde_json::Error>) -> Refusal {
    let steps = error.path().iter().map(|step| format!("/{step}").replace(['[', ']'], ""));
    let pointer: String = steps.collect();
    let inner = error.inner();
    Refusal::new(RefusalCode::WrongShape, guard::bare(inner))
        .at(pointer)
        .on_line(inner.line(), inner.column())
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
