//! Order keys: texts whose alphabetical order is the order of rows, with room between any two.
//!
//! A key is read as the digits of a fraction between 0 and 1 in base 36 and never ends in the digit 0. A new key is the
//! middle of its neighbours with random digits added, so that two people who insert at one place get different keys.

use uuid::Uuid;

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
const BASE: usize = DIGITS.len();
/// How many digits count the rows that are put at an end.
const STEP_WIDTH: usize = 4;

/// The keys of rows in their new order: nothing for a row that keeps its own, else its new one.
///
/// As many rows as can be keep their keys: those of a longest rising run of the keys there are.
pub(crate) fn assign(existing: &[Option<&str>]) -> Vec<Option<String>> {
    let kept = longest_rising(existing);
    let mut assigned = vec![None; existing.len()];
    let mut below = None;
    let mut gap = 0..0;
    for (place, key) in existing.iter().enumerate() {
        if kept.get(place) == Some(&true) {
            fill(assigned.get_mut(gap.clone()), below, *key);
            (below, gap) = (*key, place + 1..place + 1);
        } else {
            gap.end = place + 1;
        }
    }
    fill(assigned.get_mut(gap), below, None);
    assigned
}

/// Gives every place of a gap a key between two others.
fn fill(gap: Option<&mut [Option<String>]>, below: Option<&str>, above: Option<&str>) {
    let Some(gap) = gap.filter(|gap| !gap.is_empty()) else { return };
    let key = between(below, above);
    let middle = gap.len() / 2;
    let (left, right) = gap.split_at_mut(middle);
    fill(Some(left), below, Some(&key));
    if let Some((own, right)) = right.split_first_mut() {
        fill(Some(right), Some(&key), above);
        *own = Some(key);
    }
}

/// A key between two others, with random digits.
fn between(below: Option<&str>, above: Option<&str>) -> String {
    let plain = match (below, above) {
        (Some(below), None) => step(below, 1),
        (None, Some(above)) => step(above, -1),
        (Some(_), Some(_)) | (None, None) => None,
    };
    let plain = plain.unwrap_or_else(|| middle(below.unwrap_or("").as_bytes(), above.map(str::as_bytes)));
    let (chance, _) = Uuid::new_v4().as_u64_pair();
    let digit = |shift: u32, smallest: usize| {
        let place = smallest + (chance >> shift) as usize % (BASE - smallest);
        char::from(DIGITS.get(place).copied().unwrap_or(b'1'))
    };
    let key: String = plain.chars().chain([digit(0, 0), digit(16, 0), digit(32, 1)]).collect();
    if above.is_none_or(|above| key.as_str() < above) { key } else { plain }
}

/// The digits right after, or before, the first digits of a key; nothing at the ends. Keys stay short when rows are put
/// one after another.
fn step(key: &str, by: i64) -> Option<String> {
    let base = BASE as i64;
    let digits = (0..STEP_WIDTH).map(|place| digit_at(key.as_bytes(), place).unwrap_or(0));
    let stepped = digits.fold(0, |number, digit| number * base + digit as i64) + by;
    if stepped <= 0 || stepped >= base.pow(STEP_WIDTH as u32) {
        return None;
    }
    let digits = (0..STEP_WIDTH).rev().map(|place| stepped / base.pow(place as u32) % base);
    digits.map(|digit| DIGITS.get(digit as usize).copied().map(char::from)).collect()
}

/// The middle of two keys: above the first, and below the second when there is one.
fn middle(below: &[u8], above: Option<&[u8]>) -> String {
    let mut key = String::new();
    let mut above = above;
    for place in 0.. {
        let low = digit_at(below, place).unwrap_or(0);
        let high = above.map_or(BASE, |above| digit_at(above, place).unwrap_or(BASE));
        let chosen = if high > low + 1 { (low + high) / 2 } else { low };
        key.push(char::from(DIGITS.get(chosen).copied().unwrap_or(b'0')));
        if chosen > low {
            break;
        }
        if high > low {
            above = None;
        }
    }
    key
}

fn digit_at(key: &[u8], place: usize) -> Option<usize> {
    let byte = key.get(place)?;
    DIGITS.iter().position(|digit| digit == byte)
}

/// Which places make up a longest strictly rising run.
fn longest_rising(keys: &[Option<&str>]) -> Vec<bool> {
    let mut ends: Vec<(usize, &str)> = Vec::new();
    let mut before = vec![None; keys.len()];
    for (place, key) in keys.iter().enumerate() {
        let Some(key) = key.filter(|key| is_key(key)) else { continue };
        let length = ends.partition_point(|(_, end)| *end < key);
        if let Some(slot) = before.get_mut(place) {
            *slot = length.checked_sub(1).and_then(|last| ends.get(last)).map(|(place, _)| *place);
        }
        ends.truncate(ends.len().max(length));
        match ends.get_mut(length) {
            Some(end) => *end = (place, key),
            None => ends.push((place, key)),
        }
    }
    let mut kept = vec![false; keys.len()];
    let mut at = ends.last().map(|(place, _)| *place);
    while let Some(place) = at {
        if let Some(slot) = kept.get_mut(place) {
            *slot = true;
        }
        at = before.get(place).copied().flatten();
    }
    kept
}

/// Whether a text is a key: digits of the base, the last one not 0.
fn is_key(text: &str) -> bool {
    text.bytes().all(|byte| DIGITS.contains(&byte)) && text.bytes().last().is_some_and(|last| last != b'0')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ordered(existing: &[Option<&str>]) -> Vec<String> {
        let assigned = assign(existing);
        let keys = assigned.iter().zip(existing);
        keys.map(|(new, old)| new.clone().unwrap_or_else(|| old.unwrap().to_owned())).collect()
    }

    #[test]
    fn a_key_lies_between_its_neighbours() {
        assert_eq!(middle(b"", None), "i");
        assert_eq!(middle(b"i", Some(b"k")), "j");
        assert_eq!(middle(b"i", Some(b"j")), "ii");
        assert_eq!(middle(b"", Some(b"1")), "0i");
        assert_eq!(middle(b"i", Some(b"i01")), "i00i");
        assert_eq!(middle(b"z", None), "zi");
    }

    #[test]
    fn only_the_row_that_moved_gets_a_key() {
        let kept = [Some("i"), Some("m"), Some("c"), Some("p")];
        assert_eq!(
            assign(&kept).iter().map(Option::is_some).collect::<Vec<_>>(),
            [false, false, true, false]
        );
    }

    #[test]
    fn inserting_at_an_end_a_thousand_times_keeps_keys_short() {
        let (mut first, mut last) = (between(None, None), between(None, None));
        for _ in 0..1_000 {
            let (front, back) = (between(None, Some(&first)), between(Some(&last), None));
            assert!(front < first && is_key(&front) && last < back && is_key(&back));
            (first, last) = (front, back);
        }
        assert!(first.len() < 10 && last.len() < 10);
    }

    proptest! {
        #[test]
        fn keys_rise_whatever_was_there(keys in prop::collection::vec(prop::option::of("[0-9a-z]{0,3}[1-9a-z]"), 0..40)) {
            let existing: Vec<_> = keys.iter().map(Option::as_deref).collect();
            let ordered = ordered(&existing);
            prop_assert!(ordered.windows(2).all(|pair| pair[0] < pair[1]), "{ordered:?}");
            prop_assert!(ordered.iter().all(|key| is_key(key)));
        }
    }
}
