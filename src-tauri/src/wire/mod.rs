//! What the window sees: plain data made from the model and from what the engine and the store answer, with TypeScript
//! types generated from it.
//!
//! Fields keep the names of the model. Exact numbers are text in lowest terms; what is shown beside them is made here, so
//! that the page never computes a figure.

pub mod admitted;
pub mod advice;
pub mod analysis;
pub mod backup;
pub mod colleague;
pub mod comparison;
pub mod error;
pub mod exchange;
pub mod figure;
pub mod found;
pub mod library;
pub mod neutral;
pub mod plan;
pub mod reason;
pub mod report;
pub mod round;
pub mod settings;
pub mod team;

#[cfg(test)]
mod tests;
