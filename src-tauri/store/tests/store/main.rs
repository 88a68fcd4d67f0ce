//! The store as a whole, through its doors.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod backup;
mod conflict;
mod desk;
mod laws;
mod library;
mod member;
mod opening;
mod parcel;
mod sharing;
mod speed;
mod team;
mod undo;
