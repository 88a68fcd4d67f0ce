//! Marks in bytes: raw, as UTF-16 of either order, as base64 at any offset, and inside what is deflated.

use std::{collections::BTreeSet, io::Read as _};

use flate2::read::DeflateDecoder;

use crate::mark::marks_of;

/// How a chunk of changes begins, and which kind of it is deflated.
const CHUNK: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const DEFLATED: u8 = 2;
/// How much of a stream is looked at.
const MOST: u64 = 4_000_000;

/// How a mark can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    Raw,
    Utf16,
    Base64,
    Deflated,
}

/// Every mark in some bytes, by how it is written there.
pub fn marks_in(bytes: &[u8]) -> [(Encoding, BTreeSet<String>); 4] {
    let streams = deflated(bytes);
    let inside = streams.iter().flat_map(|stream| [ascii(stream), utf16(stream), base64(stream)]);
    [
        (Encoding::Raw, ascii(bytes)),
        (Encoding::Utf16, utf16(bytes)),
        (Encoding::Base64, base64(bytes)),
        (Encoding::Deflated, inside.flatten().collect()),
    ]
}

fn utf16(bytes: &[u8]) -> BTreeSet<String> {
    let halves = (0..2).flat_map(|start| {
        let pairs = bytes.get(start..).unwrap_or_default().chunks_exact(2).map(|pair| (pair[0], pair[1]));
        let (even, odd): (Vec<u8>, Vec<u8>) = pairs.unzip();
        [even, odd]
    });
    halves.flat_map(|half| ascii(&half)).collect()
}

fn base64(bytes: &[u8]) -> BTreeSet<String> {
    let shifted = |run: &[u8]| -> BTreeSet<String> {
        (0..4).flat_map(|start| ascii(&unbase64(run.get(start..).unwrap_or_default()))).collect()
    };
    runs_of_base64(bytes).flat_map(shifted).collect()
}

fn ascii(bytes: &[u8]) -> BTreeSet<String> {
    let text: String =
        bytes.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '\u{1}' }).collect();
    marks_of(&text)
}

fn digit(byte: u8) -> Option<u32> {
    Some(match byte {
        b'A'..=b'Z' => u32::from(byte - b'A'),
        b'a'..=b'z' => u32::from(byte - b'a') + 26,
        b'0'..=b'9' => u32::from(byte - b'0') + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}

fn runs_of_base64(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|byte| digit(*byte).is_none()).filter(|run| run.len() >= 16)
}

fn unbase64(run: &[u8]) -> Vec<u8> {
    let group = |four: &[u8]| {
        let bits = four.iter().fold(0, |bits, byte| (bits << 6) | digit(*byte).unwrap_or_default());
        [(bits >> 16) as u8, (bits >> 8) as u8, bits as u8]
    };
    run.chunks_exact(4).flat_map(group).collect()
}

/// What is inflated of every stream whose beginning is known: zlib, gzip, and deflated chunks of changes.
fn deflated(bytes: &[u8]) -> Vec<Vec<u8>> {
    let zlib = |at: usize| match bytes.get(at..at + 2) {
        Some([0x78, 0x01 | 0x5e | 0x9c | 0xda]) => Some(at + 2),
        Some([0x1f, 0x8b]) => Some(at + 10),
        Some(_) | None => None,
    };
    let chunk = |at: usize| {
        (bytes.get(at..at + 4) == Some(&CHUNK) && bytes.get(at + 8) == Some(&DEFLATED)).then(|| {
            let length =
                bytes.get(at + 9..).unwrap_or_default().iter().take_while(|byte| **byte & 0x80 != 0).count();
            at + 9 + length + 1
        })
    };
    let starts = (0..bytes.len()).filter_map(|at| zlib(at).or_else(|| chunk(at)));
    starts.filter_map(|at| inflated(bytes.get(at..)?)).collect()
}

fn inflated(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let read = DeflateDecoder::new(bytes).take(MOST).read_to_end(&mut out);
    (read.is_ok() || !out.is_empty()).then_some(out)
}

#[test]
fn a_mark_is_found_however_it_is_written() {
    use std::io::Write as _;
    let mark = "qzmarkaaaabc";
    let utf16: Vec<u8> = mark.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide: Vec<u8> = mark.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut zlib = flate2::write::ZlibEncoder::new(vec![7; 3], flate2::Compression::best());
    zlib.write_all(format!("so and so {mark} {mark}").as_bytes()).unwrap();
    let zlib = zlib.finish().unwrap();
    // The mark after one and after two other letters.
    let base64 = [b"IHF6bWFya2FhYWFiYyBzYWlkIHNv".to_vec(), b"eHhxem1hcmthYWFhYmMgc2FpZCBzby4u".to_vec()];
    let ways = [
        (Encoding::Raw, mark.as_bytes().to_vec()),
        (Encoding::Utf16, utf16),
        (Encoding::Utf16, [vec![0], wide].concat()),
        (Encoding::Deflated, zlib),
    ];
    for (way, bytes) in ways.into_iter().chain(base64.map(|bytes| (Encoding::Base64, bytes))) {
        let found = marks_in(&bytes).into_iter().find(|(encoding, _)| *encoding == way);
        assert!(found.is_some_and(|(_, marks)| marks.contains(mark)), "{way:?}: {bytes:?}");
    }
}
