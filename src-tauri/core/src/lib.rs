//! Entente's model, engine and interchange.
//!
//! This crate knows no disk, clock, chance, log, database or window: identifiers and moments are handed in, answers are
//! handed out, and the same input always gives the same answer.
#![warn(missing_docs)]

pub mod advice;
pub mod audience;
pub mod blind;
pub mod certificate;
pub mod comparison;
pub mod edit;
pub mod engine;
pub mod examples;
#[cfg(any(test, feature = "generate"))]
pub mod generate;
pub mod interchange;
pub mod model;
pub mod parcel;
mod ratio;
pub mod report;
pub mod sheet;

pub use ratio::{Ratio, RatioError};
