//! What criteria of several parties have to do with each other, and what the parties have of time, courage and means.

use super::{CircumstanceId, CriterionId, GroundId, IssueId, PartyId, Provenance, Words, code::coded};

/// What criteria of several parties have to do with each other, as somebody said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommonGround {
    /// Its identifier.
    pub id: GroundId,
    /// What they have to do with each other.
    pub relation: Relation,
    /// The one wording that all of them could hold.
    pub wording: Option<Words>,
    /// The criteria, at most one of each party.
    pub members: Vec<GroundMember>,
}

/// A criterion of common ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroundMember {
    /// The criterion.
    pub criterion: CriterionId,
    /// Whether its owner holds the wording too.
    pub confirmation: Confirmation,
}

coded! {
    /// What criteria of several parties have to do with each other.
    pub enum Relation {
        /// They are one, in one wording.
        Shared = "shared",
        /// They can be met together.
        Compatible = "compatible",
        /// One is met at the cost of the other.
        Competing = "competing",
        /// It is not known.
        Unknown = "unknown",
    }
}

coded! {
    /// Whether a party holds a wording too.
    pub enum Confirmation {
        /// It has not said so.
        Open = "open",
        /// It has said so.
        Confirmed = "confirmed",
    }
}

/// What a party has of time, courage or means, where that may differ usefully.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstance {
    /// Its identifier.
    pub id: CircumstanceId,
    /// Whose it is.
    pub party: PartyId,
    /// Of what.
    pub kind: CircumstanceKind,
    /// How much.
    pub degree: Degree,
    /// The issue it is about; nothing for all of them.
    pub issue: Option<IssueId>,
    /// What is behind it.
    pub words: Words,
    /// Where it comes from.
    pub provenance: Provenance,
}

coded! {
    /// What parties have more or less of.
    pub enum CircumstanceKind {
        /// Time: whether it can wait.
        Time = "time",
        /// Risk: whether it can bear that things turn out badly.
        Risk = "risk",
        /// Capability: whether it can do what is needed.
        Capability = "capability",
    }
}

coded! {
    /// How much a party has of something.
    pub enum Degree {
        /// Little.
        Little = "little",
        /// Some.
        Some = "some",
        /// Much.
        Much = "much",
    }
}
