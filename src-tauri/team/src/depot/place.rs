//! The address of a team's storage, without any password.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::DepotError;

/// Where a team's files lie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Place {
    /// A folder that is shared, or that a program keeps in step with others.
    Folder {
        /// Where it is on this machine.
        path: PathBuf,
    },
    /// A server that speaks WebDAV.
    WebDav {
        /// Its address, with the folder.
        url: String,
        /// The name to sign in with.
        user: String,
    },
    /// A bucket on a server that speaks the language of S3.
    S3 {
        /// The address of the server.
        endpoint: String,
        /// The region, where the server knows any.
        region: String,
        /// The bucket.
        bucket: String,
        /// The key to sign in with.
        access_key: String,
    },
    /// A `PostgreSQL` database.
    Postgres {
        /// The address of the server.
        host: String,
        /// Its port.
        port: u16,
        /// The database.
        database: String,
        /// The name to sign in with.
        user: String,
    },
}

impl Place {
    /// Reads a place from what the store keeps.
    ///
    /// # Errors
    ///
    /// When it is written in another way.
    pub fn read(text: &str) -> Result<Self, DepotError> {
        serde_json::from_str(text).map_err(|error| DepotError::Address(error.to_string()))
    }

    /// Writes the place for the store.
    pub fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether a password is needed.
    pub const fn needs_secret(&self) -> bool {
        match self {
            Self::Folder { .. } => false,
            Self::WebDav { .. } | Self::S3 { .. } | Self::Postgres { .. } => true,
        }
    }

    /// The place on one line, for people.
    pub fn told(&self) -> String {
        match self {
            Self::Folder { path } => path.display().to_string(),
            Self::WebDav { url, .. } => url.clone(),
            Self::S3 { endpoint, bucket, .. } => format!("{}/{bucket}", endpoint.trim_end_matches('/')),
            Self::Postgres { host, port, database, .. } => format!("postgresql://{host}:{port}/{database}"),
        }
    }
}
