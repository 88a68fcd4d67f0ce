//! Parties, and the course each would take without an agreement.

use super::{CriterionId, Name, PartyId, Provenance, RatedLevel, Words, code::coded};
use crate::Ratio;

/// Someone whose yes is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Its identifier.
    pub id: PartyId,
    /// What it is called.
    pub name: Name,
    /// Who they are, in a few words that they could read.
    pub about: Option<Words>,
    /// Whether the party has said that nothing here is essential to it.
    pub essentials: EssentialsSaid,
    /// Where the order of its criteria comes from.
    pub order_provenance: Provenance,
}

coded! {
    /// Whether a party has said that nothing here is essential to it.
    pub enum EssentialsSaid {
        /// Nothing was said; its essentials are those marked as such.
        AsMarked = "as_marked",
        /// It has said that nothing here is essential to it.
        NothingIsEssential = "nothing_is_essential",
    }
}

coded! {
    /// From where gains are counted when a party's course without agreement is not judged.
    pub enum GainBasis {
        /// Nowhere: rules by gain wait until every course without agreement is judged.
        CourseOnly = "course_only",
        /// From zero, because a person chose so or the plan was imported without such a course.
        Zero = "zero",
    }
}

coded! {
    /// Whether everyone here can say no safely: asked in private, before anything is proposed.
    pub enum SafeToSayNo {
        /// Everyone can.
        Yes = "yes",
        /// Somebody cannot.
        No = "no",
    }
}

/// What a party has when there is no agreement: a course in words, judged criterion by criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoAgreementCourse {
    /// Whose course it is.
    pub party: PartyId,
    /// The course in words.
    pub words: Option<Words>,
    /// The levels it would bring.
    pub levels: Vec<CourseLevel>,
    /// The worth that an imported file states, from 0 to 1; nobody can write it here.
    pub utility_from_file: Option<Ratio>,
}

/// The level that a course without agreement brings to one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseLevel {
    /// The criterion.
    pub criterion: CriterionId,
    /// The level.
    pub level: RatedLevel,
    /// Where it comes from.
    pub provenance: Provenance,
}
