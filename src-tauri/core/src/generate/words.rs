//! Texts, numbers and provenance that real plans might hold, among them awkward ones.

use jiff::Timestamp;

use super::Tape;
use crate::{
    Ratio,
    model::{Confidence, Level, Name, Provenance, RatedLevel, Source, Words},
};

/// Texts that have broken programs before: other scripts, combined and paired characters, quotes, formulas, keywords.
const AWKWARD: &[&str] = &[
    "Anna",
    "Zoë",
    "Zoe\u{301}",
    "北京",
    "שלום",
    "İstanbul",
    "ﬀ",
    "👩‍👩‍👧",
    "a\"b'c\\d",
    "<b>&amp;",
    "=1+1",
    "-2",
    "@x",
    "null",
    "true",
    "0.35",
    "7/9",
    "__proto__",
    "DROP TABLE plan;--",
    "a\u{a0}b",
    "\u{10ffff}",
    "ẞß",
    "#2",
    "{}",
];

/// A name, now and then a very long one.
pub(super) fn name(tape: &mut Tape) -> Name {
    let base = tape.pick(AWKWARD).copied().unwrap_or("Anna");
    let text = match tape.up_to(7) {
        0..=3 => format!("{base} {}", tape.up_to(99)),
        4..=6 => base.to_owned(),
        _ => base.repeat(Name::LONGEST / base.len()),
    };
    Name::new(&text).unwrap_or_else(|_| numbered("Name", 1))
}

/// A name with a number.
pub(super) fn numbered(base: &str, number: usize) -> Name {
    match Name::new(&format!("{base} {number}")) {
        Ok(name) => name,
        Err(_) => numbered("Name", number),
    }
}

/// Words, now and then several lines.
pub(super) fn words(tape: &mut Tape) -> Words {
    let first = tape.pick(AWKWARD).copied().unwrap_or("Anna");
    let text = match tape.up_to(3) {
        0 | 1 => format!("{first} {}", tape.up_to(999)),
        2 => format!("{first}\n\t{}", tape.pick(AWKWARD).copied().unwrap_or("x")),
        _ => first.to_owned(),
    };
    Words::new(&text).unwrap_or_else(|_| stated("words"))
}

/// Words that are known to be words.
pub(super) fn stated(text: &str) -> Words {
    match Words::new(text) {
        Ok(words) => words,
        Err(_) => stated("words"),
    }
}

/// Words, or nothing about half of the time.
pub(super) fn maybe_words(tape: &mut Tape) -> Option<Words> {
    tape.once_in(2).then(|| words(tape))
}

/// A moment, with parts of a second now and then.
pub(super) fn moment(tape: &mut Tape) -> Timestamp {
    let second = 1_700_000_000 + tape.number() as i64 * 977;
    let nanosecond = [0, 0, 500_000_000, 123_456_789].get(tape.up_to(3)).copied().unwrap_or(0);
    Timestamp::new(second, nanosecond).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Where a row comes from.
pub(super) fn provenance(tape: &mut Tape) -> Provenance {
    if tape.once_in(3) {
        return Provenance::guessed(None, None);
    }
    Provenance {
        source: tape.pick(Source::ALL).copied().unwrap_or(Source::Assumed),
        confidence: tape.pick(Confidence::ALL).copied().unwrap_or(Confidence::Low),
        by: tape.once_in(2).then(|| name(tape)),
        at: tape.once_in(2).then(|| moment(tape)),
        note: tape.once_in(4).then(|| words(tape)),
    }
}

/// A level, whole three times out of four, now and then not known.
pub(super) fn rated(tape: &mut Tape) -> RatedLevel {
    let raw = match tape.up_to(7) {
        7 => return RatedLevel::Unknown,
        6 | 5 => fraction(tape.up_to(21), 7),
        _ => Ratio::from(tape.up_to(3) as i64),
    };
    Level::new(raw).map_or(RatedLevel::Unknown, RatedLevel::Known)
}

/// A fraction that is not below zero.
pub(super) fn fraction(upper: usize, lower: usize) -> Ratio {
    Ratio::fraction(upper, lower).unwrap_or_else(Ratio::zero)
}
