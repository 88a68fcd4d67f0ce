//! The library: plans are added, copied, deleted and brought back.

use entente_core::model::{Name, Plan, PlanId, PlanParts};
use jiff::Timestamp;
use rusqlite::{TransactionBehavior, params};
use uuid::Uuid;

use crate::{
    cells::{CellRef, Write},
    change::{self, Note, Revision, Step},
    copy,
    difference::difference,
    error::{CreateError, LoadError},
    open_plan::{OpenPlan, Saved},
    scalar::Scalar,
    sharing::{self, Keeping},
    store::Store,
    table::{DELETED, Table},
};

impl Store {
    /// Adds a plan.
    pub fn create(&mut self, plan: Plan, note: &Note) -> Result<Saved, CreateError> {
        let id = plan.id;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if change::latest(&transaction, id)?.is_some() {
            return Err(CreateError::Exists(id));
        }
        let mut open = OpenPlan::empty(id)?;
        let mut writes = difference(None, &plan, open.cells());
        writes.push(Write { cell: deleted_mark(id), old: None, new: Some(Scalar::Mark(false)) });
        open.write(&transaction, &Step::library(note), &writes, None)?;
        transaction.commit()?;
        let saved = open.saved()?;
        self.open.insert(id, open);
        self.forget_others(id);
        Ok(saved)
    }

    /// Adds a plan; when there is, or was, one of its identifier, it gets a fresh one.
    pub fn import(&mut self, plan: Plan, note: &Note) -> Result<Saved, CreateError> {
        let known = change::latest(&self.connection, plan.id)?.is_some();
        let plan = if known { copy::renamed(plan, fresh_id()).map_err(CreateError::from)? } else { plan };
        self.create(plan, note)
    }

    /// Adds a copy of a plan under another name, with fresh identifiers for everything in it.
    pub fn duplicate(&mut self, plan: PlanId, name: Name, note: &Note) -> Result<Saved, CreateError> {
        let original = self.load(plan)?;
        let copied = copy::duplicate(&original.plan, fresh_id(), &mut Uuid::now_v7)?;
        let parts = PlanParts { name, ..copied.into_parts() };
        let copied = Plan::new(parts).map_err(|faults| copy::unfit(plan, faults))?;
        self.create(copied, note)
    }

    /// Deletes a plan here: one that is shared goes on alone, and stays with the others. It leaves the library and can be brought back by [`Store::undo_library`].
    pub fn delete(&mut self, plan: PlanId, note: &Note) -> Result<Revision, LoadError> {
        let outcome = self.try_delete(plan, note);
        if outcome.is_err() {
            self.open.remove(&plan);
        }
        outcome
    }

    fn try_delete(&mut self, plan: PlanId, note: &Note) -> Result<Revision, LoadError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let open = OpenPlan::current(&mut self.open, &transaction, plan)?;
        open.plan()?;
        sharing::stop(&transaction, plan)?;
        open.keep(Keeping::Alone);
        let cell = deleted_mark(plan);
        let old = open.cells().get(&cell).cloned();
        let writes = [Write { cell, old, new: Some(Scalar::Mark(true)) }];
        open.write(&transaction, &Step::library(note), &writes, None)?;
        transaction.commit()?;
        Ok(open.revision())
    }

    /// A plan as it is saved; notes that it was opened.
    pub fn open_plan(&mut self, plan: PlanId, at: Timestamp) -> Result<Saved, LoadError> {
        let saved = self.load(plan)?;
        let mut put = self.connection.prepare_cached(
            "INSERT INTO plan_opened (plan, opened_at) VALUES (?1, ?2)
             ON CONFLICT (plan) DO UPDATE SET opened_at = excluded.opened_at",
        )?;
        put.execute(params![plan.to_string(), at.to_string()])?;
        Ok(saved)
    }
}

/// The cell that says whether a plan is deleted.
pub(crate) fn deleted_mark(plan: PlanId) -> CellRef {
    CellRef { table: Table::Plan, row: plan.to_string(), field: DELETED }
}

pub(crate) fn fresh_id() -> PlanId {
    PlanId::from(Uuid::now_v7())
}
