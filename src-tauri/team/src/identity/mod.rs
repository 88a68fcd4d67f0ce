//! Who somebody is: two secrets of this machine, and the public card that others know the person by.

mod card;
mod words;

use std::fmt;

use age::secrecy::ExposeSecret as _;
use ed25519_dalek::{Signer as _, SigningKey};
use entente_core::model::Name;

pub use card::{Card, CardError, MemberId};

/// How many bytes a signature has.
pub const SIGNATURE_LENGTH: usize = 64;
/// The first byte of a stored identity: which form it has.
const FORM: u8 = 1;
/// How many bytes a name on a card has at most.
pub const LONGEST_NAME: usize = 200;
/// How many bytes each secret has.
const SECRET_LENGTH: usize = 32;

/// What a signature is for; one that was made for one thing proves nothing about another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A file of changes of a plan.
    Changes,
    /// The keys and the members of a team from an epoch on.
    Epoch,
    /// A sheet for a neutral.
    Sheet,
    /// A parcel for another party.
    Parcel,
    /// What a neutral hands out.
    Result,
}

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Changes => b"entente changes\0",
            Self::Epoch => b"entente epoch\0",
            Self::Sheet => b"entente sheet\0",
            Self::Parcel => b"entente parcel\0",
            Self::Result => b"entente result\0",
        }
    }

    /// What is signed: the purpose, then the message.
    fn covering(self, message: &[u8]) -> Vec<u8> {
        [self.label(), message].concat()
    }
}

/// A signature.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature(pub(crate) [u8; SIGNATURE_LENGTH]);

impl Signature {
    /// The signature of these bytes.
    pub const fn from_bytes(bytes: [u8; SIGNATURE_LENGTH]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn to_bytes(self) -> [u8; SIGNATURE_LENGTH] {
        self.0
    }

    /// Its bytes in hexadecimal digits.
    pub fn digits(self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The signature whose bytes these digits are.
    pub fn of_digits(text: &str) -> Option<Self> {
        let byte = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
        let bytes: Option<Vec<u8>> = (0..text.len()).step_by(2).map(byte).collect();
        bytes?.try_into().ok().map(Self)
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Signature(…)")
    }
}

/// Says why there is no identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentityError {
    /// The system gives no random numbers.
    #[error("the system gives no random numbers")]
    NoChance,
    /// What is stored is no identity.
    #[error("what is stored is no identity of Entente")]
    Unreadable,
    /// The name does not fit on a card.
    #[error("a name on a card has at most {LONGEST_NAME} bytes")]
    LongName,
}

impl IdentityError {
    /// The key of the message.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoChance => "error.no_chance",
            Self::Unreadable => "error.identity_unreadable",
            Self::LongName => "error.identity_long_name",
        }
    }
}

/// A person of this machine: a key that signs, a key that opens what is encrypted to the person, and a name.
#[derive(Clone)]
pub struct Identity {
    signing: SigningKey,
    opening: age::x25519::Identity,
    card: Card,
}

impl fmt::Debug for Identity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Identity").field("card", &self.card).finish_non_exhaustive()
    }
}

impl Identity {
    /// Makes a new identity for a person of this name.
    ///
    /// # Errors
    ///
    /// When the system gives no random numbers, or the name does not fit on a card.
    pub fn generate(name: Name) -> Result<Self, IdentityError> {
        let mut secrets = [0; 2 * SECRET_LENGTH];
        getrandom::fill(&mut secrets).map_err(|_| IdentityError::NoChance)?;
        Self::of_secrets(&secrets, name)
    }

    /// The identity that was stored as these bytes.
    ///
    /// # Errors
    ///
    /// When the bytes were not stored by [`Self::to_secret`].
    pub fn from_secret(bytes: &[u8]) -> Result<Self, IdentityError> {
        let (form, rest) = bytes.split_first().ok_or(IdentityError::Unreadable)?;
        let (secrets, name) = rest.split_at_checked(2 * SECRET_LENGTH).ok_or(IdentityError::Unreadable)?;
        let name = std::str::from_utf8(name).ok().and_then(|name| Name::new(name).ok());
        match (*form == FORM, name) {
            (true, Some(name)) => Self::of_secrets(secrets, name),
            (true, None) | (false, _) => Err(IdentityError::Unreadable),
        }
    }

    fn of_secrets(secrets: &[u8], name: Name) -> Result<Self, IdentityError> {
        if name.as_str().len() > LONGEST_NAME {
            return Err(IdentityError::LongName);
        }
        let (signing, opening) = secrets.split_at_checked(SECRET_LENGTH).ok_or(IdentityError::Unreadable)?;
        let signing = SigningKey::from_bytes(signing.try_into().map_err(|_| IdentityError::Unreadable)?);
        let opening = card::opening_key(opening).ok_or(IdentityError::Unreadable)?;
        let card = Card::of_keys(name, signing.verifying_key(), opening.to_public());
        Ok(Self { card: card.ok_or(IdentityError::Unreadable)?, signing, opening })
    }

    /// The bytes to store, which nobody else is to see.
    pub fn to_secret(&self) -> Vec<u8> {
        let opening = self.opening.to_string();
        let opening = card::key_bytes(opening.expose_secret()).unwrap_or_default();
        [&[FORM][..], self.signing.as_bytes(), &opening, self.card.name().as_str().as_bytes()].concat()
    }

    /// The same person under another name: the card changes, and its words.
    ///
    /// # Errors
    ///
    /// When the name does not fit on a card.
    pub fn renamed(&self, name: Name) -> Result<Self, IdentityError> {
        let stored = self.to_secret();
        let secrets = stored.get(1..=2 * SECRET_LENGTH).ok_or(IdentityError::Unreadable)?;
        Self::of_secrets(secrets, name)
    }

    /// The card to show to others.
    pub const fn card(&self) -> &Card {
        &self.card
    }

    /// Which member of a team the person is.
    pub fn member(&self) -> MemberId {
        self.card.member()
    }

    /// Signs a message for a purpose.
    pub fn sign(&self, purpose: Purpose, message: &[u8]) -> Signature {
        Signature(self.signing.sign(&purpose.covering(message)).to_bytes())
    }

    /// The key that opens what is encrypted to the card.
    pub const fn opening(&self) -> &age::x25519::Identity {
        &self.opening
    }
}

#[cfg(test)]
mod tests {
    use entente_core::model::Name;

    use super::{Card, CardError, Identity, IdentityError, LONGEST_NAME, Purpose, SECRET_LENGTH, Signature};

    fn person(name: &str) -> Identity {
        let secrets: Vec<u8> =
            (0..2 * SECRET_LENGTH).map(|at| (at as u8).wrapping_mul(7) ^ name.len() as u8).collect();
        Identity::of_secrets(&secrets, Name::new(name).unwrap()).unwrap()
    }

    #[test]
    fn a_card_is_one_line_that_comes_back_from_a_wrapped_mail() {
        let card = person("Zoë Nakamura").card().clone();
        let line = card.to_string();
        assert!(line.starts_with("entente1") && line.lines().count() == 1, "{line}");
        let wrapped = format!("> {} \r\n> {}\n", &line[..60], line[60..].to_uppercase().to_lowercase());
        assert_eq!(wrapped.replace('>', "").parse::<Card>().unwrap(), card);
        assert_eq!(card.name().as_str(), "Zoë Nakamura");
        let long = Name::new(&"ż".repeat(LONGEST_NAME / 2 + 1)).unwrap();
        assert_eq!(Identity::generate(long).unwrap_err(), IdentityError::LongName);
    }

    #[test]
    fn a_card_with_one_wrong_letter_is_refused() {
        let line = person("Ada").card().to_string();
        for at in 0..line.len() {
            let wrong = if &line[at..=at] == "q" { "p" } else { "q" };
            let damaged = format!("{}{wrong}{}", &line[..at], &line[at + 1..]);
            assert_eq!(damaged.parse::<Card>(), Err(CardError::Mistyped), "{damaged}");
        }
        assert_eq!("a card".parse::<Card>(), Err(CardError::Mistyped));
    }

    #[test]
    fn the_six_words_follow_from_keys_and_name() {
        let ada = person("Ada");
        assert_eq!(ada.card().words(), ada.card().to_string().parse::<Card>().unwrap().words());
        let renamed = ada.renamed(Name::new("Eve").unwrap()).unwrap();
        assert_ne!(ada.card().words(), renamed.card().words());
        assert_eq!(ada.member(), renamed.member());
        assert_ne!(ada.card().words(), person("Adam").card().words());
    }

    #[test]
    fn a_signature_proves_one_message_for_one_purpose() {
        let (ada, eve) = (person("Ada"), person("Evelyn"));
        let signature = ada.sign(Purpose::Sheet, b"what was said");
        assert!(ada.card().has_signed(Purpose::Sheet, b"what was said", signature));
        assert!(!ada.card().has_signed(Purpose::Parcel, b"what was said", signature));
        assert!(!ada.card().has_signed(Purpose::Sheet, b"what was not", signature));
        assert!(!eve.card().has_signed(Purpose::Sheet, b"what was said", signature));
        let mut bytes = signature.to_bytes();
        bytes[9] ^= 1;
        assert!(!ada.card().has_signed(Purpose::Sheet, b"what was said", Signature::from_bytes(bytes)));
    }

    #[test]
    fn what_is_encrypted_to_a_card_its_person_opens_and_nobody_else() {
        let (ada, eve) = (person("Ada"), Identity::generate(Name::new("Eve").unwrap()).unwrap());
        let sealed = age::encrypt(ada.card().recipient(), b"for Ada").unwrap();
        assert_eq!(age::decrypt(ada.opening(), &sealed).unwrap(), b"for Ada");
        assert!(age::decrypt(eve.opening(), &sealed).is_err());
    }

    #[test]
    fn an_identity_comes_back_from_what_is_stored() {
        let made = Identity::generate(Name::new("Zoë").unwrap()).unwrap();
        let back = Identity::from_secret(&made.to_secret()).unwrap();
        assert_eq!(back.card(), made.card());
        assert_eq!(back.to_secret(), made.to_secret());
        assert!(made.card().has_signed(Purpose::Epoch, b"x", back.sign(Purpose::Epoch, b"x")));
        assert_eq!(Identity::from_secret(b"\x02x").unwrap_err(), IdentityError::Unreadable);
        assert_eq!(Identity::from_secret(&[]).unwrap_err(), IdentityError::Unreadable);
    }
}
