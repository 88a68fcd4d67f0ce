//! Where a team's files lie: storage that the team has already. Nothing is asked of it but to put a new file, get a file,
//! and list a folder.

mod cloud;
mod error;
mod folder;
mod path;
mod place;
mod postgres;
mod secret;
mod sync_folder;

pub use self::{
    cloud::CloudDepot,
    error::DepotError,
    folder::FolderDepot,
    path::{DepotPath, KeyFileName, id_of, number_of},
    place::Place,
    postgres::PostgresDepot,
    secret::Secret,
    sync_folder::{SyncFolder, sync_folder_of},
};

/// What came of putting a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// The file is there now.
    Stored,
    /// There was a file of this name already, which was left as it is.
    AlreadyThere,
}

/// Storage that keeps files.
pub trait Depot: Send {
    /// Puts a file where there is none; a reader sees it whole or, on storage that cannot do better, short.
    ///
    /// # Errors
    ///
    /// When the storage cannot be reached or refuses; the file may then be there or not.
    fn put_new(&self, path: &DepotPath, bytes: &[u8]) -> Result<Put, DepotError>;

    /// Puts a file once more, over what has become of it. Only whoever wrote it may do so, with the same bytes.
    ///
    /// # Errors
    ///
    /// As for [`Self::put_new`].
    fn put_again(&self, path: &DepotPath, bytes: &[u8]) -> Result<(), DepotError>;

    /// The bytes of a file, or nothing where there is none.
    ///
    /// # Errors
    ///
    /// When the storage cannot be reached or refuses, or the file is larger than any of ours.
    fn get(&self, path: &DepotPath) -> Result<Option<Vec<u8>>, DepotError>;

    /// The names of the files and folders directly in a folder, sorted; none where there is no such folder.
    ///
    /// # Errors
    ///
    /// When the storage cannot be reached or refuses.
    fn list(&self, folder: &DepotPath) -> Result<Vec<String>, DepotError>;
}

/// Tries everything that is needed of a depot, with a small file of its own.
///
/// # Errors
///
/// Says what is wrong: not reachable, a wrong password, no right to write, no such folder.
pub fn try_out(depot: &dyn Depot) -> Result<(), DepotError> {
    const TRIAL: &[u8] = b"Entente tries here whether it can write.\n";
    depot.list(&DepotPath::root())?;
    let path = DepotPath::trial();
    depot.put_again(&path, TRIAL)?;
    match depot.get(&path)? {
        Some(found) if found == TRIAL => {}
        Some(_) | None => return Err(DepotError::NotKept),
    }
    depot.put_new(&path, TRIAL).map(drop)
}

/// Opens the storage of a place.
///
/// # Errors
///
/// When the place is not written as it should be, or cannot be reached.
pub fn open(place: &Place, secret: Option<&Secret>) -> Result<Box<dyn Depot>, DepotError> {
    Ok(match place {
        Place::Folder { path } => Box::new(FolderDepot::new(path)),
        Place::WebDav { .. } | Place::S3 { .. } => Box::new(CloudDepot::open(place, secret)?),
        Place::Postgres { .. } => Box::new(PostgresDepot::open(place, secret)?),
    })
}
