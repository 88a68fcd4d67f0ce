//! Keys of a team, one for each epoch. Whoever leaves the team has no key of a later epoch.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::identity::IdentityError;

/// The key of an epoch.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EpochKey {
    /// Which epoch, from 1.
    pub epoch: u32,
    /// The key itself.
    pub key: [u8; 32],
}

impl fmt::Debug for EpochKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "EpochKey({})", self.epoch)
    }
}

impl EpochKey {
    /// Makes the key of an epoch.
    ///
    /// # Errors
    ///
    /// When the system gives no random numbers.
    pub fn generate(epoch: u32) -> Result<Self, IdentityError> {
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(|_| IdentityError::NoChance)?;
        Ok(Self { epoch, key })
    }
}

/// Every key of a team that is known here. Two owners who act at once make two keys of one epoch; both are kept.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Keyring(Vec<EpochKey>);

impl Keyring {
    /// Takes a key over, if it is not known yet.
    pub fn add(&mut self, key: EpochKey) {
        if !self.0.contains(&key) {
            self.0.push(key);
        }
    }

    /// The keys of an epoch.
    pub fn of_epoch(&self, epoch: u32) -> impl Iterator<Item = &EpochKey> {
        self.0.iter().filter(move |key| key.epoch == epoch)
    }

    /// Every key.
    pub fn all(&self) -> &[EpochKey] {
        &self.0
    }
}

impl FromIterator<EpochKey> for Keyring {
    fn from_iter<I: IntoIterator<Item = EpochKey>>(keys: I) -> Self {
        Self(keys.into_iter().collect())
    }
}
