//! Tests of the engine: fixtures, published figures, and laws against brute force.

mod base_laws;
pub(crate) mod brute;
pub(crate) mod case_laws;
pub(crate) mod fixture;
pub(crate) mod frontier_laws;
mod published;
mod rules_laws;
mod scenarios;
pub(crate) mod small;
mod structure_laws;
mod workshop;

use std::str::FromStr;

use proptest::test_runner::Config;

/// How many cases a law is tried on: as many as `ENTENTE_CASES` says, else the usual number.
pub(crate) fn cases<Count: FromStr>(usual: Count) -> Count {
    std::env::var("ENTENTE_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// A law of whole numbers is cheap to try: two thousand cases in a normal run.
pub(crate) fn many_cases() -> Config {
    Config { cases: cases(2_000), failure_persistence: None, ..Config::default() }
}
