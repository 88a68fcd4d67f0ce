//! A team's backup of a plan: its whole file, encrypted by a passphrase or to the cards of members.

use std::io::{self, Read as _, Write as _};

use age::{Decryptor, Encryptor, Recipient, scrypt, secrecy::SecretString};
use entente_core::{
    interchange::{LARGEST_FILE, Refusal, check_length, export, read},
    model::Plan,
};

use crate::identity::{Card, Identity};

/// The shortest passphrase, in characters.
pub const SHORTEST_PASSPHRASE: usize = 8;

/// Who can open a backup.
#[derive(Debug)]
pub enum OpenedBy<'a> {
    /// Whoever knows the passphrase.
    Passphrase(&'a str),
    /// The people of these cards.
    Cards(&'a [Card]),
}

/// What opens a backup.
#[derive(Debug)]
pub enum Key<'a> {
    /// The passphrase.
    Passphrase(&'a str),
    /// A person.
    Person(&'a Identity),
}

/// Says why a backup is not made, or not opened.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The passphrase is too short to keep anything.
    #[error("the passphrase has fewer than {SHORTEST_PASSPHRASE} characters")]
    ShortPassphrase,
    /// There is nobody who could open it.
    #[error("there is no card to encrypt to")]
    Nobody,
    /// The bytes are no backup.
    #[error("this is no backup")]
    NoBackup,
    /// The passphrase or the person is another.
    #[error("the key does not open it")]
    WrongKey,
    /// Encryption failed.
    #[error("{0}")]
    Encryption(#[from] io::Error),
    /// What is inside is refused by the guards of every file.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl BackupError {
    /// The key of the message.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ShortPassphrase => "error.passphrase_short",
            Self::Nobody => "error.backup_nobody",
            Self::NoBackup => "error.backup_none",
            Self::WrongKey => "error.backup_wrong_key",
            Self::Encryption(_) => "error.backup_failed",
            Self::Refused(_) => "error.backup_refused",
        }
    }
}

/// The whole plan, encrypted.
pub fn back_up(plan: &Plan, opened_by: &OpenedBy<'_>) -> Result<Vec<u8>, BackupError> {
    let encryptor = match opened_by {
        OpenedBy::Passphrase(words) => {
            if words.chars().count() < SHORTEST_PASSPHRASE {
                return Err(BackupError::ShortPassphrase);
            }
            Encryptor::with_user_passphrase(SecretString::from((*words).to_owned()))
        }
        OpenedBy::Cards(cards) => {
            let recipients = cards.iter().map(|card| card.recipient() as &dyn Recipient);
            Encryptor::with_recipients(recipients).map_err(|_| BackupError::Nobody)?
        }
    };
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    writer.write_all(export(plan).as_bytes())?;
    writer.finish()?;
    Ok(sealed)
}

/// The plan of a backup; what is inside is held to the limits of every file before it is read.
pub fn restore(sealed: &[u8], key: &Key<'_>) -> Result<Plan, BackupError> {
    check_length(sealed.len() as u64)?;
    let decryptor = Decryptor::new(sealed).map_err(|_| BackupError::NoBackup)?;
    let reader = match key {
        Key::Passphrase(words) => {
            let identity = scrypt::Identity::new(SecretString::from((*words).to_owned()));
            decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity))
        }
        Key::Person(person) => decryptor.decrypt(std::iter::once(person.opening() as &dyn age::Identity)),
    };
    let reader = reader.map_err(|_| BackupError::WrongKey)?;
    let mut text = String::new();
    reader.take(LARGEST_FILE + 1).read_to_string(&mut text).map_err(|_| BackupError::NoBackup)?;
    Ok(read(&text)?)
}

#[cfg(test)]
mod tests {
    use entente_core::{examples::Example, model::Name};

    use super::*;

    fn person(name: &str) -> Identity {
        Identity::generate(Name::new(name).unwrap()).unwrap()
    }

    #[test]
    fn a_backup_is_opened_by_its_passphrase_and_by_no_other() {
        let plan = Example::Workshop.plan().unwrap();
        let sealed = back_up(&plan, &OpenedBy::Passphrase("long enough")).unwrap();
        assert_eq!(restore(&sealed, &Key::Passphrase("long enough")).unwrap(), plan);
        let wrong = restore(&sealed, &Key::Passphrase("long enougH"));
        assert!(matches!(wrong, Err(BackupError::WrongKey)));
        let short = back_up(&plan, &OpenedBy::Passphrase("short"));
        assert!(matches!(short, Err(BackupError::ShortPassphrase)));
    }

    #[test]
    fn a_backup_to_cards_is_opened_by_each_of_them_and_by_nobody_else() {
        let plan = Example::Lease.plan().unwrap();
        let (ada, ben, eve) = (person("Ada"), person("Ben"), person("Eve"));
        let cards = [ada.card().clone(), ben.card().clone()];
        let sealed = back_up(&plan, &OpenedBy::Cards(&cards)).unwrap();
        for person in [&ada, &ben] {
            assert_eq!(restore(&sealed, &Key::Person(person)).unwrap(), plan);
        }
        assert!(matches!(restore(&sealed, &Key::Person(&eve)), Err(BackupError::WrongKey)));
        assert!(matches!(restore(b"nothing", &Key::Person(&eve)), Err(BackupError::NoBackup)));
        assert!(matches!(back_up(&plan, &OpenedBy::Cards(&[])), Err(BackupError::Nobody)));
    }
}
