//! The store: plans in one database, edited one transaction at a time.

use std::{collections::HashMap, path::Path, time::Duration};

use entente_core::model::{Plan, PlanId};
use rusqlite::{Connection, TransactionBehavior};

use crate::{
    change::{self, ChangeEntry, HistoryEntry, Note, Step},
    database,
    difference::difference,
    error::{EditError, LoadError, OpenError, StorageError},
    open_plan::{OpenPlan, Saved},
    projection,
    table::Table,
};

/// How long a change waits for another process to finish its own.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many plans stay in memory.
const MOST_OPEN: usize = 4;

/// All plans, in one database.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) open: HashMap<PlanId, OpenPlan>,
}

impl Store {
    /// Opens the database of a path, and makes it when there is none.
    ///
    /// # Errors
    ///
    /// A database that is not ours, or newer than this Entente, is left as it is.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        Self::open_with(path, PATIENCE)
    }

    /// Opens a database, and says how long a change may wait for another process.
    pub fn open_with(path: &Path, patience: Duration) -> Result<Self, OpenError> {
        Ok(Self { connection: database::open(path, patience)?, open: HashMap::new() })
    }

    /// Closes the database and leaves nothing beside it.
    pub fn close(self) -> Result<(), StorageError> {
        database::checkpoint(&self.connection)?;
        self.connection.close().map_err(|(_, error)| error.into())
    }

    /// A plan as it is saved.
    pub fn load(&mut self, plan: PlanId) -> Result<Saved, LoadError> {
        let transaction = self.connection.transaction()?;
        OpenPlan::current(&mut self.open, &transaction, plan)?.saved()
    }

    /// Changes a plan and saves the difference in one transaction; returns when it is on the disk.
    ///
    /// A change that makes no difference is not saved.
    ///
    /// # Errors
    ///
    /// When the change is refused, or cannot be saved, the plan stays as it was.
    pub fn edit<E>(
        &mut self,
        plan: PlanId,
        note: &Note,
        change: impl FnOnce(&Plan) -> Result<Plan, E>,
    ) -> Result<Saved, EditError<E>> {
        let outcome = self.try_edit(plan, note, change);
        match &outcome {
            Ok(_) => self.forget_others(plan),
            Err(EditError::Load(_)) => drop(self.open.remove(&plan)),
            Err(EditError::Refused(_) | EditError::OtherPlan | EditError::NotAllowed(_)) => {}
        }
        outcome
    }

    fn try_edit<E>(
        &mut self,
        plan: PlanId,
        note: &Note,
        change: impl FnOnce(&Plan) -> Result<Plan, E>,
    ) -> Result<Saved, EditError<E>> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let open = OpenPlan::current(&mut self.open, &transaction, plan)?;
        open.may_edit(&transaction)?.map_err(EditError::NotAllowed)?;
        let before = open.plan()?;
        let after = change(before).map_err(EditError::Refused)?;
        if after.id != plan {
            return Err(EditError::OtherPlan);
        }
        let writes = difference(Some(before), &after, open.cells());
        if writes.is_empty() {
            return Ok(open.saved()?);
        }
        open.write(&transaction, &Step::edit(note), &writes, Some(after))?;
        transaction.commit()?;
        Ok(open.saved()?)
    }

    /// Keeps few plans in memory.
    pub(crate) fn forget_others(&mut self, plan: PlanId) {
        if self.open.len() > MOST_OPEN {
            self.open.retain(|open, _| *open == plan);
        }
    }

    /// Every change of a plan, oldest first.
    pub fn changes(&self, plan: PlanId) -> Result<Vec<ChangeEntry>, StorageError> {
        Ok(change::entries(&self.connection, plan)?)
    }

    /// What a field has held, oldest first.
    pub fn history(
        &self,
        plan: PlanId,
        table: Table,
        row: &str,
        field: &str,
    ) -> Result<Vec<HistoryEntry>, StorageError> {
        Ok(change::history(&self.connection, plan, table, row, field)?)
    }

    /// Writes the ordinary tables of a plan anew, from its changes.
    pub fn rebuild(&mut self, plan: PlanId) -> Result<(), LoadError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let open = OpenPlan::load(&transaction, plan)?;
        open.project(&transaction)?;
        transaction.commit()?;
        self.open.insert(plan, open);
        self.forget_others(plan);
        Ok(())
    }

    /// Writes the ordinary tables of every plan anew, from their changes.
    pub fn rebuild_all(&mut self) -> Result<(), LoadError> {
        self.known_plans()?.into_iter().try_for_each(|plan| self.rebuild(plan))
    }

    /// What the ordinary tables say of a plan, as text: equal rows give equal text.
    pub fn projection_text(&self, plan: PlanId) -> Result<String, StorageError> {
        Ok(projection::text(&self.connection, plan)?)
    }

    /// What is wrong with the file of the database; nothing when it is sound.
    pub fn quick_check(&self) -> Result<Vec<String>, StorageError> {
        database::quick_check(&self.connection)
    }

    /// The settings of the connection that keep plans safe, by name.
    pub fn safety(&self) -> Result<Vec<(&'static str, i64)>, StorageError> {
        Ok(database::safety(&self.connection)?)
    }

    /// Every plan there is or was.
    pub fn known_plans(&self) -> Result<Vec<PlanId>, StorageError> {
        let mut select = self.connection.prepare_cached("SELECT DISTINCT plan FROM change ORDER BY plan")?;
        let plans = select.query_map([], |row| {
            change::through(row, 0, |text| text.parse::<uuid::Uuid>().ok().map(PlanId::from))
        })?;
        Ok(plans.collect::<Result<_, _>>()?)
    }
}
