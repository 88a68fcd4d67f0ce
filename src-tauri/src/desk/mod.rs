//! The desk the commands work at: the plans of one database, and the person who works on them. It knows no window.

mod advice;
mod analysis;
mod backup;
mod colleague;
mod exchange;
mod file;
mod give;
mod library;
mod listing;
mod neutral;
mod news;
pub mod password;
mod plan;
mod reading;
pub mod report;
mod round;
mod setting;
mod team;
#[cfg(test)]
mod tests;
mod viewpoint;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use entente_core::model::{Name, Plan, PlanId};
use entente_store::{Label, Note, Store};
use jiff::Timestamp;

use self::{
    analysis::Turn,
    listing::Listing,
    password::{Keychain, Passwords},
};
use crate::wire::{error::CommandError, plan::Viewpoint};

/// One database and whoever works on it; a copy is the same desk.
#[derive(Clone, Debug)]
pub struct Desk(Arc<Fittings>);

#[derive(Debug)]
struct Fittings {
    database: Option<PathBuf>,
    store: OnceLock<Mutex<Result<Store, CommandError>>>,
    listing: Mutex<Listing>,
    /// What was read from files and is not confirmed yet.
    offered: Mutex<Option<Plan>>,
    /// What is under way between parties.
    under_way: Mutex<exchange::UnderWay>,
    /// What is remembered of teams.
    sharing: Mutex<colleague::Sharing>,
    /// Whoever keeps plans in step holds it, so that one round is made at a time.
    in_step: Mutex<()>,
    /// Who is told when a colleague has written.
    news: news::News,
    /// From where the open plan is seen, unless it is seen as its keeper sees it.
    seen: Mutex<Option<(PlanId, Viewpoint)>>,
    /// Begins anew with every analysis that is asked for, and with every change of a plan.
    turn: Turn,
    /// Begins anew with every change of a plan.
    change: Turn,
    /// Begins anew with every round that is weighed.
    weighing: Turn,
}

impl Desk {
    /// Sets up at the database of a path, which is opened by whoever asks first. One that cannot be opened makes a desk
    /// at which every command says why.
    pub fn at(database: Option<&Path>, keychain: Keychain) -> Self {
        Self(Arc::new(Fittings {
            database: database.map(Path::to_owned),
            store: OnceLock::new(),
            listing: Mutex::default(),
            offered: Mutex::default(),
            under_way: Mutex::default(),
            sharing: Mutex::new(colleague::Sharing::with(Passwords::at(keychain))),
            in_step: Mutex::default(),
            news: news::News::default(),
            seen: Mutex::default(),
            turn: Turn::default(),
            change: Turn::default(),
            weighing: Turn::default(),
        }))
    }

    /// Opens the database while the window is still being made.
    pub fn open_ahead(&self) {
        let desk = self.clone();
        std::thread::spawn(move || {
            desk.store();
            if let Some(database) = desk.0.database.as_deref().filter(|path| path.exists()) {
                Self::keep_daily(database);
            }
        });
    }

    fn store(&self) -> &Mutex<Result<Store, CommandError>> {
        let open = |path: &PathBuf| Store::open(path).map_err(CommandError::from);
        let database = || self.0.database.as_ref().ok_or_else(CommandError::store_nowhere).and_then(open);
        self.0.store.get_or_init(|| Mutex::new(database()))
    }

    /// Leaves nothing beside the database. Commands that come later say that there is none.
    pub fn close(&self) -> Result<(), CommandError> {
        let mut store = unpoisoned(self.store());
        let closed = std::mem::replace(&mut *store, Err(CommandError::store_nowhere()));
        closed?.close().map_err(CommandError::from)
    }

    /// Does something with the store while nobody else does.
    fn with<T, E>(&self, work: impl FnOnce(&mut Store) -> Result<T, E>) -> Result<T, CommandError>
    where
        CommandError: From<E>,
    {
        match &mut *unpoisoned(self.store()) {
            Ok(store) => Ok(work(store)?),
            Err(error) => Err(error.clone()),
        }
    }
}

/// A step of this moment, signed by whoever works here.
fn signed(store: &Store, label: Label) -> Result<Note, CommandError> {
    Ok(Note { by: author(store)?, at: Timestamp::now(), label })
}

/// The name that changes are signed with: the one the person set, else the one the system knows.
fn author(store: &Store) -> Result<Name, CommandError> {
    let set = store.setting(entente_store::Setting::Author)?;
    let known =
        set.into_iter().chain(["USER", "USERNAME"].into_iter().filter_map(|key| std::env::var(key).ok()));
    let named = known.filter_map(|text| Name::new(&text).ok()).next();
    named
        .or_else(|| Name::new(crate::catalogue::text("settings.author_unknown")).ok())
        .ok_or_else(CommandError::bad_name)
}

/// The value of a lock, also after a panic while it was held: what it guards is only ever replaced as a whole.
fn unpoisoned<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
