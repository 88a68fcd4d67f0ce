//! Tests of worlds: the law, its shares against counting, and an independent writing of it.

mod calibration;
mod foretold;
mod guess;
mod portfolio;
mod reactions;
mod rows;
mod truth;
