//! How often guesses were right, told from the history: what a change that took an answer in made of guesses.

use std::collections::{BTreeMap, BTreeSet};

use entente_core::model::{PlanId, Source};
use rusqlite::Connection;

use crate::{
    cells::Write,
    change::{self, ChangeKind},
    error::StorageError,
    scalar::Scalar,
    store::Store,
    table::Table,
};

/// What the history calls a change that took an answer in.
pub const TAKEN: &str = "take_parcel";

/// How often guesses about a party were right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuessRecord {
    /// The party, by the identifier of its row.
    pub party: String,
    /// How many guesses it spoke of.
    pub of: usize,
    /// How many of them were right.
    pub right: usize,
}

/// What makes a guess: a field that says where it comes from, and the fields that are then said or not.
struct Guess {
    table: Table,
    source: &'static str,
    judged: &'static [&'static str],
}

/// The words of a criterion, value or position, whether it is essential, from where it is enough, a level, a shift, a
/// reading: each is one guess, as the preview of an answer counts them.
const GUESSES: [Guess; 8] = [
    Guess { table: Table::Criterion, source: "source", judged: &["statement"] },
    Guess { table: Table::Criterion, source: "need_source", judged: &["needed"] },
    Guess { table: Table::Criterion, source: "need_source", judged: &["standing"] },
    Guess { table: Table::Value, source: "source", judged: &["words"] },
    Guess { table: Table::Position, source: "source", judged: &["words"] },
    Guess { table: Table::Rating, source: "source", judged: &["level"] },
    Guess { table: Table::Shift, source: "source", judged: &["levels"] },
    Guess { table: Table::Reading, source: "source", judged: &["strength"] },
];

impl Store {
    /// How often guesses were right, party by party: of those that answers spoke of, and that were not taken back.
    pub fn guess_record(&self, plan: PlanId) -> Result<Vec<GuessRecord>, StorageError> {
        let mut found: BTreeMap<String, GuessRecord> = BTreeMap::new();
        for number in taken(&self.connection, plan)? {
            let writes = change::writes(&self.connection, number)?;
            for (row, guess) in spoken_of(&writes) {
                let Some(party) = self.owner(plan, guess.table, row)? else { continue };
                let is_other = |write: &Write| {
                    write.cell.table == guess.table
                        && write.cell.row == row
                        && guess.judged.contains(&write.cell.field)
                };
                let record = found.entry(party.clone()).or_insert(GuessRecord { party, of: 0, right: 0 });
                record.of += 1;
                record.right += usize::from(!writes.iter().any(is_other));
            }
        }
        Ok(found.into_values().collect())
    }

    /// The party that a row is about: its own, or that of its criterion.
    fn owner(&self, plan: PlanId, table: Table, row: &str) -> Result<Option<String>, StorageError> {
        let (table, row) = match row.split_once(':') {
            Some((criterion, _)) => (Table::Criterion, criterion.to_owned()),
            None if table == Table::Shift => match self.latest_text(plan, table, row, "criterion")? {
                Some(criterion) => (Table::Criterion, criterion),
                None => return Ok(None),
            },
            None => (table, row.to_owned()),
        };
        self.latest_text(plan, table, &row, "party")
    }

    fn latest_text(
        &self,
        plan: PlanId,
        table: Table,
        row: &str,
        field: &str,
    ) -> Result<Option<String>, StorageError> {
        let last =
            change::history(&self.connection, plan, table, row, field)?.pop().and_then(|entry| entry.new);
        Ok(match last {
            Some(Scalar::Text(text)) => Some(text),
            Some(Scalar::Whole(_) | Scalar::Mark(_)) | None => None,
        })
    }
}

/// The guesses that a change says are none any more.
fn spoken_of(writes: &[Write]) -> impl Iterator<Item = (&str, &'static Guess)> {
    let source = |scalar: &Option<Scalar>| match scalar {
        Some(Scalar::Text(code)) => Source::from_code(code),
        Some(Scalar::Whole(_) | Scalar::Mark(_)) | None => None,
    };
    writes.iter().flat_map(move |write| {
        let said =
            source(&write.old) == Some(Source::Assumed) && source(&write.new) == Some(Source::SaidByThem);
        let is_it =
            move |guess: &&Guess| said && guess.table == write.cell.table && guess.source == write.cell.field;
        GUESSES.iter().filter(is_it).map(move |guess| (write.cell.row.as_str(), guess))
    })
}

/// The changes that took an answer in and stand.
fn taken(connection: &Connection, plan: PlanId) -> rusqlite::Result<Vec<i64>> {
    let mut standing: BTreeSet<i64> = BTreeSet::new();
    let mut inverted: BTreeMap<i64, i64> = BTreeMap::new();
    let mut select = connection
        .prepare_cached("SELECT number, kind, inverts, label FROM change WHERE plan = ?1 ORDER BY number")?;
    let mut rows = select.query([plan.to_string()])?;
    while let Some(row) = rows.next()? {
        let (number, inverts): (i64, Option<i64>) = (row.get(0)?, row.get(2)?);
        let label: String = row.get(3)?;
        let kind = change::through(row, 1, ChangeKind::from_code)?;
        let first = inverts.map(|at| *inverted.get(&at).unwrap_or(&at));
        if let Some(first) = first {
            inverted.insert(number, first);
        }
        match (kind, first) {
            (ChangeKind::Edit, _) if label == TAKEN => drop(standing.insert(number)),
            (ChangeKind::Undo, Some(first)) => drop(standing.remove(&first)),
            (ChangeKind::Redo, Some(first)) if label == TAKEN => drop(standing.insert(first)),
            (ChangeKind::Edit | ChangeKind::Undo | ChangeKind::Redo, _) => {}
        }
    }
    Ok(standing.into_iter().collect())
}
