//! What can go wrong between parties and with a neutral, in words.

use entente_core::{
    audience::{Hit, ShareError},
    parcel::{MakeError, OpenError, TakeError},
    sheet::{CaseError, SheetError},
};
use entente_team::{
    backup::BackupError,
    identity::{CardError, IdentityError},
    neutral::{NeutralError, ResultError},
    sheet::UnsealError,
};

use super::{Failure, refused};
use crate::catalogue::sentence;

/// Why nothing was done between parties, or with a neutral.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeFailure {
    /// What was to go out holds something private.
    #[error("something private would go out")]
    HeldBack(Vec<Hit>),
    /// Nothing of the plan goes by this name.
    #[error("there is no {0} to be ticked")]
    NoSuchTick(String),
    /// A parcel cannot be made.
    #[error(transparent)]
    Make(#[from] MakeError),
    /// A form cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// An answer was given without the plan that asked.
    #[error("the parcel is an answer")]
    AnswerOfWhat,
    /// An answer cannot be taken in.
    #[error(transparent)]
    Take(#[from] TakeError),
    /// A share file cannot be made.
    #[error(transparent)]
    Share(#[from] ShareError),
    /// A name is none.
    #[error("a name is none")]
    NoName,
    /// What is encrypted needs a file to go to.
    #[error("no file was named")]
    NoOutput,
    /// A file is there already.
    #[error("{0} is there already")]
    InTheWay(String),
    /// Nothing could be encrypted.
    #[error("nothing could be encrypted")]
    NoSeal,
    /// A sheet cannot be made.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// A card is none.
    #[error(transparent)]
    Card(#[from] CardError),
    /// There is no person in a file.
    #[error(transparent)]
    Person(#[from] IdentityError),
    /// A neutral's case does not answer.
    #[error(transparent)]
    Neutral(#[from] NeutralError),
    /// A neutral's result is refused.
    #[error(transparent)]
    Result(#[from] ResultError),
    /// A backup for a team cannot be made or opened.
    #[error(transparent)]
    Backup(#[from] BackupError),
}

macro_rules! through {
    ($($error:ty),+ $(,)?) => {$(
        impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self::Exchange(error.into())
            }
        }
    )+};
}

through!(
    MakeError,
    OpenError,
    TakeError,
    ShareError,
    SheetError,
    CardError,
    IdentityError,
    NeutralError,
    ResultError,
    BackupError,
);

impl ExchangeFailure {
    /// What happened and what to do.
    pub fn words(&self) -> String {
        match self {
            Self::HeldBack(hits) => held_back(hits),
            Self::NoSuchTick(what) => sentence("cli.failure.no_such_tick", &[("what", what)]),
            Self::Make(error) => unmade(error),
            Self::Open(error) => unopened(error),
            Self::AnswerOfWhat => sentence("cli.failure.answer_of_what", &[]),
            Self::Take(error) => untaken(error),
            Self::Share(ShareError::Unfit(_)) => sentence("error.nothing_to_share", &[]),
            Self::Share(ShareError::Unreadable(refusal))
            | Self::Sheet(SheetError::Unreadable(refusal))
            | Self::Result(ResultError::Refused(refusal))
            | Self::Backup(BackupError::Refused(refusal)) => refused(refusal),
            Self::NoName => sentence("cli.failure.no_name", &[]),
            Self::NoOutput => sentence("cli.failure.no_output", &[]),
            Self::InTheWay(file) => sentence("cli.failure.in_the_way", &[("file", file)]),
            Self::NoSeal => sentence("error.sheet_not_sealed", &[]),
            Self::Sheet(SheetError::Nothing | SheetError::NoSuchParty) => sentence("error.sheet_empty", &[]),
            Self::Card(error) => sentence(error.code(), &[]),
            Self::Person(error) => sentence(error.code(), &[]),
            Self::Neutral(error) => unanswered(error),
            Self::Result(ResultError::Foreign(name)) => sentence("error.result_foreign", &[("name", name)]),
            Self::Result(error) => sentence(error.code(), &[]),
            Self::Backup(error) => sentence(error.code(), &[]),
        }
    }
}

/// What holds something back, each with the field it is from.
fn held_back(hits: &[Hit]) -> String {
    let line = |hit: &Hit| {
        let fillings = [("private", hit.private.as_str()), ("place", &hit.place), ("found", &hit.found)];
        format!("  {}", sentence("parcel.hit", &fillings))
    };
    let lines: Vec<String> = hits.iter().map(line).collect();
    format!("{}\n{}", sentence("parcel.held_back", &[]), lines.join("\n"))
}

fn unmade(error: &MakeError) -> String {
    match error {
        MakeError::NoSuchParty(_) => sentence("error.row_missing", &[]),
        MakeError::OwnForm => sentence("error.parcel_own_form", &[]),
        MakeError::Unreadable(refusal) => refused(refusal),
    }
}

fn unopened(error: &OpenError) -> String {
    sentence("error.parcel_unfit", &[("detail", &error.to_string())])
}

fn untaken(error: &TakeError) -> String {
    match error {
        TakeError::Form => sentence("error.parcel_is_form", &[]),
        TakeError::OtherPlan => sentence("error.parcel_other_plan", &[]),
        TakeError::Rows(error) => unopened(error),
        TakeError::Refused(refusal) => refused(refusal),
        TakeError::Unfit(_) => sentence("error.parcel_unfit", &[("detail", &error.to_string())]),
    }
}

fn unanswered(error: &NeutralError) -> String {
    match error {
        NeutralError::Folder(error) => sentence("error.case_folder", &[("detail", &error.to_string())]),
        NeutralError::Sheet { file, error: UnsealError::Refused(refusal) } => {
            format!("{file}: {}", refused(refusal))
        }
        NeutralError::Sheet { file, error } => format!("{file}: {}", sentence(error.code(), &[])),
        NeutralError::KnownAlready(name) => sentence("error.sheet_known", &[("name", name)]),
        NeutralError::Log => sentence("error.case_log", &[]),
        NeutralError::Analysis(_) => sentence("too_large.packages", &[]),
        NeutralError::Case(error) => apart(error),
    }
}

fn apart(error: &CaseError) -> String {
    match error {
        CaseError::TooFew => sentence("error.case_too_few", &[]),
        CaseError::Twice(party) => sentence("error.sheet_known", &[("name", party.as_str())]),
        CaseError::OtherCase { party, case } => {
            sentence("error.case_other", &[("party", party.as_str()), ("case", case.as_str())])
        }
        CaseError::OtherRule { party, rule } => {
            let rule = crate::catalogue::words(&format!("rule.{}.name", rule.code()));
            sentence("error.case_other_rule", &[("party", party.as_str()), ("rule", &rule)])
        }
        CaseError::OtherTable { party, what } => {
            sentence("error.case_other_table", &[("party", party.as_str()), ("what", what)])
        }
        CaseError::Rows(_) | CaseError::Refused(_) | CaseError::Unfit(_) => {
            sentence("error.parcel_unfit", &[("detail", &error.to_string())])
        }
    }
}
