//! Everyone and everything that an agreement touches.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{InfluenceId, Name, PartyId, StakeholderId, Words, code::coded};

/// Anyone or anything touched by an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stakeholder {
    /// Its identifier.
    pub id: StakeholderId,
    /// What it is called.
    pub name: Name,
    /// What it is.
    pub kind: StakeholderKind,
    /// The party it stands with; nothing for both, or neither.
    pub party: Option<PartyId>,
    /// The parts it plays.
    pub parts: BTreeSet<Part>,
    /// Whether it must be heard, and has been.
    pub hearing: Hearing,
    /// Where it stands now.
    pub stance: Stance,
    /// Who or what it is, in a few words.
    pub about: Option<Words>,
    /// How it gets by today, and what that carries.
    pub workaround: Option<Words>,
}

/// Someone who is on the map: a party or a stakeholder.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// A party.
    Party(PartyId),
    /// A stakeholder.
    Stakeholder(StakeholderId),
}

/// A line of the map: what one has with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Influence {
    /// Its identifier.
    pub id: InfluenceId,
    /// From whom the line leads.
    pub from: Voice,
    /// To whom it leads.
    pub to: Voice,
    /// What the first has with the second.
    pub kind: InfluenceKind,
}

coded! {
    /// What one on the map has with another.
    pub enum InfluenceKind {
        /// Listens to it.
        ListensTo = "listens_to",
        /// Trusts it.
        Trusts = "trusts",
        /// Depends on it.
        DependsOn = "depends_on",
        /// Can block it.
        CanBlock = "can_block",
    }
}

coded! {
    /// What a stakeholder is.
    pub enum StakeholderKind {
        /// One person.
        Person = "person",
        /// Several people.
        Group = "group",
        /// An office that somebody holds.
        Role = "role",
        /// A rule or a law.
        Rule = "rule",
        /// An amount of money that is set aside.
        Budget = "budget",
        /// Something already under way.
        Initiative = "initiative",
        /// What is between two people or groups.
        Relationship = "relationship",
    }
}

coded! {
    /// A part played in an agreement.
    pub enum Part {
        /// Decides.
        Decides = "decides",
        /// Approves.
        Approves = "approves",
        /// Could stop it.
        CouldStop = "could_stop",
        /// Carries it out.
        CarriesOut = "carries_out",
        /// Is affected by it.
        Affected = "affected",
        /// Advises somebody.
        Advises = "advises",
        /// Mediates.
        Mediates = "mediates",
    }
}

coded! {
    /// Whether a stakeholder must be heard.
    pub enum Hearing {
        /// It may be heard.
        Optional = "optional",
        /// It must be heard and has not been.
        MustBeHeard = "must_be_heard",
        /// It has been heard.
        Heard = "heard",
    }
}

coded! {
    /// Where a stakeholder stands, from against to committed.
    pub enum Stance {
        /// Opposes.
        Opposes = "opposes",
        /// Does not know of it.
        NotAware = "not_aware",
        /// Is looking at it.
        Exploring = "exploring",
        /// Has said what it would be judged by.
        CriteriaVoiced = "criteria_voiced",
        /// Can live with it.
        CanLiveWithIt = "can_live_with_it",
        /// Is committed.
        Committed = "committed",
    }
}
