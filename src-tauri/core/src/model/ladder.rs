//! What an issue stands for: values, the ladder they form, and readings.

use super::{CriterionId, IssueId, PartyId, Provenance, ReadingId, ValueId, Words, code::coded};

/// What a party cares about; it may lead to a higher value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Its identifier.
    pub id: ValueId,
    /// Whose value it is.
    pub party: PartyId,
    /// The value in its owner's words.
    pub words: Words,
    /// The higher value that it leads to.
    pub leads_to: Option<ValueId>,
    /// Whether it may be traded.
    pub protection: Protection,
    /// Where it comes from.
    pub provenance: Provenance,
}

coded! {
    /// Whether a value may be traded.
    pub enum Protection {
        /// It may be weighed against others.
        Open = "open",
        /// It is never compensated.
        Protected = "protected",
    }
}

/// What an issue stands for to a party: the criterion it serves, by way of a value where the ladder says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its identifier.
    pub id: ReadingId,
    /// Whose reading it is.
    pub party: PartyId,
    /// The issue that is read.
    pub issue: IssueId,
    /// The criterion it serves, once there is one.
    pub criterion: Option<CriterionId>,
    /// The value by way of which it does.
    pub value: Option<ValueId>,
    /// How strong the tie is.
    pub strength: Strength,
    /// Where it comes from.
    pub provenance: Provenance,
}

coded! {
    /// How strongly an issue serves what it stands for.
    pub enum Strength {
        /// It is the only way.
        OnlyWay = "only_way",
        /// It is one of several ways.
        OneOfSeveral = "one_of_several",
        /// It is a weak way.
        Weak = "weak",
    }
}
