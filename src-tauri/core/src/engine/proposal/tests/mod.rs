//! Tests of the proposals: published figures, and laws against brute force.

mod large;
mod reading;
mod workshop;
mod workshop_blocked;
