//! Measures whole analyses on generated plans: `cargo bench -p entente-core --features generate --bench analysis -- [SEEDS]`.
//!
//! Every line tells how long one plan took, the shortest of a few runs, what came of it and what was left out.
#![expect(clippy::print_stdout, reason = "a benchmark tells what it measured")]

use std::time::{Duration, Instant};

use entente_core::{
    engine::{
        Watch,
        proposal::{Analysis, AnalysisRequest, analyse_early},
    },
    generate::{Ending, Entangled, Size, entangled_plan, ranked_plan, rated_plan},
    model::Plan,
};

/// How often each plan is looked at.
const RUNS: usize = 3;

fn main() {
    let seeds = std::env::args().filter_map(|word| word.parse().ok()).next().unwrap_or(20);
    let size = Size { parties: 4, criteria_each: 12, issues: 12, options: 8 };
    for (name, plan) in [("rated", rated_plan(size)), ("ranked", ranked_plan(size))] {
        plan.map_or_else(|faults| println!("{faults:?}"), |plan| tell(name, &plan));
    }
    let size = Size { parties: 4, criteria_each: 10, issues: 40, options: 10 };
    for ending in [Ending::Solvable, Ending::Blocked] {
        for seed in 1..=seeds {
            match entangled_plan(Entangled { size, ending, seed }) {
                Ok(plan) => tell(&format!("{ending:?} {seed}"), &plan),
                Err(faults) => println!("{faults:?}"),
            }
        }
    }
}

fn tell(name: &str, plan: &Plan) {
    let (mut first, mut whole, mut answer) = (None, Duration::MAX, String::new());
    for _ in 0..RUNS {
        let (start, mut early) = (Instant::now(), None);
        let mut hear = |found: Analysis| early = Some((start.elapsed(), told(&found)));
        let found = analyse_early(plan, &AnalysisRequest::default(), &Watch::idle(), Some(&mut hear));
        whole = whole.min(start.elapsed());
        first = first.into_iter().chain(early).min();
        answer = found.map_or_else(|error| error.to_string(), |found| told(&found));
    }
    if let Some((time, answer)) = first {
        println!("{name}: first in {:.4} s, {answer}", time.as_secs_f64());
    }
    println!("{name}: {:.4} s, {answer}", whole.as_secs_f64());
}

fn told(found: &Analysis) -> String {
    let left_out: Vec<&str> = found.left_out.iter().map(|part| part.code()).collect();
    let sets = found.blocked.as_ref().map_or(0, |blocked| blocked.sets.len());
    format!(
        "{}, {} proposals, {sets} blocking sets, left out: {}",
        found.outlook.code(),
        found.proposals.len(),
        left_out.join(" ")
    )
}
