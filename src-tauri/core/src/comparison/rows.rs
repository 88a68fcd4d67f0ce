//! The rows of a plan file, each with a name and its fields as text.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::model::{RowKind, Stage};

/// A row with its fields in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FlatRow {
    pub(super) stage: Stage,
    /// Where it stands among all rows of its file.
    pub(super) place: usize,
    pub(super) kind: Option<RowKind>,
    pub(super) name: String,
    pub(super) fields: BTreeMap<String, String>,
}

/// Fields that say how a file is read, who wrote a row down and when, or what is told by rows of their own.
const UNTOLD: [&str; 8] = ["at", "contains", "format", "id", "note", "passes", "version", "versions"];

/// Whether a field is told; who wrote a row down is not, by how many levels it shifts is.
fn is_told(name: &str, value: &Value) -> bool {
    let is_author = name == "by" && value.is_string();
    !is_author && !UNTOLD.contains(&name)
}

/// Fields whose text names a row, the first that is there.
const NAMING: [&str; 7] = ["name", "title", "statement", "wording", "words", "what", "criterion"];

/// The lists whose rows are told, wherever they stand in the file: their stage, and what their rows are.
const LISTS: [(&str, Stage, RowKind); 24] = [
    ("parties", Stage::People, RowKind::Party),
    ("stakeholders", Stage::People, RowKind::Stakeholder),
    ("influences", Stage::People, RowKind::Influence),
    ("issues", Stage::Table, RowKind::Issue),
    ("listed", Stage::Table, RowKind::IssueOption),
    ("positions", Stage::Table, RowKind::Position),
    ("constraints", Stage::Table, RowKind::Constraint),
    ("values", Stage::Ladder, RowKind::Value),
    ("readings", Stage::Ladder, RowKind::Reading),
    ("criteria", Stage::Criteria, RowKind::Criterion),
    ("ratings", Stage::Criteria, RowKind::Rating),
    ("shifts", Stage::Criteria, RowKind::Shift),
    ("courses", Stage::Criteria, RowKind::Course),
    ("common_grounds", Stage::CommonGround, RowKind::CommonGround),
    ("circumstances", Stage::CommonGround, RowKind::Circumstance),
    ("ideas", Stage::Outcomes, RowKind::Idea),
    ("standards", Stage::Outcomes, RowKind::Standard),
    ("events", Stage::Outcomes, RowKind::Event),
    ("packages", Stage::Outcomes, RowKind::Package),
    ("terms", Stage::Outcomes, RowKind::ContingentTerm),
    ("fallouts", Stage::BuyIn, RowKind::Fallout),
    ("mitigations", Stage::BuyIn, RowKind::Mitigation),
    ("offers", Stage::Agreement, RowKind::Offer),
    ("talk_lines", Stage::Agreement, RowKind::TalkLine),
];

/// Lists of the last stage that stand beside the others for want of room in one line.
const LAST: [(&str, Stage, RowKind); 3] = [
    ("agreements", Stage::Agreement, RowKind::Agreement),
    ("commitments", Stage::Agreement, RowKind::Commitment),
    ("questions", Stage::Agreement, RowKind::Question),
];

fn list(name: &str) -> Option<(Stage, RowKind)> {
    let found = LISTS.iter().chain(&LAST).find(|(list, _, _)| *list == name)?;
    Some((found.1, found.2))
}

/// The rows of a file by what they are known by. What cannot be read has no rows.
pub(super) fn flat(file: &str) -> BTreeMap<String, FlatRow> {
    let Ok(Value::Object(plan)) = serde_json::from_str(file) else { return BTreeMap::new() };
    let mut reader = Reader { names: BTreeMap::new(), rows: BTreeMap::new() };
    reader.name_rows(&plan);
    let fields = reader.fields(&plan);
    let name = text_of(&plan, "name").unwrap_or_default();
    let head = FlatRow { stage: Stage::People, place: 0, kind: None, name, fields };
    reader.rows.insert(String::new(), head);
    reader.read_lists(&plan);
    reader.rows
}

struct Reader {
    names: BTreeMap<String, String>,
    rows: BTreeMap<String, FlatRow>,
}

impl Reader {
    /// Notes what rows are called, wherever they stand.
    fn name_rows(&mut self, object: &Map<String, Value>) {
        if let (Some(id), Some(name)) = (text_of(object, "id"), naming(object)) {
            self.names.insert(id, name);
        }
        for value in object.values() {
            for inside in objects(value) {
                self.name_rows(inside);
            }
        }
    }

    fn read_lists(&mut self, object: &Map<String, Value>) {
        for (name, value) in object {
            let told = list(name).filter(|_| value.is_array());
            for row in objects(value) {
                if let Some((stage, kind)) = told {
                    self.read_row(stage, kind, row);
                }
                self.read_lists(row);
            }
        }
    }

    fn read_row(&mut self, stage: Stage, kind: RowKind, row: &Map<String, Value>) {
        // A rating is known by its criterion and choice, a course by its party.
        let id = text_of(row, "id").unwrap_or_else(|| match (row.get("criterion"), row.get("party")) {
            (Some(criterion), _) => format!("{criterion} {}", row.get("at").cloned().unwrap_or_default()),
            (None, Some(party)) => party.to_string(),
            (None, None) => String::new(),
        });
        let name = self.called(kind, row);
        let fields = self.fields(row);
        let row = FlatRow { stage, place: self.rows.len(), kind: Some(kind), name, fields };
        self.rows.insert(format!("{} {id}", kind.code()), row);
    }

    /// What a row is called: by its own words, with what it is about where these alone do not tell.
    fn called(&self, kind: RowKind, row: &Map<String, Value>) -> String {
        let about =
            |field: &str| row.get(field).map(|value| self.words(value)).filter(|text| !text.is_empty());
        let parts = match kind {
            RowKind::Rating => [about("criterion"), about("at")],
            RowKind::Reading => [about("party"), about("issue")],
            RowKind::Course => [about("party"), None],
            RowKind::Shift => [about("criterion"), about("when")],
            RowKind::Agreement => [about("package"), None],
            RowKind::Party
            | RowKind::Stakeholder
            | RowKind::Issue
            | RowKind::IssueOption
            | RowKind::Position
            | RowKind::Constraint
            | RowKind::Value
            | RowKind::Criterion
            | RowKind::Question
            | RowKind::Package
            | RowKind::Version
            | RowKind::Influence
            | RowKind::CommonGround
            | RowKind::Circumstance
            | RowKind::Idea
            | RowKind::Standard
            | RowKind::Event
            | RowKind::ContingentTerm
            | RowKind::Fallout
            | RowKind::Mitigation
            | RowKind::Offer
            | RowKind::TalkLine
            | RowKind::Commitment => [naming(row).or_else(|| about("issue")), None],
        };
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// The fields of a row; where it comes from counts as one, a list of rows as none.
    fn fields(&self, row: &Map<String, Value>) -> BTreeMap<String, String> {
        let told = row.iter().filter(|(name, value)| is_told(name, value));
        let told = told.filter(|(name, value)| !(list(name).is_some() && value.is_array()));
        let told = told.map(|(name, value)| match value {
            Value::Object(inside) if name == "kind" && inside.contains_key("listed") => {
                (name.clone(), String::new())
            }
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_) => (name.clone(), self.words(value)),
        });
        told.filter(|(_, text)| !text.is_empty()).collect()
    }

    /// A value in words: rows by their names, everything else as it is written.
    fn words(&self, value: &Value) -> String {
        let joined = |texts: Vec<String>| {
            texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
        };
        match value {
            Value::Null => String::new(),
            Value::Bool(mark) => mark.to_string(),
            Value::Number(number) => number.to_string(),
            Value::String(text) => self.names.get(text).unwrap_or(text).clone(),
            Value::Array(values) => joined(values.iter().map(|value| self.words(value)).collect()),
            Value::Object(fields) => {
                let told = fields.iter().filter(|(name, value)| is_told(name, value));
                joined(told.map(|(name, value)| self.keyed(name, value)).collect())
            }
        }
    }

    /// What is chosen for an issue is told by both names.
    fn keyed(&self, name: &str, value: &Value) -> String {
        match self.names.get(name) {
            Some(issue) => format!("{issue}: {}", self.words(value)),
            None => self.words(value),
        }
    }
}

fn text_of(object: &Map<String, Value>, field: &str) -> Option<String> {
    object.get(field)?.as_str().map(str::to_owned)
}

fn naming(object: &Map<String, Value>) -> Option<String> {
    NAMING.iter().find_map(|field| text_of(object, field))
}

/// The objects of a value: itself, or those of its list.
fn objects(value: &Value) -> Vec<&Map<String, Value>> {
    match value {
        Value::Object(object) => vec![object],
        Value::Array(values) => values.iter().filter_map(Value::as_object).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}
