//! Nothing private leaks: random plans in which every text and number is a mark of its own, and everything that leaves
//! them, searched for marks that were not meant to go: raw, in UTF-16, in base64, and inside what is deflated.
//!
//! `ENTENTE_LEAK_PLANS=2000` looks at as many plans; a few unless said.
#![expect(clippy::unwrap_used, reason = "what does not work fails the test")]
#![expect(clippy::print_stdout, reason = "what was looked through is told")]

mod mark;
mod search;

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
};

use entente_core::{
    audience::{Audience, share_file, share_table, table::is_for_everyone},
    engine::proposal::RuleCode,
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
use search::{Encoding, marks_in};

const USUAL: u64 = 25;
/// How many leaks are told at most.
const TOLD: usize = 20;

fn how_many() -> u64 {
    env::var("ENTENTE_LEAK_PLANS").ok().and_then(|text| text.parse().ok()).unwrap_or(USUAL)
}

/// What was looked at so far: files by what they are, and marks by how they are written there.
#[derive(Default)]
struct Tally {
    files: BTreeMap<&'static str, u64>,
    /// Marks that may stand there, and marks that may not.
    marks: BTreeMap<(&'static str, Encoding), (u64, u64)>,
    leaks: Vec<String>,
}

impl Tally {
    /// Notes the marks in some bytes that were not meant to be there.
    fn hold(&mut self, what: &'static str, marked: &Marked, bytes: &[u8], allowed: &BTreeSet<String>) {
        *self.files.entry(what).or_default() += 1;
        for (encoding, found) in marks_in(bytes) {
            let (meant, leaked): (Vec<_>, Vec<_>) = found
                .into_iter()
                .filter(|mark| marked.places.contains_key(mark))
                .partition(|mark| allowed.contains(mark));
            let counted = self.marks.entry((what, encoding)).or_default();
            counted.0 += meant.len() as u64;
            counted.1 += leaked.len() as u64;
            let told = |mark: &String| {
                format!(
                    "plan {}: {what} tells {mark} of {} ({encoding:?})",
                    marked.number, marked.places[mark]
                )
            };
            self.leaks.extend(leaked.iter().map(told));
            self.leaks.truncate(TOLD);
        }
    }

    fn files(&self, what: &str) -> u64 {
        self.files.get(what).copied().unwrap_or_default()
    }

    /// Tells, container by container and encoding by encoding, what was found.
    fn tell(&self) {
        for (what, files) in &self.files {
            let cell = |encoding| {
                let (meant, leaked) = self.marks.get(&(*what, encoding)).copied().unwrap_or_default();
                format!("{encoding:?} {leaked} (of {})", meant + leaked)
            };
            let cells =
                [Encoding::Raw, Encoding::Utf16, Encoding::Base64, Encoding::Deflated].map(cell).join(", ");
            println!("{what}: {files} files; leaks: {cells}");
        }
    }
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

fn parcels(tally: &mut Tally, marked: &Marked) {
    let plan = &marked.plan;
    let Some(other) = plan.parties.iter().find(|row| Some(row.id) != plan.mine) else { return };
    for ticks in [BTreeSet::new(), ticks(plan, marked.number.wrapping_mul(0x9E37_79B9_7F4A_7C15))] {
        let allowed = allowed_by(plan, other.id, &ticks);
        let request = ParcelRequest { party: other.id, order: RowOrder::Alphabetical, day: None, ticks };
        let draft = make(plan, &request, Uuid::new_v4()).unwrap();
        tally.hold("a parcel", marked, draft.outgoing.text().as_bytes(), &allowed);
        assert_eq!(draft.outgoing.hits(), [], "plan {}", marked.number);
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
            tally.hold("their database", marked, &fs::read(entry.unwrap().path()).unwrap(), &allowed);
        }
    }
}

fn files_for_others(tally: &mut Tally, marked: &Marked) {
    let plan = &marked.plan;
    let allowed = for_everyone(marked);
    let file = share_file(plan, &mut Uuid::new_v4).unwrap();
    tally.hold("a share file", marked, file.text().as_bytes(), &allowed);
    let table = share_table(plan, &str::to_owned, &mut Uuid::new_v4).unwrap();
    tally.hold("a table for everyone", marked, table.text().as_bytes(), &allowed);
    assert_eq!((file.hits(), table.hits()), (&[][..], &[][..]), "plan {}", marked.number);
    let person = Identity::generate(Name::new("Keeper").unwrap()).unwrap();
    let backup = back_up(plan, &OpenedBy::Cards(&[person.card().clone()])).unwrap();
    tally.hold("a backup for the team", marked, &backup, &BTreeSet::new());
    joint_report(tally, marked, &allowed);
}

/// A report for all parties on packages that only the keeper has kept, whose titles are nobody else's.
fn joint_report(tally: &mut Tally, marked: &Marked, allowed: &BTreeSet<String>) {
    let plan = &marked.plan;
    let whole = plan.packages.iter().filter(|row| row.choices.len() == plan.issues.len());
    let kept: Vec<_> = whole.map(|row| row.choices.clone()).take(2).collect();
    let choices = |outcomes| Choices {
        audience: Audience::Joint,
        extent: Extent::Plan,
        outcomes,
        paper: Paper::A4,
        day: date(2026, 5, 6),
    };
    let made = report(plan, &choices(kept)).or_else(|_| report(plan, &choices(Vec::new())));
    let Ok(made) = made else { return };
    let page = html(&made, Setting::Window, &|key, with| format!("{key} {with:?}"));
    tally.hold("a joint report", marked, page.as_bytes(), allowed);
}

fn sheets(tally: &mut Tally, marked: &Marked) {
    let plan = &marked.plan;
    let neutral = Identity::generate(Name::new("Neutral").unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let case = CaseFolder::at(folder.path()).unwrap();
    let issues: BTreeSet<Tick> = plan.issues.iter().map(|row| Tick::Issue(row.id)).collect();
    let mut taken = 0;
    for party in &plan.parties {
        let case_name = Name::new("The case").unwrap();
        let request = SheetRequest { case: case_name, party: party.id, rule: RuleCode::Leximin };
        let Ok(draft) = sheet::make(plan, &request, Uuid::new_v4()) else { continue };
        let mut allowed = allowed_by(plan, party.id, &issues);
        allowed.extend(mark::points_of(plan, party.id));
        tally.hold("a sheet before it is sealed", marked, draft.outgoing.text().as_bytes(), &allowed);
        assert_eq!(draft.outgoing.hits(), [], "plan {}", marked.number);
        let from = Identity::generate(Name::new("Sender").unwrap()).unwrap();
        let sealed = seal(draft.outgoing.released().unwrap(), &from, neutral.card()).unwrap();
        tally.hold("a sealed sheet", marked, &sealed, &BTreeSet::new());
        assert_eq!(Sheet::read(draft.outgoing.text()).unwrap(), draft.sheet);
        taken += usize::from(case.take_in("sheet", &sealed, &neutral).is_ok());
    }
    let mut on_the_table = allowed_by(plan, plan.parties[0].id, &issues);
    on_the_table
        .extend(mark::marks(&plan.parties.iter().map(|row| row.name.to_string()).collect::<Vec<_>>()));
    for query in Query::ALL.iter().filter(|_| taken > 1) {
        let Ok(result) = case.ask(&neutral, *query, date(2026, 5, 6)) else { continue };
        tally.hold("a result", marked, result.text().as_bytes(), &on_the_table);
    }
    for entry in fs::read_dir(folder.path()).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        tally.hold("a neutral's folder", marked, &bytes, &BTreeSet::new());
    }
}

#[test]
fn nothing_private_is_in_anything_that_leaves() {
    let mut tally = Tally::default();
    let mut looked_at = 0;
    for number in 0..how_many() {
        let Some(marked) = Plans::numbered(number) else { continue };
        let mut parts = PlanParts::clone(&marked.plan);
        if parts.parties.is_empty() {
            continue;
        }
        parts.mine = parts.parties.first().map(|row| row.id);
        let marked = Marked { plan: Plan::new(parts).unwrap(), ..marked };
        parcels(&mut tally, &marked);
        files_for_others(&mut tally, &marked);
        sheets(&mut tally, &marked);
        looked_at += 1;
    }
    tally.tell();
    assert_eq!(tally.leaks, Vec::<String>::new());
    assert!(looked_at * 2 > how_many(), "{looked_at} plans had parties");
    for what in ["a joint report", "a result"] {
        assert!(tally.files(what) * 8 > looked_at, "{what}: {} of {looked_at} plans", tally.files(what));
    }
}
