//! The part of a sealed file that everybody can read.

use std::fmt;

use entente_core::model::PlanId;
use entente_store::{TeamId, WriterId};
use uuid::Uuid;

use super::{LONGEST_FILE, Refusal, STEP};

const MAGIC: [u8; 7] = *b"ENTENTE";
const VERSION: u8 = 1;
/// How many bytes the header has.
pub(super) const HEADER_LENGTH: usize = 7 + 1 + 4 + 4 + 24 + 3 * 16 + 8 + 32;

/// The hash of a file; all zeros stands for no file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hash(pub [u8; 32]);

impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// Where a file belongs: team, plan, writer, its number from 1, and the hash of the file before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The team.
    pub team: TeamId,
    /// The plan.
    pub plan: PlanId,
    /// The installation that writes.
    pub writer: WriterId,
    /// The number of the file, from 1.
    pub number: u64,
    /// The hash of the file before it; zeros for the first.
    pub previous: Hash,
}

/// What the header says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) position: Position,
    pub(super) epoch: u32,
    pub(super) nonce: [u8; 24],
    pub(super) length: usize,
}

impl Header {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let Position { team, plan, writer, number, previous } = &self.position;
        let length = u32::try_from(self.length).unwrap_or(u32::MAX);
        [
            &MAGIC[..],
            &[VERSION],
            &length.to_be_bytes(),
            &self.epoch.to_be_bytes(),
            &self.nonce,
            team.uuid().as_bytes(),
            plan.uuid().as_bytes(),
            writer.uuid().as_bytes(),
            &number.to_be_bytes(),
            &previous.0,
        ]
        .concat()
    }

    pub(super) fn read(file: &[u8]) -> Result<Self, Refusal> {
        let known = &file[..file.len().min(MAGIC.len())];
        if !MAGIC.starts_with(known) {
            return Err(Refusal::NotOurs);
        }
        match file.get(MAGIC.len()) {
            None => return Err(Refusal::Short),
            Some(&VERSION) => {}
            Some(version) => return Err(Refusal::Newer(*version)),
        }
        let mut rest = Reader(file.get(MAGIC.len() + 1..HEADER_LENGTH).ok_or(Refusal::Short)?);
        let header = rest.header().ok_or(Refusal::Short)?;
        if header.length > LONGEST_FILE {
            return Err(Refusal::TooLarge);
        }
        let fits = header.length.is_multiple_of(STEP) && header.length > HEADER_LENGTH;
        if fits { Ok(header) } else { Err(Refusal::Forged) }
    }

    /// Refuses a file that lies where another belongs.
    pub(super) fn belongs_at(&self, expected: &Position) -> Result<(), Refusal> {
        let found = &self.position;
        if found.team != expected.team {
            Err(Refusal::Foreign)
        } else if (found.plan, found.writer) != (expected.plan, expected.writer) {
            Err(Refusal::Spliced)
        } else if found.number != expected.number {
            Err(Refusal::Reordered(found.number))
        } else if found.previous != expected.previous {
            Err(Refusal::Forked)
        } else {
            Ok(())
        }
    }
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*taken)
    }

    fn uuid(&mut self) -> Option<Uuid> {
        self.take().map(Uuid::from_bytes)
    }

    fn header(&mut self) -> Option<Header> {
        let length = usize::try_from(u32::from_be_bytes(self.take()?)).ok()?;
        let epoch = u32::from_be_bytes(self.take()?);
        let nonce = self.take()?;
        let position = Position {
            team: self.uuid()?.into(),
            plan: self.uuid()?.into(),
            writer: self.uuid()?.into(),
            number: u64::from_be_bytes(self.take()?),
            previous: Hash(self.take()?),
        };
        Some(Header { position, epoch, nonce, length })
    }
}
