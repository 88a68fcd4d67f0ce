//! Sharing: colleagues of one side edit one plan through storage they already have, and parties exchange what they
//! choose.
#![warn(missing_docs)]

pub mod backup;
pub mod identity;
pub mod neutral;
pub mod sheet;
