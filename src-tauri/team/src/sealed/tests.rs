//! A file is taken in where it belongs, whole and signed; anything else is refused by name.

use std::{collections::BTreeMap, sync::LazyLock};

use entente_core::model::Name;
use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

static ADA: LazyLock<Identity> = LazyLock::new(|| Identity::generate(Name::new("Ada").unwrap()).unwrap());
static EVE: LazyLock<Identity> = LazyLock::new(|| Identity::generate(Name::new("Eve").unwrap()).unwrap());
static KEY: LazyLock<EpochKey> = LazyLock::new(|| EpochKey::generate(3).unwrap());
static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| sealed(&second(), &ADA));

fn keys() -> Keyring {
    [KEY.clone()].into_iter().collect()
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn second() -> Position {
    Position {
        team: id(1).into(),
        plan: id(2).into(),
        writer: id(3).into(),
        number: 2,
        previous: hash(b"the first file"),
    }
}

fn contents() -> Contents {
    let vector = BTreeMap::from([(id(3).into(), 1), (id(4).into(), 7)]);
    Contents { at: Timestamp::UNIX_EPOCH, vector, changes: vec![b"one".to_vec(), vec![7; 3000]] }
}

fn sealed(position: &Position, by: &Identity) -> Vec<u8> {
    seal(position, &KEY, by, &contents()).unwrap()
}

fn refusal(position: &Position, file: &[u8]) -> Refusal {
    open(position, &keys(), file).unwrap_err()
}

/// Seals what is not packed as it should be, or signed by another hand, with the true key.
fn sealed_raw(packed: &[u8], by: &Identity, named: MemberId) -> Vec<u8> {
    let length = (HEADER_LENGTH + FRAME_LENGTH + packed.len() + TAG_LENGTH).next_multiple_of(STEP);
    let header = Header { position: second(), epoch: 3, nonce: [9; 24], length };
    let head = header.to_bytes();
    let signature = by.sign(Purpose::Changes, &[head.as_slice(), packed].concat());
    let size = u32::try_from(packed.len()).unwrap();
    let mut plain =
        [&signature.to_bytes()[..], named.uuid().as_bytes(), &size.to_be_bytes(), packed].concat();
    plain.resize(length - HEADER_LENGTH - TAG_LENGTH, 0);
    let cipher = XChaCha20Poly1305::new(&KEY.key.into());
    let sealed = cipher.encrypt(&XNonce::from([9; 24]), Payload { msg: &plain, aad: &head }).unwrap();
    [head, sealed].concat()
}

fn deflated(plain: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut packer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(plain).unwrap();
    packer.finish().unwrap()
}

#[test]
fn a_file_tells_what_was_put_in_and_who_signed() {
    let opened = open(&second(), &keys(), &FILE).unwrap();
    assert_eq!(opened.contents, contents());
    assert_eq!((opened.member, opened.epoch, opened.hash), (ADA.member(), 3, hash(&FILE)));
    opened.signed_by(ADA.card()).unwrap();
    assert_eq!(FILE.len() % STEP, 0);
    assert_ne!(sealed(&second(), &ADA), sealed(&second(), &ADA), "no nonce is used twice");
}

#[test]
fn few_sizes_tell_little() {
    let small = |length| {
        let contents = Contents { changes: vec![vec![1; length]], ..contents() };
        seal(&second(), &KEY, &ADA, &contents).unwrap().len()
    };
    assert_eq!((small(1), small(300)), (STEP, STEP));
}

#[test]
fn a_foreign_file_is_refused_by_name() {
    let elsewhere = Position { team: id(9).into(), ..second() };
    assert_eq!(refusal(&second(), &sealed(&elsewhere, &ADA)), Refusal::Foreign);
    assert_eq!(refusal(&second(), b"%PDF-1.7 and so on"), Refusal::NotOurs);
}

#[test]
fn a_spliced_file_is_refused_by_name() {
    for elsewhere in
        [Position { plan: id(9).into(), ..second() }, Position { writer: id(9).into(), ..second() }]
    {
        assert_eq!(refusal(&second(), &sealed(&elsewhere, &ADA)), Refusal::Spliced);
    }
}

#[test]
fn a_reordered_file_is_refused_by_name() {
    let later = Position { number: 3, ..second() };
    assert_eq!(refusal(&second(), &sealed(&later, &ADA)), Refusal::Reordered(3));
}

#[test]
fn a_replayed_file_is_refused_by_name() {
    let before_restore = Position { previous: hash(b"another first file"), ..second() };
    assert_eq!(refusal(&second(), &sealed(&before_restore, &ADA)), Refusal::Forked);
}

#[test]
fn a_forged_file_is_refused_by_name() {
    let other_key = EpochKey::generate(3).unwrap();
    let forged = seal(&second(), &other_key, &ADA, &contents()).unwrap();
    assert_eq!(refusal(&second(), &forged), Refusal::Forged);
    // Eve has the key of the team, and names Ada.
    let packed = body::pack(&contents()).unwrap();
    let forged = open(&second(), &keys(), &sealed_raw(&packed, &EVE, ADA.member())).unwrap();
    assert_eq!(forged.signed_by(ADA.card()), Err(Refusal::Forged));
    assert_eq!(forged.signed_by(EVE.card()), Err(Refusal::Forged));
}

#[test]
fn a_file_of_which_a_part_has_come_is_not_whole_yet() {
    for length in [0, 3, 7, 8, 60, HEADER_LENGTH, FILE.len() / 2, FILE.len() - 1] {
        assert_eq!(refusal(&second(), &FILE[..length]), Refusal::Short, "{length}");
    }
    assert_eq!(refusal(&second(), &[FILE.as_slice(), &[0]].concat()), Refusal::Forged);
}

#[test]
fn a_file_of_a_newer_version_or_an_epoch_without_key_says_so() {
    let mut newer = FILE.clone();
    newer[7] = 2;
    assert_eq!(refusal(&second(), &newer), Refusal::Newer(2));
    let earlier: Keyring = [EpochKey::generate(2).unwrap()].into_iter().collect();
    assert_eq!(open(&second(), &earlier, &FILE).unwrap_err(), Refusal::NoKey(3));
}

#[test]
fn a_file_that_is_or_unpacks_too_large_is_refused() {
    assert_eq!(refusal(&second(), &vec![0; LONGEST_FILE + 1]), Refusal::TooLarge);
    let bomb = deflated(&vec![0; 64 << 20]);
    assert!(bomb.len() < 1 << 17, "{}", bomb.len());
    assert_eq!(refusal(&second(), &sealed_raw(&bomb, &ADA, ADA.member())), Refusal::TooLarge);
    let mut many = Timestamp::UNIX_EPOCH.as_second().to_be_bytes().to_vec();
    many.extend([0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff]);
    assert_eq!(refusal(&second(), &sealed_raw(&deflated(&many), &ADA, ADA.member())), Refusal::TooLarge);
}

#[test]
fn changes_that_fit_in_no_file_are_not_sealed() {
    let contents = |changes| Contents { changes, ..contents() };
    let mut noise = vec![0; LONGEST_FILE];
    getrandom::fill(&mut noise).unwrap();
    assert_eq!(seal(&second(), &KEY, &ADA, &contents(vec![noise])), Err(SealError::TooLarge));
    let many = contents(vec![Vec::new(); MOST_CHANGES + 1]);
    assert_eq!(seal(&second(), &KEY, &ADA, &many), Err(SealError::TooLarge));
}

proptest! {
    #[test]
    fn no_flipped_byte_goes_unnoticed(at in 0..FILE.len(), flip in 1..=255u8) {
        let mut damaged = FILE.clone();
        damaged[at] ^= flip;
        prop_assert!(open(&second(), &keys(), &damaged).is_err());
    }

    #[test]
    fn no_bytes_at_all_upset_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..3000)) {
        prop_assert!(open(&second(), &keys(), &bytes).is_err());
        let spoiled = [&FILE[..HEADER_LENGTH], &bytes].concat();
        prop_assert!(open(&second(), &keys(), &spoiled).is_err());
        let raw = sealed_raw(&bytes, &ADA, ADA.member());
        prop_assert!(open(&second(), &keys(), &raw).is_err() || bytes.len() > 16);
    }
}
