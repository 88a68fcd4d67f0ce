//! Why nothing goes between parties, as the page is told it.

use entente_core::{
    audience::{Hit, ShareError},
    parcel::{MakeError, OpenError, TakeError},
    sheet::{CaseError, SheetError},
};
use entente_store::CreateError;
use entente_team::{
    backup::BackupError,
    identity::{CardError, IdentityError},
    neutral::NeutralError,
    sheet::{SealError, UnsealError},
};

use super::{CommandError, ErrorCode};
use crate::catalogue;

impl CommandError {
    /// Nothing was looked at that may go out.
    pub fn held_back() -> Self {
        Self::new(ErrorCode::HeldBack, &"nothing was released")
    }

    /// Something private would go out.
    pub fn held_back_by(hits: &[Hit]) -> Self {
        let told = Self::new(ErrorCode::HeldBack, &"something private would go out");
        hits.iter().take(1).fold(told, |told, hit| {
            let told = told.with("private", &hit.private).with("place", &hit.place).with("found", &hit.found);
            told.hinting("parcel.hit".to_owned())
        })
    }

    /// No case is open, or nothing was asked yet.
    pub fn no_case() -> Self {
        Self::new(ErrorCode::CaseClosed, &"no case is open")
    }

    /// The chosen parcel is not at hand any more.
    pub fn parcel_gone() -> Self {
        Self::new(ErrorCode::ParcelGone, &"no such parcel")
    }

    /// The chosen form is a plan here already.
    pub fn parcel_opened(error: &CreateError) -> Self {
        Self::new(ErrorCode::ParcelOpenedAlready, error)
    }
}

impl From<CaseError> for CommandError {
    fn from(error: CaseError) -> Self {
        match &error {
            CaseError::TooFew => Self::new(ErrorCode::CaseTooFew, &error),
            CaseError::Twice(party) => Self::new(ErrorCode::SheetKnown, &error).with("name", party),
            CaseError::OtherCase { party, case } => {
                Self::new(ErrorCode::CaseOther, &error).with("party", party).with("case", case)
            }
            CaseError::OtherRule { party, rule } => {
                let key = format!("rule.{}.name", rule.code());
                let rule = catalogue::text(&key);
                Self::new(ErrorCode::CaseOtherRule, &error).with("party", party).with("rule", rule)
            }
            CaseError::OtherTable { party, what } => {
                Self::new(ErrorCode::CaseOtherTable, &error).with("party", party).with("what", what)
            }
            CaseError::Rows(_) | CaseError::Refused(_) | CaseError::Unfit(_) => {
                Self::new(ErrorCode::ParcelUnfit, &error).with("detail", &error)
            }
        }
    }
}

impl From<NeutralError> for CommandError {
    fn from(error: NeutralError) -> Self {
        match error {
            NeutralError::Folder(error) => Self::new(ErrorCode::CaseFolder, &error).with("detail", &error),
            NeutralError::Sheet { file, error } => {
                let code = match error {
                    UnsealError::NotForUs => ErrorCode::SheetNotForUs,
                    UnsealError::NoSheet | UnsealError::Card(_) => ErrorCode::SheetNoSheet,
                    UnsealError::Unsigned(_) => ErrorCode::SheetUnsigned,
                    UnsealError::Refused(_) => ErrorCode::SheetRefused,
                };
                Self::new(code, &error).with("file", file)
            }
            NeutralError::KnownAlready(name) => Self::new(ErrorCode::SheetKnown, &name).with("name", &name),
            NeutralError::Log => Self::new(ErrorCode::CaseLog, &error),
            NeutralError::Case(error) => error.into(),
            NeutralError::Analysis(error) => Self::new(ErrorCode::CaseTooLarge, &error),
        }
    }
}

impl From<MakeError> for CommandError {
    fn from(error: MakeError) -> Self {
        match error {
            MakeError::NoSuchParty(_) => Self::new(ErrorCode::RowMissing, &error),
            MakeError::OwnForm => Self::new(ErrorCode::ParcelOwnForm, &error),
            MakeError::Unreadable(refusal) => refusal.into(),
        }
    }
}

impl From<OpenError> for CommandError {
    fn from(error: OpenError) -> Self {
        Self::new(ErrorCode::ParcelUnfit, &error).with("detail", &error)
    }
}

impl From<TakeError> for CommandError {
    fn from(error: TakeError) -> Self {
        match error {
            TakeError::Form => Self::new(ErrorCode::ParcelIsForm, &error),
            TakeError::OtherPlan => Self::new(ErrorCode::ParcelOtherPlan, &error),
            TakeError::Rows(error) => error.into(),
            TakeError::Refused(refusal) => refusal.into(),
            TakeError::Unfit(_) => Self::new(ErrorCode::ParcelUnfit, &error).with("detail", &error),
        }
    }
}

impl From<SheetError> for CommandError {
    fn from(error: SheetError) -> Self {
        match error {
            SheetError::NoSuchParty => Self::new(ErrorCode::RowMissing, &error),
            SheetError::Nothing => Self::new(ErrorCode::SheetEmpty, &error),
            SheetError::Unreadable(refusal) => refusal.into(),
        }
    }
}

impl From<SealError> for CommandError {
    fn from(error: SealError) -> Self {
        Self::new(ErrorCode::SheetNotSealed, &error)
    }
}

impl From<ShareError> for CommandError {
    fn from(error: ShareError) -> Self {
        match error {
            ShareError::Unfit(_) => Self::new(ErrorCode::NothingToShare, &error),
            ShareError::Unreadable(refusal) => refusal.into(),
        }
    }
}

impl From<CardError> for CommandError {
    fn from(error: CardError) -> Self {
        let code = match error {
            CardError::Mistyped => ErrorCode::CardMistyped,
            CardError::Newer(_) => ErrorCode::CardNewer,
        };
        Self::new(code, &error)
    }
}

impl From<IdentityError> for CommandError {
    fn from(error: IdentityError) -> Self {
        let code = match error {
            IdentityError::NoChance => ErrorCode::NoChance,
            IdentityError::Unreadable => ErrorCode::IdentityUnreadable,
            IdentityError::LongName => ErrorCode::IdentityLongName,
        };
        Self::new(code, &error)
    }
}

impl From<BackupError> for CommandError {
    fn from(error: BackupError) -> Self {
        let code = match error {
            BackupError::ShortPassphrase => ErrorCode::PassphraseShort,
            BackupError::Nobody => ErrorCode::BackupNobody,
            BackupError::NoBackup => ErrorCode::BackupNone,
            BackupError::WrongKey => ErrorCode::BackupWrongKey,
            BackupError::Encryption(_) => ErrorCode::BackupFailed,
            BackupError::Refused(refusal) => return refusal.into(),
        };
        Self::new(code, &error)
    }
}
