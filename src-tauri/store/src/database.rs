//! The database file: made, opened, brought up to date, and refused untouched when it is not ours to change.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read},
    path::Path,
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use uuid::Uuid;

use crate::{
    backup::Backups,
    error::{OpenError, StorageError},
    sharing,
};

/// Marks a file as a database of Entente.
const APPLICATION_ID: u32 = 0x456e_7465;
/// How every SQLite database starts.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// Where in the file its schema version stands.
const VERSION_AT: usize = 60;
/// Where in the file the application that it belongs to stands.
const APPLICATION_AT: usize = 68;
/// Every schema, oldest first. Each ends by naming its own version.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_plans.sql"),
    include_str!("migrations/0002_later_stages.sql"),
    include_str!("migrations/0003_put_aside.sql"),
    include_str!("migrations/0004_sharing.sql"),
    include_str!("migrations/0005_fresh_look.sql"),
    include_str!("migrations/0006_blind_rounds.sql"),
];

/// The first schema that knows of sharing.
const SHARING_VERSION: u32 = 4;

/// Opens the database of a path, and makes it when there is none.
pub(crate) fn open(path: &Path, patience: Duration) -> Result<Connection, OpenError> {
    match fs::metadata(path) {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => make(path)?,
        Err(error) => return Err(OpenError::Unreachable(error)),
    }
    check(path, OpenOptions::new().read(true).write(true))?;
    let mut connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.busy_timeout(patience)?;
    if let Some(found) = newer(version(&connection)?) {
        return Err(found);
    }
    settle(&connection)?;
    let found = version(&connection)?;
    if (found as usize) < MIGRATIONS.len() {
        Backups::of(path).before_schema(&connection, found + 1).map_err(OpenError::backup)?;
    }
    migrate(&mut connection)?;
    Ok(connection)
}

/// A database that is gone when it is closed.
#[cfg(test)]
pub(crate) fn scratch() -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    settle(&connection).unwrap();
    migrate(&mut connection).unwrap();
    connection
}

/// Makes a database beside its path and moves it there whole, so that a half-made one is never found.
fn make(path: &Path) -> Result<(), OpenError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        fs::create_dir_all(folder).map_err(OpenError::Unreachable)?;
    }
    let draft = path.with_extension(format!("{}.draft", Uuid::new_v4()));
    private_file(&draft).map_err(unreachable_or_read_only)?;
    let made = draw_up(&draft).and_then(|()| match fs::hard_link(&draft, path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(_) => fs::rename(&draft, path).map_err(OpenError::Unreachable),
    });
    match fs::remove_file(&draft) {
        Ok(()) | Err(_) => made,
    }
}

fn draw_up(draft: &Path) -> Result<(), OpenError> {
    let mut connection = Connection::open_with_flags(draft, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    migrate(&mut connection)?;
    connection.close().map_err(|(_, error)| error.into())
}

/// Opens a database to read it alone; one that is not ours, or newer than this Entente, is refused.
pub(crate) fn read_only(path: &Path) -> Result<Connection, OpenError> {
    check(path, OpenOptions::new().read(true))?;
    Ok(Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?)
}

/// An empty file that nobody but its owner can read.
pub(crate) fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Looks at the first bytes of the file, without a lock and without changing anything.
fn check(path: &Path, options: &OpenOptions) -> Result<(), OpenError> {
    let mut head = [0; 100];
    let mut file = options.open(path).map_err(unreachable_or_read_only)?;
    match file.read_exact(&mut head) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            let length = file.metadata().map_err(OpenError::Unreachable)?.len();
            return Err(if length == 0 { OpenError::Empty } else { OpenError::Foreign });
        }
        Err(error) => return Err(OpenError::Unreachable(error)),
    }
    if !head.starts_with(MAGIC) || number(&head, APPLICATION_AT) != APPLICATION_ID {
        return Err(OpenError::Foreign);
    }
    newer(number(&head, VERSION_AT)).map_or(Ok(()), Err)
}

fn number(head: &[u8; 100], at: usize) -> u32 {
    let bytes = head.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
    bytes.map_or(0, u32::from_be_bytes)
}

fn unreachable_or_read_only(error: io::Error) -> OpenError {
    let refused =
        [io::ErrorKind::PermissionDenied, io::ErrorKind::ReadOnlyFilesystem].contains(&error.kind());
    if refused { OpenError::ReadOnly } else { OpenError::Unreachable(error) }
}

fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn newer(found: u32) -> Option<OpenError> {
    let known = MIGRATIONS.len() as u32;
    (found > known).then_some(OpenError::Newer { found, known })
}

/// Settings that hold for a connection; only the first stays in the file.
fn settle(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    connection.pragma_update_and_check(None, "secure_delete", "ON", |_| Ok(()))?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "trusted_schema", "OFF")?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Gives every shared plan of a copied database a writer of its own.
pub(crate) fn renew_writers(path: &Path) -> rusqlite::Result<()> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    if version(&connection)? >= SHARING_VERSION {
        sharing::renew_writers(&connection)?;
    }
    connection.close().map_err(|(_, error)| error)
}

/// The settings of a connection that keep plans safe, by name.
pub(crate) fn safety(connection: &Connection) -> rusqlite::Result<Vec<(&'static str, i64)>> {
    let names = ["synchronous", "foreign_keys", "secure_delete", "temp_store"];
    let read = |name| Ok((name, connection.pragma_query_value(None, name, |row| row.get(0))?));
    names.into_iter().map(read).collect()
}

/// Brings the schema up to date, each version in a transaction of its own.
fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    loop {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let Some(migration) = MIGRATIONS.get(version(&transaction)? as usize) else { return Ok(()) };
        transaction.execute_batch(migration)?;
        transaction.commit()?;
    }
}

/// What SQLite finds wrong with the file, nothing when it is sound.
pub(crate) fn quick_check(connection: &Connection) -> Result<Vec<String>, StorageError> {
    let mut statement = connection.prepare("PRAGMA quick_check")?;
    let found = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    Ok(found.into_iter().filter(|line| line != "ok").collect())
}

/// What SQLite finds wrong with the file when it looks at all of it, indexes too; nothing when it is sound.
pub(crate) fn integrity_check(connection: &Connection) -> Result<Vec<String>, StorageError> {
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    let found = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    Ok(found.into_iter().filter(|line| line != "ok").collect())
}

/// Moves what is in the write-ahead log into the database and empties the log, so that deleted words leave the disk.
pub(crate) fn checkpoint(connection: &Connection) -> Result<(), StorageError> {
    Ok(connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_of_the_first_schema_is_brought_up_to_date_with_its_rows() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(MIGRATIONS[0]).unwrap();
        let rows = "INSERT INTO plan (id, order_key, name, gain_basis) VALUES ('p', 'a', 'Plan', 'zero');
            INSERT INTO stakeholder (plan, id, order_key, name, kind, parts, hearing, stance)
            VALUES ('p', 's', 'a', 'Karin', 'person', '', 'heard', 'exploring');";
        connection.execute_batch(rows).unwrap();
        migrate(&mut connection).unwrap();
        assert_eq!(version(&connection).unwrap() as usize, MIGRATIONS.len());
        let kept = "SELECT count(*) FROM stakeholder WHERE name = 'Karin' AND workaround IS NULL";
        assert_eq!(connection.query_row(kept, [], |row| row.get(0)), Ok(1));
        assert_eq!(connection.query_row("SELECT count(*) FROM after_check", [], |row| row.get(0)), Ok(0));
    }
}
