//! Worlds: how far an answer depends on what is guessed or not known.
//!
//! A world is one way in which everything may be, drawn by a law that says how far a guess may be off
//! ([`Law`]). The same worlds serve all packages and rules, and a change of the plan redraws only the rows it changes.

mod alike;
mod cell;
mod depth;
mod doubt;
mod draw;
mod gauge;
mod law;
mod order;
mod outcome;
mod party;
mod question;
mod reaction;
mod said;
mod scene;
mod share;
mod state;
mod tally;
mod told;
mod view;
mod weight;

#[cfg(test)]
mod tests;

pub(super) use depth::Sight;
pub use doubt::Doubt;
pub use draw::Seed;
pub use law::{Law, World};
pub use outcome::Event;
pub(super) use outcome::{WHOLE_PLACE, worst_place};
pub(super) use question::Inquiry;
pub use question::{Answer, Foremost, Inquiries, Question, Says};
pub use reaction::{Deed, Weightless};
pub use share::{Share, Told};
pub use tally::{PackageShares, Shares, SharesError, Tallied};
pub use told::{OfferTold, OrderFit, Tells, told};
pub use view::Views;
pub use view::{Pursuit, Winners};
