//! Plan files that are broken in one way each.

use serde_json::{Value, json};

use super::attack::{Attack, Class, Place};

const SHAPE: &str = "refusal.wrong_shape";
const NOT_JSON: &str = "refusal.not_json";
const HUGE: &str = "refusal.number_too_large";
const UNSEEN: &str = "refusal.invisible_character";
const NOWHERE: &str = "00000000-0000-0000-0000-000000000000";

const NEED: &str = "/criteria/0/need/level";
const RATED: &str = "/ratings/0/level";
const NAME: &str = "/issues/3/kind/listed/0/name";

/// One text in place of the first of another, where that is refused, and the key of the sentence.
const ALTERED: &[(Class, &str, &str, &str, &str)] = &[
    (Class::NewerVersion, "\"version\": 1", "\"version\": 2", "/version", "refusal.newer_version"),
    (Class::NewerVersion, "\"version\": 1", "\"version\": 99", "/version", "refusal.newer_version"),
    (
        Class::NewerVersion,
        "\"version\": 1",
        "\"version\": 1000000000000000",
        "/version",
        "refusal.newer_version",
    ),
    (Class::WrongType, "\"version\": 1", "\"version\": 0", "/version", SHAPE),
    (Class::WrongType, "\"version\": 1", "\"version\": -1", "/version", SHAPE),
    (Class::WrongType, "\"version\": 1", "\"version\": \"1\"", "/version", SHAPE),
    (Class::WrongType, "\"version\": 1,", "", "/version", SHAPE),
    (Class::NoPlan, "entente-plan", "entente-parcel", "/format", "refusal.unknown_format"),
    (Class::NoPlan, "\"entente-plan\"", "7", "/format", "refusal.unknown_format"),
    (Class::WrongType, "\"private\"", "\"everybody\"", "/contains", SHAPE),
    (Class::WrongType, "\"criteria\"", "\"criterions\"", "/criterions", SHAPE),
    (Class::WrongType, "\"criteria\": [", "\"criteria\": [null, ", "/criteria/0", SHAPE),
    (Class::WrongType, "\"criteria\": [", "\"criteria\": [[], ", "/criteria/0", SHAPE),
    (Class::WrongType, "\"level\": 2", "\"level\": 4", NEED, SHAPE),
    (Class::WrongType, "\"level\": 2", "\"level\": -2", NEED, SHAPE),
    (Class::WrongType, "\"level\": 2", "\"level\": 2.5", NEED, SHAPE),
    (Class::WrongType, "\"level\": 2", "\"level\": null", NEED, SHAPE),
    (Class::WrongType, "\"level\": 2", "\"level\": true", NEED, SHAPE),
    (Class::NotANumber, "\"level\": 2", "\"level\": NaN", NEED, NOT_JSON),
    (Class::NotANumber, "\"level\": 2", "\"level\": Infinity", NEED, NOT_JSON),
    (Class::NotANumber, "\"level\": 2", "\"level\": -Infinity", NEED, NOT_JSON),
    (Class::NotANumber, "\"level\": \"2\"", "\"level\": \"NaN\"", RATED, SHAPE),
    (Class::NotANumber, "\"level\": \"2\"", "\"level\": \"Infinity\"", RATED, SHAPE),
    (Class::NotANumber, "\"level\": \"2\"", "\"level\": \"1/0\"", RATED, SHAPE),
    (Class::NotANumber, "\"level\": \"2\"", "\"level\": \"met\"", RATED, SHAPE),
    (Class::HugeNumber, "\"level\": 2", "\"level\": 1e400", NEED, HUGE),
    (Class::HugeNumber, "\"level\": 2", "\"level\": -1e400", NEED, HUGE),
    (Class::HugeNumber, "\"level\": 2", "\"level\": 10000000000000000", NEED, HUGE),
    (Class::HugeNumber, "\"level\": \"2\"", "\"level\": \"1e99999999\"", RATED, SHAPE),
    (
        Class::HugeNumber,
        "\"rank\": 1",
        "\"rank\": 1, \"points\": \"1e40\"",
        "/criteria/0",
        "fault.number_too_large",
    ),
    (Class::WrongType, "\"level\": \"2\"", "\"level\": 2", RATED, SHAPE),
    (Class::WrongType, "\"level\": \"2\"", "\"level\": \"4\"", RATED, SHAPE),
    (Class::WrongType, "\"level\": \"2\"", "\"level\": \"-1\"", RATED, SHAPE),
    (Class::WrongType, "\"rank\": 1", "\"rank\": 0", "/criteria/0/rank", SHAPE),
    (Class::WrongType, "\"rank\": 1", "\"rank\": -1", "/criteria/0/rank", SHAPE),
    (Class::WrongType, "\"rank\": 1", "\"rank\": 1, \"points\": \"-1\"", "/criteria/0/points", SHAPE),
    (Class::WrongType, "\"by\": 1", "\"by\": 0", "/shifts/0/by", SHAPE),
    (Class::WrongType, "\"by\": 1", "\"by\": 9", "/shifts/0/by", SHAPE),
    (Class::WrongType, "\"any_of\": [", "\"between\": [", "/shifts/0/when/0/choices/between/0", SHAPE),
    (Class::WrongType, "\"when\": [", "\"when\": [], \"unless\": [", "/shifts/0/unless", SHAPE),
    (Class::WrongType, "\"name\": \"Anna\"", "\"name\": \"\"", NAME, SHAPE),
    (Class::WrongType, "\"name\": \"Anna\"", "\"name\": \"   \"", NAME, SHAPE),
    (Class::WrongType, "\"name\": \"Anna\"", "\"name\": 7", NAME, SHAPE),
    (Class::WrongType, "\"name\": \"Anna\"", "\"name\": {}", NAME, SHAPE),
    (
        Class::WrongType,
        "\"standing\": \"essential\"",
        "\"standing\": \"vital\"",
        "/criteria/0/standing",
        SHAPE,
    ),
    (Class::WrongType, "\"combine\": \"weakest\"", "\"combine\": \"sum\"", "/criteria/0/combine", SHAPE),
    (Class::WrongType, "\"listed\": [", "\"listed\": {}, \"x\": [", "/issues/0/kind/listed", SHAPE),
    (Class::WrongType, "\"mine\": \"", "\"mine\": \"x", "/mine", SHAPE),
    (Class::WrongType, "\"gain_basis\": \"zero\"", "\"gain_basis\": \"bottom_line\"", "/gain_basis", SHAPE),
    (Class::Unseen, "\"name\": \"Anna\"", "\"name\": \"An\u{202E}na\"", NAME, UNSEEN),
    (Class::Unseen, "\"name\": \"Anna\"", "\"name\": \"An\\u202ena\"", NAME, UNSEEN),
    (Class::Unseen, "\"name\": \"Anna\"", "\"name\": \"An\\u2066na\"", NAME, UNSEEN),
    (Class::Unseen, "\"name\": \"Anna\"", "\"name\": \"An\\u0000na\"", NAME, UNSEEN),
    (Class::Unseen, "\"name\": \"Anna\"", "\"name\": \"An\\u001bna\"", NAME, UNSEEN),
    (Class::Unseen, "\"name\": \"Anna\"", "\"name\": \"An\\u200bna\"", NAME, UNSEEN),
    (Class::Unseen, "\"name\": \"Anna\"", "\"name\": \"An\\nna\"", NAME, SHAPE),
    (Class::Unseen, "\"name\": \"Anna\"", "\"name\": \"An\u{1}na\"", NAME, NOT_JSON),
    (
        Class::DuplicateKey,
        "\"version\": 1",
        "\"version\": 1, \"version\": 1",
        "/version",
        "refusal.duplicate_key",
    ),
    (
        Class::DuplicateKey,
        "\"rank\": 1",
        "\"rank\": 1, \"rank\": 2",
        "/criteria/0/rank",
        "refusal.duplicate_key",
    ),
    (
        Class::DuplicateKey,
        "\"any_of\": [",
        "\"any_of\": [], \"any_of\": [",
        "/shifts/0/when/0/choices/any_of",
        "refusal.duplicate_key",
    ),
    (
        Class::DuplicateKey,
        "\"rank\": 1",
        "\"rank\": 1, \"r\\u0061nk\": 2",
        "/criteria/0/rank",
        "refusal.duplicate_key",
    ),
];

/// Pointers that are made to lead nowhere, and their row.
const POINTERS: &[(&str, &str)] = &[
    ("/mine", "/mine"),
    ("/values/2/party", "/values/2"),
    ("/values/2/leads_to", "/values/2"),
    ("/positions/1/issue", "/positions/1"),
    ("/positions/1/party", "/positions/1"),
    ("/criteria/2/party", "/criteria/2"),
    ("/criteria/2/main/0", "/criteria/2"),
    ("/criteria/2/value", "/criteria/2"),
    ("/readings/1/issue", "/readings/1"),
    ("/readings/1/party", "/readings/1"),
    ("/readings/1/criterion", "/readings/1"),
    ("/readings/1/value", "/readings/1"),
    ("/ratings/4/criterion", "/ratings/4"),
    ("/ratings/4/at/option", "/ratings/4"),
    ("/shifts/1/criterion", "/shifts/1"),
    ("/shifts/1/when/0/issue", "/shifts/1"),
    ("/shifts/1/when/0/choices/any_of/0", "/shifts/1"),
    ("/questions/0/party", "/questions/0"),
    ("/questions/0/criterion", "/questions/0"),
];

fn pointer(at: &str) -> Place {
    Place::Pointer(at.to_owned())
}

/// Every attack on the text of a plan.
pub fn attacks(text: &str) -> Vec<Attack> {
    let altered = ALTERED.iter().map(|(class, from, to, at, key)| {
        assert!(text.contains(from), "{from}");
        Attack::new(*class, text.replacen(from, to, 1), pointer(at), key)
    });
    altered.chain(truncated(text)).chain(bulky(text)).chain(misfits(text)).chain(no_plans()).collect()
}

/// Cut off at a hundred places, the last one before the closing brace; a letter cut in two is no text.
fn truncated(text: &str) -> impl Iterator<Item = Attack> {
    let end = text.trim_end().len() - 1;
    (1..=100).map(move |part| {
        let cut = &text.as_bytes()[..end * part / 100];
        let line = cut.iter().filter(|byte| **byte == b'\n').count() + 1;
        let key = if std::str::from_utf8(cut).is_ok() { NOT_JSON } else { "refusal.not_text" };
        Attack::new(Class::Truncated, cut, Place::Line(line), key)
    })
}

/// Files that are too deep, too long or too many.
fn bulky(text: &str) -> Vec<Attack> {
    let put = |rows: String| text.replacen("\"constraints\": []", &format!("\"constraints\": {rows}"), 1);
    let deep = |depth: usize| {
        let content = put(format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
        Attack::new(
            Class::Depth,
            content,
            pointer(&format!("/constraints{}", "/0".repeat(64))),
            "refusal.too_deep",
        )
    };
    let objects = put(format!("{}1{}", "{\"a\": ".repeat(100), "}".repeat(100)));
    let by = "/criteria/0/need/provenance/by";
    let plan: Value = serde_json::from_str(text).unwrap();
    let long = |bytes: usize, key| {
        let content = with(&plan, by, Value::String("a".repeat(bytes)));
        Attack::new(Class::Size, content, pointer(by), key)
    };
    // The first list of the file, so that nothing is counted before it.
    let many =
        text.replacen("\"agreements\": []", &format!("\"agreements\": [{}0]", "0,".repeat(100_000)), 1);
    vec![
        deep(64),
        deep(65),
        deep(1_000),
        deep(1_000_000),
        Attack::new(
            Class::Depth,
            objects,
            pointer(&format!("/constraints{}", "/a".repeat(64))),
            "refusal.too_deep",
        ),
        long(2_001, SHAPE),
        long(65_537, "refusal.text_too_long"),
        long(10_000_000, "refusal.text_too_long"),
        Attack::new(Class::Size, many, pointer("/agreements/100000"), "refusal.too_many_records"),
        Attack::new(Class::Size, vec![b' '; 50_000_001], Place::File, "refusal.too_large"),
    ]
}

/// The plan with another value at a pointer.
fn with(plan: &Value, at: &str, value: Value) -> String {
    let mut plan = plan.clone();
    let (row, field) = at.rsplit_once('/').unwrap();
    let row = plan.pointer_mut(row).unwrap();
    match field.parse::<usize>() {
        Ok(place) => row[place] = value,
        Err(_) => row[field] = value,
    }
    plan.to_string()
}

/// Files whose rows are of the right shape and do not fit together.
fn misfits(text: &str) -> Vec<Attack> {
    let plan: Value = serde_json::from_str(text).unwrap();
    let dangling = POINTERS.iter().map(|(at, row)| {
        Attack::new(Class::Dangling, with(&plan, at, NOWHERE.into()), pointer(row), "fault.dangling")
    });
    let tables = ["parties", "issues", "values", "criteria", "readings", "ratings", "shifts"];
    let twice = tables.map(|table| {
        let mut rows = plan[table].as_array().unwrap().clone();
        rows.push(rows[1].clone());
        let last = format!("/{table}/{}", rows.len() - 1);
        let content = with(&plan, &format!("/{table}"), rows.into());
        Attack::new(Class::Twice, content, pointer(&last), "fault.duplicate")
    });
    let cycles = [1, 2, 0].map(|up| {
        let content = with(&plan, "/values/0/leads_to", plan["values"][up]["id"].clone());
        Attack::new(Class::Cycle, content, pointer("/values/0"), "fault.ladder_cycle")
    });
    dangling.chain(twice).chain(cycles).chain([crowd(&plan), kept_version(&plan)]).collect()
}

/// A plan of fifteen parties.
fn crowd(plan: &Value) -> Attack {
    let mut parties = plan["parties"].as_array().unwrap().clone();
    parties.extend((0..13).map(|at| {
        let mut party = plan["parties"][0].clone();
        party["id"] = format!("00000000-0000-4000-8000-{at:012}").into();
        party
    }));
    let content = with(plan, "/parties", parties.into());
    Attack::new(Class::Size, content, pointer("/parties"), "fault.too_many_parties")
}

/// A plan with a kept version that breaks off.
fn kept_version(plan: &Value) -> Attack {
    let version = json!([{
        "id": NOWHERE, "name": "x", "reason": null, "by": "x", "at": "2026-05-02T09:00:00Z", "content": "{",
    }]);
    let content = with(plan, "/versions", version);
    Attack::new(Class::Truncated, content, pointer("/versions/0/content"), "refusal.kept_version")
}

/// Files that are no plan at all.
fn no_plans() -> Vec<Attack> {
    let unknown = "refusal.unknown_format";
    let rows: [(&[u8], &'static str); 17] = [
        (b"", NOT_JSON),
        (b" ", NOT_JSON),
        (b"{", NOT_JSON),
        (b"}", NOT_JSON),
        (b"PK\x03\x04", NOT_JSON),
        (b"\0\0\0\0\0\0", NOT_JSON),
        (b"{} {}", NOT_JSON),
        (b"{'format': 'entente-plan'}", NOT_JSON),
        (b"{\"format\": \"entente-plan\",}", NOT_JSON),
        (b"[]", unknown),
        (b"{}", unknown),
        (b"null", unknown),
        (b"1", unknown),
        (b"\"entente-plan\"", unknown),
        (b"{\"a\": 1}", unknown),
        (&[0xFF; 40], "refusal.not_text"),
        (b"{\"a\": \"\xC0\xAF\"}", "refusal.not_text"),
    ];
    rows.into_iter().map(|(content, key)| Attack::new(Class::NoPlan, content, Place::Line(1), key)).collect()
}
