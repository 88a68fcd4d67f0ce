//! Certificates of the engine's answers are confirmed, and changed ones are refused.
#![expect(clippy::unwrap_used, reason = "a test stops where something is missing")]

mod amounts;
mod blocked;
mod boxes;
mod frontier;
mod made;
mod measured;
mod mutation;
mod proposal;
mod rules;
