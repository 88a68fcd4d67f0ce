//! The borders between the parts, and the measures every file keeps, read off the sources.

mod crates;
mod map;
mod page;
mod size;
mod source;
mod wording;
