//! What was agreed, who does what, and whether it lasts.

use jiff::{Timestamp, civil::Date};

use super::{AgreementId, CommitmentId, Name, PackageId, PartyId, Words, code::coded};

/// What the parties agreed, or are about to; the last one is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Its identifier.
    pub id: AgreementId,
    /// The package that is agreed.
    pub package: PackageId,
    /// The terms in words.
    pub terms: Option<Words>,
    /// The day on which it was signed; nothing before.
    pub signed: Option<Date>,
    /// Why it goes ahead although somebody is badly disturbed and has accepted nothing that would soften it.
    pub in_spite_of: Option<Words>,
    /// Who does what by when.
    pub commitments: Vec<Commitment>,
    /// What makes it last, each point at most once.
    pub durability: Vec<DurabilityAnswer>,
    /// What each party can say at home, at most one for a party.
    pub explanations: Vec<Explanation>,
    /// How each party sees it at the review, at most one for a party.
    pub checks: Vec<AfterCheck>,
}

/// What somebody has promised to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// Its identifier.
    pub id: CommitmentId,
    /// Who does it.
    pub who: Name,
    /// What is done.
    pub what: Words,
    /// By when.
    pub due: Option<Date>,
    /// Whether it was done.
    pub state: CommitmentState,
}

coded! {
    /// Whether what was promised was done.
    pub enum CommitmentState {
        /// It is to be done.
        Open = "open",
        /// It was done.
        Kept = "kept",
        /// It was not done.
        Missed = "missed",
    }
}

/// What was settled on one point of what makes an agreement last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DurabilityAnswer {
    /// The point.
    pub point: DurabilityPoint,
    /// What was settled.
    pub words: Words,
}

coded! {
    /// What makes an agreement last.
    pub enum DurabilityPoint {
        /// Which part keeps itself, and which needs a reminder.
        KeepsItself = "keeps_itself",
        /// What each needs from the others to be able to keep it.
        Needs = "needs",
        /// Which sign is watched, and who looks.
        Sign = "sign",
        /// What comes first when it is seen differently.
        FirstStep = "first_step",
        /// Under what change of circumstances there are talks anew.
        Change = "change",
        /// When it is looked at again, even if all is well.
        Review = "review",
    }
}

/// What a party can say at home about the agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The party.
    pub party: PartyId,
    /// What it can say.
    pub words: Words,
}

/// How a party sees the agreement at the review, by its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AfterCheck {
    /// The party.
    pub party: PartyId,
    /// How content it is with what it got.
    pub outcome: Feeling,
    /// How it feels about its own part.
    pub own_part: Feeling,
    /// Whether it was fair, and it was heard.
    pub process: Feeling,
    /// How things stand between them now.
    pub relationship: Feeling,
    /// Whether its essentials are still met.
    pub essentials: EssentialsNow,
    /// What it adds.
    pub words: Option<Words>,
    /// When it was said.
    pub at: Timestamp,
}

coded! {
    /// How a party feels about something.
    pub enum Feeling {
        /// It has not said.
        NotSaid = "not_said",
        /// Well.
        Well = "well",
        /// Well and not.
        Mixed = "mixed",
        /// Badly.
        Badly = "badly",
    }
}

coded! {
    /// Whether the essentials of a party are still met, as it says itself.
    pub enum EssentialsNow {
        /// It has not said.
        NotSaid = "not_said",
        /// They are.
        StillMet = "still_met",
        /// They are not.
        NotMet = "not_met",
    }
}
