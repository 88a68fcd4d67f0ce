//! How large a change is, read from its bytes before anything is unpacked: runs in its columns can stand for far more rows
//! than the bytes that say so.

use std::ops::AddAssign;

/// How every change starts: four fixed bytes, its checksum, and the kind of chunk.
const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const CHECKSUM_SIZE: usize = 4;
const PLAIN_CHANGE: u8 = 1;
/// The mark of a column that is compressed by itself.
const DEFLATED: u64 = 8;
const HASH_SIZE: u64 = 32;

/// How many rows the columns of a change stand for, the longest column counted; nothing when it is no plain change.
pub(super) fn rows(change: &[u8]) -> Option<u64> {
    let mut bytes = Bytes(change);
    let plain = bytes.take(MAGIC.len() as u64)? == MAGIC
        && bytes.take(CHECKSUM_SIZE as u64).is_some()
        && bytes.take(1)? == [PLAIN_CHANGE];
    if !plain || bytes.number()? != bytes.0.len() as u64 {
        return None;
    }
    skip_head(&mut bytes)?;
    let count = bytes.number()?;
    let mut columns = Vec::new();
    for _ in 0..count {
        columns.push((bytes.number()?, bytes.number()?));
    }
    let mut longest = 0;
    for (kind, length) in columns {
        let column = Bytes(bytes.take(length)?);
        longest = longest.max(column_rows(kind, column)?);
    }
    Some(longest)
}

/// Passes over what stands before the columns: what the change builds on, who wrote it, when, and its message.
fn skip_head(bytes: &mut Bytes<'_>) -> Option<()> {
    let built_on = bytes.number()?;
    bytes.take(built_on.checked_mul(HASH_SIZE)?)?;
    bytes.text()?;
    for _ in ["sequence", "first operation", "moment"] {
        bytes.number()?;
    }
    bytes.text()?;
    for _ in 0..bytes.number()? {
        bytes.text()?;
    }
    Some(())
}

fn column_rows(kind: u64, mut column: Bytes<'_>) -> Option<u64> {
    if kind & DEFLATED != 0 {
        return None;
    }
    let mut total = Total(0);
    while !column.0.is_empty() {
        match kind & 7 {
            4 => total += column.number()?,
            7 => return Some(0),
            what => run(what, &mut column, &mut total)?,
        }
    }
    Some(total.0)
}

/// Adds the rows of one run: a value and how often it stands, a count of values, or a count of nothings.
fn run(kind: u64, column: &mut Bytes<'_>, total: &mut Total) -> Option<()> {
    let length = column.signed()?;
    let rows = length.unsigned_abs();
    match length {
        0 => *total += column.number()?,
        1.. => add(value(kind, column)?, rows, kind, total),
        ..0 => {
            for _ in 0..rows {
                add(value(kind, column)?, 1, kind, total);
            }
        }
    }
    Some(())
}

/// A value of a column that says how many rows of other columns belong to a row counts those too.
fn add(value: u64, rows: u64, kind: u64, total: &mut Total) {
    *total += rows;
    if kind == 0 {
        *total += rows.saturating_mul(value);
    }
}

fn value(kind: u64, column: &mut Bytes<'_>) -> Option<u64> {
    if kind == 5 { column.text().map(|text| text.len() as u64) } else { column.number() }
}

#[derive(Clone, Copy)]
struct Total(u64);

impl AddAssign<u64> for Total {
    fn add_assign(&mut self, rows: u64) {
        self.0 = self.0.saturating_add(rows);
    }
}

/// Bytes that are left to be read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: u64) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(count).ok()?)?;
        self.0 = rest;
        Some(taken)
    }

    /// A number of seven bits a byte, the lowest first.
    fn number(&mut self) -> Option<u64> {
        Some(self.septets()?.0)
    }

    fn signed(&mut self) -> Option<i64> {
        let (number, bits) = self.septets()?;
        let sign = bits < 64 && number >> (bits - 1) & 1 == 1;
        Some(if sign { number as i64 - (1_i64.checked_shl(bits)?) } else { number as i64 })
    }

    fn septets(&mut self) -> Option<(u64, u32)> {
        let (mut number, mut bits) = (0, 0);
        loop {
            let byte = *self.take(1)?.first()?;
            if bits >= 64 {
                return None;
            }
            number |= u64::from(byte & 0x7f) << bits;
            bits += 7;
            if byte & 0x80 == 0 {
                return Some((number, bits));
            }
        }
    }

    fn text(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        self.take(length)
    }
}

#[cfg(test)]
mod tests {
    use automerge::{AutoCommit, ROOT, transaction::Transactable};

    use super::*;

    fn change(write: impl FnOnce(&mut AutoCommit)) -> Vec<u8> {
        let mut document = AutoCommit::new();
        write(&mut document);
        document.commit();
        document.get_last_local_change().unwrap().raw_bytes().to_vec()
    }

    #[test]
    fn a_change_has_as_many_rows_as_it_writes() {
        for count in [1, 2, 7, 300] {
            let written = change(|document| {
                for number in 0..count {
                    document.put(ROOT, format!("key {number}"), format!("{number} ä")).unwrap();
                }
            });
            assert_eq!(rows(&written), Some(count));
        }
    }

    #[test]
    fn a_run_that_stands_for_a_billion_rows_is_seen_from_its_few_bytes() {
        let mut column = Bytes(&[0x80, 0x94, 0xeb, 0xdc, 0x03, 1]);
        assert_eq!(column.signed(), Some(1_000_000_000));
        assert_eq!(column_rows(2, Bytes(&[0x80, 0x94, 0xeb, 0xdc, 0x03, 1])), Some(1_000_000_000));
        assert_eq!(column_rows(0, Bytes(&[2, 0x80, 0x94, 0xeb, 0xdc, 0x03])), Some(2_000_000_002));
        assert_eq!(column_rows(4, Bytes(&[0x80, 0x94, 0xeb, 0xdc, 0x03])), Some(1_000_000_000));
    }

    #[test]
    fn what_is_cut_off_or_compressed_is_no_plain_change() {
        let written = change(|document| document.put(ROOT, "key", "value").unwrap());
        for length in 0..written.len() {
            assert_eq!(rows(&written[..length]), None, "{length} bytes");
        }
        let mut compressed = written;
        compressed[8] = 2;
        assert_eq!(rows(&compressed), None);
    }
}
