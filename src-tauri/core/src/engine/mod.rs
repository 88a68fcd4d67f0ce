//! The engine: exact answers about packages, by stated definitions.
//!
//! [`Case::of`] makes a plan ready to be computed with. Everything else is a question to a case: the level of a criterion
//! ([`Gauge::level`]), a party's utility with its band ([`Case::utility`]), the win check ([`Case::win_check`]), and
//! whether a package is not worse for anyone ([`Case::beside`], [`Case::dominates`]).
//!
//! Numbers are exact: levels and utilities are whole numbers over a denominator of their own, and a plan whose numbers
//! are too fine for that is refused by name ([`CaseError`]). What is unknown is an interval, never 0.

pub mod bargain;
mod boxes;
mod case;
mod cell;
pub mod certificate;
mod chosen;
mod compare;
mod course;
pub mod divide;
mod form;
mod frontier;
mod gap;
mod gauge;
mod ground;
mod parted;
mod profile;
pub mod proposal;
mod reader;
mod rules;
mod scale;
mod search;
mod space;
mod structure;
pub mod table;
mod utility;
mod verdict;
mod waste;
mod watch;
mod weight;
pub mod world;

#[cfg(test)]
mod tests;

pub use case::{Case, CaseError, CaseParty};
pub use chosen::{Chosen, LARGEST_CHOICE_COUNT, Reach, TableIssue};
pub use compare::{Beside, Test};
pub use course::{AgainstCourse, Baseline};
pub use divide::Between;
pub use frontier::{Frontier, Point};
pub use gauge::{Enough, Gauge, LevelSpan};
pub use ground::{Footing, Ground};
pub use profile::{LARGEST_LISTING, LARGEST_PROFILE_COUNT, Profile};
pub use rules::{LARGEST_EQUALIZED, Note, Pick, Rules, RulesAnswer};
pub use space::{Among, LARGEST_CLUSTER, Space, SpaceError};
pub use utility::Utility;
pub use verdict::{Consolation, Essentials, Hole, WinCheck, WinLabel};
pub use waste::{LARGEST_SEARCH, Waste};
pub use watch::{Cancelled, Go, Progress, Watch, Work};
