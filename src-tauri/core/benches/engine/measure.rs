//! How long a question takes, and how much memory.

use std::{
    fs,
    time::{Duration, Instant},
};

use entente_core::engine::table::{TableError, Whole};

use crate::{
    Done,
    instance::{Instance, table},
    question::Question,
};

/// Warming up ends after this many runs, or this long.
const WARM_UPS: (usize, Duration) = (3, Duration::from_secs(1));
/// A question is asked at least this often; where that takes longer than `LONGEST`, at least `FEWEST` times.
const RUNS: usize = 20;
const FEWEST: usize = 3;
const LONGEST: Duration = Duration::from_secs(4);
/// Short questions are asked for this long, but not more often than `MOST`.
const SHORTEST: Duration = Duration::from_millis(150);
const MOST: usize = 400;

/// What was measured.
#[derive(Debug)]
pub struct Found {
    /// How many vectors answer the question; nothing where it was too much.
    pub size: Option<usize>,
    /// How long each run took, shortest first.
    pub seconds: Vec<f64>,
    /// What the program had in memory before the first run, in KiB.
    loaded: Option<u64>,
}

impl Found {
    /// The shortest time.
    pub fn shortest(&self) -> f64 {
        self.seconds.first().copied().unwrap_or_default()
    }

    /// The time in the middle.
    pub fn middle(&self) -> f64 {
        self.seconds.get(self.seconds.len() / 2).copied().unwrap_or_default()
    }
}

/// Tells what was measured, on one line.
pub fn tell(question: Question, instance: &Instance) -> Done {
    let found = measured(question, instance)?;
    let or_null = |number: Option<u64>| number.map_or("null".to_owned(), |number| number.to_string());
    println!(
        "{{\"size\":{},\"shortest\":{},\"median\":{},\"runs\":{},\"loaded_kib\":{},\"peak_kib\":{}}}",
        or_null(found.size.map(|size| size as u64)),
        found.shortest(),
        found.middle(),
        found.seconds.len(),
        or_null(found.loaded),
        or_null(memory("VmHWM:"))
    );
    Ok(())
}

/// Measures from the whole numbers of the instance to the answer, making the table included.
pub fn measured(question: Question, instance: &Instance) -> Result<Found, TableError> {
    match instance.narrow() {
        Some(groups) => timed(question, instance, &groups),
        None => timed(question, instance, &instance.groups),
    }
}

fn timed<N: Whole>(
    question: Question,
    instance: &Instance,
    groups: &[Vec<Vec<N>>],
) -> Result<Found, TableError> {
    let loaded = memory("VmRSS:");
    let run = || -> Result<(f64, Option<usize>), TableError> {
        let start = Instant::now();
        let table = table(groups, instance.units.len())?;
        let size = question.size(&table, instance);
        Ok((start.elapsed().as_secs_f64(), size))
    };
    let begun = Instant::now();
    let mut size = run()?.1;
    for _ in 1..WARM_UPS.0 {
        if begun.elapsed() < WARM_UPS.1 {
            run()?;
        }
    }
    let (begun, mut seconds) = (Instant::now(), Vec::new());
    while is_too_few(seconds.len(), begun.elapsed()) {
        let (time, found) = run()?;
        seconds.push(time);
        size = found;
    }
    seconds.sort_unstable_by(f64::total_cmp);
    Ok(Found { size, seconds, loaded })
}

fn is_too_few(runs: usize, elapsed: Duration) -> bool {
    match runs {
        0..FEWEST => true,
        FEWEST..RUNS => elapsed < LONGEST,
        RUNS..MOST => elapsed < SHORTEST,
        MOST.. => false,
    }
}

/// A figure of this process in KiB, where the system tells it.
fn memory(name: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}
