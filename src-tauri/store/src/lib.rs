//! Placeholder.

pub mod location;
