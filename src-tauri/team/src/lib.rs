//! Sharing: colleagues of one side edit one plan through storage they already have, and parties exchange what they
//! choose.
//!
//! A [`Team`] has a [charter](charter::Charter) that says who belongs to it and holds its keys. What somebody writes in a
//! plan goes into [sealed files](sealed) in a [depot] that the team has already; a [round](sync::round) takes in what
//! others have put there, and puts what was written here.
#![warn(missing_docs)]

pub mod backup;
pub mod blind;
pub mod charter;
pub mod depot;
mod error;
pub mod identity;
pub mod key;
pub mod membership;
pub mod neutral;
pub mod sealed;
pub mod sheet;
mod standing;
pub mod sync;
mod team;

pub use error::TeamError;
pub use standing::{LastFile, Member, Removal, Standing};
pub use team::{ListedMember, Team};
