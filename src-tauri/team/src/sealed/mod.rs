//! Sealed files: a writer's changes of a plan, as they lie in a team's store. A file never changes once it is there.
//!
//! A file is a header that everybody can read and that says where the file belongs, then XChaCha20-Poly1305 over a
//! signature and the packed changes, filled up with zeros so that files come in few sizes. The header is the associated
//! data, the signature covers the header and what is packed; with both, a file proves its team, plan, writer, number,
//! and the file before it.

mod body;
mod header;
mod refusal;

use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305, XNonce,
    aead::{Aead as _, Payload},
};
use sha2::{Digest as _, Sha256};

pub use body::{Contents, LONGEST_CONTENTS, MOST_CHANGES};
pub use header::{Hash, Position};
pub use refusal::{Refusal, SealError};

use crate::{
    identity::{Identity, MemberId, Purpose, SIGNATURE_LENGTH, Signature},
    key::{EpochKey, Keyring},
};
use header::{HEADER_LENGTH, Header};

/// How many bytes a file has at most.
pub const LONGEST_FILE: usize = 1 << 20;
/// Files have a multiple of this many bytes.
pub const STEP: usize = 1 << 10;
const TAG_LENGTH: usize = 16;
const MEMBER_LENGTH: usize = 16;
/// What stands before the packed changes: a signature, who signed, and how many bytes follow.
const FRAME_LENGTH: usize = SIGNATURE_LENGTH + MEMBER_LENGTH + 4;

/// What a file held, and who wrote it; the signature is still to be compared with that member's card.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Who says to have written it.
    pub member: MemberId,
    /// In which epoch.
    pub epoch: u32,
    /// The changes.
    pub contents: Contents,
    /// The hash of the whole file, which the next one names.
    pub hash: Hash,
    signature: Signature,
    signed: Vec<u8>,
}

impl Opened {
    /// Refuses a file that the person of a card did not sign.
    ///
    /// # Errors
    ///
    /// When the card is another member's, or the signature does not fit.
    pub fn signed_by(&self, card: &crate::identity::Card) -> Result<(), Refusal> {
        let fits =
            card.member() == self.member && card.has_signed(Purpose::Changes, &self.signed, self.signature);
        if fits { Ok(()) } else { Err(Refusal::Forged) }
    }
}

/// The hash of a whole file.
pub fn hash(file: &[u8]) -> Hash {
    Hash(Sha256::digest(file).into())
}

/// Seals changes for their place in the store.
///
/// # Errors
///
/// When they are too many for one file, or the system gives no random numbers.
pub fn seal(
    position: &Position,
    key: &EpochKey,
    identity: &Identity,
    contents: &Contents,
) -> Result<Vec<u8>, SealError> {
    let packed = body::pack(contents)?;
    let length = (HEADER_LENGTH + FRAME_LENGTH + packed.len() + TAG_LENGTH).next_multiple_of(STEP);
    if length > LONGEST_FILE {
        return Err(SealError::TooLarge);
    }
    let mut nonce = [0; 24];
    getrandom::fill(&mut nonce).map_err(|_| SealError::NoChance)?;
    let header = Header { position: position.clone(), epoch: key.epoch, nonce, length };
    let head = header.to_bytes();
    let signature = identity.sign(Purpose::Changes, &[head.as_slice(), &packed].concat());
    let size = u32::try_from(packed.len()).map_err(|_| SealError::TooLarge)?;
    let member = identity.member().uuid();
    let mut plain =
        [&signature.to_bytes()[..], member.as_bytes(), &size.to_be_bytes(), packed.as_slice()].concat();
    plain.resize(length - HEADER_LENGTH - TAG_LENGTH, 0);
    let cipher = XChaCha20Poly1305::new(&key.key.into());
    let sealed = cipher
        .encrypt(&XNonce::from(nonce), Payload { msg: &plain, aad: &head })
        .map_err(|_| SealError::TooLarge)?;
    Ok([head, sealed].concat())
}

/// Opens a file that was found at a place.
///
/// # Errors
///
/// By name: a file that is not whole yet, not ours, from elsewhere, altered, or too large.
pub fn open(position: &Position, keys: &Keyring, file: &[u8]) -> Result<Opened, Refusal> {
    if file.len() > LONGEST_FILE {
        return Err(Refusal::TooLarge);
    }
    let header = Header::read(file)?;
    header.belongs_at(position)?;
    if file.len() < header.length {
        return Err(Refusal::Short);
    }
    if file.len() > header.length {
        return Err(Refusal::Forged);
    }
    let (head, sealed) = file.split_at(HEADER_LENGTH);
    let plain = decrypt(&header, head, sealed, keys)?;
    let (signature, member, packed) = framed(&plain).ok_or(Refusal::Forged)?;
    let contents = body::unpack(packed)?;
    let signed = [head, packed].concat();
    Ok(Opened { member, epoch: header.epoch, contents, hash: hash(file), signature, signed })
}

fn decrypt(header: &Header, head: &[u8], sealed: &[u8], keys: &Keyring) -> Result<Vec<u8>, Refusal> {
    let mut known = false;
    for key in keys.of_epoch(header.epoch) {
        known = true;
        let cipher = XChaCha20Poly1305::new(&key.key.into());
        let payload = Payload { msg: sealed, aad: head };
        if let Ok(plain) = cipher.decrypt(&XNonce::from(header.nonce), payload) {
            return Ok(plain);
        }
    }
    Err(if known { Refusal::Forged } else { Refusal::NoKey(header.epoch) })
}

fn framed(plain: &[u8]) -> Option<(Signature, MemberId, &[u8])> {
    let (signature, rest) = plain.split_first_chunk::<SIGNATURE_LENGTH>()?;
    let (member, rest) = rest.split_first_chunk::<MEMBER_LENGTH>()?;
    let (size, rest) = rest.split_first_chunk::<4>()?;
    let size = usize::try_from(u32::from_be_bytes(*size)).ok()?;
    let (packed, filling) = rest.split_at_checked(size)?;
    let member = uuid::Uuid::from_bytes(*member).into();
    filling.iter().all(|byte| *byte == 0).then_some((Signature::from_bytes(*signature), member, packed))
}

#[cfg(test)]
mod tests;
