//! What the page is told when something cannot be done.

mod colleague;
mod edit;
mod exchange;
mod file;
mod store;

use std::{collections::BTreeMap, fmt};

use serde::Serialize;
use ts_rs::TS;

/// Why a command could not do what it was asked; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CommandError {
    /// What to decide by; its sentence is `error.<code>`.
    pub code: ErrorCode,
    /// The plain message, for “Copy details” and the log.
    pub message: String,
    /// What fills the places of the sentence.
    pub params: BTreeMap<String, String>,
    /// Keys of sentences that say what to do next.
    pub hints: Vec<String>,
}

impl CommandError {
    fn new(code: ErrorCode, error: &impl fmt::Display) -> Self {
        Self { code, message: error.to_string(), params: BTreeMap::new(), hints: Vec::new() }
    }

    fn with(mut self, place: &str, text: impl fmt::Display) -> Self {
        self.params.insert(place.to_owned(), text.to_string());
        self
    }

    fn hinting(mut self, key: String) -> Self {
        self.hints.push(key);
        self
    }

    /// The request names something the host does not know.
    pub fn bad_request(what: &str) -> Self {
        Self::new(ErrorCode::BadRequest, &what)
    }

    /// A name is none: empty, or longer than a name may be.
    pub fn bad_name() -> Self {
        Self::new(ErrorCode::BadRequest, &"a name")
    }

    /// What is confirmed is not what was previewed last.
    pub fn import_gone() -> Self {
        Self::new(ErrorCode::ImportGone, &"no such import")
    }

    /// This system does not print to a file.
    pub fn no_pdf(why: &impl fmt::Display) -> Self {
        Self::new(ErrorCode::NoPdf, why)
    }

    /// Somebody cannot say no safely, so that no screen is shared.
    pub fn joint_unsafe() -> Self {
        Self::new(ErrorCode::JointUnsafe, &"somebody cannot say no safely")
    }

    /// The screen is shared, so that nothing is changed.
    pub fn joint_read_only() -> Self {
        Self::new(ErrorCode::JointReadOnly, &"the screen is shared")
    }

    /// A kept version is not there any more.
    pub fn version_missing(error: &impl fmt::Display) -> Self {
        Self::new(ErrorCode::RowMissing, error)
    }

    /// There is no backup of this name.
    pub fn backup_missing(file: &str) -> Self {
        Self::new(ErrorCode::BackupMissing, &file).with("file", file)
    }

    /// There is no place for a database.
    pub fn store_nowhere() -> Self {
        Self::new(ErrorCode::StoreNowhere, &"no database")
    }

    /// The work was ended before it could answer.
    pub fn interrupted(error: &impl fmt::Display) -> Self {
        Self::new(ErrorCode::Interrupted, error)
    }
}

/// Everything that can go wrong, as the page tells it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The request could not be read.
    BadRequest,
    /// A text is empty.
    TextEmpty,
    /// A text is longer than it may be.
    TextTooLong,
    /// A text holds a character that is not shown.
    TextInvisible,
    /// The work was ended before it could answer.
    Interrupted,
    /// The plan is not there, or no longer.
    PlanNotThere,
    /// The plan is for a newer Entente.
    PlanNewer,
    /// The changes or rows of the plan make no plan.
    PlanDamaged,
    /// There is, or was, a plan of this identifier.
    PlanExists,
    /// A row that is named is not there.
    RowMissing,
    /// A numeric issue was treated as a listed one, or the other way round.
    OtherKind,
    /// The amounts make no range.
    RangeEmpty,
    /// The step does not lead from the lower end to the upper end.
    RangeStep,
    /// There are as many parties as there can be.
    TooManyParties,
    /// The ladder would lead back to itself.
    LadderCycle,
    /// There is no such level.
    NoSuchLevel,
    /// An agreement rests on the package that should go.
    PackageAgreed,
    /// The rows would no longer fit together.
    RowsDoNotFit,
    /// A kept version cannot be read.
    VersionUnreadable,
    /// There is nothing to undo or redo.
    NothingToUndo,
    /// The plan is not shared, so that nobody would read what is said of it.
    PlanNotShared,
    /// Somebody has settled the conflict, or taken the comment away, meanwhile.
    TeamMeanwhile,
    /// The role in the team does not let a person do this.
    NotAllowed,
    /// The plan has changed since the proposals were computed.
    ProposalsStale,
    /// The file is refused; the hint says why.
    FileRefused,
    /// The file could not be read or written.
    FileUnusable,
    /// What was to be imported is no longer at hand.
    ImportGone,
    /// Something private would go out, or nothing was looked at.
    HeldBack,
    /// The parcel that was chosen is no longer at hand.
    ParcelGone,
    /// The parcel is a plan here already.
    ParcelOpenedAlready,
    /// A form is for somebody else than whoever makes it.
    ParcelOwnForm,
    /// The rows of a parcel do not fit together.
    ParcelUnfit,
    /// The parcel asks and does not answer.
    ParcelIsForm,
    /// The parcel answers no form of any plan here.
    ParcelOtherPlan,
    /// There is nothing to seal.
    SheetEmpty,
    /// A sheet could not be encrypted.
    SheetNotSealed,
    /// A card is not whole.
    CardMistyped,
    /// A newer Entente made the card.
    CardNewer,
    /// The keys of the person who works here cannot be read.
    IdentityUnreadable,
    /// The system gives no random numbers.
    NoChance,
    /// A passphrase is too short.
    PassphraseShort,
    /// Nobody is named who could open a backup.
    BackupNobody,
    /// The file is no encrypted backup.
    BackupNone,
    /// The key opens no such backup.
    BackupWrongKey,
    /// A backup could not be encrypted.
    BackupFailed,
    /// A chosen outcome is not on the table any more.
    OutcomeNotOnTheTable,
    /// What all parties may see makes no plan.
    NothingToShare,
    /// The packages of the plan cannot be looked at within the limits.
    PackagesTooMany,
    /// This system does not print to a file.
    NoPdf,
    /// Somebody cannot say no safely, so that no screen is shared.
    JointUnsafe,
    /// The screen is shared, so that nothing is changed.
    JointReadOnly,
    /// There is no backup of this name.
    BackupMissing,
    /// The backup is damaged, or no database of Entente.
    BackupDamaged,
    /// Somebody else is writing to the database.
    StoreBusy,
    /// There is no room left on the disk.
    StoreFull,
    /// The database can only be read.
    StoreReadOnly,
    /// The database is damaged.
    StoreDamaged,
    /// The disk answers with an error.
    StoreDisk,
    /// The database refuses what was asked of it.
    StoreRefused,
    /// The file is no database of Entente.
    StoreForeign,
    /// The file of the database is empty.
    StoreEmpty,
    /// The database was written by a newer Entente.
    StoreNewer,
    /// The file of the database, or its folder, cannot be reached.
    StoreUnreachable,
    /// There is no place for a database.
    StoreNowhere,
    /// The name does not fit on a card.
    IdentityLongName,
    /// The team’s place cannot be reached.
    DepotUnreachable,
    /// The team’s place refuses the name or the password.
    DepotCredentials,
    /// The team’s place needs its password.
    DepotNoSecret,
    /// There is no right to read or write at the team’s place.
    DepotNoRight,
    /// The team’s folder, bucket or database is not there.
    DepotNoPlace,
    /// The team’s place is full.
    DepotFull,
    /// The team’s place does not keep what is put there.
    DepotNotKept,
    /// A file at the team’s place is too large.
    DepotTooLarge,
    /// The address of a place is not written as it should be.
    DepotAddress,
    /// The team’s place answers with an error.
    DepotRefused,
    /// There is no such team.
    TeamNotThere,
    /// What is remembered of the team cannot be read.
    TeamUnreadable,
    /// Only an owner says who belongs to the team.
    TeamNotOwner,
    /// Nobody has invited the person.
    TeamNoInvitation,
    /// The six words are others.
    TeamOtherWords,
    /// The person belongs to the team already.
    TeamAlreadyIn,
    /// The person does not belong to the team.
    TeamNotIn,
    /// The team would be without an owner.
    TeamLastOwner,
    /// The team’s files are gone.
    TeamStoreMissing,
    /// The place holds another store.
    TeamStoreDiffers,
    /// The team’s keys are for others only.
    TeamOutside,
    /// The team has too many members.
    TeamTooLarge,
    /// The plan is shared already.
    ShareShared,
    /// No case of a neutral is open, or nothing was asked in it yet.
    CaseClosed,
    /// The folder of a case cannot be read or written.
    CaseFolder,
    /// The log of a case was changed from outside.
    CaseLog,
    /// A sheet is for another matter.
    CaseOther,
    /// A sheet names another rule.
    CaseOtherRule,
    /// A sheet has another table.
    CaseOtherTable,
    /// A case has fewer than two sheets.
    CaseTooFew,
    /// The packages of a case are too many to be looked at.
    CaseTooLarge,
    /// There is a sheet of the same person in the case already.
    SheetKnown,
    /// What is inside is no sheet.
    SheetNoSheet,
    /// A sheet is for another card, or was changed on the way.
    SheetNotForUs,
    /// What is inside a sheet is refused.
    SheetRefused,
    /// A sheet was not signed by its sender for this neutral.
    SheetUnsigned,
    /// Nobody else in the team can answer a blind round.
    RoundNobodyElse,
    /// Nothing is asked in a blind round.
    RoundNothingAsked,
    /// There is no such blind round.
    RoundNotThere,
    /// The person was not asked.
    RoundNotAsked,
    /// The person has answered already.
    RoundAnswered,
    /// Answers can be read already.
    RoundRevealed,
    /// Answers are missing.
    RoundNotRevealed,
    /// The answers do not fit the plan.
    RoundUnfit,
    /// The answer is too large to be sealed.
    RoundTooLarge,
}
