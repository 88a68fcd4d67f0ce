//! Nothing private leaks: random plans in which every text and number is a mark of its own, and everything that leaves
//! them, searched for marks that were not meant to go: raw, in UTF-16, in base64, and inside what is deflated.
//!
//! `ENTENTE_LEAK_PLANS=2000` looks at as many plans; a few unless said.
#![expect(clippy::unwrap_used, reason = "what does not work fails the test")]

mod mark;
mod search;

use std::{collections::BTreeSet, env, fs};

use entente_core::{
    audience::{Audience, share_file, table::is_for_everyone},
    engine::proposal::RuleCode,
    interchange::csv,
    model::{Name, Plan, PlanParts},
    parcel::{ParcelRequest, RowOrder, Tick, everything_said, make, opened},
    report::{Choices, Extent, Paper, Setting, html, report},
    sheet::{self, Query, Sheet, SheetRequest},
};
use entente_store::{Label, Note, Store};
use entente_team::{
    backup::{OpenedBy, back_up},
    identity::Identity,
    neutral::CaseFolder,
    sheet::seal,
};
use jiff::{Timestamp, civil::date};
use uuid::Uuid;

use mark::{Marked, Plans, allowed_by};
use search::marks_in;

const USUAL: u64 = 25;

fn how_many() -> u64 {
    env::var("ENTENTE_LEAK_PLANS").ok().and_then(|text| text.parse().ok()).unwrap_or(USUAL)
}

/// Fails with the first mark in some bytes that was not meant to be there.
fn hold(what: &str, seed: u64, bytes: &[u8], marked: &Marked, allowed: &BTreeSet<String>) {
    let found = marks_in(bytes);
    let leaked: Vec<_> = found
        .iter()
        .filter(|mark| marked.places.contains_key(*mark) && !allowed.contains(*mark))
        .map(|mark| (mark, &marked.places[mark]))
        .collect();
    assert!(leaked.is_empty(), "plan {seed}: {what} tells {leaked:?}");
}

fn for_everyone(marked: &Marked) -> BTreeSet<String> {
    let shown = marked.places.iter().filter(|(_, place)| is_for_everyone(place));
    shown.map(|(mark, _)| mark.clone()).collect()
}

/// Some of everything that can be ticked, by the bits of a seed.
fn ticks(plan: &Plan, seed: u64) -> BTreeSet<Tick> {
    let said = plan.parties.iter().flat_map(|row| everything_said(plan, row.id));
    let rest = plan.constraints.iter().map(|row| Tick::Constraint(row.id));
    let rest = rest.chain(plan.positions.iter().map(|row| Tick::Position(row.id)));
    let rest = rest.chain(plan.packages.iter().map(|row| Tick::Package(row.id)));
    let all = said.chain(rest).chain([Tick::Title, Tick::Purpose]);
    all.enumerate().filter(|(at, _)| (seed >> (at % 61)) & 1 == 1).map(|(_, tick)| tick).collect()
}

fn parcels(seed: u64, marked: &Marked) {
    let plan = &marked.plan;
    let Some(other) = plan.parties.iter().find(|row| Some(row.id) != plan.mine) else { return };
    for ticks in [BTreeSet::new(), ticks(plan, seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))] {
        let allowed = allowed_by(plan, other.id, &ticks);
        let request = ParcelRequest { party: other.id, order: RowOrder::Alphabetical, day: None, ticks };
        let draft = make(plan, &request, Uuid::new_v4()).unwrap();
        hold("a parcel", seed, draft.outgoing.text().as_bytes(), marked, &allowed);
        assert_eq!(draft.outgoing.hits(), [], "plan {seed}");
        // The database of whoever opens it, and what they answer.
        let theirs = opened(&draft.parcel, &Name::new("Form").unwrap(), Timestamp::UNIX_EPOCH).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("theirs.db");
        let note = Note {
            by: Name::new("Theirs").unwrap(),
            at: Timestamp::UNIX_EPOCH,
            label: Label::stated("open_parcel"),
        };
        let mut store = Store::open(&file).unwrap();
        store.import(theirs.clone(), &note).unwrap();
        store.close().unwrap();
        for entry in fs::read_dir(folder.path()).unwrap() {
            hold("their database", seed, &fs::read(entry.unwrap().path()).unwrap(), marked, &allowed);
        }
    }
}

fn files_for_others(seed: u64, marked: &Marked) {
    let plan = &marked.plan;
    let allowed = for_everyone(marked);
    let shared = share_file(plan, &mut Uuid::new_v4).unwrap();
    hold("a share file", seed, shared.text().as_bytes(), marked, &allowed);
    assert_eq!(shared.hits(), [], "plan {seed}");
    let seen = entente_core::audience::shared(plan).unwrap();
    hold("a table for everyone", seed, csv(&seen, &str::to_owned).as_bytes(), marked, &allowed);
    let none = BTreeSet::new();
    let person = Identity::generate(Name::new("Keeper").unwrap()).unwrap();
    let backup = back_up(plan, &OpenedBy::Cards(&[person.card().clone()])).unwrap();
    hold("a backup for the team", seed, &backup, marked, &none);
    let choices = Choices {
        audience: Audience::Joint,
        extent: Extent::Plan,
        outcomes: Vec::new(),
        paper: Paper::A4,
        day: date(2026, 5, 6),
    };
    if !seed.is_multiple_of(4) {
        return;
    }
    if let Ok(made) = report(plan, &choices) {
        let page = html(&made, Setting::Window, &|key, with| format!("{key} {with:?}"));
        hold("a joint report", seed, page.as_bytes(), marked, &allowed);
    }
}

fn sheets(seed: u64, marked: &Marked) {
    let plan = &marked.plan;
    let neutral = Identity::generate(Name::new("Neutral").unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let case = CaseFolder::at(folder.path()).unwrap();
    let mut on_the_table =
        allowed_by(plan, plan.parties[0].id, &plan.issues.iter().map(|row| Tick::Issue(row.id)).collect());
    on_the_table
        .extend(mark::marks(&plan.parties.iter().map(|row| row.name.to_string()).collect::<Vec<_>>()));
    let mut taken = 0;
    for party in &plan.parties {
        let request =
            SheetRequest { case: Name::new("The case").unwrap(), party: party.id, rule: RuleCode::Leximin };
        let Ok(draft) = sheet::make(plan, &request, Uuid::new_v4()) else { continue };
        let mut allowed =
            allowed_by(plan, party.id, &plan.issues.iter().map(|row| Tick::Issue(row.id)).collect());
        allowed.extend(mark::points_of(plan, party.id));
        hold("a sheet before it is sealed", seed, draft.outgoing.text().as_bytes(), marked, &allowed);
        assert_eq!(draft.outgoing.hits(), [], "plan {seed}");
        let from = Identity::generate(Name::new("Sender").unwrap()).unwrap();
        let sealed = seal(draft.outgoing.released().unwrap(), &from, neutral.card()).unwrap();
        hold("a sealed sheet", seed, &sealed, marked, &BTreeSet::new());
        assert_eq!(Sheet::read(draft.outgoing.text()).unwrap(), draft.sheet);
        taken += usize::from(case.take_in("sheet", &sealed, &neutral).is_ok());
    }
    // Answers are looked for in one plan of eight, for that is what takes long.
    for query in Query::ALL.iter().filter(|_| seed.is_multiple_of(8)) {
        if let Ok(result) = case.ask(&neutral, *query, date(2026, 5, 6)) {
            assert!(taken > 1);
            hold("a result", seed, result.text().as_bytes(), marked, &on_the_table);
        }
    }
    for entry in fs::read_dir(folder.path()).unwrap() {
        hold("a neutral's folder", seed, &fs::read(entry.unwrap().path()).unwrap(), marked, &BTreeSet::new());
    }
}

#[test]
fn nothing_private_is_in_anything_that_leaves() {
    let mut looked_at = 0;
    for seed in 0..how_many() {
        let Some(marked) = Plans::numbered(seed) else { continue };
        let mut parts = PlanParts::clone(&marked.plan);
        if parts.parties.is_empty() {
            continue;
        }
        parts.mine = parts.parties.first().map(|row| row.id);
        let marked = Marked { plan: Plan::new(parts).unwrap(), ..marked };
        parcels(seed, &marked);
        files_for_others(seed, &marked);
        sheets(seed, &marked);
        looked_at += 1;
    }
    assert!(looked_at * 2 > how_many(), "{looked_at} plans had parties");
}
