//! What the library shows: every plan in a few words, and those that a search finds.

use std::collections::HashMap;

use entente_core::model::{Name, PartyId, PlanId, Words};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row};
use uuid::Uuid;

use crate::{
    change::{Revision, through},
    error::StorageError,
    search::WRITTEN,
    store::Store,
};

/// A plan as the library shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanEntry {
    /// The plan.
    pub id: PlanId,
    /// What it is called.
    pub name: Name,
    /// What should be different afterwards.
    pub purpose: Option<Words>,
    /// The names of its parties, in plan order.
    pub parties: Vec<Name>,
    /// How many issues it has.
    pub issue_count: u32,
    /// How many criteria it has.
    pub criterion_count: u32,
    /// How many packages are kept in it.
    pub package_count: u32,
    /// Who changed it last.
    pub changed_by: Name,
    /// When it was changed last.
    pub changed_at: Timestamp,
    /// When it was opened last.
    pub opened_at: Option<Timestamp>,
    /// Its state.
    pub revision: Revision,
    /// The code of what may be said of the first package that was found for this state; nothing before one was.
    pub label: Option<String>,
}

const PLANS: &str = "
    SELECT plan.id, plan.name, plan.purpose,
        (SELECT count(*) FROM issue WHERE issue.plan = plan.id),
        (SELECT count(*) FROM criterion WHERE criterion.plan = plan.id),
        (SELECT count(*) FROM package WHERE package.plan = plan.id),
        change.changed_by, change.changed_at, plan_opened.opened_at, change.number,
        (SELECT label FROM proposal WHERE proposal.plan = plan.id AND proposal.revision = change.number
            ORDER BY proposal.number LIMIT 1)
    FROM plan
    JOIN change ON change.number = (SELECT max(number) FROM change WHERE change.plan = plan.id)
    LEFT JOIN plan_opened ON plan_opened.plan = plan.id
    ORDER BY change.number DESC";

impl Store {
    /// Every plan, the one that was changed last first.
    pub fn plans(&self) -> Result<Vec<PlanEntry>, StorageError> {
        let mut names = party_names(&self.connection)?;
        let mut select = self.connection.prepare_cached(PLANS)?;
        let plans = select.query_map([], |row| {
            let mut plan = entry(row)?;
            plan.parties = names.remove(&plan.id).unwrap_or_default();
            Ok(plan)
        })?;
        Ok(plans.collect::<Result<_, _>>()?)
    }

    /// The parties of every plan.
    pub fn parties(&self) -> Result<Vec<(PlanId, PartyId)>, StorageError> {
        let mut select = self.connection.prepare_cached("SELECT plan, id FROM party ORDER BY plan, id")?;
        let parties = select.query_map([], |row| {
            let party = through(row, 1, |text| Uuid::try_parse(text).ok().map(PartyId::from))?;
            Ok((plan_id(row, 0)?, party))
        })?;
        Ok(parties.collect::<Result<_, _>>()?)
    }

    /// What a plan is called; nothing for one that is not there.
    pub fn plan_name(&self, plan: PlanId) -> Result<Option<Name>, StorageError> {
        let mut select = self.connection.prepare_cached("SELECT name FROM plan WHERE id = ?1")?;
        let name = select.query_row([plan.to_string()], |row| through(row, 0, |text| Name::new(text).ok()));
        Ok(name.optional()?)
    }

    /// The plans in which every word of a text occurs, in any case, in a name or in what was written.
    pub fn search(&self, text: &str) -> Result<Vec<PlanEntry>, StorageError> {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        let mut found: HashMap<PlanId, Vec<bool>> = HashMap::new();
        let mut select = self.connection.prepare_cached(WRITTEN)?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let Some(written) = row.get::<_, Option<String>>(4)? else { continue };
            let written = written.to_lowercase();
            let seen = found.entry(plan_id(row, 0)?).or_insert_with(|| vec![false; words.len()]);
            for (seen, word) in seen.iter_mut().zip(&words) {
                *seen |= written.contains(word);
            }
        }
        let is_found =
            |plan: &PlanEntry| found.get(&plan.id).is_some_and(|seen| seen.iter().all(|seen| *seen));
        Ok(self.plans()?.into_iter().filter(is_found).collect())
    }
}

fn party_names(connection: &Connection) -> rusqlite::Result<HashMap<PlanId, Vec<Name>>> {
    let mut select =
        connection.prepare_cached("SELECT plan, name FROM party ORDER BY plan, order_key, id")?;
    let mut rows = select.query([])?;
    let mut names: HashMap<PlanId, Vec<Name>> = HashMap::new();
    while let Some(row) = rows.next()? {
        names.entry(plan_id(row, 0)?).or_default().push(through(row, 1, |text| Name::new(text).ok())?);
    }
    Ok(names)
}

fn entry(row: &Row<'_>) -> rusqlite::Result<PlanEntry> {
    Ok(PlanEntry {
        id: plan_id(row, 0)?,
        name: through(row, 1, |text| Name::new(text).ok())?,
        purpose: row.get::<_, Option<String>>(2)?.and_then(|text| Words::new(&text).ok()),
        parties: Vec::new(),
        issue_count: row.get(3)?,
        criterion_count: row.get(4)?,
        package_count: row.get(5)?,
        changed_by: through(row, 6, |text| Name::new(text).ok())?,
        changed_at: through(row, 7, |text| text.parse().ok())?,
        opened_at: row.get::<_, Option<String>>(8)?.and_then(|text| text.parse().ok()),
        revision: Revision::from(row.get::<_, i64>(9)?),
        label: row.get(10)?,
    })
}

fn plan_id(row: &Row<'_>, column: usize) -> rusqlite::Result<PlanId> {
    through(row, column, |text| Uuid::try_parse(text).ok().map(PlanId::from))
}
