//! Why a file is not sealed or not taken in.

use super::{LONGEST_CONTENTS, LONGEST_FILE};

/// Says why changes are not sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// They do not fit in one file.
    #[error("the changes do not fit in one file")]
    TooLarge,
    /// The system gives no random numbers.
    #[error("the system gives no random numbers")]
    NoChance,
}

/// Says why a file is not taken in; the files after it wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The file is not whole yet.
    #[error("the file is not whole yet")]
    Short,
    /// The file is something else.
    #[error("the file is no file of Entente")]
    NotOurs,
    /// A newer Entente wrote the file.
    #[error("the file has version {0}, which is newer than this Entente")]
    Newer(u8),
    /// The file, or what it unpacks to, is larger than any of ours.
    #[error("the file is larger than {LONGEST_FILE} bytes, or unpacks to more than {LONGEST_CONTENTS}")]
    TooLarge,
    /// The key of its epoch is not known here.
    #[error("the key of epoch {0} is not known here")]
    NoKey(u32),
    /// The file is another team's.
    #[error("the file is another team's")]
    Foreign,
    /// The file is another plan's or another writer's.
    #[error("the file is another plan's or another writer's")]
    Spliced,
    /// The file has another number.
    #[error("the file has number {0}")]
    Reordered(u64),
    /// The file follows on another one than was taken in before.
    #[error("the file does not follow on the one before it")]
    Forked,
    /// The file was altered, or is not signed by whom it names.
    #[error("the file was altered, or is not signed by whom it names")]
    Forged,
    /// Nobody of the team wrote the file.
    #[error("nobody of the team wrote the file")]
    Stranger,
    /// Another member has begun this writer's files.
    #[error("another member has begun these files")]
    OtherMember,
    /// A member wrote the file after being removed.
    #[error("a member wrote the file after being removed")]
    AfterRemoval,
}

impl Refusal {
    /// The key of the message.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Short => "team.refusal.short",
            Self::NotOurs => "team.refusal.not_ours",
            Self::Newer(_) => "team.refusal.newer",
            Self::TooLarge => "team.refusal.too_large",
            Self::NoKey(_) => "team.refusal.no_key",
            Self::Foreign => "team.refusal.foreign",
            Self::Spliced => "team.refusal.spliced",
            Self::Reordered(_) => "team.refusal.reordered",
            Self::Forked => "team.refusal.forked",
            Self::Forged => "team.refusal.forged",
            Self::Stranger => "team.refusal.stranger",
            Self::OtherMember => "team.refusal.other_member",
            Self::AfterRemoval => "team.refusal.after_removal",
        }
    }
}
