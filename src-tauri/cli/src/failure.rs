//! What can go wrong on the command line, in words: what, where, what to do.

mod exchange;
mod team;

use std::io;

use entente_core::{
    engine::{
        CaseError, LARGEST_CHOICE_COUNT, LARGEST_CLUSTER, LARGEST_SEARCH, SpaceError, proposal::AnalysisError,
    },
    interchange::Refusal,
    report::ReportError,
};
use entente_store::{BackupError, CreateError, LoadError, StorageError};

pub use exchange::ExchangeFailure;

pub use team::TeamFailure;

use crate::catalogue::sentence;

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A file is refused.
    #[error("a file is refused")]
    Refused(#[from] Refusal),
    /// A file cannot be read.
    #[error("{file} cannot be read")]
    Unreadable {
        /// Its name.
        file: String,
        /// What the system says.
        error: io::Error,
    },
    /// A file cannot be written.
    #[error("{file} cannot be written")]
    Unwritable {
        /// Its name.
        file: String,
        /// What the system says.
        error: io::Error,
    },
    /// The answer cannot be written.
    #[error("the answer cannot be written")]
    Answer(io::Error),
    /// There is no such built-in plan.
    #[error("there is no built-in plan {0}")]
    NoSuchExample(String),
    /// The plan cannot be computed with.
    #[error(transparent)]
    Case(#[from] CaseError),
    /// A question about the packages has no answer.
    #[error(transparent)]
    Space(#[from] SpaceError),
    /// The packages cannot be looked through.
    #[error(transparent)]
    Analysis(#[from] AnalysisError),
    /// There is not enough in a plan to propose anything.
    #[error("there is not enough on the table yet")]
    TooLittleKnown,
    /// Packages meet every essential, and those to propose cannot be found within the limits.
    #[error("no candidates within the limits")]
    NoCandidates,
    /// No party of the plan has this name.
    #[error("there is no party {0}")]
    NoSuchParty(String),
    /// No kept package of the plan has this title.
    #[error("there is no kept package {0}")]
    NoSuchPackage(String),
    /// Nothing of an answer can be certified.
    #[error("nothing of the answer can be certified")]
    NothingCertified,
    /// No outcome is named to tell, and none is agreed on.
    #[error("there is no outcome to tell")]
    NoOutcome,
    /// There is no such outcome among the proposals and kept packages.
    #[error("there is no outcome {0}")]
    NoSuchOutcome(String),
    /// A day is none.
    #[error("{0} is no day")]
    NoDay(String),
    /// A report is asked for in a form that the command line does not write.
    #[error("the command line writes no PDF")]
    NoPdf,
    /// A report cannot be made.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// There is no such plan in the database.
    #[error("there is no plan {0}")]
    NoSuchPlan(String),
    /// Several plans of the database have this name.
    #[error("several plans are called {0}")]
    SeveralPlans(String),
    /// This system names no folder for the database.
    #[error("this system names no folder for the database")]
    NoDatabase,
    /// The database cannot be opened.
    #[error("{file}: {detail}")]
    Database {
        /// Its name.
        file: String,
        /// The key of the message.
        code: &'static str,
        /// What the store says.
        detail: String,
    },
    /// A plan cannot be loaded.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// A plan cannot be added.
    #[error(transparent)]
    Create(#[from] CreateError),
    /// Something cannot be backed up or brought back.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// Something between parties, or with a neutral, cannot be done.
    #[error(transparent)]
    Exchange(#[from] ExchangeFailure),
    /// The database cannot be read or written.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// Nothing was done with a team.
    #[error(transparent)]
    Team(#[from] TeamFailure),
}

impl Failure {
    /// Whether whoever reads the answer has heard enough.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Answer(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// What happened, where, and what to do.
    pub fn words(&self) -> String {
        match self {
            Self::Refused(refusal) => refused(refusal),
            Self::Unreadable { file, error } => {
                sentence("cli.failure.unreadable", &[("file", file), ("detail", &error.to_string())])
            }
            Self::Unwritable { file, error } => {
                sentence("cli.failure.unwritable", &[("file", file), ("detail", &error.to_string())])
            }
            Self::Answer(error) => sentence("cli.failure.answer", &[("detail", &error.to_string())]),
            Self::NoSuchExample(name) => sentence("cli.failure.no_such_example", &[("name", name)]),
            Self::Case(error) => uncountable(error),
            Self::Analysis(AnalysisError::Case(error)) => uncountable(error),
            Self::Analysis(AnalysisError::TooEntangled { .. }) => sentence("too_large.entangled", &[]),
            Self::Analysis(AnalysisError::TooManyPackages { .. } | AnalysisError::Cancelled(_)) => {
                sentence("too_large.packages", &[])
            }
            Self::Space(error) => unanswered(error),
            Self::TooLittleKnown => sentence("cli.failure.too_little_known", &[]),
            Self::NoCandidates => sentence("too_large.entangled", &[]),
            Self::NoSuchParty(name) => sentence("cli.failure.no_such_party", &[("name", name)]),
            Self::NoSuchPackage(name) => sentence("cli.failure.no_such_package", &[("name", name)]),
            Self::NothingCertified => sentence("cli.failure.nothing_certified", &[]),
            Self::NoOutcome => sentence("cli.failure.no_outcome", &[]),
            Self::NoSuchOutcome(name) => sentence("cli.failure.no_such_outcome", &[("name", name)]),
            Self::NoDay(day) => sentence("cli.failure.no_day", &[("day", day)]),
            Self::NoPdf => sentence("cli.failure.no_pdf", &[]),
            Self::Report(ReportError::NotOnTheTable(number)) => {
                sentence("error.outcome_not_on_the_table", &[("number", &number.to_string())])
            }
            Self::Report(ReportError::Shared(_)) => sentence("error.nothing_to_share", &[]),
            Self::Report(ReportError::Analysis(AnalysisError::Case(error))) => uncountable(error),
            Self::Report(ReportError::Analysis(
                AnalysisError::TooEntangled { .. }
                | AnalysisError::TooManyPackages { .. }
                | AnalysisError::Cancelled(_),
            )) => sentence("too_large.packages", &[]),
            Self::NoSuchPlan(name) => sentence("cli.failure.no_such_plan", &[("name", name)]),
            Self::SeveralPlans(name) => sentence("cli.failure.several_plans", &[("name", name)]),
            Self::NoDatabase => sentence("error.database_nowhere", &[]),
            Self::Database { file, code, .. } => format!("{file}: {}", sentence(code, &[])),
            Self::Load(error) => sentence(error.code(), &[]),
            Self::Create(error) => sentence(error.code(), &[]),
            Self::Backup(error) => unrestored(error),
            Self::Exchange(failure) => failure.words(),
            Self::Storage(error) => sentence(error.code(), &[]),
            Self::Team(failure) => failure.words(),
        }
    }
}

fn refused(refusal: &Refusal) -> String {
    let fault = refusal
        .fault
        .as_ref()
        .map(|fault| sentence(&format!("fault.{}", fault.code.code()), &[("detail", &fault.detail)]));
    let fillings =
        [("detail", refusal.detail.as_str()), ("fault", fault.as_deref().unwrap_or(&refusal.detail))];
    let said = sentence(&format!("refusal.{}", refusal.code.code()), &fillings);
    match refusal.place.to_string() {
        place if place.is_empty() => said,
        place => format!("{place}: {said}"),
    }
}

fn unrestored(error: &BackupError) -> String {
    match error {
        BackupError::Damaged { file, .. } => sentence("error.backup_damaged", &[("file", file)]),
        BackupError::Missing(file) => sentence("error.backup_missing", &[("file", file)]),
        BackupError::InTheWay(file) => sentence("cli.failure.in_the_way", &[("file", file)]),
        BackupError::Unreachable(_) => sentence("error.store_unreachable", &[]),
        BackupError::Open(error) => sentence(error.code(), &[]),
        BackupError::Plan(error) => sentence(error.code(), &[]),
        BackupError::Restore(error) => sentence(error.code(), &[]),
        BackupError::Storage(error) => sentence(error.code(), &[]),
    }
}

fn uncountable(error: &CaseError) -> String {
    match error {
        CaseError::NoChoice { name, .. } => sentence("case_error.no_choice", &[("name", name)]),
        CaseError::TooManyChoices { name, count, .. } => {
            let most = LARGEST_CHOICE_COUNT.to_string();
            sentence("case_error.too_many_choices", &[("name", name), ("count", count), ("most", &most)])
        }
        CaseError::TooFine { statement, .. } => sentence("case_error.too_fine", &[("name", statement)]),
        CaseError::WeightsTooFine { name, .. } => sentence("case_error.weights_too_fine", &[("name", name)]),
    }
}

fn unanswered(error: &SpaceError) -> String {
    match error {
        SpaceError::TooManyTogether { count, .. } => {
            let most = LARGEST_CLUSTER.to_string();
            sentence("space_error.too_many_together", &[("count", count), ("most", &most)])
        }
        SpaceError::TooManyPackages { count, most } => {
            sentence("space_error.too_many_packages", &[("count", count), ("most", &most.to_string())])
        }
        SpaceError::GainsTooFine { party } => sentence("space_error.gains_too_fine", &[("party", party)]),
        SpaceError::TooManyProfiles => sentence("space_error.too_many_profiles", &[]),
        SpaceError::SearchTooLong => {
            sentence("space_error.search_too_long", &[("most", &LARGEST_SEARCH.to_string())])
        }
        SpaceError::Cancelled(_) => sentence("space_error.cancelled", &[]),
    }
}
