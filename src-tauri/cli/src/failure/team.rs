//! What can go wrong with a team, in words.

use entente_store::ShareError;
use entente_team::{TeamError, blind::BlindError};

use super::Failure;
use crate::catalogue::sentence;

/// Why nothing was done with a team.
#[derive(Debug, thiserror::Error)]
pub enum TeamFailure {
    /// This machine knows no name of whoever works at it.
    #[error("this machine has no name for whoever works at it")]
    NoPerson,
    /// No place of a team was named, or several were.
    #[error("no place is named, or several are")]
    NoPlace,
    /// A place needs a password.
    #[error("the place needs a password")]
    NoSecret,
    /// There is no team on this machine.
    #[error("there is no team here")]
    NoTeam,
    /// There is no such team on this machine.
    #[error("there is no team {0}")]
    NoSuchTeam(String),
    /// Several teams fit.
    #[error("several teams fit")]
    SeveralTeams,
    /// There is no such member of the team.
    #[error("there is no member {0}")]
    NoSuchMember(String),
    /// There is no such role.
    #[error("there is no role {0}")]
    NoSuchStanding(String),
    /// There is no such blind round.
    #[error("there is no such round")]
    NoRound,
    /// The plan does not say which party is one's own.
    #[error("no party is one's own")]
    NoOwnParty,
    /// Something is not asked in a round.
    #[error("{0} is not asked")]
    NotAsked(String),
    /// A level is none.
    #[error("{0} is no level")]
    NoLevel(String),
    /// A file holds no answer.
    #[error("the file holds no answer: {0}")]
    NoAnswerFile(String),
    /// Answers cannot be compared.
    #[error(transparent)]
    Compared(#[from] entente_core::blind::BlindError),
    /// Nothing came of an act in a blind round.
    #[error(transparent)]
    Blind(#[from] BlindError),
    /// Nothing came of an act of a team.
    #[error(transparent)]
    Act(#[from] TeamError),
    /// A plan cannot be shared.
    #[error(transparent)]
    Share(#[from] ShareError),
}

impl From<TeamError> for Failure {
    fn from(error: TeamError) -> Self {
        Self::Team(error.into())
    }
}

impl From<BlindError> for Failure {
    fn from(error: BlindError) -> Self {
        Self::Team(error.into())
    }
}

impl From<ShareError> for Failure {
    fn from(error: ShareError) -> Self {
        Self::Team(error.into())
    }
}

impl TeamFailure {
    /// What happened, and what to do.
    pub(super) fn words(&self) -> String {
        match self {
            Self::NoPerson => sentence("cli.failure.no_person", &[]),
            Self::NoPlace => sentence("cli.failure.no_place", &[]),
            Self::NoSecret => sentence("cli.failure.no_secret", &[]),
            Self::NoTeam => sentence("cli.team.no_team", &[]),
            Self::NoSuchTeam(name) => sentence("cli.failure.no_such_team", &[("name", name)]),
            Self::SeveralTeams => sentence("cli.failure.several_teams", &[]),
            Self::NoSuchMember(name) => sentence("cli.failure.no_such_member", &[("name", name)]),
            Self::NoSuchStanding(name) => sentence("cli.failure.no_such_standing", &[("name", name)]),
            Self::NoRound => sentence("error.round_not_there", &[]),
            Self::NoOwnParty => sentence("cli.failure.no_own_party", &[]),
            Self::NotAsked(name) => sentence("cli.failure.not_asked", &[("name", name)]),
            Self::NoLevel(text) => sentence("cli.failure.no_level", &[("text", text)]),
            Self::NoAnswerFile(detail) => sentence("cli.failure.no_answer_file", &[("detail", detail)]),
            Self::Compared(_) => sentence("error.round_unfit", &[]),
            Self::Blind(error) => sentence(error.code(), &[]),
            Self::Act(error) => sentence(error.code(), &[("detail", error.detail().unwrap_or_default())]),
            Self::Share(ShareError::NoTeam(_)) => sentence("error.team_not_there", &[]),
            Self::Share(ShareError::Shared(_)) => sentence("error.share_shared", &[]),
            Self::Share(ShareError::NotAllowed(_)) => sentence("error.share_not_allowed", &[]),
            Self::Share(ShareError::Load(error)) => sentence(error.code(), &[]),
        }
    }
}
