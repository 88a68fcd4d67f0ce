//! Who belongs to a team, and what they may do.

use entente_store::Role;
use serde::{Deserialize, Serialize};

use crate::identity::{Card, MemberId};

/// What a member is to the team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Changes plans, and says who belongs to the team.
    Owner,
    /// Changes plans.
    Edit,
    /// Reads plans, and says something about their rows.
    Comment,
    /// Reads plans.
    Read,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 4] = [Self::Owner, Self::Edit, Self::Comment, Self::Read];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Edit => "edit",
            Self::Comment => "comment",
            Self::Read => "read",
        }
    }

    /// The standing of a code, or nothing when there is none.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.code() == code)
    }

    /// What the member may do to plans.
    pub const fn role(self) -> Role {
        match self {
            Self::Owner | Self::Edit => Role::Edit,
            Self::Comment => Role::Comment,
            Self::Read => Role::Read,
        }
    }
}

/// How far a writer's files count, whose member was removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LastFile {
    /// The plan.
    pub plan: uuid::Uuid,
    /// The writer.
    pub writer: uuid::Uuid,
    /// The last file of it that counts.
    pub number: u64,
}

/// That a member was removed: what they had written by then stays, what they write later does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Removal {
    /// The first epoch without them.
    pub epoch: u32,
    /// How far their files count.
    pub last: Vec<LastFile>,
}

/// A member of a team, or somebody who was one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Their card.
    pub card: Card,
    /// What they are to the team.
    pub standing: Standing,
    /// Their removal; nothing for who belongs to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removal: Option<Removal>,
}

impl Member {
    /// Which member.
    pub fn id(&self) -> MemberId {
        self.card.member()
    }

    /// Whether they belong to the team.
    pub const fn is_in(&self) -> bool {
        self.removal.is_none()
    }

    /// Whether they say who belongs to the team.
    pub const fn is_owner(&self) -> bool {
        match self.standing {
            Standing::Owner => self.is_in(),
            Standing::Edit | Standing::Comment | Standing::Read => false,
        }
    }

    /// Whether a file of this writer counts, whose last file that may count is said.
    pub fn may_have_written(&self, plan: uuid::Uuid, writer: uuid::Uuid, number: u64) -> bool {
        self.removal.as_ref().is_none_or(|removal| {
            let own = |last: &&LastFile| last.plan == plan && last.writer == writer;
            removal.last.iter().find(own).is_some_and(|last| number <= last.number)
        })
    }
}
