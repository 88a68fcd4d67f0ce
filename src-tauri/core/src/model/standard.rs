//! What bears on choices from outside: standards, mandates and deadlines.

use jiff::civil::Date;

use super::{Condition, PartyId, Provenance, StandardId, Words, code::coded};

/// A standard, a mandate or a deadline, and the choices it speaks to: a fact of the world, with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standard {
    /// Its identifier.
    pub id: StandardId,
    /// What it is.
    pub kind: StandardKind,
    /// Whose mandate or deadline it is; nothing when it holds for all.
    pub party: Option<PartyId>,
    /// What it says.
    pub words: Words,
    /// The choices it speaks to; none when it speaks to the whole.
    pub about: Vec<Condition>,
    /// The day it names.
    pub day: Option<Date>,
    /// Where it comes from.
    pub provenance: Provenance,
}

coded! {
    /// What bears on choices from outside.
    pub enum StandardKind {
        /// What others do, or a measure from outside.
        Outside = "outside",
        /// What somebody may say yes to without asking.
        Mandate = "mandate",
        /// A day by which something has to be settled.
        Deadline = "deadline",
    }
}
