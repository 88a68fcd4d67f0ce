//! A database in a folder of its own, and short ways to use it.

use std::path::PathBuf;

use entente_core::model::{Name, Plan, PlanId, PlanParts, Words};
use entente_store::{Label, Note, Saved, Store, Undone};
use jiff::Timestamp;
use rusqlite::types::Value;
use tempfile::TempDir;

/// A store and the folder it lies in.
pub struct Desk {
    pub folder: TempDir,
    pub store: Store,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("plans.db")).unwrap();
        Self { folder, store }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("plans.db")
    }

    /// A second store on the same database.
    pub fn fresh(&self) -> Store {
        Store::open(&self.path()).unwrap()
    }

    pub fn create(&mut self, plan: &Plan) -> PlanId {
        self.store.create(plan.clone(), &note("create_plan")).unwrap().plan.id
    }

    pub fn become_plan(&mut self, id: PlanId, plan: &Plan) -> Saved {
        self.store.edit(id, &note("replace"), |_| Ok::<_, ()>(plan.clone())).unwrap()
    }

    pub fn undo(&mut self, id: PlanId) -> Undone {
        self.store.undo(id, name("Anna"), Timestamp::UNIX_EPOCH).unwrap()
    }

    pub fn redo(&mut self, id: PlanId) -> Undone {
        self.store.redo(id, name("Anna"), Timestamp::UNIX_EPOCH).unwrap()
    }
}

pub fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

pub fn note(label: &str) -> Note {
    Note { by: name("Anna"), at: Timestamp::UNIX_EPOCH, label: Label::new(label).unwrap() }
}

pub fn renamed(plan: Plan, id: PlanId) -> Plan {
    Plan::new(PlanParts { id, ..plan.into_parts() }).unwrap()
}

pub fn rename(store: &mut Store, id: PlanId, text: &str) -> Saved {
    let edit = |plan: &Plan| {
        let parts = PlanParts { name: name(text), ..PlanParts::clone(plan) };
        Plan::new(parts)
    };
    store.edit(id, &note("rename_plan"), edit).unwrap()
}

impl Desk {
    /// The one answer to a question asked past the store, as the `sqlite3` shell would.
    pub fn ask(&self, question: &str) -> String {
        let connection = rusqlite::Connection::open(self.path()).unwrap();
        let answer = connection.query_row(question, [], |row| row.get::<_, Value>(0)).unwrap();
        match answer {
            Value::Text(text) => text,
            Value::Integer(whole) => whole.to_string(),
            Value::Null | Value::Real(_) | Value::Blob(_) => format!("{answer:?}"),
        }
    }
}

pub fn words(text: &str) -> Words {
    Words::new(text).unwrap()
}
