//! Colleagues on machines of their own share plans through storage that keeps files.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a home that cannot be set up fails the test")]

mod apart;
mod blind;
mod flaky;
mod home;
mod membership;
mod memory;
mod rounds;
mod speed;
mod trouble;
