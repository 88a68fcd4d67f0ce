//! A `PostgreSQL` database, for teams that outgrow folders: one table of files, and a notice when one is new.

use std::{cell::RefCell, fmt, time::Duration};

use ::postgres::{Client, Config, error::SqlState};
use native_tls::TlsConnector;
use postgres_native_tls::MakeTlsConnector;

use super::{Depot, DepotError, DepotPath, Place, Put, Secret};
use crate::sealed::LONGEST_FILE;

/// How long connecting may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// The channel on which a new file is told of.
const CHANNEL: &str = "entente1";

const TABLE: &str = "CREATE TABLE IF NOT EXISTS blob (
    path text COLLATE \"C\" PRIMARY KEY,
    body bytea NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
)";
const PUT_NEW: &str = "INSERT INTO blob (path, body) VALUES ($1, $2) ON CONFLICT (path) DO NOTHING";
const PUT_AGAIN: &str = "INSERT INTO blob (path, body) VALUES ($1, $2)
    ON CONFLICT (path) DO UPDATE SET body = excluded.body, at = now()";
const GET: &str = "SELECT length(body), CASE WHEN length(body) <= $2 THEN body END FROM blob WHERE path = $1";
const LIST: &str = "SELECT DISTINCT split_part(substr(path, length($1) + 1), '/', 1) COLLATE \"C\" AS name
    FROM blob WHERE path >= $1 AND path < $2 ORDER BY name";
const TELL: &str = "SELECT pg_notify($1, $2)";

/// A database that keeps files.
pub struct PostgresDepot {
    client: RefCell<Client>,
}

impl fmt::Debug for PostgresDepot {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("PostgresDepot").finish_non_exhaustive()
    }
}

impl PostgresDepot {
    /// Connects to the database of a place, and makes the table when there is none.
    ///
    /// # Errors
    ///
    /// When it cannot be reached, or refuses.
    pub fn open(place: &Place, secret: Option<&Secret>) -> Result<Self, DepotError> {
        let Place::Postgres { host, port, database, user } = place else {
            return Err(DepotError::Address(place.told()));
        };
        let secret = secret.ok_or(DepotError::NoSecret)?;
        let mut config = Config::new();
        config.host(host).port(*port).dbname(database).user(user).password(secret.expose());
        config.connect_timeout(PATIENCE).application_name("Entente");
        let tls = TlsConnector::new().map_err(|error| DepotError::Refused(error.to_string()))?;
        let mut client = config.connect(MakeTlsConnector::new(tls)).map_err(|error| depot_error(&error))?;
        client.batch_execute(TABLE).map_err(|error| depot_error(&error))?;
        Ok(Self { client: RefCell::new(client) })
    }

    /// Whether somebody has put a new file since this was last asked, waiting for one as long as said.
    ///
    /// # Errors
    ///
    /// When the connection is lost.
    pub fn is_told_within(&self, patience: Duration) -> Result<bool, DepotError> {
        use ::postgres::fallible_iterator::FallibleIterator as _;
        let mut client = self.client.borrow_mut();
        client.batch_execute(&format!("LISTEN {CHANNEL}")).map_err(|error| depot_error(&error))?;
        let mut notices = client.notifications();
        let told = notices.timeout_iter(patience).next().map_err(|error| depot_error(&error))?.is_some();
        // Those that came together are answered by one round.
        while notices.iter().next().map_err(|error| depot_error(&error))?.is_some() {}
        Ok(told)
    }

    fn tell(&self, path: &DepotPath) -> Result<(), DepotError> {
        let mut client = self.client.borrow_mut();
        client.execute(TELL, &[&CHANNEL, &path.as_str()]).map(drop).map_err(|error| depot_error(&error))
    }
}

impl Depot for PostgresDepot {
    fn put_new(&self, path: &DepotPath, bytes: &[u8]) -> Result<Put, DepotError> {
        let put = self.client.borrow_mut().execute(PUT_NEW, &[&path.as_str(), &bytes]);
        match put.map_err(|error| depot_error(&error))? {
            0 => Ok(Put::AlreadyThere),
            _ => self.tell(path).map(|()| Put::Stored),
        }
    }

    fn put_again(&self, path: &DepotPath, bytes: &[u8]) -> Result<(), DepotError> {
        let put = self.client.borrow_mut().execute(PUT_AGAIN, &[&path.as_str(), &bytes]);
        put.map(drop).map_err(|error| depot_error(&error))
    }

    fn get(&self, path: &DepotPath) -> Result<Option<Vec<u8>>, DepotError> {
        let most = i32::try_from(LONGEST_FILE).unwrap_or(i32::MAX);
        let found = self.client.borrow_mut().query_opt(GET, &[&path.as_str(), &most]);
        match found.map_err(|error| depot_error(&error))? {
            None => Ok(None),
            Some(row) => match row.get::<_, Option<Vec<u8>>>(1) {
                Some(body) => Ok(Some(body)),
                None => Err(DepotError::TooLarge(path.to_string())),
            },
        }
    }

    fn list(&self, folder: &DepotPath) -> Result<Vec<String>, DepotError> {
        // The character after the slash ends what begins with the folder.
        let (first, after) = (format!("{folder}/"), format!("{folder}0"));
        let found = self.client.borrow_mut().query(LIST, &[&first, &after]);
        Ok(found.map_err(|error| depot_error(&error))?.iter().map(|row| row.get(0)).collect())
    }
}

fn depot_error(error: &::postgres::Error) -> DepotError {
    let told = error.to_string();
    let Some(state) = error.code() else {
        let source = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
        let told = format!("{told} {source}");
        return if told.contains("password") {
            DepotError::Credentials
        } else {
            DepotError::Unreachable(told)
        };
    };
    if [SqlState::INVALID_PASSWORD, SqlState::INVALID_AUTHORIZATION_SPECIFICATION].contains(state) {
        DepotError::Credentials
    } else if *state == SqlState::INSUFFICIENT_PRIVILEGE || *state == SqlState::READ_ONLY_SQL_TRANSACTION {
        DepotError::NoRight
    } else if [SqlState::INVALID_CATALOG_NAME, SqlState::UNDEFINED_TABLE].contains(state) {
        DepotError::NoPlace
    } else if *state == SqlState::DISK_FULL {
        DepotError::Full
    } else {
        DepotError::Refused(error.as_db_error().map_or(told, |error| error.message().to_owned()))
    }
}
