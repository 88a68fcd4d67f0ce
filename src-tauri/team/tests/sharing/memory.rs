//! Storage in memory.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, MutexGuard},
};

use entente_team::depot::{Depot, DepotError, DepotPath, Put};

/// The files by name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Storage that several clients share.
#[derive(Clone, Debug, Default)]
pub struct MemoryDepot(Arc<Mutex<Files>>);

impl MemoryDepot {
    /// Storage that holds files already.
    pub fn of(files: Files) -> Self {
        Self(Arc::new(Mutex::new(files)))
    }

    /// The files that are there.
    pub fn files(&self) -> MutexGuard<'_, Files> {
        self.0.lock().unwrap()
    }
}

/// The names directly in a folder.
pub fn names_in(files: &Files, folder: &DepotPath) -> Vec<String> {
    let inside = format!("{folder}/");
    let names = files.keys().filter_map(|path| path.strip_prefix(&inside)?.split('/').next());
    names.map(str::to_owned).collect::<BTreeSet<_>>().into_iter().collect()
}

impl Depot for MemoryDepot {
    fn put_new(&self, path: &DepotPath, bytes: &[u8]) -> Result<Put, DepotError> {
        let mut files = self.files();
        if files.contains_key(path.as_str()) {
            return Ok(Put::AlreadyThere);
        }
        files.insert(path.to_string(), bytes.to_vec());
        Ok(Put::Stored)
    }

    fn put_again(&self, path: &DepotPath, bytes: &[u8]) -> Result<(), DepotError> {
        self.files().insert(path.to_string(), bytes.to_vec());
        Ok(())
    }

    fn get(&self, path: &DepotPath) -> Result<Option<Vec<u8>>, DepotError> {
        Ok(self.files().get(path.as_str()).cloned())
    }

    fn list(&self, folder: &DepotPath) -> Result<Vec<String>, DepotError> {
        Ok(names_in(&self.files(), folder))
    }
}
