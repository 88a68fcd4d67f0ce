//! Tests of worlds: the law, its shares against counting, and an independent writing of it.

mod calibration;
mod guess;
mod portfolio;
mod rows;
mod truth;

/// How many cases a law is tried on: as many as `ENTENTE_CASES` says, else the usual number.
fn cases(usual: u64) -> u64 {
    std::env::var("ENTENTE_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}
