//! Storage that fails in every way that storage fails: whatever it does, nobody loses what they have, and once it behaves
//! everybody has the same within three rounds.

mod depot;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{LazyLock, Mutex},
};

use entente_core::model::PlanId;
use entente_store::TeamId;
use entente_team::{
    Standing, TeamError, membership,
    sync::{Care, Fault},
};

use self::depot::{Class, FlakyDepot, Seed};
use crate::{
    home::Home,
    memory::{Files, MemoryDepot},
};

/// How many runs the suite makes; ENTENTE_FLAKY_RUNS asks for more, from the seed of ENTENTE_FLAKY_FROM on.
const RUNS: u64 = 12;
/// How many steps of editing and keeping in step a run has.
const STEPS: u64 = 24;
/// How many rounds in which nothing fails are enough.
const CLEAN_ROUNDS: usize = 3;

/// Three colleagues with a plan in step, and what each has seen of it.
struct Trial {
    depot: FlakyDepot,
    homes: [Home; 3],
    team: TeamId,
    plan: PlanId,
    seen: [BTreeSet<String>; 3],
    codes: BTreeMap<&'static str, u64>,
}

/// Three colleagues in step, made once: every run begins with a copy of them.
struct Beginning {
    homes: [Home; 3],
    files: Files,
    team: TeamId,
    plan: PlanId,
}

static BEGINNING: LazyLock<Mutex<Beginning>> = LazyLock::new(|| {
    let depot = MemoryDepot::default();
    let mut homes = ["Ada", "Ben", "Cy"].map(Home::of);
    let [ada, ben, cy] = &mut homes;
    let team = ada.create(&depot, "Our side");
    ada.admit(&depot, team, ben, Standing::Edit);
    ada.admit(&depot, team, cy, Standing::Edit);
    let plan = ada.share(team);
    for home in &mut homes {
        home.sync(&depot, team);
    }
    let files = depot.files().clone();
    Mutex::new(Beginning { homes, files, team, plan })
});

impl Trial {
    fn begin(seed: u64, classes: &[Class]) -> Self {
        let mut beginning = BEGINNING.lock().unwrap();
        let mut homes = beginning.homes.each_mut().map(|home| home.copied());
        let Beginning { files, team, plan, .. } = &*beginning;
        let depot = FlakyDepot::of(seed, files.clone());
        depot.fail(classes);
        let seen = homes.each_mut().map(|home| home.issues(*plan));
        Self { depot, homes, team: *team, plan: *plan, seen, codes: BTreeMap::new() }
    }

    /// One colleague writes something.
    fn write(&mut self, at: usize, text: &str) {
        self.homes[at].add(self.plan, text);
        self.seen[at].insert(text.to_owned());
    }

    /// One colleague makes a round, and fills the storage again when asked.
    fn round(&mut self, at: usize, care: Care) {
        let home = &mut self.homes[at];
        match home.try_sync(&self.depot, self.team, care) {
            Ok(report) => {
                for code in report.faults.iter().map(Fault::code) {
                    *self.codes.entry(code).or_default() += 1;
                }
            }
            Err(error) => {
                *self.codes.entry(error.code()).or_default() += 1;
                if matches!(error, TeamError::StoreMissing) {
                    // Whoever is asked says to fill it again; that may fail too.
                    let _ = membership::refill(&home.store, &self.depot, self.team);
                }
            }
        }
        let now = home.issues(self.plan);
        let lost: Vec<_> = self.seen[at].difference(&now).collect();
        assert!(lost.is_empty(), "colleague {at} has lost {lost:?}");
        self.seen[at] = now;
    }

    /// Says whether everybody has everything.
    fn is_settled(&mut self, written: &BTreeSet<String>) -> bool {
        let plan = self.plan;
        let plans = self.homes.each_mut().map(|home| home.plan(plan));
        plans.windows(2).all(|pair| pair[0] == pair[1]) && self.seen[0].is_superset(written)
    }
}

/// Runs one seed; answers the codes that were told, and in how many clean rounds all was settled.
fn run(seed: u64, classes: &[Class]) -> (BTreeMap<&'static str, u64>, usize) {
    let chance = Seed::new(seed);
    let mut trial = Trial::begin(seed, classes);
    let mut written = BTreeSet::new();
    for step in 0..STEPS {
        let at = chance.below(3) as usize;
        if chance.below(2) == 0 {
            let text = format!("{seed}-{step}");
            trial.write(at, &text);
            written.insert(text);
        }
        trial.round(at, if chance.below(8) == 0 { Care::Thorough } else { Care::Quick });
        trial.depot.between_rounds();
    }
    trial.depot.behave();
    for round in 1..=CLEAN_ROUNDS {
        for at in 0..3 {
            trial.round(at, Care::Thorough);
        }
        if trial.is_settled(&written) {
            return (trial.codes, round);
        }
    }
    panic!("seed {seed} is not settled after {CLEAN_ROUNDS} clean rounds: {:?}", trial.codes);
}

fn seeds() -> std::ops::Range<u64> {
    let asked = |variable: &str| std::env::var(variable).ok()?.parse::<u64>().ok();
    let from = asked("ENTENTE_FLAKY_FROM").unwrap_or(0);
    from..from + asked("ENTENTE_FLAKY_RUNS").unwrap_or(RUNS)
}

#[test]
fn whatever_fails_all_have_the_same_in_the_end_and_nobody_lost_anything() {
    let (mut rounds, mut codes) = ([0_u64; CLEAN_ROUNDS + 1], BTreeMap::new());
    for seed in seeds() {
        let (told, settled) = run(seed, &Class::ALL);
        rounds[settled] += 1;
        for (code, count) in told {
            *codes.entry(code).or_insert(0) += count;
        }
    }
    println!("runs settled after 1, 2, 3 clean rounds: {:?}; told: {codes:?}", &rounds[1..]);
}

#[test]
fn each_way_of_failing_is_told_in_its_own_words() {
    for class in Class::ALL {
        let mut told = BTreeMap::new();
        for seed in 0..3 {
            told.extend(run(seed, &[class]).0);
        }
        let expected = class.codes();
        let heard = expected.is_empty() || expected.iter().any(|code| told.contains_key(code));
        assert!(heard, "{class:?}: {told:?}");
        let strange: Vec<_> = told.keys().filter(|code| !expected.contains(code)).collect();
        assert!(strange.is_empty(), "{class:?} is told as {strange:?}");
    }
}
