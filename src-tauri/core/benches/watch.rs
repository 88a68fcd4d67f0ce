//! Measures how soon work stops that is of no use any more, and how long it takes where it is let: `cargo bench -p
//! entente-core --features generate --bench watch`.
//!
//! Every line tells of a generated plan how long something took, and the longest time in which it did not look at whether to
//! go on.
#![expect(clippy::print_stdout, reason = "a benchmark tells what it measured")]

use std::{
    collections::BTreeMap,
    sync::Mutex,
    time::{Duration, Instant},
};

use entente_core::{
    engine::{
        Go, Progress, Watch,
        proposal::{Analysis, AnalysisRequest, analyse, shares},
    },
    generate::{Size, full_plan, ranked_plan, rated_plan},
    model::{Choice, Fault, IssueId, Plan},
};

/// How often each line is measured.
const RUNS: usize = 5;
/// How many worlds are tried for shares.
const WORLDS: u64 = 2_000;

fn main() {
    let size = Size { parties: 4, criteria_each: 12, issues: 12, options: 8 };
    tell("rated", rated_plan(size));
    tell("ranked", ranked_plan(size));
    tell("full", full_plan(Size { parties: 2, criteria_each: 6, issues: 6, options: 5 }));
}

fn tell(name: &str, plan: Result<Plan, Vec<Fault>>) {
    let Ok(plan) = plan else { return println!("{name}: its rows do not fit together") };
    let analysed = |watch: &Watch<'_>| analyse(&plan, &AnalysisRequest::default(), watch).ok();
    let Some(found) = measured(&format!("{name}: analysis"), analysed) else { return };
    let packages = shown(&found);
    let request = AnalysisRequest::default();
    let counted = |watch: &Watch<'_>| shares(&plan, &packages, &request, WORLDS, watch).ok();
    measured(&format!("{name}: shares of {} packages", packages.len()), counted);
}

fn shown(found: &Analysis) -> Vec<&BTreeMap<IssueId, Choice>> {
    let proposed = found.proposals.iter().map(|row| &row.card);
    proposed.chain(&found.kept_in_view.shown).map(|card| &card.choices).collect()
}

/// Tells the shortest of several times, and of the longest gaps between two looks the shortest; gives the last answer.
fn measured<T>(what: &str, work: impl Fn(&Watch<'_>) -> Option<T>) -> Option<T> {
    let (mut least, mut gap, mut answer) = (Duration::MAX, Duration::MAX, None);
    for _ in 0..RUNS {
        let start = Instant::now();
        let looks = Mutex::new((start, Duration::ZERO));
        let look = || {
            if let Ok(mut looks) = looks.lock() {
                *looks = (Instant::now(), looks.1.max(looks.0.elapsed()));
            }
        };
        let watcher = |_: Progress| {
            look();
            Go::On
        };
        answer = work(&Watch::new(&watcher));
        look();
        least = least.min(start.elapsed());
        gap = gap.min(looks.lock().map_or(Duration::MAX, |looks| looks.1));
    }
    println!("{what}: {:.1} ms, no look for {:.1} ms", millis(least), millis(gap));
    answer
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
