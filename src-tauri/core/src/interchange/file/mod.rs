//! The `entente-plan` file, version 1: rows of its own, so that the model can grow while the file stays.
//!
//! The words inside the rows (identifiers, names, levels, codes) are the model's, which promises them to every floor.

mod agreed;
mod document;
mod ground;
mod judging;
mod kept;
mod origin;
mod people;
mod row;
mod table;
mod term;

pub(super) use document::{Document, FORMAT, VERSION};
