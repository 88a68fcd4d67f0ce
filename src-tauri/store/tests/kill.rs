//! A process that edits is killed at random moments: no edit whose call had returned is ever lost.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    collections::BTreeSet,
    env,
    io::{BufRead as _, BufReader, Read as _, Write as _, stdout},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use entente_core::{
    examples,
    model::{Issue, IssueKind, Name, Plan, PlanParts},
};
use entente_store::{Label, Note, Store};
use jiff::Timestamp;
use uuid::Uuid;

/// Names the database to the process that is killed.
const DATABASE: &str = "ENTENTE_KILLED_DATABASE";
/// How often a process is killed, over all databases.
const ROUNDS: usize = 500;
/// How many databases are worked on at once.
const LANES: usize = 2;
/// After how many rounds a fresh database is begun, so that the first moments of one are hit too.
const ROUNDS_EACH: usize = 25;

#[test]
fn no_acknowledged_edit_is_lost_when_the_process_is_killed() {
    let lanes: Vec<_> = (0..LANES)
        .map(|_| thread::spawn(|| (0..ROUNDS / LANES / ROUNDS_EACH).map(|_| lane()).sum::<usize>()))
        .collect();
    let acknowledged: usize = lanes.into_iter().map(|lane| lane.join().unwrap()).sum();
    assert!(acknowledged > ROUNDS, "only {acknowledged} edits were acknowledged");
}

/// Kills a process on one database again and again; gives the number of edits that were acknowledged.
fn lane() -> usize {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("plans.db");
    let mut acknowledged = BTreeSet::new();
    for round in 0..ROUNDS_EACH {
        let moment = if round % 3 == 0 { Moment::AfterStart } else { Moment::AfterFirstWord };
        acknowledged.extend(killed(&database, moment));
        check(&database, &acknowledged);
    }
    acknowledged.len()
}

/// From when on the random moment of the kill is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Moment {
    /// From the start, so that some are killed while they open the database.
    AfterStart,
    /// From the first word, so that some are killed in the middle of edits however slow the machine is.
    AfterFirstWord,
}

/// Starts an editing process, kills it at a random moment, and gives the revisions that it had been told of.
fn killed(database: &Path, moment: Moment) -> Vec<i64> {
    let mut process = Command::new(env::current_exe().unwrap())
        .args(["--exact", "edits_until_it_is_killed", "--ignored", "--nocapture"])
        .env(DATABASE, database)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut told = String::new();
    let mut stdout = BufReader::new(process.stdout.take().unwrap());
    while moment == Moment::AfterFirstWord && !told.contains("saved") {
        stdout.read_line(&mut told).unwrap();
    }
    let chance = Uuid::new_v4().as_u128() as u64;
    thread::sleep(Duration::from_micros(chance % 60_000));
    process.kill().unwrap();
    process.wait().unwrap();
    stdout.read_to_string(&mut told).unwrap();
    let whole = told.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole.lines().filter_map(|line| line.strip_prefix("saved ")?.parse().ok()).collect()
}

/// Holds that every acknowledged edit is there and that the ordinary tables say what the changes say.
fn check(database: &Path, acknowledged: &BTreeSet<i64>) {
    let mut store = Store::open(database).unwrap();
    assert_eq!(store.quick_check().unwrap(), Vec::<String>::new());
    let mut there = BTreeSet::new();
    for plan in store.known_plans().unwrap() {
        there.extend(store.changes(plan).unwrap().iter().map(|change| change.revision.number()));
        let live = store.projection_text(plan).unwrap();
        store.rebuild(plan).unwrap();
        assert_eq!(store.projection_text(plan).unwrap(), live);
        let saved = store.load(plan).unwrap();
        assert_eq!(saved.plan.name.as_str(), format!("After {}", saved.plan.issues.len()));
    }
    assert!(
        acknowledged.is_subset(&there),
        "lost: {:?}",
        acknowledged.difference(&there).collect::<Vec<_>>()
    );
}

#[test]
#[ignore = "it is started, and killed, by the test above"]
fn edits_until_it_is_killed() {
    let Some(database) = env::var_os(DATABASE) else { return };
    let mut store = Store::open(Path::new(&database)).unwrap();
    let plan = match store.plans().unwrap().first() {
        Some(plan) => plan.id,
        None => {
            let parts = examples::workshop().unwrap().into_parts();
            let parts = PlanParts { name: Name::new("After 4").unwrap(), ..parts };
            let saved = store.create(Plan::new(parts).unwrap(), &note("create_plan")).unwrap();
            tell(saved.revision.number());
            saved.plan.id
        }
    };
    for step in 0.. {
        let saved = match step % 7 {
            3 => store.edit(plan, &note("remove_issue"), shorter).unwrap(),
            5 => store.undo(plan, Name::new("Anna").unwrap(), Timestamp::UNIX_EPOCH).unwrap().saved,
            6 => store.redo(plan, Name::new("Anna").unwrap(), Timestamp::UNIX_EPOCH).unwrap().saved,
            _ => store.edit(plan, &note("add_issue"), longer).unwrap(),
        };
        tell(saved.revision.number());
    }
}

fn longer(plan: &Plan) -> Result<Plan, Vec<entente_core::model::Fault>> {
    let mut parts = PlanParts::clone(plan);
    let kind = IssueKind::Listed(Vec::new());
    parts.issues.push(Issue { id: Uuid::new_v4().into(), name: parts.name.clone(), kind });
    counted(parts)
}

fn shorter(plan: &Plan) -> Result<Plan, Vec<entente_core::model::Fault>> {
    let mut parts = PlanParts::clone(plan);
    if parts.issues.len() > 4 {
        parts.issues.truncate(parts.issues.len().saturating_sub(3).max(4));
    }
    counted(parts)
}

/// The plan under a name that says how many issues it has, so that a half-saved edit shows.
fn counted(mut parts: PlanParts) -> Result<Plan, Vec<entente_core::model::Fault>> {
    parts.name = Name::new(&format!("After {}", parts.issues.len())).unwrap();
    Plan::new(parts)
}

fn note(label: &str) -> Note {
    Note { by: Name::new("Anna").unwrap(), at: Timestamp::UNIX_EPOCH, label: Label::new(label).unwrap() }
}

fn tell(revision: i64) {
    let mut out = stdout().lock();
    out.write_all(format!("saved {revision}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}
