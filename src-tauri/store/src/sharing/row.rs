//! Whether a plan is shared, with whom, and who writes its files here.

use entente_core::model::PlanId;
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};
use uuid::Uuid;

use super::{Role, TeamId, WriterId};
use crate::{
    cells::{CellRef, Cells, RowCells, Write},
    change::{self, Note, Step, through},
    difference::difference,
    error::{LoadError, StorageError},
    flat::Row,
    open_plan::{OpenPlan, Saved},
    order,
    scalar::Scalar,
    store::Store,
    table::{ORDER_KEY, Table},
};

/// Whether a plan is shared now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It is kept here alone.
    Alone,
    /// Colleagues write in it too.
    Together,
}

impl Keeping {
    const fn code(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Together => "shared",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Alone, Self::Together].into_iter().find(|keeping| keeping.code() == code)
    }
}

/// What is remembered of a plan that is or was shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SharingRow {
    pub(crate) team: TeamId,
    pub(crate) keeping: Keeping,
    pub(crate) writer: WriterId,
    pub(crate) first_change: i64,
    pub(crate) filed: i64,
    pub(crate) looked: i64,
}

impl SharingRow {
    /// What is remembered of a plan; nothing for one that was never shared.
    pub(crate) fn read(connection: &Connection, plan: PlanId) -> rusqlite::Result<Option<Self>> {
        let mut select = connection.prepare_cached(
            "SELECT team, state, writer, first_change, filed, looked FROM sharing WHERE plan = ?1",
        )?;
        let row = select.query_row([plan.to_string()], |row| {
            Ok(Self {
                team: through(row, 0, TeamId::parse)?,
                keeping: through(row, 1, Keeping::from_code)?,
                writer: through(row, 2, WriterId::parse)?,
                first_change: row.get(3)?,
                filed: row.get(4)?,
                looked: row.get(5)?,
            })
        });
        row.optional()
    }

    /// What is remembered of a plan that is shared now.
    pub(crate) fn shared(connection: &Connection, plan: PlanId) -> rusqlite::Result<Option<Self>> {
        Ok(Self::read(connection, plan)?.filter(|row| row.keeping == Keeping::Together))
    }

    fn put(&self, connection: &Connection, plan: PlanId) -> rusqlite::Result<()> {
        connection.execute(
            "INSERT OR REPLACE INTO sharing (plan, team, state, writer, first_change, filed, looked)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                plan.to_string(),
                self.team.to_string(),
                self.keeping.code(),
                self.writer.to_string(),
                self.first_change,
                self.filed,
                self.looked,
            ],
        )?;
        Ok(())
    }
}

/// What whoever works here may do to a plan: everything with one that is not shared.
pub(crate) fn allowed(connection: &Connection, plan: PlanId) -> rusqlite::Result<Role> {
    let mut select = connection.prepare_cached(
        "SELECT team.role FROM sharing JOIN team ON team.id = sharing.team
         WHERE sharing.plan = ?1 AND sharing.state = 'shared'",
    )?;
    let role = select.query_row([plan.to_string()], |row| through(row, 0, Role::from_code)).optional()?;
    Ok(role.unwrap_or(Role::Edit))
}

/// The role that keeps whoever works here from changing a plan, if any does.
pub(crate) fn may_edit(connection: &Connection, plan: PlanId) -> rusqlite::Result<Result<(), Role>> {
    let role = allowed(connection, plan)?;
    Ok(if role == Role::Edit { Ok(()) } else { Err(role) })
}

/// Lets a plan go on alone.
pub(crate) fn stop(connection: &Connection, plan: PlanId) -> rusqlite::Result<()> {
    let mut stop = connection.prepare_cached("UPDATE sharing SET state = 'alone' WHERE plan = ?1")?;
    stop.execute([plan.to_string()])?;
    Ok(())
}

/// Gives every shared plan a writer that has written nothing yet: what was written since a backup was made is not known to
/// it, and two files of one number would be told apart by nobody.
pub(crate) fn renew_writers(connection: &Connection) -> rusqlite::Result<()> {
    let mut select = connection.prepare("SELECT plan, writer FROM sharing")?;
    let rows = select.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    for (plan, writer) in rows.collect::<Result<Vec<_>, _>>()? {
        renew(connection, &plan, &writer)?;
    }
    Ok(())
}

fn renew(connection: &Connection, plan: &str, old: &str) -> rusqlite::Result<()> {
    let stored = connection
        .query_row(
            "SELECT number, hash, through FROM outbox WHERE plan = ?1 AND writer = ?2 AND stored = 1
             ORDER BY number DESC LIMIT 1",
            [plan, old],
            |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, i64>(2)?)),
        )
        .optional()?;
    connection.execute("DELETE FROM outbox WHERE plan = ?1 AND writer = ?2 AND stored = 0", [plan, old])?;
    let filed = match stored {
        Some((number, hash, through)) => {
            connection.execute(
                "UPDATE chain SET number = ?3, hash = ?4 WHERE plan = ?1 AND writer = ?2",
                params![plan, old, number, hash],
            )?;
            through
        }
        None => {
            connection.execute("DELETE FROM chain WHERE plan = ?1 AND writer = ?2", [plan, old])?;
            connection
                .query_row("SELECT first_change - 1 FROM sharing WHERE plan = ?1", [plan], |row| row.get(0))?
        }
    };
    connection.execute(
        "UPDATE sharing SET writer = ?2, filed = ?3 WHERE plan = ?1",
        params![plan, Uuid::new_v4().to_string(), filed],
    )?;
    Ok(())
}

/// Says why a plan is not shared; it stays as it was.
#[derive(Debug, thiserror::Error)]
pub enum ShareError {
    /// The team is not known here.
    #[error("there is no team {0} here")]
    NoTeam(TeamId),
    /// The plan is shared already.
    #[error("the plan is shared with team {0} already")]
    Shared(TeamId),
    /// Whoever works here may not add plans to the team.
    #[error("a member who may {} cannot share a plan", .0.code())]
    NotAllowed(Role),
    /// The plan cannot be loaded or saved.
    #[error(transparent)]
    Load(#[from] LoadError),
}

impl From<rusqlite::Error> for ShareError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Load(error.into())
    }
}

/// Says why a shared plan cannot be taken part in; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum JoinError {
    /// The team is not known here.
    #[error("there is no team {0} here")]
    NoTeam(TeamId),
    /// A plan of this identifier is here, and not shared with the team.
    #[error("there is a plan {0} already")]
    Exists(PlanId),
    /// The database cannot be read or written.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<rusqlite::Error> for JoinError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Storage(error.into())
    }
}

impl Store {
    /// Begins to share a plan: makes a fresh document of what it says now, so that what was written before never leaves.
    ///
    /// # Errors
    ///
    /// Refuses a plan that is shared, and a team that is not known here or that the person may not write to.
    pub fn begin_sharing(&mut self, plan: PlanId, team: TeamId, note: &Note) -> Result<Saved, ShareError> {
        let role = self.team(team).map_err(LoadError::from)?.ok_or(ShareError::NoTeam(team))?.role;
        if role != Role::Edit {
            return Err(ShareError::NotAllowed(role));
        }
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(row) = SharingRow::shared(&transaction, plan)? {
            return Err(ShareError::Shared(row.team));
        }
        let current = OpenPlan::load(&transaction, plan)?;
        let writes = difference(None, current.plan()?, &Cells::new());
        let latest = current.revision().number();
        forget_files(&transaction, plan)?;
        let writer = WriterId::from(Uuid::new_v4());
        let first_change = latest + 1;
        let keeping = Keeping::Together;
        SharingRow { team, keeping, writer, first_change, filed: latest, looked: latest }
            .put(&transaction, plan)?;
        let mut fresh = OpenPlan::empty(plan)?;
        fresh.keep(keeping);
        fresh.begin(&transaction, &Step::edit(note), &writes)?;
        let first = fresh.revision().number();
        transaction.execute(
            "UPDATE sharing SET first_change = ?2, looked = ?2 WHERE plan = ?1",
            params![plan.to_string(), first],
        )?;
        transaction.commit()?;
        let saved = fresh.saved()?;
        self.open.insert(plan, fresh);
        self.forget_others(plan);
        Ok(saved)
    }

    /// Takes part in a plan that a team shares; it is empty here until its files are taken in. Does nothing when the plan is
    /// shared with the team already.
    ///
    /// # Errors
    ///
    /// Refuses where a plan of this identifier is here that is not shared with the team, unless it was deleted here.
    pub fn join(&mut self, plan: PlanId, team: TeamId) -> Result<(), JoinError> {
        if self.team(team)?.is_none() {
            return Err(JoinError::NoTeam(team));
        }
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(row) = SharingRow::shared(&transaction, plan)? {
            return if row.team == team { Ok(()) } else { Err(JoinError::Exists(plan)) };
        }
        let there = "SELECT count(*) FROM plan WHERE id = ?1";
        if transaction.query_row(there, [plan.to_string()], |row| row.get::<_, i64>(0))? > 0 {
            return Err(JoinError::Exists(plan));
        }
        forget_files(&transaction, plan)?;
        let latest = change::last_of_all(&transaction)?;
        let writer = WriterId::from(Uuid::new_v4());
        let keeping = Keeping::Together;
        SharingRow { team, keeping, writer, first_change: latest + 1, filed: latest, looked: latest }
            .put(&transaction, plan)?;
        transaction.commit()?;
        self.open.remove(&plan);
        Ok(())
    }

    /// The team that a plan is shared with, if it is.
    pub fn shared_with(&self, plan: PlanId) -> Result<Option<TeamId>, StorageError> {
        Ok(SharingRow::shared(&self.connection, plan)?.map(|row| row.team))
    }

    /// The plans that are shared with a team.
    pub fn shared_plans(&self, team: TeamId) -> Result<Vec<PlanId>, StorageError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT plan FROM sharing WHERE team = ?1 AND state = 'shared' ORDER BY plan")?;
        let plans = select.query_map([team.to_string()], |row| {
            through(row, 0, |text| Uuid::try_parse(text).ok().map(PlanId::from))
        })?;
        Ok(plans.collect::<Result<_, _>>()?)
    }

    /// Lets a plan go on alone with what is there; others keep what they have.
    pub fn stop_sharing(&mut self, plan: PlanId) -> Result<(), StorageError> {
        stop(&self.connection, plan)?;
        self.open.remove(&plan);
        Ok(())
    }

    /// Who writes files of a plan here; nothing where it is not shared.
    pub fn writer(&self, plan: PlanId) -> Result<Option<WriterId>, StorageError> {
        Ok(SharingRow::shared(&self.connection, plan)?.map(|row| row.writer))
    }

    /// Writes files of every plan under new names from now on: for when somebody else writes under the names of this
    /// database, which was copied or brought back.
    pub fn renew_writers(&mut self) -> Result<(), StorageError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        renew_writers(&transaction)?;
        transaction.commit()?;
        self.open.clear();
        Ok(())
    }
}

/// Forgets the files of a document that is not the plan's any more.
fn forget_files(connection: &Connection, plan: PlanId) -> rusqlite::Result<()> {
    for statement in [
        "DELETE FROM chain WHERE plan = ?1",
        "DELETE FROM heard WHERE plan = ?1",
        "DELETE FROM outbox WHERE plan = ?1",
        "DELETE FROM waiting_change WHERE plan = ?1",
    ] {
        connection.execute(statement, [plan.to_string()])?;
    }
    Ok(())
}

/// The writes that add a row after those there are.
pub(super) fn row_writes(row: &impl Row, table: Table, cells: &Cells) -> Vec<Write> {
    let id = row.id();
    let mut own = RowCells::new(table);
    row.write(&mut own);
    let last = cells.rows(table).filter_map(|(_, row)| row.order_key()).max();
    if let Some(key) = order::assign(&[last, None]).pop().flatten() {
        own.set(ORDER_KEY, Some(Scalar::Text(key)));
    }
    own.iter()
        .filter_map(|(field, value)| {
            let cell = CellRef { table, row: id.clone(), field };
            value.map(|value| Write { cell, old: None, new: Some(value.clone()) })
        })
        .collect()
}
