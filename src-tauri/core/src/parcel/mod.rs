//! Parcels: what one party hands to another, and nothing else.
//!
//! A parcel is a file of its own, made of what a person ticked ([`Tick`]); nothing is ticked by itself. A *form* asks the
//! party that receives it for the stages of what it stands for and of criteria; that party opens it as a plan of its own
//! ([`opened`]), and what it ticks there goes back as an *answer*, which [`take`] turns into what that party said.
//!
//! Rows go in alphabetical order, or in the order that was agreed, and under identifiers that are digests: whoever holds
//! the plan finds its rows again in the answer without having kept anything, and nobody else can tell that two parcels
//! come of one plan. No parcel says who made it, on what, or at what moment.

mod choose;
mod file;
mod make;
mod name;
mod open;
mod order;
mod row;
mod take;
#[cfg(test)]
mod tests;
mod tick;

pub use file::{FORMAT, Parcel, ParcelKind, schema};
pub use make::{Draft, MakeError, ParcelRequest, make};
pub(crate) use make::{OnlyRows, only_rows};
pub use open::{OpenError, opened};
pub(crate) use open::{issue_of, rating_of, shift_of};
pub use order::RowOrder;
pub use row::{
    ParcelAmount, ParcelConstraint, ParcelCriterion, ParcelIssue, ParcelNeed, ParcelOption, ParcelPackage,
    ParcelParty, ParcelPosition, ParcelRange, ParcelRating, ParcelReading, ParcelShift, ParcelValue,
};
pub use take::{Guessed, LeftOut, LeftOutCode, Pairs, TakeError, Taken, TakenKind, TakenRow, take};
pub use tick::{Tick, everything_said};
