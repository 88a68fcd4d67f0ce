//! Storage in memory that fails by a seed.

use std::cell::{Cell, RefCell};

use entente_team::depot::{Depot, DepotError, DepotPath, Put};

use crate::memory::{Files, MemoryDepot, names_in};

/// One in so many calls fails.
const ONE_IN: u64 = 6;
/// One in so many rounds is followed by something that befalls the whole storage.
const ONE_EVENT_IN: u64 = 8;
/// How many calls a late file takes to be seen, at most.
const LATEST: u64 = 40;

/// A way in which storage fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// It says that it has stored a file, and has not.
    Lost,
    /// It keeps a part of a file.
    Truncated,
    /// A file is seen later.
    Late,
    /// It lists what was there before.
    StaleList,
    /// It answers with an error, having done what was asked or not.
    Error,
    /// It keeps a second copy under another name.
    Duplicated,
    /// All of it is as it was some time ago.
    OldVersion,
    /// All of it is gone.
    Emptied,
}

impl Class {
    pub const ALL: [Self; 8] = [
        Self::Lost,
        Self::Truncated,
        Self::Late,
        Self::StaleList,
        Self::Error,
        Self::Duplicated,
        Self::OldVersion,
        Self::Emptied,
    ];

    /// What may be told where storage fails in this way alone.
    pub const fn codes(self) -> &'static [&'static str] {
        match self {
            Self::Lost => &["team.fault.lost", "team.fault.awaited"],
            Self::Truncated => {
                &["team.fault.lost", "team.refusal.short", "team.fault.repaired", "team.fault.awaited"]
            }
            Self::Late => &["team.fault.lost", "team.fault.awaited", "team.fault.repaired"],
            Self::StaleList | Self::Duplicated => &[],
            Self::Error => {
                &["error.depot_refused", "team.fault.lost", "team.fault.awaited", "team.fault.repaired"]
            }
            Self::OldVersion => &["team.fault.repaired", "team.fault.awaited", "team.fault.lost"],
            Self::Emptied => &["error.team_store_missing", "team.fault.repaired", "team.fault.awaited"],
        }
    }
}

/// Chance that comes the same each time.
#[derive(Debug)]
pub struct Seed(Cell<u64>);

impl Seed {
    pub const fn new(seed: u64) -> Self {
        Self(Cell::new(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
    }

    /// A number below a limit.
    pub fn below(&self, limit: u64) -> u64 {
        let state = self.0.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.0.set(state);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}

/// A late file: from which call on it is seen, and what it is.
type Late = (u64, String, Vec<u8>);

/// Storage that fails.
#[derive(Debug)]
pub struct FlakyDepot {
    files: MemoryDepot,
    chance: Seed,
    classes: RefCell<Vec<Class>>,
    past: RefCell<Vec<Files>>,
    late: RefCell<Vec<Late>>,
    calls: Cell<u64>,
}

impl FlakyDepot {
    /// Storage that holds files already.
    pub fn of(seed: u64, files: Files) -> Self {
        Self {
            files: MemoryDepot::of(files),
            chance: Seed::new(!seed),
            classes: RefCell::default(),
            past: RefCell::default(),
            late: RefCell::default(),
            calls: Cell::default(),
        }
    }

    /// Fails in these ways from now on.
    pub fn fail(&self, classes: &[Class]) {
        self.remember();
        *self.classes.borrow_mut() = classes.to_vec();
    }

    /// Fails no more.
    pub fn behave(&self) {
        self.classes.borrow_mut().clear();
        for (_, path, bytes) in self.late.take() {
            self.files.files().entry(path).or_insert(bytes);
        }
    }

    /// What befalls the whole storage.
    pub fn between_rounds(&self) {
        if self.strikes(Class::OldVersion, ONE_EVENT_IN) {
            let past = self.past.borrow();
            let then = self.chance.below(past.len() as u64) as usize;
            self.files.files().clone_from(&past[then]);
        }
        if self.strikes(Class::Emptied, ONE_EVENT_IN) {
            self.files.files().clear();
        }
        self.remember();
    }

    fn remember(&self) {
        self.past.borrow_mut().push(self.files.files().clone());
    }

    fn strikes(&self, class: Class, one_in: u64) -> bool {
        self.classes.borrow().contains(&class) && self.chance.below(one_in) == 0
    }

    /// Goes on by one call, and lets files that were late be seen.
    fn call(&self) -> Result<(), DepotError> {
        self.calls.set(self.calls.get() + 1);
        let (come, late) = self.late.take().into_iter().partition(|(from, ..)| *from <= self.calls.get());
        *self.late.borrow_mut() = late;
        let come: Vec<Late> = come;
        for (_, path, bytes) in come {
            self.files.files().entry(path).or_insert(bytes);
        }
        self.error()
    }

    fn error(&self) -> Result<(), DepotError> {
        if self.strikes(Class::Error, ONE_IN * 2) {
            return Err(DepotError::Refused("503 Service Unavailable".to_owned()));
        }
        Ok(())
    }

    /// Stores a file, or does not quite.
    fn store(&self, path: &DepotPath, bytes: &[u8]) -> Result<(), DepotError> {
        if self.strikes(Class::Lost, ONE_IN) {
            return Ok(());
        }
        if self.strikes(Class::Late, ONE_IN) {
            let from = self.calls.get() + 1 + self.chance.below(LATEST);
            self.late.borrow_mut().push((from, path.to_string(), bytes.to_vec()));
            return Ok(());
        }
        if self.strikes(Class::Duplicated, ONE_IN) {
            self.files.files().insert(format!("{path} (conflicted copy)"), bytes.to_vec());
        }
        let kept = if self.strikes(Class::Truncated, ONE_IN) {
            &bytes[..self.chance.below(bytes.len() as u64) as usize]
        } else {
            bytes
        };
        self.files.put_again(path, kept)?;
        self.error()
    }
}

impl Depot for FlakyDepot {
    fn put_new(&self, path: &DepotPath, bytes: &[u8]) -> Result<Put, DepotError> {
        self.call()?;
        if self.files.get(path)?.is_some() {
            return Ok(Put::AlreadyThere);
        }
        self.store(path, bytes).map(|()| Put::Stored)
    }

    fn put_again(&self, path: &DepotPath, bytes: &[u8]) -> Result<(), DepotError> {
        self.call()?;
        self.store(path, bytes)
    }

    fn get(&self, path: &DepotPath) -> Result<Option<Vec<u8>>, DepotError> {
        self.call()?;
        self.files.get(path)
    }

    fn list(&self, folder: &DepotPath) -> Result<Vec<String>, DepotError> {
        self.call()?;
        if self.strikes(Class::StaleList, ONE_IN / 2) {
            let past = self.past.borrow();
            return Ok(names_in(&past[self.chance.below(past.len() as u64) as usize], folder));
        }
        self.files.list(folder)
    }
}
