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
mod workshop;
