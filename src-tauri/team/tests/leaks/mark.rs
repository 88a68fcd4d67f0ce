//! Plans in which every text and number that people write is a mark of its own.

use std::collections::{BTreeMap, BTreeSet};

use entente_core::{
    audience::table,
    generate::plan,
    interchange::{export, read},
    model::{PartyId, Plan},
    parcel::Tick,
};
use serde_json::Value;

/// What marks begin with: nothing else in a plan looks like it. Six letters follow, so that no mark names a number.
const TEXT: &str = "qzmark";
/// Numbers that are marks have this many digits and begin so.
const NUMBER: &str = "7719";

/// A plan of marks, and the field in which each mark stands.
pub struct Marked {
    pub number: u64,
    pub plan: Plan,
    pub places: BTreeMap<String, String>,
}

/// Random plans by number.
pub struct Plans;

impl Plans {
    /// The plan of a number, every text and weight of it a mark; the same number always gives the same.
    pub fn numbered(seed: u64) -> Option<Marked> {
        let mut state = seed.wrapping_add(1).wrapping_mul(0x2545_F491_4F6C_DD1D);
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 24) as u16
        };
        let length = 120 + usize::from(next() % 480);
        let tape: Vec<u16> = (0..length).map(|_| next()).collect();
        let made = plan(&tape).ok()?;
        let mut file: Value = serde_json::from_str(&export(&made)).unwrap();
        let mut places = BTreeMap::new();
        plant(&mut file, &mut places);
        let plan = read(&file.to_string()).ok()?;
        Some(Marked { number: seed, plan, places })
    }
}

/// Makes a mark of every text that people write and of every weight.
fn plant(file: &mut Value, places: &mut BTreeMap<String, String>) {
    file.as_object_mut().unwrap().remove("versions");
    table::texts(file, &mut |field, text| {
        let mark = match field.rsplit('/').next() {
            Some("points") => format!("{NUMBER}{:06}", places.len()),
            Some(_) if table::is_free(field) => format!("{TEXT}{}", letters(places.len())),
            Some(_) | None => return,
        };
        *text = if mark.starts_with(NUMBER) { mark.clone() } else { format!("{mark} said so") };
        places.insert(mark, field.to_owned());
    });
}

/// A number in letters from a to j.
fn letters(number: usize) -> String {
    format!("{number:06}").bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

/// The marks in a text.
pub fn marks_of(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let is_letter: fn(u8) -> bool = |byte| (b'a'..=b'j').contains(&byte);
    let is_digit: fn(u8) -> bool = |byte| byte.is_ascii_digit();
    for (start, fits) in [(TEXT, is_letter), (NUMBER, is_digit)] {
        let mut rest = text;
        while let Some(at) = rest.find(start) {
            let end = at + start.len() + 6;
            if let Some(mark) = rest.get(at..end).filter(|mark| mark[start.len()..].bytes().all(fits)) {
                found.insert(mark.to_owned());
            }
            rest = rest.get(at + 1..).unwrap_or_default();
        }
    }
    found
}

/// The marks in texts.
pub fn marks(texts: &[String]) -> BTreeSet<String> {
    texts.iter().flat_map(|text| marks_of(text)).collect()
}

/// The marks of a party's swing points.
pub fn points_of(plan: &Plan, party: PartyId) -> BTreeSet<String> {
    let points = plan.criteria_of(party).filter_map(|row| row.points.as_ref());
    marks(&points.map(|points| points.ratio().to_string()).collect::<Vec<_>>())
}

/// The marks that ticks let go, row by row: told from the plan, by a reading of its own of what each tick means.
pub fn allowed_by(plan: &Plan, party: PartyId, ticks: &BTreeSet<Tick>) -> BTreeSet<String> {
    let mut texts: Vec<String> = Vec::new();
    let mut say = |text: &dyn ToString| texts.push(text.to_string());
    let speaks = |of: PartyId| of == party || Some(of) == plan.mine;
    let mine_goes = plan
        .criteria
        .iter()
        .any(|row| Some(row.party) == plan.mine && ticks.contains(&Tick::Criterion(row.id)))
        || plan.values.iter().any(|row| Some(row.party) == plan.mine && ticks.contains(&Tick::Value(row.id)))
        || plan
            .positions
            .iter()
            .any(|row| Some(row.party) == plan.mine && ticks.contains(&Tick::Position(row.id)));
    for row in plan.parties.iter().filter(|row| row.id == party || Some(row.id) == plan.mine && mine_goes) {
        say(&row.name);
    }
    for row in plan.issues.iter().filter(|row| ticks.contains(&Tick::Issue(row.id))) {
        say(&row.name);
        row.options().iter().for_each(|row| say(&row.name));
        row.range().and_then(|range| range.unit()).iter().for_each(|unit| say(unit));
    }
    for row in plan.values.iter().filter(|row| speaks(row.party) && ticks.contains(&Tick::Value(row.id))) {
        say(&row.words);
    }
    for row in
        plan.criteria.iter().filter(|row| speaks(row.party) && ticks.contains(&Tick::Criterion(row.id)))
    {
        say(&row.statement);
        row.evidence.iter().chain(row.level_words.iter().flatten()).for_each(|words| say(words));
    }
    for row in
        plan.positions.iter().filter(|row| speaks(row.party) && ticks.contains(&Tick::Position(row.id)))
    {
        say(&row.words);
    }
    for row in plan.constraints.iter().filter(|row| ticks.contains(&Tick::Constraint(row.id))) {
        row.reason.iter().for_each(|words| say(words));
    }
    for row in plan.packages.iter().filter(|row| ticks.contains(&Tick::Package(row.id))) {
        say(&row.title);
    }
    if ticks.contains(&Tick::Title) {
        say(&plan.name);
    }
    if ticks.contains(&Tick::Purpose) {
        plan.purpose.iter().for_each(|words| say(words));
    }
    marks(&texts)
}
