//! The steps of a task, one after another, each counted.

use std::time::Instant;

use crate::{
    tally::{Tally, closing_line},
    tool::{Call, Failure},
};

/// A run of steps: all of them are taken, and what failed is named at the end.
#[derive(Debug, Default)]
pub struct Steps {
    tally: Tally,
    failed: Vec<&'static str>,
}

impl Steps {
    /// Takes a step that holds or does not, and says whether it held.
    pub fn check(&mut self, name: &'static str, deed: impl FnOnce() -> Result<(), Failure>) -> bool {
        println!("\n== {name}");
        let since = Instant::now();
        let done = deed();
        if let Err(failure) = &done {
            println!("{failure}");
        }
        self.count(name, if done.is_ok() { Tally::PASS } else { Tally::FAIL }, since);
        done.is_ok()
    }

    /// Takes a step that runs tests, and adds what they count themselves.
    pub fn tests(&mut self, name: &'static str, call: Call) {
        println!("\n== {name}");
        let since = Instant::now();
        let mut tally = Tally::default();
        let status = call.watch(|line| tally.add(closing_line(line).unwrap_or_default()));
        let is_clean = status.is_ok_and(|status| status.success());
        if !is_clean && tally.failed == 0 {
            // The tests ended before they could count: they did not build, or crashed.
            tally.add(Tally::FAIL);
        }
        self.count(name, tally, since);
    }

    fn count(&mut self, name: &'static str, tally: Tally, since: Instant) {
        println!("== {name}: {tally} ({} s)", since.elapsed().as_secs());
        self.tally.add(tally);
        if tally.failed > 0 {
            self.failed.push(name);
        }
    }

    /// Names what failed and prints the total, alone on the last line.
    pub fn finish(self) -> Result<(), Failure> {
        println!();
        for name in &self.failed {
            println!("failed: {name}");
        }
        println!("{}", self.tally);
        if self.failed.is_empty() { Ok(()) } else { Err(Failure::Unsound) }
    }
}
