//! How an answer of a blind round is sealed: with a key of its own, to which it is bound.
//!
//! The sealed text holds a hash of the key, so that no other key opens it to something else afterwards. What is sealed is
//! bound to plan, round and member, and filled up so that its length tells nothing of what was answered.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};
use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305, XNonce,
    aead::{Aead as _, Payload},
};
use entente_core::{
    blind::Answer,
    model::{Name, PlanId},
};
use entente_store::{BlindAnswer, BlindRoundId, MemberId, SealedHere};
use sha2::{Digest as _, Sha256};

/// The form of what is sealed.
const FORM: u8 = 1;
const HASH_LENGTH: usize = 32;
const NONCE_LENGTH: usize = 24;
const KEY_LENGTH: usize = 32;
/// Answers are filled up to a multiple of this many bytes.
const STEP: usize = 4 << 10;
/// How many bytes an answer has at most.
const LONGEST_ANSWER: usize = 256 << 10;
const LABEL: &[u8] = b"entente blind answer\0";

/// Says why an answer is not sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BlindSealError {
    /// More was asked than fits.
    #[error("the answer is larger than {LONGEST_ANSWER} bytes")]
    TooLarge,
    /// The system gives no random numbers.
    #[error("the system gives no random numbers")]
    NoChance,
}

/// Says why an answer is not read, though its key is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BlindRefusal {
    /// The key is not the one that the answer was sealed with.
    #[error("the key is not the one that the answer was sealed with")]
    WrongKey,
    /// The answer was altered, or sealed for another plan, round or member.
    #[error("the answer was altered, or sealed for another round or member")]
    Altered,
    /// What was sealed is no answer.
    #[error("what was sealed is no answer")]
    Unreadable,
}

impl BlindRefusal {
    /// The key of the message.
    pub const fn code(self) -> &'static str {
        match self {
            Self::WrongKey => "team.round.refused.wrong_key",
            Self::Altered => "team.round.refused.altered",
            Self::Unreadable => "team.round.refused.unreadable",
        }
    }
}

/// Whose answer to which round of which plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The plan.
    pub plan: PlanId,
    /// The round.
    pub round: BlindRoundId,
    /// The member.
    pub member: MemberId,
}

impl fmt::Display for Bound {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}", self.plan, self.round, self.member)
    }
}

/// Seals an answer; who has the text and not the key knows nothing of it.
///
/// # Errors
///
/// When it is too large, or the system gives no random numbers.
pub fn seal(bound: &Bound, answer: &Answer) -> Result<SealedHere, BlindSealError> {
    let mut plain = answer.written().into_bytes();
    if plain.len() > LONGEST_ANSWER {
        return Err(BlindSealError::TooLarge);
    }
    // JSON may end in spaces.
    plain.resize(plain.len().next_multiple_of(STEP), b' ');
    let (mut key, mut nonce) = ([0; KEY_LENGTH], [0; NONCE_LENGTH]);
    getrandom::fill(&mut key).map_err(|_| BlindSealError::NoChance)?;
    getrandom::fill(&mut nonce).map_err(|_| BlindSealError::NoChance)?;
    let place = bound.to_string();
    let payload = Payload { msg: &plain, aad: place.as_bytes() };
    let sealed = XChaCha20Poly1305::new(&key.into()).encrypt(&XNonce::from(nonce), payload);
    let sealed = sealed.map_err(|_| BlindSealError::TooLarge)?;
    let whole = [&[FORM][..], &hash_of(bound, &key), &nonce, &sealed].concat();
    Ok(SealedHere { sealed: STANDARD_NO_PAD.encode(whole), key: STANDARD_NO_PAD.encode(key) })
}

/// Reads an answer whose key is there.
///
/// # Errors
///
/// By name: another key, an answer that was altered or belongs elsewhere, and what is no answer.
pub fn open(bound: &Bound, answer: &BlindAnswer, key: &str, member: Name) -> Result<Answer, BlindRefusal> {
    let whole = STANDARD_NO_PAD.decode(&answer.sealed).map_err(|_| BlindRefusal::Unreadable)?;
    let ([FORM], rest) = whole.split_first_chunk::<1>().ok_or(BlindRefusal::Unreadable)? else {
        return Err(BlindRefusal::Unreadable);
    };
    let (hash, rest) = rest.split_first_chunk::<HASH_LENGTH>().ok_or(BlindRefusal::Unreadable)?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE_LENGTH>().ok_or(BlindRefusal::Unreadable)?;
    let key: [u8; KEY_LENGTH] = STANDARD_NO_PAD
        .decode(key)
        .ok()
        .and_then(|key| key.try_into().ok())
        .filter(|key| hash_of(bound, key) == *hash)
        .ok_or(BlindRefusal::WrongKey)?;
    let place = bound.to_string();
    let payload = Payload { msg: sealed, aad: place.as_bytes() };
    let plain = XChaCha20Poly1305::new(&key.into()).decrypt(&XNonce::from(*nonce), payload);
    let plain = plain.map_err(|_| BlindRefusal::Altered)?;
    let text = std::str::from_utf8(&plain).map_err(|_| BlindRefusal::Unreadable)?;
    Answer::read(text, member).map_err(|_| BlindRefusal::Unreadable)
}

fn hash_of(bound: &Bound, key: &[u8; KEY_LENGTH]) -> [u8; HASH_LENGTH] {
    Sha256::digest([LABEL, bound.to_string().as_bytes(), b"\0", key].concat()).into()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use entente_core::{
        Ratio,
        blind::LevelAnswer,
        model::{Level, Rank, RatedAt, RatedLevel},
    };
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;

    fn bound(member: &str) -> Bound {
        let plan = Uuid::from_u128(1).into();
        Bound { plan, round: Uuid::from_u128(2).into(), member: MemberId::new(member).unwrap() }
    }

    fn answer(levels: u128) -> Answer {
        let level = |at| LevelAnswer {
            criterion: Uuid::from_u128(at).into(),
            at: RatedAt::Option(Uuid::from_u128(at).into()),
            level: RatedLevel::Known(Level::new(Ratio::fraction(7, 9).unwrap()).unwrap()),
        };
        Answer {
            member: Name::new("Ada").unwrap(),
            ranks: BTreeMap::from([
                (Uuid::from_u128(3).into(), Rank::new(1)),
                (Uuid::from_u128(4).into(), None),
            ]),
            levels: (0..levels).map(level).collect(),
        }
    }

    fn row(bound: &Bound, sealed: &str) -> BlindAnswer {
        BlindAnswer {
            round: bound.round,
            member: bound.member.clone(),
            by: Name::new("Ada").unwrap(),
            at: Timestamp::UNIX_EPOCH,
            sealed: sealed.to_owned(),
            key: None,
        }
    }

    #[test]
    fn an_answer_comes_back_with_its_key_alone() {
        let (ada, said) = (bound("ada"), answer(4));
        let here = seal(&ada, &said).unwrap();
        let name = || Name::new("Ada").unwrap();
        assert_eq!(open(&ada, &row(&ada, &here.sealed), &here.key, name()), Ok(said.clone()));
        let other = seal(&ada, &said).unwrap();
        for key in [other.key.as_str(), "", "not a key"] {
            assert_eq!(open(&ada, &row(&ada, &here.sealed), key, name()), Err(BlindRefusal::WrongKey));
        }
        let ben = bound("ben");
        assert_eq!(open(&ben, &row(&ben, &here.sealed), &here.key, name()), Err(BlindRefusal::WrongKey));
        assert_eq!(open(&ada, &row(&ada, "AQ"), &here.key, name()), Err(BlindRefusal::Unreadable));
        let mut whole = STANDARD_NO_PAD.decode(&here.sealed).unwrap();
        *whole.last_mut().unwrap() ^= 1;
        let altered = row(&ada, &STANDARD_NO_PAD.encode(whole));
        assert_eq!(open(&ada, &altered, &here.key, name()), Err(BlindRefusal::Altered));
    }

    #[test]
    fn the_length_tells_nothing_of_an_answer() {
        let ada = bound("ada");
        let length = |levels| seal(&ada, &answer(levels)).unwrap().sealed.len();
        assert_eq!(length(0), length(20));
        assert_eq!(seal(&ada, &answer(5_000)), Err(BlindSealError::TooLarge));
    }
}
