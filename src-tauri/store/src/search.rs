//! Search over every row of every plan.

use std::collections::BTreeMap;

use entente_core::model::{Name, PlanId, RowKind};
use rusqlite::Row;
use uuid::Uuid;

use crate::{change::through, error::StorageError, store::Store};

/// Every text that a person wrote, with what its row is, the row, and the row that it is found at: the issue of an option,
/// the criterion of a question. A commitment, a mitigation and the words of a course are found by the row they stand in,
/// and so is a note on where something comes from.
pub(crate) const WRITTEN: &str = r#"
    SELECT id AS plan, 'plan' AS kind, id AS row, NULL AS at, name AS text FROM plan
    UNION ALL SELECT id, 'plan', id, NULL, purpose FROM plan
    UNION ALL SELECT id, 'plan', id, NULL, obstacle FROM plan
    UNION ALL SELECT id, 'plan', id, NULL, status_quo FROM plan
    UNION ALL SELECT id, 'plan', id, NULL, dormant_note FROM plan
    UNION ALL SELECT plan, 'party', id, NULL, name FROM party
    UNION ALL SELECT plan, 'party', id, NULL, about FROM party
    UNION ALL SELECT plan, 'stakeholder', id, party, name FROM stakeholder
    UNION ALL SELECT plan, 'stakeholder', id, party, about FROM stakeholder
    UNION ALL SELECT plan, 'stakeholder', id, party, workaround FROM stakeholder
    UNION ALL SELECT plan, 'issue', id, NULL, name FROM issue
    UNION ALL SELECT plan, 'option', id, issue, name FROM option
    UNION ALL SELECT plan, 'position', id, issue, words FROM position
    UNION ALL SELECT plan, 'constraint', id, NULL, reason FROM "constraint"
    UNION ALL SELECT plan, 'value', id, NULL, words FROM value
    UNION ALL SELECT plan, 'criterion', id, party, statement FROM criterion
    UNION ALL SELECT plan, 'criterion', id, party, evidence FROM criterion
    UNION ALL SELECT plan, 'course', party, party, words FROM no_agreement_course
    UNION ALL SELECT plan, 'question', id, party, words FROM question
    UNION ALL SELECT plan, 'question', id, party, answer_words FROM question
    UNION ALL SELECT plan, 'package', id, NULL, title FROM package
    UNION ALL SELECT plan, 'package', id, NULL, reason FROM package
    UNION ALL SELECT plan, 'version', id, NULL, name FROM kept_version
    UNION ALL SELECT plan, 'version', id, NULL, reason FROM kept_version
    UNION ALL SELECT plan, 'common_ground', id, NULL, wording FROM common_ground
    UNION ALL SELECT plan, 'circumstance', id, party, words FROM circumstance
    UNION ALL SELECT plan, 'idea', id, party, words FROM idea
    UNION ALL SELECT plan, 'standard', id, party, words FROM standard
    UNION ALL SELECT plan, 'event', id, NULL, words FROM event
    UNION ALL SELECT plan, 'contingent_term', id, issue, trigger FROM contingent_term
    UNION ALL SELECT plan, 'fallout', id, NULL, words FROM fallout
    UNION ALL SELECT plan, 'mitigation', id, fallout, words FROM mitigation
    UNION ALL SELECT plan, 'offer', id, party, words FROM offer
    UNION ALL SELECT plan, 'talk_line', id, party, words FROM talk_line
    UNION ALL SELECT plan, 'agreement', id, NULL, terms FROM agreement
    UNION ALL SELECT plan, 'agreement', agreement, NULL, words FROM durability_answer
    UNION ALL SELECT plan, 'agreement', agreement, NULL, words FROM explanation
    UNION ALL SELECT plan, 'agreement', agreement, NULL, words FROM after_check
    UNION ALL SELECT plan, 'commitment', id, agreement, what FROM commitment
    UNION ALL SELECT plan, 'commitment', id, agreement, who FROM commitment
    UNION ALL SELECT plan, 'party', id, NULL, order_note FROM party
    UNION ALL SELECT plan, 'position', id, issue, note FROM position
    UNION ALL SELECT plan, 'constraint', id, NULL, note FROM "constraint"
    UNION ALL SELECT plan, 'value', id, NULL, note FROM value
    UNION ALL SELECT plan, 'value', value, NULL, note FROM reading WHERE value IS NOT NULL
    UNION ALL SELECT plan, 'criterion', criterion, party, note FROM reading WHERE criterion IS NOT NULL
    UNION ALL SELECT plan, 'criterion', id, party, note FROM criterion
    UNION ALL SELECT plan, 'criterion', id, party, need_note FROM criterion
    UNION ALL SELECT plan, 'criterion', criterion, NULL, note FROM rating
    UNION ALL SELECT plan, 'criterion', criterion, NULL, note FROM shift
    UNION ALL SELECT plan, 'criterion', criterion, NULL, note FROM course_level
    UNION ALL SELECT plan, 'circumstance', id, party, note FROM circumstance
    UNION ALL SELECT plan, 'standard', id, party, note FROM standard
    UNION ALL SELECT plan, 'event', event, NULL, note FROM forecast
    UNION ALL SELECT plan, 'fallout', id, NULL, note FROM fallout"#;

/// How many rows of one plan are told; the others are counted.
const MOST_ROWS: usize = 40;

/// A plan in which something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPlan {
    /// The plan.
    pub id: PlanId,
    /// What it is called.
    pub name: Name,
    /// The rows, those of one kind together.
    pub rows: Vec<FoundRow>,
    /// How many more there are.
    pub more: usize,
}

/// A row in which something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRow {
    /// What it is; nothing for the plan itself.
    pub kind: Option<RowKind>,
    /// Its identifier; a course goes by its party.
    pub row: Uuid,
    /// The row that it is found at, where it stands in another one.
    pub at: Option<Uuid>,
    /// The text.
    pub text: String,
}

impl Store {
    /// The rows of all plans whose text holds every word, in any case; plans that were changed last come first. Nothing is
    /// found by no words.
    pub fn find(&self, text: &str) -> Result<Vec<FoundPlan>, StorageError> {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        let mut found: BTreeMap<PlanId, Vec<FoundRow>> = BTreeMap::new();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let mut select = self.connection.prepare_cached(WRITTEN)?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let Some(written) = row.get::<_, Option<String>>(4)? else { continue };
            let lower = written.to_lowercase();
            if words.iter().all(|word| lower.contains(word)) {
                let plan = through(row, 0, |text| Uuid::try_parse(text).ok().map(PlanId::from))?;
                found.entry(plan).or_default().push(found_row(row, written)?);
            }
        }
        let told = self.plans()?.into_iter().filter_map(|plan| {
            let mut rows = found.remove(&plan.id)?;
            rows.sort_by_key(|row| row.kind);
            let more = rows.len().saturating_sub(MOST_ROWS);
            rows.truncate(MOST_ROWS);
            Some(FoundPlan { id: plan.id, name: plan.name, rows, more })
        });
        Ok(told.collect())
    }
}

fn found_row(row: &Row<'_>, text: String) -> rusqlite::Result<FoundRow> {
    let kind: String = row.get(1)?;
    let at: Option<String> = row.get(3)?;
    Ok(FoundRow {
        kind: RowKind::from_code(&kind),
        row: through(row, 2, |text| Uuid::try_parse(text).ok())?,
        at: at.and_then(|text| Uuid::try_parse(&text).ok()),
        text,
    })
}
