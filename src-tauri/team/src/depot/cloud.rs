//! Servers that speak WebDAV or the language of S3.

use std::{future::Future, sync::LazyLock, time::Duration};

use opendal::{ErrorKind, Operator, layers::TimeoutLayer, services};
use tokio::runtime::{Builder, Runtime};

use super::{Depot, DepotError, DepotPath, Place, Put, Secret};
use crate::sealed::LONGEST_FILE;

/// How long one request may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// The region to name to servers that know none.
const NO_REGION: &str = "us-east-1";

/// What carries all requests. Connections are kept for later ones, whoever asks: somebody has to attend to them meanwhile.
static RUNTIME: LazyLock<Result<Runtime, String>> = LazyLock::new(|| {
    let runtime = Builder::new_multi_thread().worker_threads(1).thread_name("depot").enable_all().build();
    runtime.map_err(|error| error.to_string())
});

/// A server that keeps files.
#[derive(Debug)]
pub struct CloudDepot {
    operator: Operator,
    runtime: &'static Runtime,
}

impl CloudDepot {
    /// The depot of a place on a WebDAV or S3 server.
    ///
    /// # Errors
    ///
    /// When the address is not written as it should be, or there is no password.
    pub fn open(place: &Place, secret: Option<&Secret>) -> Result<Self, DepotError> {
        opendal_http_transport_reqwest::install_default();
        let operator = match place {
            Place::WebDav { url, user } => {
                let secret = secret.ok_or(DepotError::NoSecret)?;
                let service = services::Webdav::default().endpoint(url.trim_end_matches('/'));
                Operator::new(service.username(user).password(secret.expose()))
            }
            Place::S3 { endpoint, region, bucket, access_key } => {
                let secret = secret.ok_or(DepotError::NoSecret)?;
                let region = if region.is_empty() { NO_REGION } else { region };
                let service = services::S3::default().endpoint(endpoint).region(region).bucket(bucket);
                let service = service.access_key_id(access_key).secret_access_key(secret.expose());
                Operator::new(service.disable_config_load().disable_ec2_metadata())
            }
            Place::Folder { .. } | Place::Postgres { .. } => {
                return Err(DepotError::Address(place.told()));
            }
        };
        Self::of(operator.map_err(|error| depot_error(&error))?)
    }

    fn of(operator: Operator) -> Result<Self, DepotError> {
        let timeout = TimeoutLayer::new().with_timeout(PATIENCE).with_io_timeout(PATIENCE);
        let runtime = RUNTIME.as_ref().map_err(|error| DepotError::Refused(error.clone()))?;
        Ok(Self { operator: operator.layer(timeout), runtime })
    }

    fn wait<T>(&self, work: impl Future<Output = opendal::Result<T>>) -> Result<T, opendal::Error> {
        self.runtime.block_on(work)
    }

    fn length(&self, path: &DepotPath) -> Result<Option<u64>, DepotError> {
        match self.wait(self.operator.stat(path.as_str())) {
            Ok(found) => Ok(Some(found.content_length())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(depot_error(&error)),
        }
    }
}

impl Depot for CloudDepot {
    fn put_new(&self, path: &DepotPath, bytes: &[u8]) -> Result<Put, DepotError> {
        let careful = self.operator.info().capability().write_with_if_not_exists;
        if !careful && self.length(path)?.is_some() {
            return Ok(Put::AlreadyThere);
        }
        // Where the server knows no condition, nobody else writes this name: looking first is enough.
        let write = self.operator.write_with(path.as_str(), bytes.to_vec()).if_not_exists(careful);
        match self.wait(write.into_future()) {
            Ok(_) => Ok(Put::Stored),
            Err(error) if matches!(error.kind(), ErrorKind::ConditionNotMatch | ErrorKind::AlreadyExists) => {
                Ok(Put::AlreadyThere)
            }
            Err(error) => Err(depot_error(&error)),
        }
    }

    fn put_again(&self, path: &DepotPath, bytes: &[u8]) -> Result<(), DepotError> {
        let write = self.operator.write(path.as_str(), bytes.to_vec());
        self.wait(write).map(drop).map_err(|error| depot_error(&error))
    }

    fn get(&self, path: &DepotPath) -> Result<Option<Vec<u8>>, DepotError> {
        match self.length(path)? {
            None => return Ok(None),
            Some(length) if length > LONGEST_FILE as u64 => {
                return Err(DepotError::TooLarge(path.to_string()));
            }
            Some(_) => {}
        }
        match self.wait(self.operator.read(path.as_str())) {
            Ok(found) => Ok(Some(found.to_vec())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(depot_error(&error)),
        }
    }

    fn list(&self, folder: &DepotPath) -> Result<Vec<String>, DepotError> {
        let inside = format!("{folder}/");
        let found = self.wait(self.operator.list(&inside)).map_err(|error| depot_error(&error))?;
        let names = found.iter().filter_map(|entry| entry.path().strip_prefix(&inside));
        let names = names.map(|name| name.trim_end_matches('/').to_owned());
        let mut names: Vec<_> = names.filter(|name| !name.is_empty() && !name.contains('/')).collect();
        names.sort();
        Ok(names)
    }
}

/// What servers say when a name, key or password is wrong.
const WRONG_CREDENTIALS: [&str; 6] = [
    "401",
    "Unauthorized",
    "InvalidAccessKeyId",
    "SignatureDoesNotMatch",
    "AuthFailure",
    "AuthenticationFailed",
];

#[expect(clippy::wildcard_enum_match_arm, reason = "the kinds of the library are not closed")]
fn depot_error(error: &opendal::Error) -> DepotError {
    let told = error.to_string();
    let says = |words: &[&str]| words.iter().any(|word| told.contains(word));
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::Conflict => DepotError::NoPlace,
        ErrorKind::PermissionDenied if says(&WRONG_CREDENTIALS) => DepotError::Credentials,
        ErrorKind::PermissionDenied => DepotError::NoRight,
        ErrorKind::ConfigInvalid if says(&["NoSuchBucket"]) => DepotError::NoPlace,
        ErrorKind::ConfigInvalid => DepotError::Address(told),
        ErrorKind::Unexpected if says(&["status: 401"]) => DepotError::Credentials,
        ErrorKind::Unexpected if says(&["status: 409"]) => DepotError::NoPlace,
        ErrorKind::Unexpected if says(&["status: 507"]) => DepotError::Full,
        // A server that answers can be reached, whatever it says.
        ErrorKind::Unexpected if says(&["status: "]) => DepotError::Refused(told),
        ErrorKind::Unexpected
            if error.is_temporary() || says(&["connect", "dns", "timeout", "send http"]) =>
        {
            DepotError::Unreachable(told)
        }
        _ => DepotError::Refused(told),
    }
}
