//! Talks: offers, what became of them, and the lines of a conversation plan.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Choice, IssueId, Name, OfferId, PartyId, TalkLineId, Words, code::coded};

/// What a party laid on the table, whole or in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its identifier.
    pub id: OfferId,
    /// Who made it.
    pub party: PartyId,
    /// The number of the set: offers of one set were laid on the table together.
    pub set: u32,
    /// What it chooses; issues may be left open.
    pub choices: BTreeMap<IssueId, Choice>,
    /// What was said with it.
    pub words: Option<Words>,
    /// What others made of it, at most once for a party.
    pub reactions: Vec<Reaction>,
    /// Who wrote it down.
    pub by: Name,
    /// When.
    pub at: Timestamp,
}

/// What a party made of an offer: it weighs what we think of that party, and rules nothing out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reaction {
    /// The party.
    pub party: PartyId,
    /// What it made of it.
    pub kind: ReactionKind,
    /// What it said.
    pub words: Option<Words>,
    /// When.
    pub at: Timestamp,
}

coded! {
    /// What a party makes of an offer.
    pub enum ReactionKind {
        /// It prefers it to the others of its set.
        Preferred = "preferred",
        /// It says yes to it.
        Accepted = "accepted",
        /// It says no to it, which tells nothing but asks a question.
        Declined = "declined",
    }
}

/// A line of a conversation plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkLine {
    /// Its identifier.
    pub id: TalkLineId,
    /// What the line does.
    pub kind: TalkLineKind,
    /// With whom; nothing for everyone.
    pub party: Option<PartyId>,
    /// What is said or asked.
    pub words: Words,
}

coded! {
    /// What a line of a conversation does.
    pub enum TalkLineKind {
        /// Says what the conversation is for, good for both.
        Purpose = "purpose",
        /// Asks whether this is a good moment.
        Permission = "permission",
        /// Says how the other is addressed.
        Address = "address",
        /// Tells something.
        Tell = "tell",
        /// Asks for a fact.
        FactQuestion = "fact_question",
        /// Asks what matters, and how one would know.
        CriteriaQuestion = "criteria_question",
        /// Asks who else should be heard.
        WhoElse = "who_else",
        /// Reads back what was heard.
        ReadBack = "read_back",
    }
}
