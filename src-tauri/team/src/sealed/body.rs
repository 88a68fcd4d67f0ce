//! What is packed in a sealed file: the changes, and how far their writer had read everybody.

use std::{
    collections::BTreeMap,
    io::{Read as _, Write as _},
};

use entente_store::WriterId;
use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};
use jiff::Timestamp;
use uuid::Uuid;

use super::{Refusal, SealError};

/// How many bytes a file unpacks to at most.
pub const LONGEST_CONTENTS: u64 = 8 << 20;
/// How many changes a file has at most.
pub const MOST_CHANGES: usize = 20_000;
/// How many writers a file tells of at most.
const MOST_WRITERS: usize = 10_000;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// When it was written, by the writer's own clock: to be shown, never to decide anything.
    pub at: Timestamp,
    /// The last file of each writer that its writer had taken in.
    pub vector: BTreeMap<WriterId, u64>,
    /// The changes, in the order they were made.
    pub changes: Vec<Vec<u8>>,
}

/// Packs what a file holds.
pub(super) fn pack(contents: &Contents) -> Result<Vec<u8>, SealError> {
    let mut plain = Vec::new();
    plain.extend(contents.at.as_second().to_be_bytes());
    plain.extend(count(contents.vector.len(), MOST_WRITERS)?);
    for (writer, number) in &contents.vector {
        plain.extend(writer.uuid().as_bytes());
        plain.extend(number.to_be_bytes());
    }
    plain.extend(count(contents.changes.len(), MOST_CHANGES)?);
    for change in &contents.changes {
        plain.extend(count(change.len(), usize::MAX)?);
        plain.extend(change);
    }
    if plain.len() as u64 > LONGEST_CONTENTS {
        return Err(SealError::TooLarge);
    }
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::default());
    packer.write_all(&plain).and_then(|()| packer.finish()).map_err(|_| SealError::TooLarge)
}

fn count(length: usize, most: usize) -> Result<[u8; 4], SealError> {
    let fits = u32::try_from(length).ok().filter(|_| length <= most);
    fits.map(u32::to_be_bytes).ok_or(SealError::TooLarge)
}

/// Reads what was packed, and no more of it than a file may hold.
pub(super) fn unpack(packed: &[u8]) -> Result<Contents, Refusal> {
    let mut plain = Vec::new();
    let mut unpacker = DeflateDecoder::new(packed).take(LONGEST_CONTENTS + 1);
    unpacker.read_to_end(&mut plain).map_err(|_| Refusal::Forged)?;
    if plain.len() as u64 > LONGEST_CONTENTS {
        return Err(Refusal::TooLarge);
    }
    Reader(&plain).contents()
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn array<const N: usize>(&mut self) -> Result<[u8; N], Refusal> {
        let (taken, rest) = self.0.split_first_chunk::<N>().ok_or(Refusal::Forged)?;
        self.0 = rest;
        Ok(*taken)
    }

    fn count(&mut self, most: usize) -> Result<usize, Refusal> {
        let count = usize::try_from(u32::from_be_bytes(self.array()?)).map_err(|_| Refusal::TooLarge)?;
        if count > most { Err(Refusal::TooLarge) } else { Ok(count) }
    }

    fn bytes(&mut self) -> Result<&'a [u8], Refusal> {
        let length = self.count(usize::MAX)?;
        let (taken, rest) = self.0.split_at_checked(length).ok_or(Refusal::Forged)?;
        self.0 = rest;
        Ok(taken)
    }

    fn contents(&mut self) -> Result<Contents, Refusal> {
        let at = Timestamp::from_second(i64::from_be_bytes(self.array()?)).map_err(|_| Refusal::Forged)?;
        let mut vector = BTreeMap::new();
        for _ in 0..self.count(MOST_WRITERS)? {
            vector.insert(Uuid::from_bytes(self.array()?).into(), u64::from_be_bytes(self.array()?));
        }
        let mut changes = Vec::new();
        for _ in 0..self.count(MOST_CHANGES)? {
            changes.push(self.bytes()?.to_vec());
        }
        if self.0.is_empty() { Ok(Contents { at, vector, changes }) } else { Err(Refusal::Forged) }
    }
}
