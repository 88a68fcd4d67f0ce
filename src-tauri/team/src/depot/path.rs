//! The names of a team's files.

use std::fmt;

use entente_core::model::PlanId;
use entente_store::{TeamId, WriterId};
use uuid::Uuid;

use crate::sealed::Hash;

/// The folder that everything of ours lies in.
const TOP: &str = "entente1";
/// How files of changes end.
const SEALED: &str = ".ent";
/// How files of keys end.
const KEYS: &str = ".age";
/// How many digits of its hash a file of keys has in its name.
const HASH_DIGITS: usize = 32;

/// The name of a file or folder in a depot, with `/` between its parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DepotPath(String);

impl DepotPath {
    /// The folder that holds the teams.
    pub fn root() -> Self {
        Self(TOP.to_owned())
    }

    /// The file that a connection is tried with.
    pub fn trial() -> Self {
        Self(format!("{TOP}/TRIAL"))
    }

    /// The file that says which store this is.
    pub fn id(team: TeamId) -> Self {
        Self(format!("{TOP}/{team}/ID"))
    }

    /// The folder of a team's keys.
    pub fn keys(team: TeamId) -> Self {
        Self(format!("{TOP}/{team}/keys"))
    }

    /// The file of the keys of an epoch.
    pub fn key_file(team: TeamId, name: &KeyFileName) -> Self {
        Self(format!("{TOP}/{team}/keys/{name}"))
    }

    /// The folder of a team's plans.
    pub fn plans(team: TeamId) -> Self {
        Self(format!("{TOP}/{team}/p"))
    }

    /// The folder of a plan.
    pub fn plan(team: TeamId, plan: PlanId) -> Self {
        Self(format!("{TOP}/{team}/p/{plan}"))
    }

    /// The folder of a writer.
    pub fn writer(team: TeamId, plan: PlanId, writer: WriterId) -> Self {
        Self(format!("{TOP}/{team}/p/{plan}/{writer}"))
    }

    /// A file of changes.
    pub fn sealed(team: TeamId, plan: PlanId, writer: WriterId, number: u64) -> Self {
        Self(format!("{TOP}/{team}/p/{plan}/{writer}/{number:08}{SEALED}"))
    }

    /// A file of this name in the folder.
    pub fn join(&self, name: &str) -> Self {
        Self(format!("{}/{name}", self.0))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DepotPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The name of a file of keys: its epoch, and the beginning of its hash.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyFileName {
    /// The epoch.
    pub epoch: u32,
    /// The beginning of the hash.
    pub hash: String,
}

impl KeyFileName {
    /// The name of a file of these bytes.
    pub fn of(epoch: u32, hash: Hash) -> Self {
        Self { epoch, hash: hash.to_string()[..HASH_DIGITS].to_owned() }
    }

    /// Reads a name, or nothing where it is another.
    pub fn parse(name: &str) -> Option<Self> {
        let (epoch, hash) = name.strip_suffix(KEYS)?.split_once('-')?;
        let digits = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let whole = hash.len() == HASH_DIGITS && hash.bytes().all(digits);
        let parsed = Self { epoch: epoch.parse().ok()?, hash: hash.to_owned() };
        (whole && parsed.to_string() == name).then_some(parsed)
    }
}

impl fmt::Display for KeyFileName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:08}-{}{KEYS}", self.epoch, self.hash)
    }
}

/// The number of a file of changes, or nothing where the name is another.
pub fn number_of(name: &str) -> Option<u64> {
    let number = name.strip_suffix(SEALED)?.parse().ok()?;
    (number > 0 && format!("{number:08}{SEALED}") == name).then_some(number)
}

/// The identifier that a folder is named by, or nothing where the name is another.
pub fn id_of<T: From<Uuid>>(name: &str) -> Option<T> {
    Uuid::try_parse(name).ok().filter(|id| id.to_string() == name).map(T::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_not_ours_are_ignored() {
        assert_eq!(number_of("00000012.ent"), Some(12));
        for name in
            ["12.ent", "00000000.ent", "00000012.ent (conflicted copy)", ".00000012.ent", "00000012.age"]
        {
            assert_eq!(number_of(name), None, "{name}");
        }
        let name = KeyFileName::of(7, Hash([0xab; 32]));
        assert_eq!(KeyFileName::parse(&name.to_string()), Some(name));
        assert_eq!(KeyFileName::parse("00000007-abc.age"), None);
        assert_eq!(KeyFileName::parse("7-abababababababababababababababab.age"), None);
        assert_eq!(id_of::<TeamId>("desktop.ini"), None);
        assert_eq!(id_of::<TeamId>("00000000-0000-0000-0000-000000000007"), Some(Uuid::from_u128(7).into()));
        assert_eq!(id_of::<TeamId>("00000000000000000000000000000007"), None);
    }
}
