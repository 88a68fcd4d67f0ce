//! Tests of the engine: fixtures, published figures, and laws against brute force.

pub(crate) mod fixture;
mod workshop;
