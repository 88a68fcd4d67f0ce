//! The public card of a person: one line of text, and the six words by which two people compare it.

use std::{fmt, str::FromStr};

use age::x25519;
use bech32::{Bech32m, Hrp};
use ed25519_dalek::VerifyingKey;
use entente_core::model::Name;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{Purpose, Signature, words::WORDS};

/// What a card begins with.
const CARD: Hrp = Hrp::parse_unchecked("entente");
/// What the secret of an opening key begins with, in the form of age.
const OPENING: Hrp = Hrp::parse_unchecked("age-secret-key-");
/// What a public key begins with, in the form of age.
const RECIPIENT: Hrp = Hrp::parse_unchecked("age");
/// The first byte of a card: which form it has.
const FORM: u8 = 1;
const KEY_LENGTH: usize = 32;
/// How often the digest behind the words is digested again, so that a look-alike takes 2^64 steps to find.
const STRETCHES: u32 = 1 << 16;

/// Which member of a team somebody is: follows from the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MemberId(Uuid);

impl MemberId {
    /// The identifier as it is stored.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl From<Uuid> for MemberId {
    fn from(id: Uuid) -> Self {
        Self(id)
    }
}

impl fmt::Display for MemberId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Says why a text is no card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// A letter is wrong or missing, or the text is something else.
    #[error("this is no whole card")]
    Mistyped,
    /// A newer Entente made the card.
    #[error("the card has form {0}, which is newer than this Entente")]
    Newer(u8),
}

impl CardError {
    /// The key of the message.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mistyped => "error.card_mistyped",
            Self::Newer(_) => "error.card_newer",
        }
    }
}

/// The public card of a person: a name, a key that proves signatures, a key to encrypt to.
#[derive(Clone, PartialEq, Eq)]
pub struct Card {
    name: Name,
    verifying: VerifyingKey,
    recipient: x25519::Recipient,
    recipient_bytes: [u8; KEY_LENGTH],
}

impl fmt::Debug for Card {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Card({})", self.name)
    }
}

impl Card {
    pub(super) fn of_keys(name: Name, verifying: VerifyingKey, recipient: x25519::Recipient) -> Option<Self> {
        let recipient_bytes = key_bytes(&recipient.to_string())?.try_into().ok()?;
        Some(Self { name, verifying, recipient, recipient_bytes })
    }

    /// What the person calls itself.
    pub const fn name(&self) -> &Name {
        &self.name
    }

    /// The key to encrypt to.
    pub const fn recipient(&self) -> &x25519::Recipient {
        &self.recipient
    }

    /// Which member of a team the person is.
    pub fn member(&self) -> MemberId {
        let digest = Sha256::new().chain_update(self.verifying.as_bytes()).chain_update(self.recipient_bytes);
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest.finalize()[..16]);
        MemberId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
    }

    /// Whether the person has signed a message for a purpose.
    pub fn has_signed(&self, purpose: Purpose, message: &[u8], signature: Signature) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        self.verifying.verify_strict(&purpose.covering(message), &signature).is_ok()
    }

    /// The six words that two people compare by voice.
    pub fn words(&self) -> [&'static str; 6] {
        let mut digest = Sha256::digest([b"entente words\0", self.bytes().as_slice()].concat());
        for _ in 0..STRETCHES {
            digest = Sha256::digest(digest);
        }
        std::array::from_fn(|at| WORDS[usize::from(digest[at])])
    }

    /// Whether somebody has said the six words of this card, in whatever way they are written.
    pub fn is_told_by(&self, words: &str) -> bool {
        let said = words.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
        said.map(str::to_lowercase).eq(self.words())
    }

    fn bytes(&self) -> Vec<u8> {
        [&[FORM][..], self.verifying.as_bytes(), &self.recipient_bytes, self.name.as_str().as_bytes()]
            .concat()
    }
}

impl fmt::Display for Card {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        bech32::encode_lower_to_fmt::<Bech32m, _>(formatter, CARD, &self.bytes()).map_err(|_| fmt::Error)
    }
}

impl FromStr for Card {
    type Err = CardError;

    fn from_str(text: &str) -> Result<Self, CardError> {
        let line: String = text.split_whitespace().collect();
        let checked = bech32::primitives::decode::CheckedHrpstring::new::<Bech32m>(&line);
        let checked = checked.map_err(|_| CardError::Mistyped)?;
        if checked.hrp() != CARD {
            return Err(CardError::Mistyped);
        }
        let bytes: Vec<u8> = checked.byte_iter().collect();
        let (form, rest) = bytes.split_first().ok_or(CardError::Mistyped)?;
        if *form != FORM {
            return Err(CardError::Newer(*form));
        }
        read(rest).ok_or(CardError::Mistyped)
    }
}

impl Serialize for Card {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Card {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

fn read(bytes: &[u8]) -> Option<Card> {
    let (verifying, rest) = bytes.split_first_chunk::<KEY_LENGTH>()?;
    let (recipient, name) = rest.split_first_chunk::<KEY_LENGTH>()?;
    let verifying = VerifyingKey::from_bytes(verifying).ok().filter(|key| !key.is_weak())?;
    let recipient = bech32::encode_lower::<bech32::Bech32>(RECIPIENT, recipient).ok()?.parse().ok()?;
    let name = Name::new(std::str::from_utf8(name).ok()?).ok()?;
    Card::of_keys(name, verifying, recipient)
}

/// The opening key of a secret.
pub(super) fn opening_key(secret: &[u8]) -> Option<x25519::Identity> {
    bech32::encode_upper::<bech32::Bech32>(OPENING, secret).ok()?.parse().ok()
}

/// The bytes of a key in the form of age.
pub(super) fn key_bytes(text: &str) -> Option<Vec<u8>> {
    bech32::decode(text).ok().map(|(_, bytes)| bytes)
}
