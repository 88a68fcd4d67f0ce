//! Sharing a plan with colleagues: what goes out, what comes in, and where two have written the same field.
//!
//! A shared plan is one document that begins with what the plan says when it is first shared; what was before stays here.
//! Every installation is a writer of its own, whose files are numbered and never change. Nothing is ever taken out because
//! something is absent elsewhere.

mod arrived;
mod blind;
mod comment;
mod conflict;
mod incoming;
mod measure;
mod outgoing;
mod ready;
mod row;
mod seen;
mod team;
#[cfg(test)]
mod tests;

use std::fmt;

use uuid::Uuid;

pub(crate) use self::{
    arrived::Arrived,
    conflict::SETTLE,
    row::{SharingRow, allowed, may_edit, renew_writers, stop},
};
pub use self::{
    blind::{
        BlindAct, BlindActKind, BlindAnswer, BlindAsk, BlindRound, BlindRoundError, BlindRoundId, BlindRows,
        BlindStage, BlindStanding, KeptDissent, SealedHere,
    },
    comment::{Comment, CommentError, CommentId},
    conflict::{Conflict, ConflictValue, SettleError, Settled},
    incoming::{Awaited, Chain, IncomingFile, TakeInError, TakenIn},
    outgoing::{OutboxFile, OutgoingChange},
    row::{JoinError, Keeping, ShareError},
    seen::SeenChange,
    team::TeamRow,
};

macro_rules! named_by_uuid {
    ($($(#[$meta:meta])* $name:ident),+) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(Uuid);

            impl $name {
                /// The identifier itself.
                pub const fn uuid(self) -> Uuid {
                    self.0
                }

                pub(crate) fn parse(text: &str) -> Option<Self> {
                    Uuid::try_parse(text).ok().map(Self)
                }
            }

            impl From<Uuid> for $name {
                fn from(uuid: Uuid) -> Self {
                    Self(uuid)
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.0.fmt(formatter)
                }
            }
        )+
    };
}

named_by_uuid! {
    /// Names a team.
    TeamId,
    /// Names an installation that writes files of a plan; a new one after every restored backup.
    WriterId
}

/// Names a member of a team, in whatever way the team does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MemberId(String);

impl MemberId {
    /// Takes a text of 1 to 200 bytes.
    pub fn new(text: &str) -> Option<Self> {
        (1..=200).contains(&text.len()).then(|| Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MemberId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What a member of a team may do to its plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Read them.
    Read,
    /// Read them, and say something about their rows.
    Comment,
    /// Change them.
    Edit,
}

impl Role {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Comment => "comment",
            Self::Read => "read",
        }
    }

    /// The role of a code, or nothing when there is none.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Edit, Self::Comment, Self::Read].into_iter().find(|role| role.code() == code)
    }
}
