//! Passwords of teams' places: in the keychain of the system where there is one, else as long as the window is open.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

use entente_store::TeamId;
use entente_team::depot::Secret;
use keyring_core::{CredentialStore, Entry};

/// What the entries of Entente are called in the keychain.
const SERVICE: &str = "Entente";

/// Where the system keeps passwords; looked for only when one is needed.
#[derive(Clone, Copy)]
pub struct Keychain(fn() -> Option<Arc<CredentialStore>>);

impl Keychain {
    /// The one of the system, if it has any and lets itself be opened.
    pub fn of_the_system() -> Self {
        Self(|| match keyring::Entry::store_status() {
            Ok(()) => keyring_core::get_default_store(),
            Err(error) => {
                tracing::info!(%error, "there is no keychain; passwords are asked for");
                None
            }
        })
    }

    /// Another one.
    #[cfg(test)]
    pub fn other(open: fn() -> Option<Arc<CredentialStore>>) -> Self {
        Self(open)
    }

    fn entry(self, team: TeamId) -> Option<Entry> {
        let entry = (self.0)()?.build(SERVICE, &team.uuid().to_string(), None);
        entry.inspect_err(|error| tracing::warn!(%error, "the keychain has no place for a password")).ok()
    }
}

impl fmt::Debug for Keychain {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Keychain(…)")
    }
}

/// The passwords of the places of teams.
#[derive(Debug)]
pub(super) struct Passwords {
    keychain: Keychain,
    remembered: BTreeMap<TeamId, Secret>,
    /// For which teams the keychain was asked already.
    asked: BTreeSet<TeamId>,
}

impl Passwords {
    pub(super) fn at(keychain: Keychain) -> Self {
        Self { keychain, remembered: BTreeMap::new(), asked: BTreeSet::new() }
    }

    /// The password of a team's place, if it was given or kept.
    pub(super) fn of(&mut self, team: TeamId) -> Option<Secret> {
        if !self.remembered.contains_key(&team) && self.asked.insert(team) {
            let kept = self.keychain.entry(team).and_then(|entry| entry.get_password().ok());
            self.remembered.extend(kept.map(|kept| (team, Secret::new(kept))));
        }
        self.remembered.get(&team).cloned()
    }

    /// Keeps a password.
    pub(super) fn keep(&mut self, team: TeamId, secret: Secret) {
        if let Some(entry) = self.keychain.entry(team)
            && let Err(error) = entry.set_password(secret.expose())
        {
            tracing::warn!(%error, "the keychain does not keep a password; it is remembered until the window closes");
        }
        self.remembered.insert(team, secret);
    }

    /// Forgets a password that its place refuses, so that it is asked for again.
    pub(super) fn forget(&mut self, team: TeamId) {
        let known = self.remembered.remove(&team).is_some();
        if let Some(entry) = self.keychain.entry(team).filter(|_| known)
            && let Err(error) = entry.delete_credential()
        {
            tracing::warn!(%error, "the keychain still has a password that was refused");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use keyring_core::mock;
    use uuid::Uuid;

    use super::*;

    static MOCK: LazyLock<Arc<CredentialStore>> = LazyLock::new(|| mock::Store::new().unwrap());

    fn kept() -> Passwords {
        Passwords::at(Keychain::other(|| Some(Arc::clone(&MOCK))))
    }

    fn asked_for() -> Passwords {
        Passwords::at(Keychain::other(|| None))
    }

    fn secret() -> Secret {
        Secret::new("twelve grey geese".to_owned())
    }

    #[test]
    fn a_password_is_found_again_in_the_keychain_after_a_restart() {
        let team = TeamId::from(Uuid::new_v4());
        assert_eq!(kept().of(team), None);
        kept().keep(team, secret());
        assert_eq!(kept().of(team), Some(secret()));
        assert_eq!(kept().of(Uuid::new_v4().into()), None);
    }

    #[test]
    fn without_a_keychain_a_password_lasts_as_long_as_the_window() {
        let team = TeamId::from(Uuid::new_v4());
        let mut passwords = asked_for();
        passwords.keep(team, secret());
        assert_eq!(passwords.of(team), Some(secret()));
        assert_eq!(asked_for().of(team), None);
    }

    #[test]
    fn a_password_that_was_refused_is_forgotten_everywhere() {
        let team = TeamId::from(Uuid::new_v4());
        let mut passwords = kept();
        passwords.keep(team, secret());
        passwords.forget(team);
        assert_eq!(passwords.of(team), None);
        assert_eq!(kept().of(team), None);
    }

    #[test]
    #[ignore = "needs a running keychain: dbus-run-session, and gnome-keyring-daemon --unlock"]
    fn the_keychain_of_the_system_keeps_a_password() {
        let team = TeamId::from(Uuid::new_v4());
        let system = || Passwords::at(Keychain::of_the_system());
        system().keep(team, secret());
        let mut found = system();
        assert_eq!(found.of(team), Some(secret()));
        found.forget(team);
        assert_eq!(system().of(team), None);
    }
}
