//! Every kind of storage keeps what a depot keeps. Servers are named by the environment, as `cargo xtask test --stores` does,
//! and tests of those that are not named say that they were skipped.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a storage that does not answer fails the test")]
#![expect(clippy::print_stdout, reason = "a test says that it was skipped")]

mod conformance;
mod folder;
mod in_step;
mod server;
