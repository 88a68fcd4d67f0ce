//! A password, which is shown nowhere and kept in no database.

use std::fmt;

/// A password or secret key of some storage.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes a password.
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// The password, for whoever must say it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}
