//! Why nothing came of an act of a team.

use entente_store::{StorageError, TeamId};

use crate::{
    charter::CharterError,
    depot::DepotError,
    identity::{CardError, IdentityError},
};

/// Says why a team is not made, joined, changed or kept in step; nothing here was changed.
#[derive(Debug, thiserror::Error)]
pub enum TeamError {
    /// There is no such team here.
    #[error("there is no team {0} here")]
    NoTeam(TeamId),
    /// What is remembered of the team cannot be read.
    #[error("what is remembered of team {0} cannot be read")]
    Unreadable(TeamId),
    /// Only an owner says who belongs to the team.
    #[error("only an owner says who belongs to the team")]
    NotOwner,
    /// Nothing at the place is for whoever works here.
    #[error("there is no invitation for whoever works here")]
    NoInvitation,
    /// The six words are not those of whoever invited.
    #[error("the words are not those of whoever invited")]
    OtherWords,
    /// The person belongs to the team already.
    #[error("the person belongs to the team already")]
    AlreadyIn,
    /// The person does not belong to the team.
    #[error("the person does not belong to the team")]
    NotIn,
    /// A team keeps an owner.
    #[error("a team keeps an owner")]
    LastOwner,
    /// The file that names the store is not there: the storage was emptied, or is another one.
    #[error("the storage does not hold the team's files any more")]
    StoreMissing,
    /// The file that names the store names another.
    #[error("the storage is another one than the team's")]
    StoreDiffers,
    /// The keys of the team are for others only.
    #[error("the keys from epoch {0} on are not for whoever works here")]
    Outside(u32),
    /// A card cannot be read.
    #[error(transparent)]
    Card(#[from] CardError),
    /// A charter cannot be made or read.
    #[error(transparent)]
    Charter(#[from] CharterError),
    /// There is no identity.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// The storage does not do what is asked of it.
    #[error(transparent)]
    Depot(#[from] DepotError),
    /// The database cannot be read or written.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl TeamError {
    /// The key of the message.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoTeam(_) => "error.team_not_there",
            Self::Unreadable(_) => "error.team_unreadable",
            Self::NotOwner => "error.team_not_owner",
            Self::NoInvitation => "error.team_no_invitation",
            Self::OtherWords => "error.team_other_words",
            Self::AlreadyIn => "error.team_already_in",
            Self::NotIn => "error.team_not_in",
            Self::LastOwner => "error.team_last_owner",
            Self::StoreMissing => "error.team_store_missing",
            Self::StoreDiffers => "error.team_store_differs",
            Self::Outside(_) => "error.team_outside",
            Self::Card(error) => error.code(),
            Self::Charter(error) => error.code(),
            Self::Identity(error) => error.code(),
            Self::Depot(error) => error.code(),
            Self::Storage(error) => error.code(),
        }
    }

    /// What the storage itself said, where it said anything.
    pub fn detail(&self) -> Option<&str> {
        match self {
            Self::Depot(error) => error.detail(),
            Self::NoTeam(_)
            | Self::Unreadable(_)
            | Self::NotOwner
            | Self::NoInvitation
            | Self::OtherWords
            | Self::AlreadyIn
            | Self::NotIn
            | Self::LastOwner
            | Self::StoreMissing
            | Self::StoreDiffers
            | Self::Outside(_)
            | Self::Card(_)
            | Self::Charter(_)
            | Self::Identity(_)
            | Self::Storage(_) => None,
        }
    }
}
