//! Tests of the proposals: published figures, and laws against brute force.

mod blocking_laws;
mod entangled_laws;
mod equal_laws;
mod large;
mod listing;
mod order_laws;
mod portfolio_laws;
mod reading;
mod repair_laws;
mod rule_picks;
mod workshop;
mod workshop_blocked;
