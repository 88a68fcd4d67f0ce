//! What teams and their places say, as the page is told it.

use entente_store::{BlindRoundError, ShareError};
use entente_team::{
    TeamError,
    blind::{BlindError, BlindSealError},
    charter::CharterError,
    depot::DepotError,
};

use super::{CommandError, ErrorCode};

impl CommandError {
    /// No folder was chosen.
    pub fn no_folder() -> Self {
        Self::new(ErrorCode::DepotNoPlace, &"no folder was chosen")
    }
}

impl From<DepotError> for CommandError {
    fn from(error: DepotError) -> Self {
        let code = match &error {
            DepotError::Unreachable(_) => ErrorCode::DepotUnreachable,
            DepotError::Credentials => ErrorCode::DepotCredentials,
            DepotError::NoSecret => ErrorCode::DepotNoSecret,
            DepotError::NoRight => ErrorCode::DepotNoRight,
            DepotError::NoPlace => ErrorCode::DepotNoPlace,
            DepotError::Full => ErrorCode::DepotFull,
            DepotError::NotKept => ErrorCode::DepotNotKept,
            DepotError::TooLarge(_) => ErrorCode::DepotTooLarge,
            DepotError::Address(_) => ErrorCode::DepotAddress,
            DepotError::Refused(_) => ErrorCode::DepotRefused,
        };
        let told = Self::new(code, &error);
        match error.detail() {
            Some(detail) => told.with("detail", detail),
            None => told,
        }
    }
}

impl From<CharterError> for CommandError {
    fn from(error: CharterError) -> Self {
        let code = match error {
            CharterError::TooLarge => ErrorCode::TeamTooLarge,
            CharterError::NotForMe
            | CharterError::Damaged
            | CharterError::Forged
            | CharterError::Newer(_) => ErrorCode::TeamUnreadable,
        };
        Self::new(code, &error)
    }
}

impl From<BlindError> for CommandError {
    fn from(error: BlindError) -> Self {
        let code = match error {
            BlindError::Team(error) => return error.into(),
            BlindError::Round(BlindRoundError::Load(error)) => return error.into(),
            BlindError::Round(BlindRoundError::Alone) => ErrorCode::PlanNotShared,
            BlindError::Round(BlindRoundError::NotAllowed(_)) => ErrorCode::NotAllowed,
            BlindError::Round(BlindRoundError::NobodyElse) => ErrorCode::RoundNobodyElse,
            BlindError::Round(BlindRoundError::NothingAsked) => ErrorCode::RoundNothingAsked,
            BlindError::Round(BlindRoundError::NotThere(_)) => ErrorCode::RoundNotThere,
            BlindError::Round(BlindRoundError::NotAsked) => ErrorCode::RoundNotAsked,
            BlindError::Round(BlindRoundError::Answered) => ErrorCode::RoundAnswered,
            BlindError::Round(BlindRoundError::Revealed) => ErrorCode::RoundRevealed,
            BlindError::Round(BlindRoundError::NotRevealed) => ErrorCode::RoundNotRevealed,
            BlindError::Round(BlindRoundError::Unfit(_)) => ErrorCode::RoundUnfit,
            BlindError::Seal(BlindSealError::TooLarge) => ErrorCode::RoundTooLarge,
            BlindError::Seal(BlindSealError::NoChance) => ErrorCode::NoChance,
        };
        Self::new(code, &"nothing came of an act in a blind round")
    }
}

impl From<TeamError> for CommandError {
    fn from(error: TeamError) -> Self {
        let code = match error {
            TeamError::NoTeam(_) => ErrorCode::TeamNotThere,
            TeamError::Unreadable(_) => ErrorCode::TeamUnreadable,
            TeamError::NotOwner => ErrorCode::TeamNotOwner,
            TeamError::NoInvitation => ErrorCode::TeamNoInvitation,
            TeamError::OtherWords => ErrorCode::TeamOtherWords,
            TeamError::AlreadyIn => ErrorCode::TeamAlreadyIn,
            TeamError::NotIn => ErrorCode::TeamNotIn,
            TeamError::LastOwner => ErrorCode::TeamLastOwner,
            TeamError::StoreMissing => ErrorCode::TeamStoreMissing,
            TeamError::StoreDiffers => ErrorCode::TeamStoreDiffers,
            TeamError::Outside(_) => ErrorCode::TeamOutside,
            TeamError::Card(error) => return error.into(),
            TeamError::Charter(error) => return error.into(),
            TeamError::Identity(error) => return error.into(),
            TeamError::Depot(error) => return error.into(),
            TeamError::Storage(error) => return error.into(),
        };
        Self::new(code, &error)
    }
}

impl From<ShareError> for CommandError {
    fn from(error: ShareError) -> Self {
        let code = match error {
            ShareError::NoTeam(_) => ErrorCode::TeamNotThere,
            ShareError::Shared(_) => ErrorCode::ShareShared,
            ShareError::NotAllowed(_) => ErrorCode::NotAllowed,
            ShareError::Load(error) => return error.into(),
        };
        Self::new(code, &error)
    }
}
