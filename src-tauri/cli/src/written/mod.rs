//! Answers as they are written in JSON: names in place of identifiers, exact numbers as text.

mod card;
mod obstacle;
mod repair;
mod row;
mod world;

pub use card::{CardWriter, WrittenCard, span};
pub use obstacle::{WrittenObstacle, tell_impasse};
pub use repair::{RepairWriter, WrittenNearest, WrittenRepair};
pub use row::{RowWriter, WrittenRow};
pub use world::{WorldWriter, WrittenShares, WrittenWorlds};
