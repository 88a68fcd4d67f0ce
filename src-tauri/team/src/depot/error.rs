//! What can go wrong with storage.

/// Says why storage does not do what is asked of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DepotError {
    /// It cannot be reached.
    #[error("it cannot be reached: {0}")]
    Unreachable(String),
    /// It refuses the name or the password.
    #[error("it refuses the name or the password")]
    Credentials,
    /// A password is needed and was not given.
    #[error("it needs a password")]
    NoSecret,
    /// It may not be read or written there.
    #[error("it gives no right to read or write there")]
    NoRight,
    /// The folder, bucket or database is not there.
    #[error("the folder, bucket or database is not there")]
    NoPlace,
    /// It is full.
    #[error("it is full")]
    Full,
    /// What was put there is not what is read back.
    #[error("it does not keep what is put there")]
    NotKept,
    /// A file is larger than any of ours.
    #[error("the file {0} is larger than any of Entente's")]
    TooLarge(String),
    /// The address of the place is not written as it should be.
    #[error("the address is not written as it should be: {0}")]
    Address(String),
    /// It answers something else.
    #[error("it answers: {0}")]
    Refused(String),
}

impl DepotError {
    /// The key of the message.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreachable(_) => "error.depot_unreachable",
            Self::Credentials => "error.depot_credentials",
            Self::NoSecret => "error.depot_no_secret",
            Self::NoRight => "error.depot_no_right",
            Self::NoPlace => "error.depot_no_place",
            Self::Full => "error.depot_full",
            Self::NotKept => "error.depot_not_kept",
            Self::TooLarge(_) => "error.depot_too_large",
            Self::Address(_) => "error.depot_address",
            Self::Refused(_) => "error.depot_refused",
        }
    }

    /// What the storage itself said, where it said anything.
    pub fn detail(&self) -> Option<&str> {
        match self {
            Self::Unreachable(text) | Self::TooLarge(text) | Self::Address(text) | Self::Refused(text) => {
                Some(text)
            }
            Self::Credentials
            | Self::NoSecret
            | Self::NoRight
            | Self::NoPlace
            | Self::Full
            | Self::NotKept => None,
        }
    }
}
